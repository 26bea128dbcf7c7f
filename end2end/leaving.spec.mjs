// Colleagues are away, hand over and leave: as they, their manager and an administrator do it. With and without
// JavaScript, wide and narrow.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { audit, closeBrowser, fine, go, newPage, none, send, startServer, step } from "./support.mjs";

const main = (page) => page.getByRole("main");
const button = (page, name) => main(page).getByRole("button", { name, exact: true });
const notice = async (page) => (await page.getByTestId("notice").textContent()).trim();

/** Presses a button and expects the page that says that it was done. */
async function does(page, name, done) {
  assert.equal(await send(page, button(page, name)), 200);
  assert.equal(await notice(page), done);
}

/** Opens what folds. */
const unfold = (page, name) => main(page).locator("summary").filter({ hasText: name }).click();

for (const [js, width] of [
  [true, 1280],
  [false, 360],
]) {
  const how = `JavaScript ${js ? "on" : "off"}, ${width} px`;
  describe(`nothing waits for who is not there, ${how}`, () => {
    let server;
    before(async () => {
      server = await startServer();
    });
    after(async () => {
      await closeBrowser();
      await server?.stop();
    });

    test(`away, handed over, gone, ${how}`, async (t) => {
      const all = [];
      const opened = async (who) => {
        const page = await newPage(server, { js, width, who });
        all.push(page);
        return page;
      };
      const open = () => all.filter((page) => !page.isClosed());
      const sound = async (page) => {
        if (!js) return;
        none(await audit(page));
        await page.setViewportSize({ width, height: 900 });
      };
      const asked = "Mogen wij gratis eten uitdelen op het plein?";
      let samira, fatma, erik, work;

      await step(t, "an official says that she is away", open, async () => {
        samira = await opened("official");
        await go(samira, "/werk?lijst=team");
        work = await samira.getByTestId("worklist").getByRole("link", { name: asked }).getAttribute("href");
        await main(samira).getByRole("link", { name: "Overdragen of afwezig" }).click();
        await unfold(samira, "Meld afwezigheid");
        await samira.getByLabel("Laatste dag").fill("2020-01-01");
        assert.equal(await send(samira, button(samira, "Bewaar")), 422);
        assert.ok(await samira.getByLabel("Laatste dag").isVisible(), "the form is open, with what was typed");
        const today = await samira.getByLabel("Eerste dag").inputValue();
        await samira.getByLabel("Laatste dag").fill(today);
        const stand = samira.getByLabel("Wie vervangt?");
        await stand.selectOption(await stand.locator("option", { hasText: "Fatma" }).getAttribute("value"));
        await does(samira, "Bewaar", "Bewaard. Wie vervangt, krijgt een mail.");
        await sound(samira);
      });

      await step(t, "her stand-in has her work on the list, and the resident writes to the stand-in", open, async () => {
        fatma = await opened("colleague");
        await go(fatma, "/werk?lijst=mijn");
        const row = fatma.getByTestId("worklist").getByRole("row").filter({ hasText: asked });
        assert.match(await row.textContent(), /Samira El Idrissi \(afwezig, Fatma/);
        await sound(fatma);
        const yusuf = await opened("resident");
        await go(yusuf, work.replace("/werk", ""));
        await yusuf.getByLabel(/Stuur een bericht aan Fatma/).waitFor();
        await yusuf.close();
        await does(samira, "Weer aanwezig", "Welkom terug.");
      });

      await step(t, "a manager gives it to the team, and a colleague takes it", open, async () => {
        erik = await opened("manager of Wijken");
        await go(erik, work);
        await unfold(erik, "Geef aan een collega of het team");
        assert.equal(await send(erik, button(erik, "Draag over")), 422);
        const team = erik.getByLabel("Wie behandelt dit verder?");
        await team.selectOption({ label: "Het team Wijken, van niemand" });
        await does(erik, "Draag over", "Overgedragen. Wie het kreeg, heeft een mail.");
        await go(fatma, "/werk?lijst=niemand");
        await fatma.getByTestId("worklist").getByRole("link", { name: asked }).click();
        await does(fatma, "Ik pak dit op", "Dit verzoek is nu van jou. De bewoner krijgt bericht.");
        await go(samira, work);
        await sound(samira);
        await does(samira, "Neem over", "Dit verzoek is nu van jou. De bewoner krijgt bericht.");
        await fatma.close();
      });

      await step(t, "an administrator takes her role back, and sees first what stands on her name", open, async () => {
        const femke = await opened("admin");
        await go(femke, "/beheer/mensen");
        await main(femke).getByRole("link", { name: "Samira El Idrissi" }).click();
        await femke.getByRole("button", { name: "Neem de rol Behandelaar terug" }).click();
        await femke.getByRole("heading", { name: "Neem de rol Behandelaar van Samira El Idrissi terug" }).waitFor();
        const stands = femke.getByTestId("stands");
        assert.ok((await stands.getByRole("listitem").count()) > 0);
        assert.doesNotMatch(await stands.textContent(), /gratis eten/, "an administrator reads no requests");
        await sound(femke);
        const to = femke.getByLabel("Naar wie gaan de verzoeken en belemmeringen?");
        await to.selectOption(await to.locator("option", { hasText: "Fatma" }).getAttribute("value"));
        assert.equal(await send(femke, button(femke, "Neem de rol terug en draag over")), 200);
        const mail = await server.mail("fatma", "Dit is nu van u");
        assert.match(mail.text, /gratis eten uitdelen/);
        assert.match((await server.mail("samira", "is gestopt")).text, /Femke/);
        await go(samira, "/werk");
        assert.match(samira.url(), /\/inloggen/, "she is logged out");
      });

      for (const page of open()) {
        fine(page);
        await page.context().close();
      }
    });
  });
}
