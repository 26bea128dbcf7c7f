// Every page, for everybody who can see it: with a screen reader, on a phone, by keyboard, in both languages, and light.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { audit, bytesOf, closeBrowser, fine, go, inParallel, newPage, none, post, send, startServer, until } from "./support.mjs";

const KB = 1024;
const BUDGET = { islands: 120 * KB, home: 150 * KB };
// Each page that root.rs lists, by the pattern of its route type, with `:name` for a part that differs.
const source = (file) => readFileSync(new URL(`../app/${file}`, import.meta.url), "utf8");
const ROUTES = [...source("src/root.rs").matchAll(/path=\{at::<routes::(\w+)::(\w+)>\(\)\}/g)].map(([, feature, name]) => {
  const line = new RegExp(`^    ${name}(?:\\([^)]*\\))? =\\s*"([^"]+)"`, "m");
  return line.exec(source(`web/src/routes/${feature}.rs`))[1].replace(/\{(\w+)\}/g, ":$1");
});

let server;
/** Who sees which pages, as `[path, status]`. */
let pages;

before(async () => {
  server = await startServer();
  pages = await allPages();
});
after(async () => {
  await closeBrowser();
  await server?.stop();
});

async function link(page, path, text) {
  await go(page, path);
  return page.getByRole("main").getByRole("link", { name: text }).first().getAttribute("href");
}

/** The fixed pages, and one or more of each kind that has a number or a name in its address. */
async function allPages() {
  const open = async (who, find) => {
    const page = await newPage(server, { who });
    const found = await find(page);
    await page.context().close();
    return found;
  };
  const asked = "Mogen wij gratis eten uitdelen op het plein?";
  const mine = await open("resident", (page) => link(page, "/mijn", asked));
  const busy = `/werk${mine}`;
  const decided = await open("gerda@demonstratie.example", (page) => link(page, "/mijn", "Mag onze schuur een open werkplaats blijven?"));
  const isOpen = await open(undefined, (page) => link(page, "/belemmeringen", "Op het plein uitdelen mag niet zonder standplaats"));
  const removed = await open(undefined, (page) => link(page, "/belemmeringen", "Eerst een stichting, dan pas geld"));
  const higher = await open("alderman", (page) => link(page, "/bestuur/lijst", "Diploma gevraagd aan wie voor een buur zorgt"));
  const unsigned = await open("official", (page) => link(page, "/werk?lijst=team", "Komt u eens kijken naar wat wij doen?"));
  const exception = await open("official", (page) => link(page, "/werk/uitzonderingen", "Een hulpmiddel gaat terug als degene voor wie het bedoeld was, overlijdt."));
  const compared = await open("bas@demonstratie.example", async (page) => {
    await go(page, await link(page, "/werk?lijst=team", "Mag de scootmobiel van mijn man blijven?"));
    return page.getByTestId("earlier").getByRole("article").getByRole("link").first().getAttribute("href");
  });
  const held = await open("official", (page) => link(page, "/werk/leertafel", "Drie formulieren, en toen ging er iemand kijken"));
  const prepared = await open("official", (page) => link(page, "/werk/leertafel", "Weggeven telt bij ons als verkopen"));
  const waiting = await open("manager", (page) => link(page, "/werk/kritiek", /^Ik belde drie keer/));
  const answered = await open("manager", (page) => link(page, "/werk/kritiek", /^Eerst kregen wij drie formulieren/));
  const talk = await open("alderman", (page) => link(page, "/bestuur/gesprekken", "Het dorp Lonneker, in de oude school"));
  const thanked = await open("resident", (page) => link(page, "/mijn", "Aan tafel in Pathmos"));
  const thanks = await open("resident", async (page) => {
    await go(page, "/mijn");
    return page.getByRole("region", { name: "Dankwoorden" }).getByRole("link").first().getAttribute("href");
  });
  const said = await open("resident", async (page) => {
    await go(page, "/mijn");
    return page.getByRole("region", { name: "Wat u van ons vond" }).getByRole("link").first().getAttribute("href");
  });
  assert.ok(thanked, "the steward has an initiative");
  const mapped = await open("manager", (page) => link(page, "/werk/belemmeringen", "Weggeven telt bij ons als verkopen"));
  const colleague = await open("admin", (page) => link(page, "/beheer/mensen", "Samira El Idrissi"));
  const role = await open("admin", async (page) => {
    await go(page, colleague);
    return page.locator("#rollen form[action*='/rol/']").first().getAttribute("action");
  });
  const arranged = colleague.replace("/beheer/mensen", "/werk/overdragen");
  const token = await open(undefined, async (page) => {
    const answer = await post(page, "/inloggen", { form: "inloggen", email: "gerda@demonstratie.example", naar: "/mijn" });
    assert.equal(answer.status(), 303);
    return /\/inloggen\/link\/\S+/.exec((await server.mail("gerda", "Uw link om in te loggen")).text)[0];
  });
  return {
    visitor: [
      "/", "/over", "/toegankelijkheid", "/privacy", "/open-data", "/afwegingskader",
      "/initiatieven", "/initiatieven?q=bestaatniet&thema=green", "/initiatieven?pagina=2", "/initiatieven/de-hobbyloods", "/initiatieven/de-zwerfvissers",
      "/kaart", "/belemmeringen", "/belemmeringen?soort=permit", isOpen, removed, "/belemmeringen/sparen-kost-toeslag",
      "/waardering", "/kritiek", "/kritiek/nieuw", "/geleerd", "/zo-doen-wij-het", "/zo-doen-wij-het?periode=2026-k2", "/dekking/oud",
      "/aanmelden", "/aanmelden/waar", "/aanmelden/wie", "/aanmelden/nakijken", "/aanmelden/verstuurd", "/aanmelden/bevestigen/oud", ["/aanmelden/verder/00000000-0000-4000-8000-000000000000", 404],
      "/melden/aan-tafel-in-pathmos", "/uitnodiging/oud", "/inloggen?sso=storing", ["/inloggen/tweede-stap", 404],
      "/verzoeken/nieuw", "/bevestigen", "/bevestigen/oud", "/inloggen", "/inloggen?verlopen=1", "/inloggen/verstuurd", token, "/inloggen/link/oud", "/demo/post",
      ["/bestaat-niet", 404], ["/initiatieven/bestaat-niet", 404],
    ],
    resident: ["/", "/mijn", mine, "/mijn/initiatieven/aan-tafel-in-pathmos", "/mijn/initiatieven/aan-tafel-in-pathmos/makers", "/mijn/initiatieven/aan-tafel-in-pathmos/fotos",
      "/mijn/initiatieven/aan-tafel-in-pathmos/plaats", "/mijn/initiatieven/aan-tafel-in-pathmos/waarden", "/mijn/initiatieven/aan-tafel-in-pathmos/gevraagd", "/mijn/inloggen", "/mijn/adres/oud", "/mijn/gegevens", "/mijn/gegevens/wissen", "/mijn/inloggen/codes", ["/mijn/inloggen/passkey", 404], "/initiatieven/aan-tafel-in-pathmos", "/verzoeken/nieuw?initiatief=aan-tafel-in-pathmos", thanks, said, "/kritiek/nieuw", ["/werk", 403], ["/mijn/initiatieven/de-hobbyloods", 403]],
    "gerda@demonstratie.example": [decided, `${decided}/besluit`],
    official: ["/werk", "/werk?lijst=team", "/werk?lijst=niemand", "/werk?lijst=klaar", "/werk/brieven", "/werk/overdragen", busy, `/werk${decided}`, unsigned, "/werk/belemmeringen", `/werk${isOpen}`, `/werk${removed}`, "/verzoeken/nieuw", "/aanmelden/wie",
      "/werk/uitzonderingen", "/werk/uitzonderingen?q=hulpmiddel", exception, "/werk/dekking", "/werk/leertafel", "/werk/leertafel/nieuw", held, prepared,
      // A letter is looked at where there is one, in paper.spec.mjs.
      ["/werk/brieven/00000000-0000-0000-0000-000000000000", 404], ["/werk/mensen/00000000-0000-0000-0000-000000000000", 404], `${busy}/brief`, ["/beheer/termijnen", 403]],
    "bas@demonstratie.example": [compared, "/werk/dekking"],
    "erik@demonstratie.example": ["/werk/overdragen", arranged, busy],
    manager: ["/werk", "/werk/dekking", "/werk/kritiek", waiting, answered, mapped, "/bestuur", "/bestuur/gesprekken"],
    "rob@demonstratie.example": ["/werk/dekking", "/werk?lijst=laat"],
    alderman: ["/bestuur", "/bestuur/lijst", "/bestuur/lijst?buurt=BU01530202", "/bestuur/lijst?leeftijd=longer", `/werk${higher}`, "/bestuur/gesprekken", talk,
      "/bestuur/waardering/de-hobbyloods", "/bestuur/waardering/de-zwerfvissers", "/initiatieven/de-hobbyloods", "/werk/kritiek"],
    "ruud@demonstratie.example": ["/bestuur", "/werk/belemmeringen/sparen-kost-toeslag"],
    admin: ["/mijn", "/beheer", "/beheer/termijnen", "/beheer/mensen", "/beheer/mensen?rol=alderman", colleague, role, arranged, "/beheer/teams", "/beheer/gebieden", "/beheer/gebieden/gebied/BU01530202", "/beheer/teksten", "/beheer/teksten/over",
      "/beheer/onderwerpen", "/beheer/initiatieven", "/beheer/kleuren", "/beheer/afwegingskader", "/beheer/mail", "/beheer/logboek", "/beheer/logboek?wat=decision_sent&pagina=2", "/beheer/bewaren", "/beheer/meldingen", "/mijn/gegevens/wissen",
      // What is behind these is looked at where it is made, in safety.spec.mjs and login.spec.mjs.
      ["/beheer/meldingen/00000000-0000-0000-0000-000000000000", 404], ["/beheer/weggehaald/00000000-0000-0000-0000-000000000000", 404], ["/beheer/gebieden/bekijken", 404]],
  };
}

const each = () => Object.entries(pages).flatMap(([who, list]) => list.map((one) => ({ who: who === "visitor" ? undefined : who, path: Array.isArray(one) ? one[0] : one, status: Array.isArray(one) ? one[1] : 200 })));

/** Which scripts a page may load. */
function scriptsOf(path, status) {
  if (status === 200 && /^\/werk\/verzoeken\/[\d-]+$/.test(path)) return ["meerwaarde.js", "meerwaarde_bg.wasm"];
  if (status === 200 && /^\/kaart(\?|$)/.test(path)) return ["map.js", "suggest.js"];
  if (status === 200 && path === "/bestuur") return ["drawn.js"];
  if (status === 200 && path === "/") return ["drawn.js", "suggest.js"];
  if (status === 200 && /^\/initiatieven(\?|$)/.test(path)) return ["suggest.js"];
  return [];
}

describe("every page", () => {
  test("of the router is in this list", () => {
    assert.ok(ROUTES.length > 25, "the routes were read");
    const seen = each().map(({ path }) => path.split("?")[0]);
    const unseen = ROUTES.filter((route) => !seen.some((path) => new RegExp(`^${route.replace(/:\w+/g, "[^/]+")}$`).test(path) && (route.includes(":") || path === route)));
    assert.deepEqual(unseen, []);
  });

  for (const lang of ["nl", "en"]) {
    test(`is for everybody, on every screen, without a fault, and as light as can be (${lang})`, async () => {
      const wrong = [];
      const look = async (page, { who, path, status }) => {
        page.problems.length = 0;
        page.responses.length = 0;
        const response = await page.goto(path, { waitUntil: "load" });
        const expected = scriptsOf(path, status);
        const scripts = () => page.responses.map(({ url }) => new URL(url).pathname.split("/").at(-1).replace(/\.[0-9a-f]{8}\./, ".")).filter((file) => /\.(js|mjs|wasm)$/.test(file));
        if (expected.length > 0) await until(`scripts of ${path}`, () => scripts().length >= expected.length);
        // Words differ between the languages, colours do not: the English pages are looked at where words run out of room.
        const found = await audit(page, { lang, axeAt: lang === "nl" ? [320, 1280] : [320] });
        if (response.status() !== status) found.push(`status ${response.status()}, not ${status}`);
        if (String([...new Set(scripts())].sort()) !== String(expected)) found.push(`loads ${scripts()}, may load ${expected}`);
        wrong.push(...found.map((problem) => `${path} (${who ?? "visitor"}): ${problem}`));
      };
      const jobs = Object.keys(pages).flatMap((who) => {
        const all = each().filter((one) => (one.who ?? "visitor") === who);
        // A long list is shared by more browser profiles.
        const size = Math.ceil(all.length / Math.ceil(all.length / 10));
        const parts = Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
        return parts.map((list) => async () => {
          const page = await newPage(server, { lang, who: list[0].who });
          for (const one of list) await look(page, one);
          await page.context().close();
        });
      });
      await inParallel(jobs);
      none(wrong.sort());
    });
  }

  test("says who wrote the map data, and asks nothing of another site", async () => {
    const page = await newPage(server);
    await go(page, "/kaart");
    await page.locator(".leaflet-marker-pane > *").first().waitFor();
    assert.match(await page.getByRole("main").textContent(), /CBS\/Kadaster/);
    fine(page);
    await page.context().close();
  });
});

describe("by keyboard", () => {
  test("the first stop is a link to the content, and it goes there", async () => {
    for (const path of ["/", "/initiatieven", "/aanmelden", "/inloggen"]) {
      const page = await newPage(server);
      await go(page, path);
      await page.keyboard.press("Tab");
      const skip = page.getByRole("link", { name: "Naar de inhoud" });
      assert.equal(await skip.evaluate((element) => element === document.activeElement), true, path);
      const box = await skip.boundingBox();
      assert.ok(box.x >= 0 && box.y >= 0 && box.width > 40 && box.height >= 24, `${path}: seen when it has the focus: ${JSON.stringify(box)}`);
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "inhoud", path);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.getElementById("inhoud").contains(document.activeElement)), true, `${path}: the next stop is in the content`);
      await page.context().close();
    }
  });

  test("every stop can be seen, and none is a trap", async () => {
    for (const [path, who] of [["/"], ["/initiatieven"], ["/aanmelden"], ["/aanmelden/waar"], ["/verzoeken/nieuw"], ["/werk?lijst=team", "official"], ["/bestuur", "alderman"]]) {
      const page = await newPage(server, { who });
      await go(page, path);
      const wrong = [];
      const stops = [];
      for (let stop = 0; stop < 30; stop += 1) {
        await page.keyboard.press("Tab");
        const here = await page.evaluate(async () => {
          const element = document.activeElement;
          window.stops ??= [];
          // What it looked like with the focus, against what it looks like now that the focus is elsewhere.
          const look = (one) =>
            [one, ...one.querySelectorAll("*"), one.parentElement, one.closest("label, li, article, .mw-choice")]
              .filter(Boolean)
              .flatMap((part) => [null, "::before", "::after"].map((pseudo) => getComputedStyle(part, pseudo)))
              .map((style) => [style.outlineStyle, style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor, style.boxShadow, style.stroke + style.strokeWidth].join(" "))
              .join("|");
          const before = window.stops.at(-1);
          const unseen = before && before.element !== element && look(before.element) === before.look ? before.name : null;
          if (!element || element === document.body) return { end: true, unseen };
          const seen = () => {
            const box = element.getBoundingClientRect();
            return box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          };
          // It may take a few frames before the page has scrolled there.
          for (let frame = 0; frame < 30 && !seen(); frame += 1) await new Promise(requestAnimationFrame);
          const inView = seen();
          const name = `${element.tagName.toLowerCase()} ${(element.getAttribute("aria-label") ?? (element.textContent || element.name)).trim().slice(0, 40)}`;
          // A field for a date has stops of the browser's own inside.
          const inside = before?.element === element && element.type === "date";
          if (inside) return { name, inView, unseen: null };
          const again = window.stops.some((one) => one.element === element);
          window.stops.push({ element, name, look: look(element) });
          return { name, inView, again, unseen };
        });
        if (here.unseen) wrong.push(`looks the same with the focus: ${here.unseen}`);
        if (here.end) break;
        stops.push(here.name);
        if (here.again) wrong.push(`a second time: ${here.name}`);
        // What comes into view with a movement may need a moment on a busy machine.
        const comesIntoView = () => page.evaluate(() => { const box = document.activeElement.getBoundingClientRect(); return box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0; });
        if (!here.inView) await until(`${here.name} in view`, comesIntoView, 2000).catch(() => wrong.push(`out of view: ${here.name}`));
      }
      none(wrong, path);
      assert.ok(stops.length >= 10, `${path}: ${stops}`);
      await page.context().close();
    }
  });

  test("a form can be sent wrong and right without a mouse", async () => {
    const page = await newPage(server);
    await go(page, "/inloggen");
    await page.getByLabel("E-mailadres", { exact: true }).focus();
    await page.keyboard.type("geen adres");
    assert.equal(await send(page, () => page.keyboard.press("Enter")), 422);
    // The browser gives it the focus a moment after the page is there.
    await page.waitForFunction(() => document.activeElement.id === "fouten");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.name), "email", "the error leads to the field");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("yusuf@demonstratie.example");
    assert.equal(await send(page, () => page.keyboard.press("Enter")), 200);
    assert.match(page.url(), /\/inloggen\/verstuurd$/);
    await page.context().close();
  });
});

describe("on a phone without JavaScript", () => {
  test("the menu opens and leads on", async () => {
    const page = await newPage(server, { js: false, width: 390 });
    await go(page, "/");
    const entry = page.getByRole("banner").getByRole("link", { name: "Kaart", exact: true });
    assert.equal(await entry.isVisible(), false);
    await page.getByText("Menu", { exact: true }).click();
    assert.equal(await entry.isVisible(), true);
    const box = await entry.boundingBox();
    assert.ok(box.height >= 24 && box.x + box.width <= 390, JSON.stringify(box));
    await Promise.all([page.waitForURL("**/kaart"), entry.click()]);
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Kaart van initiatieven");
    // By keyboard as well.
    await page.locator("summary", { hasText: "Menu" }).focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.getByRole("banner").getByRole("link", { name: "Belemmeringen", exact: true }).isVisible(), true);
    fine(page);
    await page.context().close();
  });

  test("the language is chosen by a link, and stays", async () => {
    const page = await newPage(server, { js: false, width: 390 });
    await go(page, "/initiatieven?thema=food");
    await page.getByText("Menu", { exact: true }).click();
    await Promise.all([page.waitForURL("**/initiatieven?thema=food"), page.getByRole("banner").getByRole("link", { name: "English" }).last().click()]);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Initiatives");
    await go(page, "/over");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.context().close();
  });

  test("the map is drawn, can be read, and its numbers are links", async () => {
    const page = await newPage(server, { js: false, width: 390 });
    await go(page, "/kaart");
    const map = page.getByRole("group", { name: "Kaart met het aantal initiatieven per buurt" }).and(page.locator(":visible"));
    assert.equal(await map.count(), 1, "one map on a phone");
    const areas = map.getByRole("link");
    assert.ok((await areas.count()) >= 9, "the districts");
    const some = areas.filter({ hasNotText: /: 0 / }).first();
    const said = Number(/: (\d+) /.exec(await some.getAttribute("aria-label"))[1]);
    await go(page, await some.getAttribute("href"));
    assert.equal(Number.parseInt(await page.getByTestId("count").textContent(), 10), said);
    await page.context().close();
  });
});

describe("light", () => {
  test("the islands, and the page that everybody sees first", async () => {
    const page = await newPage(server, { who: "official" });
    const work = await link(page, "/werk?lijst=team", "Mogen wij gratis eten uitdelen op het plein?");
    page.responses.length = 0;
    await page.goto(work, { waitUntil: "networkidle" });
    const islands = page.responses.map(({ url }) => url).filter((url) => url.includes("/pkg"));
    assert.deepEqual(islands.map((url) => url.split(".").at(-1)).sort(), ["js", "wasm"], "each is loaded once");
    const sizes = await Promise.all(islands.map((url) => bytesOf(url)));
    const weight = sizes.reduce((sum, bytes) => sum + bytes, 0);
    console.log(`islands: ${(weight / KB).toFixed(1)} kB gzip`);
    assert.ok(weight <= BUDGET.islands, `the islands are ${(weight / KB).toFixed(1)} kB`);
    await page.context().close();

    for (const width of [390, 1280]) {
      const visitor = await newPage(server, { width });
      await visitor.goto("/", { waitUntil: "networkidle" });
      // Drawings further down are loaded when one comes near.
      for (let y = 0; y < 12; y += 1) await visitor.mouse.wheel(0, 600);
      await visitor.waitForLoadState("networkidle");
      assert.ok(visitor.responses.length > 5, "drawings were loaded");
      const urls = [...new Set(visitor.responses.map(({ url }) => url))];
      const all = await Promise.all(urls.map(async (url) => [new URL(url).pathname, await bytesOf(url)]));
      const total = all.reduce((sum, [, bytes]) => sum + bytes, 0);
      console.log(`home at ${width}: ${(total / KB).toFixed(1)} kB gzip in ${urls.length} files`);
      const heaviest = all.sort((a, b) => b[1] - a[1]).slice(0, 5).map(([path, bytes]) => `${path} ${(bytes / KB).toFixed(1)}`);
      assert.ok(total <= BUDGET.home, `home at ${width} is ${(total / KB).toFixed(1)} kB: ${heaviest.join(", ")}`);
      await visitor.context().close();
    }
  });
});
