// The loops that make a government learn, as people walk them: what climbs, who covers, what was done before, thanks,
// critique, the learning table, talks, and what the site refuses. With and without JavaScript, wide and narrow.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { audit, BINARY, closeBrowser, fine, go, newPage, none, post, send, sendWaiting, startServer, step } from "./support.mjs";

let server;
before(async () => {
  server = await startServer();
});
after(async () => {
  await closeBrowser();
  await server?.stop();
});

const button = (page, name) => page.getByRole("main").getByRole("button", { name, exact: true });
const errors = (page) => page.getByTestId("error-summary").getByRole("link").allTextContents();
const notice = async (page) => (await page.getByTestId("notice").textContent()).trim();
const main = (page) => page.getByRole("main");

/** Presses a button and expects the page that says that it was done. */
async function does(page, act, done) {
  assert.equal(await send(page, typeof act === "string" ? button(page, act) : act), 200);
  assert.equal(await notice(page), done);
}

const requestOf = async (page, title) => {
  await go(page, "/werk?lijst=team");
  return page.getByTestId("worklist").getByRole("link", { name: title }).getAttribute("href");
};

for (const [js, width] of [
  [true, 1280],
  [false, 360],
]) {
  const how = `JavaScript ${js ? "on" : "off"}, ${width} px`;
  describe(`the loops, ${how}`, () => {
    test(`go round, ${how}`, async (t) => {
      const tag = js ? "met" : "zonder";
      const all = [];
      const opened = async (who) => {
        const page = await newPage(server, { js, width, who });
        all.push(page);
        return page;
      };
      const open = () => all.filter((page) => !page.isClosed());
      /** What holds on every page; the checker itself needs JavaScript. Leaves the page as wide as it was. */
      const sound = async (page) => {
        if (!js) return;
        none(await audit(page));
        await page.setViewportSize({ width, height: 900 });
      };
      const title = `De poort gaat ${tag} script om vijf uur dicht`;
      let mila, samira, erik, nienke, work, obstacle;

      await step(t, "an obstacle is reported, and put higher by hand", open, async () => {
        samira = await opened("official");
        work = await requestOf(samira, "Mogen wij gratis eten uitdelen op het plein?");
        await go(samira, work);
        await samira.getByText("Meld een belemmering", { exact: true }).click();
        await samira.getByLabel("Wat staat er in de weg?", { exact: true }).fill(title);
        await samira.getByTestId("obstacles").getByLabel("Soort", { exact: true }).selectOption("rule");
        await samira.getByTestId("obstacles").getByLabel("Komt van", { exact: true }).selectOption("own_department");
        await does(samira, "Meld deze belemmering", "De belemmering staat erbij.");
        await samira.getByTestId("obstacles").getByRole("link", { name: title }).click();
        await samira.waitForURL("**/werk/belemmeringen/**");
        await sound(samira);
        await does(samira, "Schaal op naar: leidinggevende", "Opgeschaald. Wie nu moet antwoorden, krijgt bericht.");
        obstacle = new URL(samira.url()).pathname;
        await main(samira).getByText("Van behandelaar naar leidinggevende, omdat iemand het hoger legde.").waitFor();
        await sound(samira);
        await server.mail("manager of Wijken", `Bij u neergelegd: ${title}`);
      });

      await step(t, "cover is asked with one sentence, and given by the link in the mail", open, async () => {
        mila = await opened("mila");
        const at = js ? work : await requestOf(mila, "Mag de gymzaal open op zondag?");
        const page = js ? samira : mila;
        await go(page, at);
        if (!js) {
          // Asked before, and with the alderman by now: first it is taken back.
          await go(page, "/werk/dekking");
          await does(page, button(page, "Niet meer nodig").first(), "Ingetrokken.");
          await go(page, at);
        }
        await page.getByTestId("cover").getByText("Bel wie dienst heeft").click();
        await page.getByTestId("cover").getByText("Erik Leferink").first().waitFor();
        assert.equal(await send(page, button(page, "Vraag dekking")), 422);
        assert.deepEqual(await errors(page), ["Schrijf in één zin wat je wilt doen, en waarom."]);
        await page.getByLabel("Wat wil je doen, en waarom?").fill(`Ik wil ${tag} script verder gaan.`);
        await does(page, "Vraag dekking", "Gevraagd. De leidinggevende krijgt bericht.");
        const number = at.split("/").at(-1);
        // Team Gebouwen has no manager: there the first one is asked.
        const mail = await server.mail("manager of Wijken", `vraagt dekking bij ${number}`);
        const link = /\/dekking\/\S+/.exec(mail.text)[0];
        const visitor = await opened();
        await go(visitor, link);
        await sound(visitor);
        assert.equal(await send(visitor, button(visitor, "Ik geef geen dekking")), 422, "that needs a reason");
        await does(visitor, "Ik geef dekking", "Je geeft dekking. Je collega krijgt bericht.");
        await go(visitor, link);
        await visitor.getByRole("heading", { level: 1, name: "Deze vraag is beantwoord" }).waitFor();
        await go(page, at);
        assert.match(await page.getByTestId("cover").textContent(), /dekt dit\./);
      });

      await step(t, "the manager has all that waits on one desk", open, async () => {
        erik = await opened("manager of Wijken");
        await go(erik, "/werk/dekking");
        await erik.getByRole("region", { name: /belemmering(en)? (ligt|liggen) bij jou/ }).getByRole("link", { name: title }).waitFor();
        await sound(erik);
        await erik.getByLabel("Tot en met").fill("2020-01-01");
        assert.equal(await send(erik, button(erik, "Zet mij op de lijst")), 422);
        assert.ok((await errors(erik)).length > 0);
        await erik.getByLabel("Tot en met").fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
        await does(erik, "Zet mij op de lijst", "Je staat op de lijst.");
        // Each number leads to what it counts.
        const cell = erik.getByRole("region", { name: "Zo druk is het" }).getByRole("row", { name: /^Wijken/ }).getByRole("link").first();
        const count = Number(await cell.textContent());
        await Promise.all([erik.waitForURL("**/werk?lijst=team**"), cell.click()]);
        assert.equal(await erik.getByTestId("worklist").locator("tbody tr").count(), count);
      });

      await step(t, "an exception is found as support, compared, and copies nothing", open, async () => {
        const bas = await opened("bas");
        const asks = await requestOf(bas, "Mag de scootmobiel van mijn man blijven?");
        await go(bas, asks);
        await bas.getByTestId("earlier").getByRole("link", { name: /Een hulpmiddel gaat terug/ }).click();
        await bas.waitForURL("**/werk/uitzonderingen/**");
        await sound(bas);
        await bas.getByLabel("Wat is hetzelfde?").fill(`Zij zorgde ${tag} hem.`);
        await bas.getByLabel("Wat is anders?").fill(`Zij kan ${tag} stok lopen.`);
        await does(bas, "Noem als steun", "Genoemd als steun. Het besluit blijft van dit verzoek.");
        assert.match(await bas.getByTestId("earlier").textContent(), new RegExp(`Zij kan ${tag} stok lopen`));
        for (const label of ["Van welke regel wijken wij af?", "Antwoord aan de bewoner"]) {
          const field = bas.getByTestId("decide").getByLabel(label, { exact: true });
          if ((await field.count()) > 0) assert.equal(await field.inputValue(), "", label);
        }
      });

      await step(t, "an alderman says thank you where that is welcome, and the initiative chooses", open, async () => {
        nienke = await opened("alderman");
        await go(nienke, "/bestuur");
        await sound(nienke);
        await go(nienke, "/bestuur/waardering/de-zwerfvissers");
        await main(nienke).getByText(/Dit initiatief koos: ‘laat ons met rust’/).waitFor();
        assert.equal(await button(nienke, "Verstuur het dankwoord").count(), 0);
        const slug = js ? "de-fietsenwerf" : "buurtbioscoop";
        const steward = js ? "ruben@demonstratie.example" : "nel@demonstratie.example";
        await go(nienke, `/bestuur/waardering/${slug}`);
        await nienke.getByLabel("Uw dankwoord").fill(`Dank u wel, ${tag} script.`);
        await does(nienke, "Verstuur het dankwoord", "Verstuurd. Het initiatief kiest wie het mag lezen.");
        const link = /\/mijn\/waardering\/\S+/.exec((await server.mail(steward, "Een dankwoord voor")).text)[0];
        const visitor = await opened();
        await go(visitor, "/waardering");
        assert.equal(await main(visitor).getByText(`Dank u wel, ${tag} script.`).count(), 0);
        const owner = await opened(steward);
        await go(owner, link);
        assert.equal(await send(owner, button(owner, "Bewaar")), 422, "nothing is chosen for them");
        await owner.getByRole("radio", { name: /^Iedereen/ }).check();
        await does(owner, "Bewaar", "Iedereen kan het nu lezen.");
        await go(visitor, "/waardering");
        await main(visitor).getByText(`Dank u wel, ${tag} script.`).waitFor();
        await go(visitor, `/initiatieven/${slug}`);
        await main(visitor).getByText(`Dank u wel, ${tag} script.`).waitFor();
      });

      await step(t, "critique is two questions and words, answered, and its author's", open, async () => {
        const visitor = await opened();
        await go(visitor, "/kritiek/nieuw");
        await visitor.getByLabel("Wat ging er mis, of juist goed?").fill(`Ik wachtte ${tag} antwoord. <b>Lang</b>`);
        assert.equal(await send(visitor, button(visitor, "Verstuur")), 422);
        assert.equal((await errors(visitor)).length, 5);
        assert.equal(await visitor.getByLabel("Wat ging er mis, of juist goed?").inputValue(), `Ik wachtte ${tag} antwoord. <b>Lang</b>`);
        await sound(visitor);
        const group = (name) => visitor.getByRole("radiogroup", { name });
        await group("Hielpen wij u verder?").getByRole("radio", { name: "Nee" }).check();
        await group("Stonden wij u in de weg?").getByRole("radio", { name: "Een beetje" }).check();
        await group("Wie mag dit lezen?").getByRole("radio", { name: /^Iedereen/ }).check();
        await visitor.getByRole("textbox", { name: "Naam" }).fill("Iris Vos");
        await visitor.getByLabel("E-mailadres").fill(`iris-${tag}@voorbeeld.example`);
        assert.equal(await send(visitor, button(visitor, "Verstuur")), 200);
        await main(visitor).getByText("Pas dan is het bij ons.").waitFor();
        await sound(visitor);
        assert.equal(await sendWaiting(server, visitor, `iris-${tag}@voorbeeld.example`), 200);
        await visitor.getByTestId("notice").getByText("Dank u wel. Wij antwoorden op tijd.").waitFor();
        const own = new URL(visitor.url()).pathname;
        await go(erik, "/werk/kritiek");
        await erik.getByRole("link", { name: new RegExp(`Ik wachtte ${tag} antwoord`) }).click();
        await erik.waitForURL("**/werk/kritiek/**");
        assert.ok(!(await main(erik).textContent()).includes("Iris"), "never who");
        await erik.getByLabel("Ons antwoord").fill("U heeft gelijk. Wij bellen morgen.");
        await does(erik, "Verstuur het antwoord", "Het antwoord is verstuurd.");
        await server.mail(`iris-${tag}@voorbeeld.example`, "Ons antwoord op uw kritiek");
        const reader = await opened();
        await go(reader, "/kritiek");
        await main(reader).getByText(`Ik wachtte ${tag} antwoord. <b>Lang</b>`).waitFor();
        await go(visitor, own);
        await does(visitor, "Neem het terug", "Teruggenomen. Uw woorden zijn weg.");
        await go(reader, "/kritiek");
        assert.equal(await main(reader).getByText(`Ik wachtte ${tag} antwoord`).count(), 0);
      });

      await step(t, "the learning table changes a procedure that everybody can read", open, async () => {
        await go(samira, `/werk/leertafel/nieuw?belemmering=${obstacle.split("/").at(-1)}`);
        await samira.getByLabel("Waar gaat het over?").fill(`De poort, ${tag} script`);
        await samira.getByLabel(/^Wat gebeurde er\?/).fill("De poort ging dicht.");
        await does(samira, "Leg op tafel", "Het ligt op tafel.");
        assert.equal(await send(samira, button(samira, "Wij hebben dit besproken")), 422);
        assert.equal((await errors(samira)).length, 3);
        await samira.getByLabel(/^Wat wilde de regel\?/).fill("Rust.");
        await samira.getByLabel(/^Wat had de mens nodig\?/).fill("Een sleutel.");
        await samira.getByLabel(/^Wat doen we anders\?/).fill("Wij geven een sleutel.");
        await does(samira, "Wij hebben dit besproken", "Bewaard als besproken.");
        await samira.getByText("Schrijf een verandering op", { exact: true }).click();
        await samira.getByLabel("Welke procedure?").fill(`Sleutels, ${tag} script`);
        await samira.getByRole("radio", { name: "Afgeschaft" }).check();
        await samira.getByLabel("Hoe gaat het nu?").fill("U krijgt een sleutel.");
        await samira.getByRole("checkbox", { name: title }).check();
        await does(samira, "Maak openbaar", "De verandering is openbaar.");
        await sound(samira);
        const visitor = await opened();
        await go(visitor, "/geleerd");
        await main(visitor).getByText(`Sleutels, ${tag} script`).waitFor();
        await go(visitor, obstacle);
        await main(visitor).getByText(`Sleutels, ${tag} script`).waitFor();
      });

      await step(t, "the council writes down a talk, and sees it on the map", open, async () => {
        await go(nienke, "/bestuur/gesprekken");
        await nienke.getByLabel("In welke buurt?").selectOption({ label: "Pathmos" });
        await nienke.getByLabel("Met wie?").fill(`De straat, ${tag} script`);
        await nienke.getByLabel("Wat hoorde u?").fill("De poort is dicht.");
        await does(nienke, "Bewaar", "Het gesprek is bewaard.");
        await nienke.getByText("Meld een belemmering", { exact: true }).click();
        await nienke.getByLabel("Of kies een belemmering die we al kennen").selectOption({ label: title });
        await does(nienke, "Koppel deze belemmering", "De belemmering staat erbij.");
        await sound(nienke);
        await go(nienke, "/bestuur");
        const mark = nienke.getByRole("link", { name: /^(Pathmos|Boswinkel - Stadsveld): \d+ gesprek/ });
        const said = Number(/: (\d+)/.exec(await mark.getAttribute("aria-label"))[1]);
        await go(nienke, await mark.getAttribute("href"));
        assert.equal(await main(nienke).locator(".mw-oitem").count(), said, "the map and the list say the same");
        // The charts lead to what they count as well, and say it in a table.
        await go(nienke, "/bestuur");
        const column = nienke.getByRole("group", { name: "Hoe oud zijn de belemmeringen?" }).getByRole("link").last();
        const old = Number(/(\d+) open/.exec(await column.getAttribute("aria-label"))[1]);
        await nienke.getByRole("region", { name: "Hoe oud zijn de belemmeringen?" }).getByText("Als tabel").click();
        assert.equal(await nienke.getByRole("table", { name: "Hoe oud zijn de belemmeringen?" }).getByRole("row").last().getByRole("cell").last().textContent(), String(old));
        await go(nienke, await column.getAttribute("href"));
        assert.equal(await nienke.getByRole("region", { name: /open belemmering/ }).locator(".mw-rank > li").count(), old);
      });

      await step(t, "what everybody can count along", open, async () => {
        const visitor = await opened();
        await go(visitor, "/zo-doen-wij-het");
        await sound(visitor);
        await visitor.getByLabel("Periode").selectOption({ index: 1 });
        await Promise.all([visitor.waitForURL("**/zo-doen-wij-het?periode=*"), button(visitor, "Toon").click()]);
        const file = await visitor.context().request.get(await visitor.getByRole("link", { name: /^Download/ }).getAttribute("href"));
        assert.equal(file.status(), 200);
        assert.match(file.headers()["content-disposition"], /attachment; filename="zo-doen-wij-het-\d{4}-k\d\.csv"/);
      });
      for (const page of open()) fine(page);
    });
  });
}

describe("what the site refuses", () => {
  const REFUSED = [
    // rule, who, where, what, and the words on the screen
    ["01", "official", "/mijn/initiatieven/de-hobbyloods", { title: "Van ons", visibility: "unlisted", version: "1" }, /Alleen de makers/],
    ["01", "admin", "/mijn/initiatieven/de-hobbyloods/terugtrekken", { sure: "yes" }, /Alleen de makers/],
    ["02", "alderman", "/bestuur/waardering/de-zwerfvissers", { words: "Dank u wel." }, /laat ons met rust/],
    ["05", "manager of Wijken", "NO/handtekening", { answer: "sign" }, /Hier is niets meer te tekenen/],
    ["07", "official", "/werk/dekking/00000000-0000-0000-0000-000000000001", { answer: "cover" }, /Deze pagina is niet voor u/],
    ["12", "permits", "FORMAL/afsluiten", {}, /Geef eerst antwoord|niet voor u/],
  ];

  test("is explained on a page of ours, to whoever tries", async () => {
    const samira = await newPage(server, { who: "official" });
    const any = await requestOf(samira, "Mogen wij gratis eten uitdelen op het plein?");
    for (const [rule, who, path, fields, why] of REFUSED) {
      const page = await newPage(server, { who });
      const at = path.replace(/^(NO|FORMAL)/, any);
      const answer = await post(page, at, fields);
      assert.equal(answer.status(), 403, `rule ${rule} as ${who}`);
      await page.setContent((await answer.text()).replace(/<link[^>]*>|<script[^]*?<\/script>/g, ""));
      assert.match(await page.getByRole("main").textContent(), why, `rule ${rule} as ${who}`);
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
      await page.context().close();
    }
    await samira.context().close();
  });

  test("can't be done on the command line either", async () => {
    for (const words of [
      ["initiative", "hide", "de-hobbyloods"],
      ["initiatives", "edit", "de-hobbyloods"],
      ["export", "people", "/tmp/mensen.json"],
      ["export", "requests", "/tmp/verzoeken.json"],
      ["statistics", "de-hobbyloods"],
      ["score", "de-hobbyloods"],
      ["request", "close", "2026-00001"],
    ]) {
      const answer = spawnSync(BINARY, words, { encoding: "utf8", cwd: server.data });
      assert.equal(answer.status, 2, words.join(" "));
      assert.match(answer.stderr, /unrecognized subcommand/, words.join(" "));
    }
  });
});
