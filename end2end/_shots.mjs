import { closeBrowser, go, newPage, startServer } from "./support.mjs";
const server = await startServer();
const only = process.argv.slice(2);
const list = [
  ["bestuur", "/bestuur", "alderman"], ["gesprekken", "/bestuur/gesprekken", "alderman"], ["dekking", "/werk/dekking", "rob"], ["dekking-erik", "/werk/dekking", "manager of Wijken"],
  ["uitz", "/werk/uitzonderingen", "official"], ["leertafel", "/werk/leertafel", "official"], ["waardering", "/waardering"], ["kritiek", "/kritiek"], ["kritiek-nieuw", "/kritiek/nieuw"],
  ["geleerd", "/geleerd"], ["figures", "/zo-doen-wij-het"], ["termijnen", "/beheer/termijnen", "admin"], ["belemmering", "/belemmeringen/sparen-kost-toeslag"], ["belemmering-werk", "/werk/belemmeringen/sparen-kost-toeslag", "ruud"],
  ["bel-werk2", "/werk/belemmeringen/weggeven-telt-als-verkopen", "manager"], ["werk-kritiek", "/werk/kritiek", "manager"], ["thank", "/bestuur/waardering/de-hobbyloods", "alderman"], ["home", "/"], ["belemmeringen","/belemmeringen"], ["initiatief","/initiatieven/de-hobbyloods"],
];
for (const [name, path, who] of list) {
  if (only.length && !only.includes(name)) continue;
  for (const width of [1280, 360]) {
    const page = await newPage(server, { who, width });
    await go(page, path);
    await page.waitForTimeout(200);
    await page.screenshot({ path: `/tmp/shots/${name}-${width}.png`, fullPage: true });
    await page.context().close();
  }
}
if (!only.length || only.includes("werk")) {
  const page = await newPage(server, { who: "bas", width: 1440 });
  await go(page, "/werk?lijst=team");
  await page.getByRole("link", { name: "Mag de scootmobiel van mijn man blijven?" }).click();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `/tmp/shots/werk-1440.png`, fullPage: true });
  const href = await page.getByTestId("earlier").getByRole("article").getByRole("link").first().getAttribute("href");
  await go(page, href);
  await page.screenshot({ path: `/tmp/shots/compare-1440.png`, fullPage: true });
}
await closeBrowser();
await server.stop();
