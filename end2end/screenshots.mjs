// Pictures for the README, of the demonstration as it is now. Run by `make screenshots`.

import { mkdirSync } from "node:fs";
import { closeBrowser, go, newPage, startServer } from "./support.mjs";

const OUT = new URL("../docs/", import.meta.url).pathname;
mkdirSync(OUT, { recursive: true });
const server = await startServer();

/** Drawings further down are loaded when one comes near; wait until all of them are there. */
async function loaded(page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 500) {
      scrollTo(0, y);
      await new Promise((done) => setTimeout(done, 60));
    }
    scrollTo(0, 0);
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    await document.fonts.ready;
  });
  await page.waitForLoadState("networkidle");
}

async function shot(name, path, { who, width = 1280, height = 800, fullPage = false, prepare } = {}) {
  const page = await newPage(server, { who, width });
  await page.setViewportSize({ width, height });
  await go(page, path);
  await prepare?.(page);
  await loaded(page);
  await page.screenshot({ path: `${OUT}${name}.png`, fullPage });
  console.log(`docs/${name}.png`);
  const at = new URL(page.url()).pathname;
  await page.context().close();
  return at;
}

const ASKED = "Mogen wij gratis eten uitdelen op het plein?";
const follow = (name) => async (page) => {
  const href = await page.getByRole("main").getByRole("link", { name }).first().getAttribute("href");
  await go(page, href);
};

await shot("home", "/", { height: 900 });
await shot("home-phone", "/", { width: 390, height: 844 });
await shot("initiative", "/initiatieven/de-hobbyloods", { height: 1000 });
await shot("map", "/kaart", { height: 1280, prepare: (page) => page.locator(".leaflet-marker-pane > *").first().waitFor() });
await shot("register", "/aanmelden", {
  height: 1000,
  async prepare(page) {
    await page.locator("[name=title]").fill("Soep op vrijdag");
    await page.locator("[name=summary]").fill("Elke vrijdag soep voor wie langskomt.");
    await page.locator("[name=story]").fill("Wij koken met wat er over is. Iedereen eet mee, en wie kan, helpt met afwassen.");
    await page.getByRole("checkbox", { name: "Samen eten" }).check();
    await page.getByRole("radio", { name: "Loopt" }).check();
    await page.getByRole("main").getByRole("button", { name: "Verder", exact: true }).last().click();
    await page.waitForURL(/\/aanmelden\/waar\?/);
    await page.getByRole("radio", { name: /^Uit een lijst/ }).check();
    await page.getByLabel("De buurt", { exact: true }).selectOption({ label: "Pathmos" });
    // Kept, and looked at again: the small map shows the pin.
    await page.getByRole("button", { name: "Bewaar en ga later verder" }).click();
    await page.getByTestId("notice").waitFor();
    await go(page, page.url().replace(/&gedaan=\w[\w-]*/, ""));
  },
});
await shot("request", "/mijn", { who: "resident", height: 1100, prepare: follow(ASKED) });
await shot("work", "/werk?lijst=team", { who: "official", width: 1440, height: 1100, prepare: follow(ASKED) });
await shot("council", "/bestuur", { who: "alderman", width: 1440, height: 1000 });
await shot("cover", "/werk/dekking", { who: "rob", height: 1000 });
await shot("figures", "/zo-doen-wij-het", { height: 1000 });

await closeBrowser();
await server.stop();
