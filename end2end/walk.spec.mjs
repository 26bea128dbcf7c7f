/*
 * What the walk through every page found: the language changes and nothing is lost, a map is one tab stop, the phone
 * shows what matters first, and a letter is one printed page.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { audit, closeBrowser, fine, go, newPage, none, send, startServer } from "./support.mjs";

let server;
before(async () => {
  server = await startServer();
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

const STORY = "Wij willen een bankje.\n\nVoor wie niet lang kan staan. 🌳";

describe("the other language", () => {
  for (const js of [true, false]) {
    for (const width of [1280, 390]) {
      test(`brings the form along, ${js ? "with" : "without"} JavaScript at ${width} px`, async () => {
        const page = await newPage(server, { js, width });
        await go(page, "/verzoeken/nieuw");
        await page.locator("[name=kind][value=space]").check();
        await page.locator("[name=title]").fill("Een bankje");
        await page.locator("[name=story]").fill(STORY);
        const to = async (name) => {
          if (width < 500) await page.locator(".mw-menu summary").click();
          return page.getByRole("button", { name, exact: true }).and(page.locator(":visible")).first();
        };
        assert.equal(await send(page, await to("English")), 200);
        await page.getByRole("heading", { level: 1, name: "Ask the municipality something" }).waitFor();
        assert.equal(await page.locator("html").getAttribute("lang"), "en");
        assert.equal(await page.locator("[name=title]").inputValue(), "Een bankje");
        assert.equal(await page.locator("[name=story]").inputValue(), STORY);
        assert.ok(await page.locator("[name=kind][value=space]").isChecked());
        assert.equal(await page.getByTestId("error-summary").count(), 0, "nothing is wrong yet");
        // What came back with a fault keeps it all as well.
        assert.equal(await send(page, page.getByRole("main").getByRole("button", { name: "Send the question" })), 422);
        assert.equal(await send(page, await to("Nederlands")), 200);
        assert.equal(await page.locator("[name=story]").inputValue(), STORY);
        fine(page);
        await page.context().close();
      });
    }
  }
});

describe("a map", () => {
  test("is one tab stop with the arrow keys inside it, and without JavaScript there is a way past it", async () => {
    const page = await newPage(server);
    for (const [path, items] of [["/", "svg.mw-map--big a"], ["/kaart", ".mw-leaflet :is(.mw-pin, .mw-cluster)"]]) {
      await go(page, path);
      const all = page.locator(items);
      await page.waitForFunction((items) => document.querySelectorAll(`:is(${items})[tabindex="0"]`).length === 1, items);
      assert.ok((await all.count()) > 5, path);
      await page.locator(`:is(${items})[tabindex="0"]`).focus();
      const first = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
      let moved = false;
      for (const key of ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"]) {
        await page.keyboard.press(key);
        moved ||= (await page.evaluate(() => document.activeElement.getAttribute("aria-label"))) !== first;
      }
      assert.ok(moved, `${path}: an arrow goes to another`);
      assert.equal(await page.locator(`:is(${items})[tabindex="0"]`).count(), 1, path);
    }
    // What moves has a name, and so has the button that closes what stands at a pin.
    await page.getByRole("region", { name: "Kaart van initiatieven" }).waitFor();
    for (let nearer = 0; nearer < 12 && !(await page.locator(".leaflet-popup a[href]").count()); nearer++) {
      const marker = page.locator(".leaflet-marker-pane :is(.mw-pin, .mw-cluster)").first();
      await marker.focus();
      await page.keyboard.press("Enter");
      await page.waitForTimeout(500);
    }
    await page.getByRole("button", { name: "Sluit" }).waitFor();
    fine(page);
    const plain = await newPage(server, { js: false });
    await go(plain, "/");
    await plain.getByRole("link", { name: "Sla de kaart over" }).focus();
    await plain.keyboard.press("Enter");
    await plain.keyboard.press("Tab");
    assert.equal(await plain.evaluate(() => document.activeElement.closest("svg")), null);
    for (const one of [page, plain]) await one.context().close();
  });

  test("names its districts, and tells what its colours mean as they are", async () => {
    const page = await newPage(server, { width: 390 });
    await go(page, "/");
    assert.ok((await page.locator("svg.mw-map--small text.nm--wijk").count()) >= 8);
    await go(page, "/kaart");
    await page.getByText("Een speld is een initiatief.").waitFor();
    assert.equal(await page.locator("[data-drawn]").isVisible(), false);
    const council = await newPage(server, { who: "alderman", width: 390 });
    await go(council, "/bestuur");
    assert.equal(await council.locator("svg.mw-map--big").isVisible(), false);
    assert.ok((await council.locator("svg.mw-map--small a").count()) > 10);
    none(await audit(council), "the council's desk");
    for (const one of [page, council]) await one.context().close();
  });
});

describe("on a phone", () => {
  test("the first result is on the first screen", async () => {
    const page = await newPage(server, { width: 390 });
    await go(page, "/initiatieven");
    const top = await page.locator(".mw-card").first().evaluate((card) => card.getBoundingClientRect().top);
    assert.ok(top < 640, `at ${top}`);
    const footer = await page.locator("footer.utrecht-page-footer").evaluate((one) => one.getBoundingClientRect().height);
    assert.ok(footer < 640, `a small footer: ${footer}`);
    await page.context().close();
  });
});

describe("a decision", () => {
  test("is one printed page with its addressee, number and signature", async () => {
    const official = await newPage(server, { who: "official" });
    await go(official, "/werk?lijst=klaar");
    const names = await official.getByTestId("worklist").getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    let path = null;
    for (const one of names) {
      await go(official, one);
      if (await official.getByTestId("decision").count()) path = one;
      if (path) break;
    }
    assert.ok(path, "the demonstration has a decision");
    const letter = official.getByTestId("decision");
    for (const part of ["Gemeente Enschede", path.split("/").at(-1), "Met vriendelijke groet,"]) assert.ok((await letter.textContent()).includes(part), part);
    await official.context().close();
  });
});

describe("who sees it in their own way", () => {
  const LONG = "Wijkgezondheidscentrumtuin".padEnd(90, "enzovoorts");

  test("sees in forced colours what is chosen and where one is", async () => {
    const page = await newPage(server);
    await page.emulateMedia({ forcedColors: "active" });
    await go(page, "/verzoeken/nieuw");
    const look = (locator, name) => locator.evaluate((found, name) => getComputedStyle(found)[name], name);
    const radio = page.locator("[name=kind][value=space]");
    assert.equal(await look(radio, "appearance"), "auto", "drawn by the browser, dot and all");
    await go(page, "/kaart");
    const here = page.locator("nav [aria-current=page]:visible").first();
    const there = page.locator("nav a:not([aria-current]):visible").first();
    assert.notEqual(await look(here, "outlineStyle"), await look(there, "outlineStyle"));
    await go(page, "/aanmelden");
    assert.equal(await look(page.locator(".mw-steps [aria-current]"), "outlineStyle"), "solid");
    fine(page);
  });

  test("never scrolls sideways at 320 px, with long words and with spaced text", async () => {
    const page = await newPage(server, { who: "yusuf", width: 320 });
    await go(page, "/verzoeken/nieuw");
    await page.locator("[name=kind][value=space]").check();
    await page.locator("[name=title]").fill(LONG);
    await page.locator("[name=story]").fill(LONG);
    assert.equal(await send(page, page.getByRole("main").getByRole("button", { name: "Stuur de vraag" })), 200);
    const asked = new URL(page.url()).pathname;
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const samira = await newPage(server, { who: "samira", width: 320 });
    const wideAt = async (page, path) => {
      await go(page, path);
      return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    };
    for (const path of [asked, "/mijn"]) assert.ok((await wideAt(page, path)) <= 0, path);
    for (const path of [`/werk${asked}`, "/werk"]) assert.ok((await wideAt(samira, path)) <= 0, path);
    // WCAG 1.4.12
    for (const path of ["/", "/initiatieven", asked]) {
      await go(page, path);
      await page.evaluate(() => {
        const spaced = { "line-height": "1.5", "letter-spacing": ".12em", "word-spacing": ".16em" };
        for (const each of document.querySelectorAll("body, body *")) {
          for (const [name, value] of Object.entries(spaced)) each.style?.setProperty(name, value, "important");
        }
      });
      assert.ok((await wide()) <= 0, `${path}: ${await wide()}`);
    }
    fine(page);
    fine(samira);
  });
});
