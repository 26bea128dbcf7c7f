// What people type that nobody expected, twice, late, or where they may not be.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { audit, awake, closeBrowser, fieldsOf, fine, go, newPage, none, post, send, startServer } from "./support.mjs";

let server;
before(async () => {
  server = await startServer();
});
after(async () => {
  await closeBrowser();
  await server?.stop();
});

const button = (page, name) => page.getByRole("main").getByRole("button", { name, exact: true });
const SCRIPT = "</textarea><script>alert(1)</script>";
const IMAGE = `"><img src=x onerror=alert(2)>`;
const TEXTS = {
  code: SCRIPT + IMAGE,
  odd: "&amp; &lt;b&gt; 'één' \"2\" { $name } {{7*7}} 👩🏽‍🌾🌻 🇳🇱 مرحبا שלום",
};

/** Nothing that was typed is markup in this answer, and nothing is escaped twice. */
function escapedOnce(html, what) {
  assert.ok(!html.includes("<script>alert"), `${what}: the script is text`);
  assert.ok(!/<img[^>]*onerror/i.test(html), `${what}: the picture is text`);
  assert.ok(!/&amp;(lt|gt|quot|#x27|#39);(script|img|\/textarea)/i.test(html), `${what}: nothing is escaped twice`);
}

async function raw(page, path) {
  const answer = await page.context().request.get(path, { failOnStatusCode: false });
  return { status: answer.status(), html: await answer.text() };
}

describe("text that is code", () => {
  test("in every field of an initiative, it comes back as it was typed and is shown as it was typed", async () => {
    const fields = { title: 100, summary: 200, story: 8000 };
    for (const [name, text] of Object.entries(TEXTS)) {
      const page = await newPage(server);
      const email = `${name}@hostile.example`;
      const title = `${text} ${name}`.slice(0, 100);
      const typed = { title, summary: `${text} kort`, story: `${text}\n\n${text} einde` };
      await go(page, "/aanmelden");
      for (const field of Object.keys(fields)) await page.locator(`[name=${field}]`).fill(typed[field]);
      await page.getByRole("checkbox", { name: "Cultuur" }).check();
      // No stage is chosen: the page comes back.
      assert.equal(await send(page, button(page, "Verder").last()), 422);
      for (const field of Object.keys(fields)) assert.equal(await page.locator(`[name=${field}]`).inputValue(), typed[field], `${name} in ${field}`);
      escapedOnce(await page.content(), `422 of ${name}`);
      await page.getByRole("radio", { name: "Loopt" }).check();
      assert.equal(await send(page, button(page, "Verder").last()), 200);

      await page.getByRole("radio", { name: /^Met een postcode/ }).check();
      await page.locator("[name=postcode]").fill(text);
      await page.locator("[name=opening]").fill(text);
      assert.equal(await send(page, button(page, "Verder").last()), 422);
      assert.equal(await page.locator("[name=postcode]").inputValue(), text, name);
      assert.equal(await page.locator("[name=opening]").inputValue(), text, name);
      await page.locator("[name=postcode]").fill("7545AA");
      assert.equal(await send(page, button(page, "Verder").last()), 422, "it picks no neighbourhood by itself");
      await page.locator("[name=near]").selectOption({ index: 1 });
      assert.equal(await send(page, button(page, "Verder").last()), 200);

      await page.locator("[name=name]").fill(text);
      await page.locator("[name=initiators]").fill(text);
      await page.locator("[name=email]").fill(text);
      assert.equal(await send(page, button(page, "Verder").last()), 422);
      for (const field of ["name", "initiators", "email"]) assert.equal(await page.locator(`[name=${field}]`).inputValue(), text, `${name} in ${field}`);
      await page.locator("[name=email]").fill(email);
      assert.equal(await send(page, button(page, "Verder").last()), 200);
      escapedOnce((await raw(page, page.url())).html, `check of ${name}`);
      await page.getByRole("main").getByText(title, { exact: true }).first().waitFor();
      assert.equal(await send(page, button(page, "Stuur mij de link").last()), 200);

      const mail = await server.mail(email, "Bevestig");
      assert.ok(!`${mail.subject} ${mail.text}`.includes(text.slice(0, 20)), "nothing that anybody typed goes to an address that is not proved");
      await go(page, /\/aanmelden\/bevestigen\/\S+/.exec(mail.text)[0]);
      assert.equal(await send(page, button(page, "Maak openbaar")), 200);
      const path = new URL(page.url()).pathname;
      assert.match(path, /^\/initiatieven\/[a-z0-9-]+$/, "a safe address");
      escapedOnce((await raw(page, path)).html, `page of ${name}`);
      assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), title);
      assert.equal(await page.title(), `${title} - Meerwaarde`);
      await page.getByText(`${text} einde`, { exact: true }).waitFor();
      for (const [path_, mark] of [[`/initiatieven?q=${encodeURIComponent(title)}`, "title"], ["/mijn", "name"], ["/demo/post", "mail"]]) {
        escapedOnce((await raw(page, path_)).html, `${mark} of ${name}`);
        await go(page, path_);
      }
      await go(page, `/initiatieven?q=${encodeURIComponent(text)}`);
      assert.equal(await page.locator("#zoek-q").inputValue(), text);
      // What the owner changes comes back the same way.
      await go(page, `/mijn${path}`);
      assert.equal(await page.locator("[name=title]").inputValue(), title);
      await page.locator("[name=title]").fill("");
      assert.equal(await send(page, button(page, "Bewaar")), 422);
      assert.equal(await page.locator("[name=story]").inputValue(), typed.story);
      escapedOnce(await page.content(), `edit of ${name}`);
      if (name === "code") {
        // On the map it stands in a script of ours, with a little window of its own.
        await go(page, `/kaart?q=${encodeURIComponent(name)}`);
        await page.locator(".leaflet-marker-pane > *").first().waitFor();
        await page.locator(`.leaflet-marker-pane [title=${JSON.stringify(title)}]`).click();
        await page.locator(".leaflet-popup").getByText(title, { exact: true }).waitFor();
        none(await audit(page), "the map with hostile text");
      }
      fine(page);
      await page.context().close();
    }
  });

  test("in a question and in messages, on both sides", async () => {
    const resident = await newPage(server, { who: "resident" });
    const official = await newPage(server, { who: "official" });
    for (const [name, text] of Object.entries(TEXTS)) {
      await go(resident, "/verzoeken/nieuw");
      await resident.locator("[name=title]").fill(`${text} ${name}`);
      await resident.locator("[name=story]").fill(`${text}\n${text} einde`);
      assert.equal(await send(resident, button(resident, "Stuur de vraag")), 422);
      assert.equal(await resident.locator("[name=title]").inputValue(), `${text} ${name}`);
      assert.equal(await resident.locator("[name=story]").inputValue(), `${text}\n${text} einde`);
      escapedOnce(await resident.content(), `422 of a question, ${name}`);
      await resident.getByRole("radio", { name: /^Informatie/ }).check();
      assert.equal(await send(resident, button(resident, "Stuur de vraag")), 200);
      const path = new URL(resident.url()).pathname;
      assert.equal(await resident.getByRole("heading", { level: 1 }).textContent(), `${text} ${name}`);
      await resident.locator("[name=words]").fill(`${text}\n\n${text} slot`);
      assert.equal(await send(resident, button(resident, "Verstuur bericht")), 200);
      await resident.getByText(`${text} slot`, { exact: true }).waitFor();
      escapedOnce((await raw(resident, path)).html, `request of ${name}`);
      await go(official, `/werk${path}`);
      await official.getByText(`${text} slot`, { exact: true }).waitFor();
      await official.locator("#verhaal [name=words]").fill(`${text} van ons`);
      await official.getByText("Geef warm door", { exact: true }).click();
      await official.locator("#doorgeven-to").fill(text);
      assert.equal(await send(official, button(official, "Geef door")), 422);
      assert.equal(await official.locator("#doorgeven-to").inputValue(), text);
      await official.locator("#verhaal [name=words]").fill(`${text} van ons`);
      assert.equal(await send(official, button(official, "Verstuur bericht")), 200);
      await official.getByText(`${text} van ons`, { exact: true }).waitFor();
      escapedOnce((await raw(official, `/werk${path}`)).html, `work screen of ${name}`);
      await go(official, "/werk?lijst=team");
      await official.getByTestId("worklist").getByRole("link", { name: `${text} ${name}`, exact: true }).waitFor();
      const mail = await server.mail("resident", `Bericht van Samira El Idrissi over verzoek ${path.split("/").at(-1)}`);
      assert.ok(mail.text.includes(`${text} van ons`), mail.text);
    }
    fine(resident);
    fine(official);
    await resident.context().close();
    await official.context().close();
  });

  test("an empty first line stays", async () => {
    const page = await newPage(server, { js: false });
    await go(page, "/verzoeken/nieuw");
    await page.locator("[name=story]").fill("\n\n  Ingesprongen.\n\n");
    assert.equal(await send(page, button(page, "Stuur de vraag")), 422);
    assert.equal(await page.locator("[name=story]").inputValue(), "\n\n  Ingesprongen.\n\n");
    await page.context().close();
  });

  test("a log-in goes to a page of ours, whatever the address says", async () => {
    for (const elsewhere of ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"]) {
      const page = await newPage(server);
      const answer = await post(page, "/inloggen/demo", { email: "yusuf@demonstratie.example", naar: elsewhere });
      assert.deepEqual([answer.status(), answer.headers().location], [303, "/mijn"], elsewhere);
      escapedOnce((await raw(page, `/inloggen?naar=${encodeURIComponent(SCRIPT + IMAGE)}`)).html, "log-in page");
      await page.context().close();
    }
  });
});

describe("long text", () => {
  const filler = "Wij koken soep, en iedereen mag mee-eten. 🌻\n";
  const long = filler.repeat(400);
  const exactly = (count) => [...long].slice(0, count - 1).join("").padEnd(count - 1, "x") + "!";

  test("8000 letters are kept, 8001 come back with a word about it, in every field", async () => {
    const page = await newPage(server, { who: "resident" });
    const shown = exactly(8000);
    await go(page, "/verzoeken/nieuw");
    await page.getByRole("radio", { name: /^Informatie/ }).check();
    await page.locator("[name=title]").fill("Een lang verhaal");
    await page.locator("[name=story]").fill(`${shown}x`);
    assert.equal(await send(page, button(page, "Stuur de vraag")), 422);
    assert.match(await page.getByTestId("error-summary").textContent(), /Hier passen 8000 tekens in. Het zijn er nu 8001\./);
    assert.equal(await page.locator("[name=story]").inputValue(), `${shown}x`);
    await page.locator("[name=story]").fill(shown);
    assert.equal(await send(page, button(page, "Stuur de vraag")), 200);
    const read = await page.locator(".mw-msgs .mw-prose").first().innerText();
    assert.equal(read.replace(/\s+/g, " ").trim(), shown.replace(/\s+/g, " ").trim());
    none(await audit(page), "a long story");
    assert.equal(await send(page, async () => {
      await page.locator("[name=words]").fill(`${shown}x`);
      await button(page, "Verstuur bericht").click();
    }), 422);
    assert.equal(await page.locator("[name=words]").inputValue(), `${shown}x`);

    // All fields of a step at once.
    const register = await newPage(server);
    for (const [path, names] of [["/aanmelden", ["title", "summary", "story"]], ["/aanmelden/waar", ["postcode", "opening"]], ["/aanmelden/wie", ["name", "initiators", "email"]], ["/verzoeken/nieuw", ["title", "story", "name", "email"]]]) {
      await go(register, path);
      if (path.endsWith("waar")) await register.getByRole("radio", { name: /^Met een postcode/ }).check();
      for (const name of names) await register.locator(`[name=${name}]`).fill(`${shown}x`.replaceAll("\n", " "));
      assert.equal(await send(register, button(register, path.startsWith("/verz") ? "Stuur de vraag" : "Verder").last()), 422, path);
      for (const name of names) {
        assert.equal(await register.locator(`[name=${name}]`).inputValue(), `${shown}x`.replaceAll("\n", " "), `${name} of ${path}`);
        assert.equal(await register.locator(`[name=${name}]`).getAttribute("aria-invalid"), "true", `${name} of ${path}`);
      }
    }
    none(await audit(register), "long text in every field");
    fine(page);
    await page.context().close();
    await register.context().close();
  });

  test("a letter that is too long is not cut off", async () => {
    const official = await newPage(server, { who: "official" });
    await go(official, "/werk?lijst=team");
    await go(official, await official.getByTestId("worklist").getByRole("link", { name: "Een verkeersagent die de laatste les meerijdt" }).getAttribute("href"));
    const words = `${exactly(8000)}x`;
    await official.getByTestId("decide").locator("#besluit-outcome").check();
    await official.getByTestId("decide").locator("[name=words]").fill(words);
    assert.equal(await send(official, button(official, "Bekijk de brief")), 422, "a letter of 8001 letters");
    assert.equal(await official.getByTestId("decide").locator("[name=words]").inputValue(), words);
    await official.context().close();
  });
});

describe("twice", () => {
  const QUESTION = { kind: "information", story: "Twee keer verstuurd." };

  test("a form that is sent twice happens once, and both times one comes to the same place", async () => {
    const page = await newPage(server, { who: "resident" });
    const asked = async (title) => {
      await go(page, "/mijn");
      return page.getByRole("region", { name: "Uw verzoeken" }).getByRole("link", { name: title, exact: true }).count();
    };
    await go(page, "/verzoeken/nieuw");
    const once = Object.fromEntries(await fieldsOf(page.locator("form[action='/verzoeken/nieuw']")));
    const one = await post(page, "/verzoeken/nieuw", { ...once, ...QUESTION, title: "Na elkaar" });
    const two = await post(page, "/verzoeken/nieuw", { ...once, ...QUESTION, title: "Na elkaar" });
    assert.deepEqual([one.status(), two.status()], [303, 303]);
    assert.equal(two.headers().location, one.headers().location);
    assert.equal(await asked("Na elkaar"), 1);

    await go(page, "/verzoeken/nieuw");
    const both = Object.fromEntries(await fieldsOf(page.locator("form[action='/verzoeken/nieuw']")));
    const answers = await Promise.all([1, 2, 3].map(() => post(page, "/verzoeken/nieuw", { ...both, ...QUESTION, title: "Tegelijk" })));
    assert.deepEqual(answers.map((answer) => answer.status()), [303, 303, 303]);
    assert.equal(new Set(answers.map((answer) => answer.headers().location)).size, 1);
    assert.equal(await asked("Tegelijk"), 1);

    await go(page, "/verzoeken/nieuw");
    await page.getByRole("radio", { name: /^Informatie/ }).check();
    await page.locator("[name=title]").fill("Dubbel geklikt");
    await page.locator("[name=story]").fill("Met een zenuwachtige vinger.");
    await send(page, () => button(page, "Stuur de vraag").dblclick({ noWaitAfter: true }));
    assert.equal(await asked("Dubbel geklikt"), 1);

    const path = one.headers().location.split("?")[0];
    await go(page, path);
    const message = { ...Object.fromEntries(await fieldsOf(page.locator(`form[action='${path}/bericht']`))), words: "Eén keer gezegd." };
    const said = [await post(page, `${path}/bericht`, message), await post(page, `${path}/bericht`, message)];
    assert.equal(said[0].headers().location, said[1].headers().location);
    await go(page, path);
    assert.equal(await page.getByText("Eén keer gezegd.", { exact: true }).count(), 1);
    for (const title of ["Na elkaar", "Tegelijk", "Dubbel geklikt"]) {
      const receipts = server.mails("resident", "Wij hebben uw verzoek").filter((mail) => mail.text.includes(`‘${title}’`));
      assert.equal(receipts.length, 1, `receipts of ${title}`);
    }
    fine(page);
    await page.context().close();
  });

  test("back after sending shows the form, and sends nothing again", async () => {
    const page = await newPage(server, { who: "resident" });
    await go(page, "/verzoeken/nieuw");
    await page.getByRole("radio", { name: /^Informatie/ }).check();
    await page.locator("[name=title]").fill("Heen en terug");
    await page.locator("[name=story]").fill("Met de knop van de browser.");
    assert.equal(await send(page, button(page, "Stuur de vraag")), 200);
    const request = new URL(page.url()).pathname;
    const posts = () => page.responses.filter((one) => one.method === "POST").length;
    const before = posts();
    await page.goBack();
    assert.match(page.url(), /\/verzoeken\/nieuw/);
    await page.getByRole("heading", { level: 1, name: "Vraag iets aan de gemeente" }).waitFor();
    await page.goForward();
    assert.equal(new URL(page.url()).pathname, request);
    await page.reload();
    assert.equal(posts(), before, "nothing was sent again");
    await go(page, "/mijn");
    assert.equal(await page.getByRole("link", { name: "Heen en terug", exact: true }).count(), 1);
    fine(page);
    await page.context().close();
  });

  test("what was typed is still there after a look at another page", async () => {
    for (const js of [true, false]) {
      const page = await newPage(server, { js, who: "resident" });
      await go(page, "/verzoeken/nieuw");
      await page.locator("[name=title]").fill("Nog niet verstuurd");
      await page.locator("[name=story]").fill("Ik kijk eerst even hoe zij wegen.");
      await Promise.all([page.waitForURL("**/afwegingskader"), page.getByRole("main").getByRole("link", { name: "Zo wegen wij af" }).click()]);
      await page.goBack({ waitUntil: "load" });
      assert.equal(await page.locator("[name=title]").inputValue(), "Nog niet verstuurd", `JavaScript ${js}`);
      assert.equal(await page.locator("[name=story]").inputValue(), "Ik kijk eerst even hoe zij wegen.", `JavaScript ${js}`);
      await page.context().close();
    }
  });
});

describe("two people at once", () => {
  test("who saves last sees both texts, and can save their own", async () => {
    const path = "/mijn/initiatieven/aan-tafel-in-pathmos";
    const first = await newPage(server, { who: "resident" });
    const second = await newPage(server, { js: false, who: "resident" });
    await go(first, path);
    await go(second, path);
    const themes = await second.getByRole("checkbox", { checked: true }).evaluateAll((boxes) => boxes.filter((box) => box.name === "themes").map((box) => box.value));
    assert.ok(themes.length >= 2, "more than one theme is on");
    await first.locator("[name=story]").fill("Het verhaal van de eerste.\n\nMet twee alinea’s.");
    await first.getByRole("radio", { name: "Even pauze" }).check();
    assert.equal(await send(first, button(first, "Bewaar")), 200);
    const mine = `Het verhaal van de tweede ${SCRIPT}\n\n${IMAGE} einde`;
    await second.locator("[name=story]").fill(mine);
    await second.locator("[name=title]").fill("Aan tafel, de tweede titel");
    assert.equal(await send(second, button(second, "Bewaar")), 409);
    assert.equal(await second.getByRole("heading", { level: 1 }).textContent(), "Dit is intussen veranderd");
    escapedOnce(await second.content(), "the two texts");
    const theirs = second.locator("section", { has: second.getByRole("heading", { name: "Uw verhaal: dit staat er nu" }) });
    await theirs.getByText("Het verhaal van de eerste.", { exact: true }).waitFor();
    assert.equal(await second.getByLabel("Uw verhaal: dit schreef u", { exact: true }).inputValue(), mine);
    assert.equal(await second.getByLabel("Naam van uw initiatief: dit schreef u", { exact: true }).inputValue(), "Aan tafel, de tweede titel");
    const visitor = await newPage(server);
    await go(visitor, "/initiatieven/aan-tafel-in-pathmos");
    await visitor.getByText("Het verhaal van de eerste.", { exact: true }).waitFor();

    assert.equal(await send(second, button(second, "Bewaar mijn tekst")), 200);
    await go(visitor, "/initiatieven/aan-tafel-in-pathmos");
    assert.equal(await visitor.getByRole("heading", { level: 1 }).textContent(), "Aan tafel, de tweede titel");
    await visitor.getByText(`${IMAGE} einde`, { exact: true }).waitFor();
    await go(second, path);
    assert.deepEqual(await second.locator("[name=themes]:checked").evaluateAll((boxes) => boxes.map((box) => box.value)), themes, "what was not in doubt stays");

    // The page itself is for everybody too. It can only be reached by sending.
    await go(first, path);
    const old = await fieldsOf(first.locator(`form[action='${path}']`));
    const stale = old.map(([name, value]) => (name === "version" ? [name, "1"] : name === "story" ? [name, "Een derde verhaal."] : [name, value]));
    await first.route(`**${path}`, async (route) => (route.request().method() === "POST" ? route.continue({ postData: new URLSearchParams(stale).toString() }) : route.continue()));
    assert.equal(await send(first, button(first, "Bewaar")), 409);
    none(await audit(first), "the page with both texts");
    for (const page of [first, second, visitor]) {
      fine(page);
      await page.context().close();
    }
  });

  test("a message of the resident does not cost the official the letter", async () => {
    const official = await newPage(server, { who: "official" });
    await go(official, "/werk?lijst=team");
    const work = await official.getByTestId("worklist").getByRole("link", { name: "Ik wil iets beginnen voor mensen die slecht zien." }).getAttribute("href");
    await go(official, work);
    assert.equal(await send(official, button(official, "Ik pak dit op")), 200);
    await official.getByTestId("decide").locator("#besluit-outcome").check();
    const letter = "Dag Ronald,\n\nWij zochten het uit: dat kan.";
    await official.getByTestId("decide").locator("[name=words]").fill(letter);
    const ronald = await newPage(server, { who: "ronald@demonstratie.example" });
    await go(ronald, work.replace("/werk", ""));
    await ronald.locator("[name=words]").fill("Ik ben er al uit, geloof ik.");
    assert.equal(await send(ronald, button(ronald, "Verstuur bericht")), 200);
    assert.equal(await send(official, button(official, "Bekijk de brief")), 409, "something was said in the meantime");
    assert.equal(await official.getByRole("textbox").and(official.locator("[name=words]")).inputValue(), letter);
    none(await audit(official), "the letter that came late");
    assert.equal(await send(official, button(official, "Bewaar mijn tekst")), 200);
    assert.equal(await send(official, button(official, "Verander de brief")), 200);
    assert.equal(await official.getByTestId("decide").locator("[name=words]").inputValue(), letter, "back to the form, nothing lost");
    assert.equal(await send(official, button(official, "Bekijk de brief")), 200);
    assert.equal(await send(official, button(official, "Verstuur de brief")), 200);
    await go(ronald, work.replace("/werk", ""));
    await ronald.getByTestId("decision").getByText("Wij zochten het uit: dat kan.").waitFor();
    for (const page of [official, ronald]) await page.context().close();
  });

  test("an answer on the checklist that was given in another tab is not overwritten", async () => {
    const first = await newPage(server, { who: "official" });
    await go(first, "/werk?lijst=team");
    const work = await first.getByTestId("worklist").getByRole("link", { name: "Komt u eens kijken naar wat wij doen?" }).getAttribute("href");
    await go(first, work);
    const second = await newPage(server, { storageState: await first.context().storageState() });
    await go(second, work);
    for (const page of [first, second]) await awake(page);
    const said = (page) => page.getByTestId("assessment").getByRole("status").first();
    const write = async (page, text, expected) => {
      await page.locator("[name=A1_reason]").fill(text);
      await page.locator("[name=A1_reason]").blur();
      await said(page).getByText(expected).waitFor();
    };
    await first.locator("[name=A1_choice][value=clearly]").check();
    await write(first, "Eerst dit.", "Bewaard");
    await write(first, "Nu dit.", "Bewaard");
    await write(second, "Iets anders.", "In een ander tabblad");
    const refused = second.problems.splice(0);
    assert.ok(refused.length > 0 && refused.every((problem) => problem.includes("409") && problem.includes("antwoord-bewaren")), refused.join());
    assert.equal(await send(second, button(second, "Bewaar de afweging")), 409);
    await second.getByText("Nu dit.", { exact: true }).waitFor();
    none(await audit(second), "both answers");
    await second.getByRole("textbox").and(second.locator("[name=A1_reason]")).fill("Allebei.");
    assert.equal(await send(second, button(second, "Bewaar mijn tekst")), 200);
    assert.equal(await second.locator("[name=A1_reason]").inputValue(), "Allebei.");
    assert.equal(await second.locator("[name=A1_choice]:checked").inputValue(), "clearly", "what the second tab did not touch stays");
    for (const page of [first, second]) await page.context().close();
  });
});

describe("where one may not be", () => {
  test("each page of the work, for each role", async () => {
    const official = await newPage(server, { who: "official" });
    await go(official, "/werk?lijst=team");
    const links = official.getByTestId("worklist").getByRole("link");
    const ofWijken = await links.filter({ hasText: "Mogen wij gratis eten uitdelen op het plein?" }).getAttribute("href");
    const ofNobody = await links.filter({ hasText: "Komt u eens kijken naar wat wij doen?" }).getAttribute("href");
    await official.context().close();
    const roles = ["visitor", "resident", "official", "permits", "manager", "alderman", "admin"];
    const table = {
      "/werk": [303, 403, 200, 200, 200, 403, 403],
      "/werk?lijst=team": [303, 403, 200, 200, 200, 403, 403],
      [ofWijken]: [303, 403, 200, 403, 403, 403, 403],
      [ofNobody]: [303, 403, 200, 200, 200, 403, 403],
      "/werk/verzoeken/2026-99999": [303, 403, 404, 404, 404, 403, 403],
      "/werk/belemmeringen": [303, 403, 200, 200, 200, 403, 403],
      "/werk/belemmeringen/gymzaal-op-zondag": [303, 403, 200, 200, 200, 403, 403],
      "/werk/belemmeringen/diploma-mantelzorg": [303, 403, 200, 200, 200, 200, 403],
      "/bestuur": [303, 403, 403, 403, 200, 200, 403],
      "/bestuur/lijst": [303, 403, 403, 403, 200, 200, 403],
      // Yusuf's own request and initiative.
      [ofWijken.replace("/werk", "")]: [303, 200, 403, 403, 403, 403, 403],
      "/mijn/initiatieven/aan-tafel-in-pathmos": [303, 200, 403, 403, 403, 403, 403],
      "/mijn": [303, 200, 200, 200, 200, 200, 200],
    };
    const seen = Object.fromEntries(Object.keys(table).map((path) => [path, []]));
    for (const role of roles) {
      const page = await newPage(server, { who: role === "visitor" ? undefined : role });
      for (const path of Object.keys(table)) {
        const answer = await page.context().request.get(path, { maxRedirects: 0, failOnStatusCode: false });
        seen[path].push(answer.status());
        if (role === "visitor") assert.equal(answer.headers().location, `/inloggen?${new URLSearchParams({ naar: path })}`, path);
        if (answer.status() === 403) {
          const html = await answer.text();
          assert.ok(!html.includes("gratis eten uitdelen"), `${role} reads nothing of ${path}`);
        }
      }
      await page.context().close();
    }
    assert.deepEqual(seen, table);
  });

  test("each form of the work, for each role", async () => {
    const official = await newPage(server, { who: "official" });
    await go(official, "/werk?lijst=team");
    const path = await official.getByTestId("worklist").getByRole("link", { name: "Mogen wij gratis eten uitdelen op het plein?" }).getAttribute("href");
    await go(official, path);
    const shown = () => official.getByRole("main").textContent();
    const before = await shown();
    const forms = {
      [`${path}/oppakken`]: {},
      [`${path}/bericht`]: { words: "ingebroken", way: "written" },
      [`${path}/afweging`]: { A1_choice: "no", A1_reason: "ingebroken" },
      [`${path}/aanvraag`]: {},
      [`${path}/belemmering`]: { obstacle_title: "ingebroken", obstacle_kind: "rule", obstacle_source: "province" },
      [`${path}/aanbod`]: { offer_kind: "space", what: "ingebroken", offered_by: "niemand" },
      [`${path}/doorgeven`]: { to: "x", who_calls: "x", when: "x" },
      [`${path}/besluit`]: { outcome: "yes", words: "ingebroken", version: "1" },
      [`${path}/handtekening`]: { answer: "sign" },
      [`${path}/afsluiten`]: {},
    };
    const obstacle = "/werk/belemmeringen/gymzaal-op-zondag";
    const all = { ...forms, [`${obstacle}/antwoord`]: { status: "removed", answer: "ingebroken", version: "1" }, [`${obstacle}/eigenaar`]: { version: "1" }, [`${obstacle}/heropenen`]: { version: "1" } };
    for (const role of ["visitor", "resident", "permits", "alderman", "admin"]) {
      const page = await newPage(server, { who: role === "visitor" ? undefined : role });
      for (const [to, fields] of Object.entries(role === "permits" ? forms : all)) {
        const answer = await post(page, to, fields);
        assert.equal(answer.status(), role === "visitor" ? 401 : 403, `${role} to ${to}`);
      }
      await page.context().close();
    }
    for (const to of ["/mijn/initiatieven/aan-tafel-in-pathmos", "/mijn/initiatieven/aan-tafel-in-pathmos/terugtrekken"]) {
      const answer = await post(official, to, { title: "x", summary: "x", story: "x", themes: "food", stage: "idea", contact: "welcome", visibility: "unlisted", version: "1", sure: "yes" });
      assert.equal(answer.status(), 403, `rule 1: the municipality changes no initiative: ${to}`);
    }
    // From another site, not even the right person.
    const elsewhere = await official.context().request.post(`${path}/bericht`, { form: { words: "ingebroken", way: "written" }, headers: { origin: "https://example.org", "sec-fetch-site": "cross-site" }, maxRedirects: 0, failOnStatusCode: false });
    assert.equal(elsewhere.status(), 403);
    await go(official, path);
    assert.equal(await shown(), before, "nothing changed");
    await official.context().close();
  });

  test("the islands ask who one is as well", async () => {
    for (const who of [undefined, "resident", "alderman"]) {
      const page = await newPage(server, { who });
      const suggestions = await post(page, "/api/eilanden/gelijke-belemmeringen", { typed: "diploma" });
      const kept = await post(page, "/api/eilanden/antwoord-bewaren", { number: "2026-00042", question: "A1", choice: "no", reason: "ingebroken" });
      for (const answer of [suggestions, kept]) {
        assert.ok(answer.status() >= 300, `${who}: ${answer.status()}`);
        assert.doesNotMatch(await answer.text(), /Diploma gevraagd/);
      }
      await page.context().close();
    }
  });
});

describe("what is not there", () => {
  test("an unknown page says so in the style of the house, and leads on", async () => {
    for (const who of [undefined, "resident", "official"]) {
      const page = await newPage(server, { who });
      for (const path of ["/bestaat-niet", "/initiatieven/bestaat-niet", "/belemmeringen/bestaat-niet", "/werk/onzin/1/2", "/%3Cscript%3Ealert(1)%3C/script%3E", "/demo", "/index.php"]) {
        const { status, html } = await raw(page, path);
        assert.equal(status, 404, path);
        escapedOnce(html, path);
      }
      await go(page, "/bestaat-niet", 404);
      assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Deze pagina is er niet");
      assert.equal(await page.getByRole("banner").count(), 1);
      assert.equal(await page.getByRole("contentinfo").count(), 1);
      assert.match(await page.evaluate(() => getComputedStyle(document.body).fontFamily), /Noto Sans/, "with the stylesheet");
      await Promise.all([page.waitForURL(`${server.base}/`), page.getByRole("link", { name: "Naar de voorpagina", exact: true }).click()]);
      fine(page);
      await page.context().close();
    }
    const resident = await newPage(server, { who: "resident" });
    for (const path of ["/verzoeken/2026-99999", "/verzoeken/onzin", "/mijn/initiatieven/bestaat-niet", "/aanmelden/verder/00000000-0000-4000-8000-000000000000"]) {
      assert.equal((await raw(resident, path)).status, 404, path);
    }
    await resident.context().close();
  });

  test("an odd address is never a fault of ours", async () => {
    const page = await newPage(server, { who: "official" });
    const odd = ["/initiatieven?pagina=abc", "/initiatieven?pagina=-1", "/initiatieven?pagina=99999999999999999999", "/initiatieven?pagina=9999", "/initiatieven?q=%00", "/initiatieven?q=%25_%27%22--", "/initiatieven?q=%ff", "/initiatieven?thema=&thema=green&buurt=../../etc", "/kaart?buurt=%F0%9F%8C%BB", "/initiatieven/%00", "/initiatieven/%ff", `/initiatieven/${"a".repeat(4000)}`, "/werk?lijst=onzin", "/bestuur/lijst?buurt=onzin", "/aanmelden/verder/onzin", "/taal/xx?naar=//example.org", "/demo/post?bericht=../../../etc/passwd", "/kaart/punten.json?q=%22%3E"];
    for (const path of odd) {
      const answer = await page.context().request.get(path, { maxRedirects: 0, failOnStatusCode: false });
      assert.ok(answer.status() < 500, `${path}: ${answer.status()}`);
      assert.doesNotMatch(answer.headers().location ?? "", /example\.org/, path);
      if (path.startsWith("/demo/post")) assert.doesNotMatch(await answer.text(), /root:/);
    }
    for (const [path, body] of [["/aanmelden", "%ff=%ff"], ["/verzoeken/nieuw", "title=%00a%00&story=%00&kind=%00"], ["/aanmelden/waar", "way=map&lat=NaN&lon=inf"], ["/aanmelden/waar", "wide.x=abc&wide.y=-5"], ["/inloggen", `email=${"a".repeat(300_000)}`]]) {
      const answer = await page.context().request.post(path, { data: body, headers: { origin: server.base, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" }, maxRedirects: 0, failOnStatusCode: false });
      assert.ok(answer.status() < 500, `${path} ${body.slice(0, 40)}: ${answer.status()}`);
    }
    await page.context().close();
  });
});
