// Who may do what, and what becomes of one's data: as people do it, with JavaScript and without, wide and narrow, in both languages.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { audit, closeBrowser, fine, go, newPage, none, post, send, startServer, step } from "./support.mjs";

let server;
before(async () => {
  server = await startServer();
});
after(async () => {
  await closeBrowser();
  await server?.stop();
});

const button = (page, name) => page.getByRole("main").getByRole("button", { name });
const WAYS = [
  { js: true, width: 1280, lang: "nl" },
  { js: false, width: 360, lang: "nl" },
];

/** A photo as a camera makes it: drawn by the browser, with a place put into its EXIF. */
async function photo() {
  const page = await newPage(server);
  await go(page, "/over");
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1200, 800);
    const drawn = canvas.getContext("2d");
    for (let x = 0; x < 1200; x += 40) {
      drawn.fillStyle = `hsl(${x / 4} 60% 45%)`;
      drawn.fillRect(x, 0, 40, 800);
    }
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer())];
  });
  await page.context().close();
  const tiff = Buffer.concat([Buffer.from("4d4d002a000000080000", "hex"), Buffer.from("GPSLatitude 52.2195 van tante Truus")]);
  const exif = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([Buffer.from(bytes.slice(0, 2)), Buffer.from([0xff, 0xe1]), length, exif, Buffer.from(bytes.slice(2))]);
}

describe("photos", () => {
  for (const way of WAYS) {
    test(`a maker adds, orders and removes them (${way.js ? "with" : "without"} JavaScript)`, async () => {
      const page = await newPage(server, { ...way, who: "resident" });
      const file = join(server.data, `foto-${way.js}.jpg`);
      writeFileSync(file, await photo());
      await go(page, "/mijn/initiatieven/aan-tafel-in-pathmos");
      await page.getByRole("link", { name: "Foto’s van dit initiatief" }).click();
      await page.locator("#foto-alt").fill("Zes mensen aan een lange tafel");
      assert.equal(await send(page, button(page, "Voeg toe")), 422, "no photo chosen");
      assert.equal(await page.locator("#foto-alt").inputValue(), "Zes mensen aan een lange tafel");
      const svg = join(server.data, "kwaad.svg");
      writeFileSync(svg, '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
      await page.locator("[type=file]").setInputFiles(svg);
      assert.equal(await send(page, button(page, "Voeg toe")), 422);
      await page.getByText("Dit is geen JPEG, PNG of WebP").first().waitFor();
      none(await audit(page), "a photo that was refused");
      for (const alt of ["Zes mensen aan een lange tafel", "De pan soep"]) {
        await page.setViewportSize({ width: way.width, height: 800 });
        await page.locator("[type=file]").setInputFiles(file);
        await page.locator("#foto-alt").fill(alt);
        assert.equal(await send(page, button(page, "Voeg toe")), 200);
      }
      assert.equal(await page.getByTestId("photo").count(), 2);
      assert.equal(await send(page, button(page, "Zet vooraan")), 200);
      none(await audit(page), "two photos");
      const visitor = await newPage(server, way);
      await go(visitor, "/initiatieven/aan-tafel-in-pathmos");
      assert.deepEqual(await visitor.locator(".mw-topill img, .mw-photos img").evaluateAll((all) => all.map((image) => image.alt)), ["De pan soep", "Zes mensen aan een lange tafel"]);
      none(await audit(visitor), "the page with photos");
      const src = await visitor.locator("a.mw-topill").getAttribute("href");
      const kept = await visitor.context().request.get(src);
      assert.equal(kept.headers()["content-type"], "image/jpeg");
      const bytes = await kept.body();
      for (const mark of ["Exif", "GPSLatitude", "Truus"]) assert.equal(bytes.includes(mark), false, `${mark} is gone`);
      for (let left = 2; left > 0; left -= 1) assert.equal(await send(page, button(page, "Haal weg").first()), 200);
      await page.getByText("Er zijn nog geen foto’s.").waitFor();
      for (const one of [page, visitor]) {
        fine(one);
        await one.context().close();
      }
    });
  }
});

describe("makers", () => {
  for (const way of WAYS) {
    test(`somebody is asked, joins and leaves (${way.js ? "with" : "without"} JavaScript)`, async () => {
      const email = `iris-${way.js}@example.org`;
      const page = await newPage(server, { ...way, who: "resident" });
      await go(page, "/mijn/initiatieven/aan-tafel-in-pathmos/makers");
      await page.getByText("U bent de enige maker.").waitFor();
      assert.equal(await send(page, button(page, "Stuur de uitnodiging")), 422);
      await page.locator("main [name=name]").fill("Iris Vos");
      await page.locator("main [name=email]").fill(email);
      assert.equal(await send(page, button(page, "Stuur de uitnodiging")), 200);
      none(await audit(page), "makers with an invitation");
      const mail = await server.mail(email, "Doet u mee");
      const iris = await newPage(server, way);
      await go(iris, /\/uitnodiging\/\S+/.exec(mail.text)[0]);
      none(await audit(iris), "the invitation");
      assert.equal(await send(iris, button(iris, "Ja, ik doe mee")), 200);
      await iris.getByTestId("notice").getByText("U bent nu maker").waitFor();
      await go(iris, "/mijn/initiatieven/aan-tafel-in-pathmos/makers");
      await iris.getByText("Ja, ik stop als maker").click();
      assert.equal(await send(iris, button(iris, "Stoppen als maker")), 200);
      await go(iris, "/mijn/initiatieven/aan-tafel-in-pathmos", 403);
      for (const one of [page, iris]) await one.context().close();
    });
  }
});

describe("what is reported", () => {
  test("is looked at, taken down with a name and reasons, contested, and put back by somebody else", async (t) => {
    const [visitor, admin, maker, second] = [
      await newPage(server, { js: false, width: 360 }),
      await newPage(server, { who: "admin" }),
      await newPage(server, { js: false, width: 360, who: "resident" }),
      await newPage(server),
    ];
    const pages = () => [visitor, admin, maker, second];
    const path = "/initiatieven/aan-tafel-in-pathmos";
    await step(t, "a visitor reports", pages, async () => {
      await go(visitor, path);
      await visitor.getByRole("link", { name: "Meld het" }).click();
      assert.equal(await send(visitor, button(visitor, "Verstuur de melding")), 422);
      none(await audit(visitor), "the form to report");
      await visitor.setViewportSize({ width: 360, height: 640 });
      await visitor.getByRole("radio", { name: /^Er staan gegevens van iemand anders/ }).check();
      await visitor.locator("[name=words]").fill("Mijn <b>adres</b> staat erin.");
      await visitor.locator("main [name=email]").fill("buur@example.org");
      assert.equal(await send(visitor, button(visitor, "Verstuur de melding")), 200);
      await visitor.getByTestId("notice").waitFor();
    });
    await step(t, "an administrator makes a colleague administrator", pages, async () => {
      await go(admin, "/beheer/mensen");
      none(await audit(admin), "people");
      await admin.locator("main [name=name]").fill("Bo Vermeer");
      await admin.locator("main [name=email]").fill("bo@example.org");
      await admin.getByRole("radio", { name: /^Beheerder/ }).check();
      assert.equal(await send(admin, button(admin, "Voeg toe en stuur een mail")), 200);
      none(await audit(admin), "a colleague");
      const mail = await server.mail("bo@example.org", "U werkt nu met Meerwaarde");
      assert.match(mail.text, /Beheerder/);
      await post(second, "/inloggen/demo", { email: "bo@example.org", naar: "/" });
    });
    await step(t, "takes it down", pages, async () => {
      await go(admin, "/beheer");
      await admin.getByText("1 om te bekijken").waitFor();
      none(await audit(admin), "the desk");
      await go(admin, "/beheer/meldingen");
      none(await audit(admin), "reports");
      await admin.getByRole("main").getByRole("link", { name: "Aan tafel in Pathmos" }).click();
      await admin.getByText("Mijn <b>adres</b> staat erin.").waitFor();
      none(await audit(admin), "one report");
      await admin.getByRole("radio", { name: /^Ik haal het weg/ }).check();
      await admin.locator("[name=words]").fill("Er staat een adres in.");
      assert.equal(await send(admin, button(admin, "Bewaar")), 200);
      await go(visitor, path, 451);
      none(await audit(visitor), "in its place");
      await go(visitor, "/initiatieven?q=pathmos");
      assert.equal(await visitor.getByRole("link", { name: "Aan tafel in Pathmos" }).count(), 0);
    });
    await step(t, "its maker contests", pages, async () => {
      await go(maker, path, 451);
      await maker.getByText("Er staat een adres in.").waitFor();
      none(await audit(maker), "what its maker sees");
      await maker.locator("[name=words]").fill("Ik heb het adres weggehaald.");
      assert.equal(await send(maker, button(maker, "Verstuur")), 451);
      await maker.getByTestId("notice").waitFor();
    });
    await step(t, "and somebody else puts it back", pages, async () => {
      const mail = await server.mail("bo@example.org", "zijn het niet eens");
      await go(second, /\/beheer\/weggehaald\/\S+/.exec(mail.text)[0]);
      none(await audit(second), "a takedown that is contested");
      await second.getByRole("radio", { name: /^Het wordt teruggezet/ }).check();
      await second.locator("[name=words]").fill("Dank, zo is het goed.");
      assert.equal(await send(second, button(second, "Bewaar")), 200);
      await go(visitor, path);
    });
    for (const page of pages()) await page.context().close();
  });
});

describe("one's own data", () => {
  for (const way of WAYS) {
    test(`is there to see, to take along and to have erased (${way.js ? "with" : "without"} JavaScript)`, async () => {
      const email = `vera-${way.js}@example.org`;
      const page = await newPage(server, way);
      await go(page, "/verzoeken/nieuw");
      await page.getByRole("radio", { name: /^Informatie/ }).check();
      await page.locator("[name=title]").fill("Mag een bankje voor mijn deur?");
      await page.locator("[name=story]").fill("Dan kan mijn buurman uitrusten.");
      await page.locator("main [name=name]").fill("Vera");
      await page.locator("main [name=email]").fill(email);
      assert.equal(await send(page, button(page, "Stuur de vraag")), 200);
      none(await audit(page), "look in your mail");
      // An address that was only typed opens nothing: first the link from the mail.
      await page.context().request.get("/mijn/gegevens", { maxRedirects: 0 }).then((answer) => assert.equal(answer.status(), 303));
      const mail = await server.mail(email, "Bevestig wat u ons schreef");
      await go(page, /\/bevestigen\/\S+/.exec(mail.text)[0]);
      await page.getByText("Dan kan mijn buurman uitrusten.").waitFor();
      none(await audit(page), "what waits");
      await page.setViewportSize({ width: way.width, height: 800 });
      assert.equal(await send(page, button(page, "Verstuur")), 200);
      const number = /\d{4}-\d{5}/.exec(page.url())[0];
      const official = await newPage(server, { who: "official" });
      await go(official, `/werk/verzoeken/${number}`);
      await go(page, "/mijn/gegevens");
      await page.getByTestId("data-looks").getByText("Een behandelaar van Wijken").waitFor();
      none(await audit(page), "my data");
      await page.setViewportSize({ width: way.width, height: 800 });
      const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Download uw gegevens").click()]);
      assert.match(download.suggestedFilename(), /^mijn-gegevens-\d{4}-\d{2}-\d{2}\.zip$/);
      page.problems.length = 0;
      await go(page, "/mijn/gegevens/wissen");
      await page.getByText(`${number} Mag een bankje voor mijn deur?`).waitFor();
      assert.equal(await send(page, button(page, "Wis alles")), 422);
      none(await audit(page), "before erasing");
      await page.setViewportSize({ width: way.width, height: 800 });
      await page.getByText("Ja, wis alles").click();
      assert.equal(await send(page, button(page, "Wis alles")), 200);
      await page.getByTestId("notice").getByText("Alles over u is gewist.").waitFor();
      await go(page, "/mijn");
      assert.match(page.url(), /\/inloggen/);
      await go(official, `/werk/verzoeken/${number}`);
      assert.equal(await official.getByText("Vera").count(), 0);
      for (const one of [page, official]) await one.context().close();
    });
  }

  test("a device that is lost is logged out from another one", async () => {
    const phone = await newPage(server, { js: false, width: 360, who: "gerda" });
    const laptop = await newPage(server, { who: "gerda", lang: "en" });
    await go(laptop, "/mijn/inloggen");
    none(await audit(laptop, { lang: "en" }), "devices in English");
    await laptop.setViewportSize({ width: 1280, height: 900 });
    const other = laptop.getByTestId("device").filter({ hasNotText: "This device" });
    assert.equal(await other.count(), 1);
    assert.equal(await send(laptop, other.getByRole("button")), 200);
    await go(phone, "/mijn");
    assert.match(phone.url(), /\/inloggen/);
    for (const one of [phone, laptop]) await one.context().close();
  });
});

describe("an administrator", () => {
  test("sets texts, themes, colours, areas and terms, and sees it at once", async () => {
    const page = await newPage(server, { who: "admin" });
    const visitor = await newPage(server, { js: false });
    await go(page, "/beheer/teksten/over");
    // One text at a time: the others stay folded.
    assert.equal(await page.locator("main details[open]").count(), 0);
    await page.locator("details", { has: page.locator("[name='nl.about-intro']") }).locator("summary").click();
    await page.locator("[name='nl.about-intro']").fill("Welkom bij <Enschede> & omstreken.");
    assert.equal(await send(page, button(page, "Bewaar")), 200);
    await go(visitor, "/over");
    await visitor.getByText("Welkom bij <Enschede> & omstreken.").waitFor();
    await go(page, "/beheer/kleuren");
    await page.locator("[name=teal]").fill("#ffee88");
    assert.equal(await send(page, button(page, "Bewaar")), 422);
    await page.getByText("Deze kleur is niet goed te lezen").first().waitFor();
    none(await audit(page), "a colour that can't be read");
    await page.locator("[name=teal]").fill("#7a1f5c");
    await page.locator("[name='teal-700']").fill("#5d1646");
    await page.locator("[name='teal-900']").fill("#3a0d2b");
    assert.equal(await send(page, button(page, "Bewaar")), 200);
    await go(visitor, "/");
    const colour = await visitor.locator(".nl-button--primary").first().evaluate((element) => getComputedStyle(element).backgroundColor);
    none(await audit(visitor), "the front page in other colours");
    assert.equal(await send(page, button(page, "Terug naar de standaard")), 200);
    await go(visitor, "/");
    assert.notEqual(await visitor.locator(".nl-button--primary").first().evaluate((element) => getComputedStyle(element).backgroundColor), colour);
    const square = { type: "Polygon", coordinates: [[[6.8, 52.2], [6.9, 52.2], [6.9, 52.3], [6.8, 52.3], [6.8, 52.2]]] };
    const areas = (properties) => JSON.stringify({ type: "FeatureCollection", features: properties.map((one) => ({ type: "Feature", properties: one, geometry: square })) });
    await go(page, "/beheer/gebieden");
    none(await audit(page), "areas");
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator("[name=file][type=file]").setInputFiles({ name: "fout.geojson", mimeType: "application/geo+json", buffer: Buffer.from(areas([{ wijkcode: "WK9", wijknaam: "Goed" }, { buurtcode: "BU9" }])) });
    assert.equal(await send(page, button(page, "Bekijk wat er verandert")), 200);
    await page.getByTestId("area-errors").getByText("Onderdeel 2: de wijkcode ontbreekt.").waitFor();
    assert.equal(await button(page, /^Lees/).count(), 0);
    none(await audit(page), "areas with an error");
    await go(page, "/beheer/logboek?wat=text_changed");
    assert.ok((await page.getByTestId("log").locator("tbody tr").count()) >= 2);
    fine(page);
    for (const one of [page, visitor]) await one.context().close();
  });
});
