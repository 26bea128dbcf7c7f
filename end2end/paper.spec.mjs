// Who has no e-mail: a colleague fills in for them, calls, and prints what others get by mail. And how a colleague finds that back.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { audit, closeBrowser, fine, go, newPage, none, send, startServer } from "./support.mjs";

let server;
before(async () => {
  server = await startServer();
});
after(async () => {
  await closeBrowser();
  await server?.stop();
});

const button = (page, name) => page.getByRole("main").getByRole("button", { name });

describe("on paper", () => {
  for (const way of [
    { js: true, width: 1280, lang: "nl" },
    { js: false, width: 360, lang: "nl" },
  ]) {
    test(`a request by telephone, a letter, and finding it back (${way.js ? "with" : "without"} JavaScript)`, async () => {
      const page = await newPage(server, { ...way, who: "official" });
      const name = way.js ? "Mevrouw De Wit" : "Meneer Zwart";
      await go(page, "/werk");
      await page.getByRole("main").getByRole("link", { name: "Verzoek voor iemand anders" }).click();
      await page.getByRole("radio", { name: /^Ruimte/ }).check();
      await page.locator("#verzoek-title").fill("Een bankje bij de bushalte");
      await page.locator("#verzoek-story").fill("Lang staan lukt niet, en de bus komt twee keer per uur.");
      await page.locator("#verzoek-name").fill(name);
      assert.equal(await send(page, button(page, "Stuur de vraag")), 422, "nobody can be reached");
      await page.getByText("Heeft de bewoner dat niet? Vul dan een telefoonnummer in.").first().waitFor();
      none(await audit(page), "neither an address nor a number");
      await page.locator("#verzoek-phone").fill("053-481 81 81");
      await page.locator("#verzoek-post").fill("Lijsterstraat 4, 7521 AB Enschede");
      assert.equal(await send(page, button(page, "Stuur de vraag")), 200);
      await page.getByText("De bevestiging is een brief om te printen.").waitFor();
      const work = new URL(page.url()).pathname;
      const number = work.split("/").at(-1);
      assert.match(await page.getByTestId("on-paper").textContent(), /053 481 8181.*Lijsterstraat 4/);
      await go(page, "/demo/post");
      assert.equal(await page.getByText(`Wij hebben uw verzoek ${number}`).count(), 0, "no mail goes");
      await go(page, "/werk/brieven");
      none(await audit(page), "letters that wait");
      await page.getByRole("link", { name: `Wij hebben uw verzoek ${number}` }).click();
      const letter = page.getByTestId("letter");
      assert.match(await letter.textContent(), new RegExp(`${name}.*Lijsterstraat 4.*Een bankje bij de bushalte.*Bel `, "s"));
      assert.doesNotMatch(await letter.textContent(), /https?:/);
      none(await audit(page), "a letter on paper");
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.getByRole("button", { name: "Gepost" }).isVisible(), false, "only the letter comes on paper");
      assert.equal(await letter.isVisible(), true);
      await page.emulateMedia({ media: "screen" });
      assert.equal(await send(page, button(page, "Gepost, meegegeven of voorgelezen")), 200);
      await page.getByText("De brief is van de lijst.").waitFor();
      // By number as people say it, by name, by word; and what is narrowed stays found.
      const short = number.split("-")[1].replace(/^0+/, "");
      for (const words of [short, name, "bankjes bushalte"]) {
        await go(page, "/werk");
        await page.locator("#zoek-q").fill(words);
        assert.equal(await send(page, button(page, "Zoek")), 200);
        await page.getByTestId("worklist").getByText(number).first().waitFor();
        assert.equal(await page.locator("#zoek-q").inputValue(), words);
      }
      none(await audit(page), "the worklist with something found");
      await go(page, "/werk?q=zeppelin");
      await page.getByText("Niets gevonden.").waitFor();
      none(await audit(page), "nothing found");
      fine(page);
      await page.context().close();
    });
  }
});
