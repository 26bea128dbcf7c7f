// The whole story of one initiative, from "Laat uw initiatief zien" to the answer on what stood in its way.
// Told twice: with JavaScript, and without.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { audit, awake, closeBrowser, go, newPage, none, send, startServer, step, until } from "./support.mjs";

let server;
before(async () => {
  server = await startServer();
});
after(async () => {
  await closeBrowser();
  await server?.stop();
});

const A = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9"];
const B = ["B1", "B2", "B3", "B4"];

const button = (page, name) => page.getByRole("main").getByRole("button", { name, exact: true });
const notice = (page) => page.getByTestId("notice");
const panel = (page, name) => page.getByRole("region", { name, exact: true });
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const count = async (page) => Number(/\d+/.exec(await page.getByTestId("count").textContent())[0]);

/** Presses a button and expects the page that says that it was done. */
async function does(page, name, done) {
  assert.equal(await send(page, typeof name === "string" ? button(page, name) : name), 200);
  assert.equal((await notice(page).textContent()).trim(), done);
}

/** The initiatives that the map shows, counted on the map itself. */
async function onTheMap(page, js) {
  if (!js) {
    const labels = await page.locator("svg.mw-map--big a").evaluateAll((links) => links.map((link) => link.getAttribute("aria-label")));
    return labels.reduce((sum, label) => sum + Number(/: (\d+) initiatie/.exec(label)[1]), 0);
  }
  await page.locator(".leaflet-marker-pane > *").first().waitFor();
  return page.locator(".leaflet-marker-pane > *").evaluateAll((marks) => marks.reduce((sum, mark) => sum + (mark.classList.contains("mw-cluster") ? Number(mark.textContent) : 1), 0));
}

for (const js of [true, false]) {
  describe(`the story, JavaScript ${js ? "on" : "off"}`, () => {
    test(`from a plan to an answer, JavaScript ${js ? "on" : "off"}`, async (t) => {
      const tag = js ? "met" : "zonder";
      const title = `Lampen & soep ${tag} script`;
      const summary = "Elke vrijdag soep bij het raam, en wie komt repareert een lamp.";
      const story = "Wij zijn Lotte en Bram.\n\nElke vrijdag koken wij soep <voor wie langskomt> & repareren wij \"oude\" lampen.";
      const email = `lotte-${tag}@voorbeeld.example`;
      const asked = `Mag onze soeppan op het plein, ${tag} script?`;
      const letter = `Dag Lotte,\n\nDat mag, en wij helpen u ${tag} een stopcontact.`;
      const answer = `Uitdelen mag nu zonder kraam, ${tag} papieren.`;
      let number, slug, obstacle, known, total;
      const all = [];
      const opened = async (options) => {
        const page = await newPage(server, { js, ...options });
        all.push(page);
        return page;
      };
      const open = () => all.filter((page) => !page.isClosed());
      // Pages that only this story reaches, looked at for everybody. What is wrong is told at the end, so that the story goes on.
      const wrong = [];
      const look = async (page) => {
        if (js) wrong.push(...(await audit(page)).map((problem) => `${new URL(page.url()).pathname}: ${problem}`));
      };
      const tell = (name, what) => step(t, name, open, what);
      let resident = await opened();
      let official, colleague;

      await tell("a wrong answer comes back with everything that was typed", async () => {
        await go(resident, "/");
        await resident.getByRole("main").getByRole("link", { name: "Laat uw initiatief zien" }).first().click();
        await resident.waitForURL(/\/aanmelden\?concept=\w+$/);
        await resident.getByLabel("Naam van uw initiatief", { exact: true }).fill(title);
        await resident.getByLabel("In het kort", { exact: true }).fill("te lang ".repeat(26));
        await resident.getByLabel("Uw verhaal", { exact: true }).fill(story);
        await resident.getByRole("radio", { name: "Wordt opgezet" }).check();
        await resident.getByRole("checkbox", { name: "Samen eten" }).check();
        assert.equal(await send(resident, button(resident, "Verder").last()), 422);

        assert.match(await resident.title(), /^Fout: Wat doet u\?/);
        const summary_ = resident.getByTestId("error-summary");
        assert.match(await summary_.getByRole("heading").textContent(), /Er is 1 antwoord/);
        assert.equal(await resident.evaluate(() => document.activeElement.id), "fouten", "the heading of the errors has the focus");
        const link = summary_.getByRole("link", { name: "Hier passen 200 tekens in. Het zijn er nu 207." });
        await link.click();
        const field = resident.getByLabel("In het kort", { exact: true });
        assert.equal(await field.evaluate((element) => element === document.activeElement), true, "the error leads to its field");
        assert.equal(await field.getAttribute("aria-invalid"), "true");
        assert.match(await resident.locator(`#${(await field.getAttribute("aria-describedby")).split(" ").at(-1)}`).textContent(), /200 tekens/);
        assert.equal(await field.inputValue(), "te lang ".repeat(26));
        assert.equal(await resident.getByLabel("Naam van uw initiatief", { exact: true }).inputValue(), title);
        assert.equal(await resident.getByLabel("Uw verhaal", { exact: true }).inputValue(), story);
        assert.equal(await resident.getByRole("radio", { name: "Wordt opgezet" }).isChecked(), true);
        assert.equal(await resident.getByRole("checkbox", { name: "Samen eten" }).isChecked(), true);
        await look(resident);
        await field.fill(summary);
        assert.equal(await send(resident, button(resident, "Verder").last()), 200);
        assert.match(resident.url(), /\/aanmelden\/waar\?concept=\w+$/);
      });

      await tell("a postcode offers the neighbourhoods, and picks none", async () => {
        await resident.getByRole("radio", { name: /^Met een postcode/ }).check();
        await resident.getByLabel("Uw postcode", { exact: true }).fill("1012 AB");
        assert.equal(await resident.getByRole("radio", { name: /^Alleen de buurt/ }).isChecked(), true, "nobody's street is shown unless they choose so");
        assert.equal(await send(resident, button(resident, "Verder").last()), 422);
        assert.match(await resident.getByTestId("error-summary").textContent(), /ligt ver buiten deze gemeente/);
        const postcode = resident.getByLabel("Uw postcode", { exact: true });
        assert.equal(await postcode.inputValue(), "1012 AB");
        await postcode.fill("7545 aa");
        await resident.getByLabel("Wanneer kunnen mensen komen? (niet verplicht)", { exact: true }).fill("Elke vrijdag om 18.00 uur");
        assert.equal(await send(resident, button(resident, "Toon de buurten bij deze postcode")), 200);
        const near = resident.getByLabel("Welke buurt is het?", { exact: true });
        assert.equal(await near.inputValue(), "", "it picks none by itself");
        await near.selectOption({ index: 1 });
        await look(resident);
        // Enter in a field goes on to the next step, and is not a click on the map.
        await Promise.all([resident.waitForURL(/\/aanmelden\/wie\?/), postcode.press("Enter")]);
      });

      await tell("the draft is still there after the browser was closed", async () => {
        const kept = await resident.context().storageState();
        await resident.context().close();
        resident = await opened({ storageState: kept });
        await go(resident, "/aanmelden");
        assert.equal(await resident.getByLabel("Uw verhaal", { exact: true }).inputValue(), "", "whoever comes next sees nothing of it");
        await look(resident);
        await resident.getByTestId("begun").getByRole("link", { name: "Ga daarmee verder" }).click();
        await resident.waitForURL(/\/aanmelden\?concept=/);
        assert.equal(await resident.getByLabel("Uw verhaal", { exact: true }).inputValue(), story);
        assert.equal(await send(resident, button(resident, "Verder").last()), 200);
        assert.equal(await resident.getByLabel("Uw postcode", { exact: true }).inputValue(), "7545 aa");

        const draft = kept.cookies.find((cookie) => cookie.name === "aanmelding").value.split(".").at(-1);
        const elsewhere = await opened();
        await go(elsewhere, `/aanmelden/verder/${draft}`);
        await elsewhere.getByText(title, { exact: true }).first().waitFor();
        assert.equal(await send(elsewhere, button(elsewhere, "Ga verder")), 200);
        assert.match(elsewhere.url(), /\/aanmelden\/wie\?/, "the link goes on where it stopped");
        await elsewhere.getByRole("list", { name: "Stappen" }).getByRole("link").first().click();
        await elsewhere.waitForURL(/\/aanmelden\?concept=/);
        assert.equal(await elsewhere.getByLabel("In het kort", { exact: true }).inputValue(), summary);
        await elsewhere.context().close();
      });

      await tell("sent, it is not public before the address is confirmed", async () => {
        assert.equal(await send(resident, button(resident, "Verder").last()), 200);
        await resident.getByLabel("Naam", { exact: true }).fill("Lotte Beekman");
        await resident.getByLabel("E-mailadres", { exact: true }).fill(email);
        await resident.getByRole("radio", { name: /^Neem gerust contact op/ }).check();
        assert.equal(await send(resident, button(resident, "Verder").last()), 200);
        const main = resident.getByRole("main");
        for (const text of [title, summary, "Samen eten", "Wordt opgezet", "Elke vrijdag om 18.00 uur", "Lotte Beekman", email, "Neem gerust contact op", "Alleen de buurt"]) {
          await main.getByText(text, { exact: true }).first().waitFor();
        }
        await look(resident);
        assert.equal(await send(resident, button(resident, "Stuur mij de link").last()), 200);
        assert.match(resident.url(), /\/aanmelden\/verstuurd$/);
        await go(resident, "/initiatieven");
        total = await count(resident);
        await go(resident, `/initiatieven?q=${encodeURIComponent(title)}`);
        assert.equal(await resident.getByRole("link", { name: title, exact: true }).count(), 0, "others may have one of its words");
      });

      await tell("confirmed, everybody sees it at once", async () => {
        const mail = await server.mail(email, "Bevestig uw aanmelding");
        const link = /https?:\/\/\S+\/aanmelden\/bevestigen\/\S+/.exec(mail.text)[0];
        await go(resident, link);
        await look(resident);
        await does(resident, "Maak openbaar", "Gelukt! Iedereen kan uw initiatief nu zien.");
        slug = new URL(resident.url()).pathname.split("/").at(-1);
        await server.mail(email, `‘${title}’ is nu te zien`);
        assert.equal((await resident.getByRole("banner").getByText("Lotte Beekman").first().count()) > 0, true, "the owner is logged in");

        const visitor = await opened();
        await go(visitor, `/initiatieven/${slug}`);
        assert.equal(await visitor.getByRole("heading", { level: 1 }).textContent(), title);
        await visitor.getByText("Elke vrijdag koken wij soep <voor wie langskomt> & repareren wij \"oude\" lampen.", { exact: true }).waitFor();
        await visitor.getByText("De precieze plek staat er niet bij.").waitFor();
        assert.ok(!(await visitor.content()).includes(email), "an e-mail address is never shown");

        // Used once, the link does nothing more, and leads to what it did.
        await go(visitor, link);
        await visitor.getByRole("heading", { level: 1, name: "Dit initiatief staat er al" }).waitFor();
        assert.equal(await button(visitor, "Maak openbaar").count(), 0);
        assert.equal(new URL(await visitor.getByRole("link", { name: `Bekijk ‘${title}’` }).getAttribute("href"), visitor.url()).pathname, `/initiatieven/${slug}`);
        await visitor.context().close();
      });

      await tell("list and map show the same set and the same count", async () => {
        const visitor = await opened();
        for (const query of ["", `?q=${encodeURIComponent(title)}`, "?fase=starting&volgorde=naam"]) {
          await go(visitor, `/initiatieven${query}`);
          const listed = await count(visitor);
          if (query === "") assert.equal(listed, total + 1);
          // What is called so stands first; the other story has a title that differs in a small word.
          if (query.includes("?q=")) assert.equal(await visitor.locator("main article").getByRole("heading").first().textContent(), title);
          assert.ok(listed > 0, query);
          let cards = 0;
          for (;;) {
            cards += await visitor.locator("main article h2, main article h3").count();
            const next = visitor.getByRole("link", { name: "Volgende" });
            if ((await next.count()) === 0) break;
            await Promise.all([visitor.waitForNavigation(), next.click()]);
          }
          assert.equal(cards, listed, `cards of ${query}`);

          await go(visitor, `/initiatieven${query}`);
          await Promise.all([visitor.waitForURL("**/kaart**"), visitor.getByRole("link", { name: "Bekijk ze op de kaart" }).click()]);
          await visitor.waitForLoadState("load");
          assert.equal(await count(visitor), listed, `map of ${query}`);
          const apart = visitor.getByText(/^\d+ initiatie\S+ sta\S+ niet op de kaart/);
          const without = (await apart.count()) === 0 ? 0 : Number.parseInt(await apart.textContent(), 10);
          assert.equal((await onTheMap(visitor, js)) + without, listed, `marks on the map of ${query}`);
        }
        await visitor.context().close();
      });

      await tell("the resident asks, and gets a number and a receipt", async () => {
        await go(resident, `/initiatieven/${slug}`);
        await Promise.all([resident.waitForURL("**/verzoeken/nieuw**"), resident.getByRole("main").getByRole("link", { name: "Vraag iets aan de gemeente" }).click()]);
        assert.equal(await resident.getByLabel("Bij welk initiatief hoort uw vraag?", { exact: true }).inputValue(), slug);
        await resident.getByRole("radio", { name: /^Vergunning/ }).check();
        await resident.getByLabel("Uw vraag in één zin", { exact: true }).fill(asked);
        await resident.getByLabel("Vertel er meer over", { exact: true }).fill("Wij willen elke vrijdag\nop het plein staan.");
        await does(resident, "Stuur de vraag", "Uw verzoek is binnen. U krijgt ook een bevestiging per mail.");
        number = /\/verzoeken\/(\d{4}-\d{5})/.exec(resident.url())[1];
        await resident.getByText(`Verzoek ${number}`).first().waitFor();
        assert.match(await resident.getByTestId("turn").textContent(), /Wij hebben uw verzoek.*belt u, uiterlijk/);
        const receipt = await server.mail(email, `Wij hebben uw verzoek ${number}`);
        assert.ok(receipt.text.includes(asked) && receipt.text.includes(`${server.base}/verzoeken/${number}`), receipt.text);
      });

      const work = () => `/werk/verzoeken/${number}`;

      await tell("an official takes it, and the resident knows who", async () => {
        official = await opened({ who: "official" });
        await go(official, "/werk?lijst=team");
        await Promise.all([official.waitForURL(`**${work()}`), official.getByTestId("worklist").getByRole("link", { name: asked }).click()]);
        await official.getByText("Pak het verzoek eerst op. Daarna kun je besluiten.").waitFor();
        await does(official, "Ik pak dit op", "Dit verzoek is nu van jou. De bewoner krijgt bericht.");
        assert.equal(await button(official, "Ik pak dit op").count(), 0);
        await server.mail(email, `Samira El Idrissi helpt u met verzoek ${number}`);
      });

      await tell("a talk is noted, a question makes it the resident's turn, an answer gives it back", async () => {
        const words = "Stuur een bericht aan Lotte Beekman";
        assert.equal(await send(official, button(official, "Verstuur bericht")), 422);
        assert.match(await official.getByTestId("error-summary").textContent(), /Schrijf eerst een tekst/);
        await official.getByLabel(words, { exact: true }).fill("Gebeld: zij staan op vrijdag, van vijf tot acht.");
        await does(official, "Noteer als gesprek", "Het gesprek is genoteerd.");
        await official.getByLabel(words, { exact: true }).fill("Heeft u stroom nodig voor de pan?");
        await official.getByRole("checkbox", { name: "Ik stel een vraag: de bewoner is aan zet" }).check();
        await does(official, "Verstuur bericht", "Het bericht is verstuurd.");
        await official.getByText("Wacht op de bewoner").first().waitFor();
        const mail = await server.mail(email, `Bericht van Samira El Idrissi over verzoek ${number}`);
        assert.match(mail.text, /Heeft u stroom nodig voor de pan\?[^]*Er staat een vraag voor u in/);

        await go(resident, `/verzoeken/${number}`);
        assert.match(await resident.getByTestId("turn").textContent(), /U bent aan zet.*Samira El Idrissi heeft u iets gevraagd/);
        await resident.getByLabel("Stuur een bericht aan Samira El Idrissi", { exact: true }).fill("Ja, één stopcontact is genoeg.");
        await does(resident, "Verstuur bericht", "Het bericht is verstuurd.");
        assert.match(await resident.getByTestId("turn").textContent(), /Wij zijn aan zet: Samira El Idrissi/);
        await server.mail("official", `Bericht van de bewoner bij ${number}`);
        await go(official, work());
        await panel(official, "Verhaal en berichten").getByText("Ja, één stopcontact is genoeg.").waitFor();
        await official.getByText("Wacht op ons").first().waitFor();
      });

      await tell(js ? "each answer of the checklist is kept as it is given" : "the checklist is kept with its button", async () => {
        await go(official, work());
        if (js) await awake(official);
        const reason = (question) => `${question}: dat zagen wij zelf, op vrijdag.`;
        const kept = (question) => official.locator("tr", { has: official.locator(`[name=${question}_reason]`) }).getByRole("status");
        for (const question of [...A, ...B]) {
          if (A.includes(question)) {
            await official.locator(`[name=${question}_choice][value=clearly]`).check();
            if (js) await until(`${question} is kept`, async () => (await kept(question).textContent()).trim() === "Bewaard");
          }
          const field = official.getByLabel(`Waarom? (vraag ${question})`, { exact: true });
          await field.fill(reason(question));
          await field.blur();
          if (js && B.includes(question)) await until(`${question} is kept`, async () => (await kept(question).textContent()).trim() === "Bewaard");
        }
        if (js) {
          // The line already says "Bewaard" for the choice; the reasons are there when a new page shows them all.
          await until("all answers are kept", async () => {
            await go(official, work());
            return /13 van 13/.test(await official.getByTestId("answered").textContent());
          });
        } else {
          await does(official, "Bewaar de afweging", "De afweging is bewaard.");
        }
        await go(official, work());
        assert.equal(await official.getByTestId("answered").textContent(), "13 van 13 vragen beantwoord");
        for (const question of [...A, ...B]) {
          assert.equal(await official.getByLabel(`Waarom? (vraag ${question})`, { exact: true }).inputValue(), reason(question));
          if (A.includes(question)) assert.equal(await official.locator(`[name=${question}_choice]:checked`).inputValue(), "clearly");
        }
        await official.getByText("Afgewogen", { exact: true }).first().waitFor();
        assert.equal(await official.getByTestId("assessment").getByText("verschil: bespreek dit").count(), 0);
      });

      await tell("two colleagues stand side by side, and where they differ is marked", async () => {
        colleague = await opened({ who: "colleague" });
        await go(colleague, work());
        if (js) await awake(colleague);
        await colleague.locator("[name=A6_choice][value=no]").check();
        await colleague.getByLabel("Waarom? (vraag A6)", { exact: true }).fill("De buurman van nummer 8 is tegen.");
        await colleague.locator("[name=A2_choice][value=clearly]").check();
        await does(colleague, "Bewaar de afweging", "De afweging is bewaard.");
        await go(official, work());
        const judged = official.getByTestId("assessment");
        await judged.getByRole("columnheader", { name: /Fatma Aydoğan/ }).first().waitFor();
        await judged.getByRole("columnheader", { name: /Samira El Idrissi \(jij\)/ }).first().waitFor();
        const row = (question) => judged.locator("tr", { has: official.locator(`[name=${question}_reason]`) });
        await row("A6").getByText("verschil: bespreek dit").waitFor();
        await row("A6").getByText("De buurman van nummer 8 is tegen.").waitFor();
        assert.equal(await judged.getByText("verschil: bespreek dit").count(), 1, "the same answer is no difference");
        await judged.getByText("1 verschil", { exact: true }).waitFor();
        assert.doesNotMatch(await judged.textContent(), /totaal|score|\d+ ?%/i, "nothing is added up");
      });

      await tell(js ? "an obstacle that is known already is suggested while typing" : "an obstacle that is known already is chosen from a list", async () => {
        const obstacles = official.getByTestId("obstacles");
        known = js ? "Diploma gevraagd aan wie voor een buur zorgt" : "De lantaarn is van de één, het pad van de ander";
        if (js) await awake(official);
        await obstacles.getByText("Meld een belemmering", { exact: true }).click();
        if (js) {
          await obstacles.getByLabel("Wat staat er in de weg?", { exact: true }).pressSequentially("een diploma voor de zorg", { delay: 10 });
          const suggested = obstacles.getByRole("listitem").filter({ hasText: known });
          await suggested.waitFor();
          await obstacles.getByText("Is het een van deze? Dan hoeft er geen nieuwe bij.").waitFor();
          await does(official, suggested.getByRole("button", { name: /^Ja, deze\. Staat al bij \d+ in de weg$/ }), "De belemmering staat erbij.");
        } else {
          await obstacles.getByLabel("Of kies een belemmering die we al kennen", { exact: true }).selectOption({ label: known });
          await does(official, "Koppel deze belemmering", "De belemmering staat erbij.");
        }
        await obstacles.getByRole("link", { name: known }).waitFor();
        await official.getByText("Wacht op ons").first().waitFor();
      });

      await tell("a new obstacle is reported, and gets an owner and a date", async () => {
        obstacle = `Uitdelen mag niet zonder kraam (${tag})`;
        const obstacles = official.getByTestId("obstacles");
        await obstacles.getByText("Meld een belemmering", { exact: true }).click();
        assert.equal(await send(official, button(official, "Meld deze belemmering")), 422);
        assert.equal(await official.getByTestId("error-summary").getByRole("link").count(), 3);
        await obstacles.getByLabel("Wat staat er in de weg?", { exact: true }).fill(obstacle);
        await obstacles.getByLabel("Soort", { exact: true }).selectOption({ label: "Een regel past niet" });
        await obstacles.getByLabel("Komt van", { exact: true }).selectOption({ label: "Een andere afdeling van de gemeente" });
        await does(official, "Meld deze belemmering", "De belemmering staat erbij.");
        const item = obstacles.getByRole("listitem").filter({ hasText: obstacle });
        assert.match(await item.textContent(), /Wie ruimt het op\s*nog niemand/);
        await Promise.all([official.waitForURL("**/werk/belemmeringen/**"), item.getByRole("link", { name: obstacle }).click()]);
        await official.getByLabel("Wie ruimt het op", { exact: true }).selectOption({ label: "Hanneke Wolters" });
        assert.equal(await send(official, button(official, "Bewaar")), 422, "an owner without a date is no owner");
        assert.match(await official.getByTestId("error-summary").textContent(), /Er is nog geen datum/);
        assert.equal(await official.getByLabel("Wie ruimt het op", { exact: true }).locator("option:checked").textContent(), "Hanneke Wolters");
        await official.getByLabel("Antwoord uiterlijk", { exact: true }).fill(inDays(14));
        await does(official, "Bewaar", "Bewaard. De eigenaar krijgt bericht.");
        assert.match(await official.getByRole("main").textContent(), /Hanneke Wolters.*Leidinggevende/);
        await server.mail("manager", `Een belemmering voor jou: ${obstacle}`);

        await go(resident, `/verzoeken/${number}`);
        const seen = resident.getByRole("region", { name: "Dit staat in de weg" });
        assert.match(await seen.textContent(), /Ligt bij Hanneke Wolters/);
        await seen.getByRole("link", { name: known }).waitFor();
      });

      await tell("an offer is made, and the resident takes it", async () => {
        await go(official, work());
        const offers = official.getByTestId("offers");
        await offers.getByText("Bied iets aan", { exact: true }).click();
        await offers.getByLabel("Soort aanbod", { exact: true }).selectOption({ label: "Spullen" });
        await offers.getByLabel("Wat bied je aan?", { exact: true }).fill("Een stopcontact bij het wijkhuis");
        await offers.getByLabel("Van wie komt het?", { exact: true }).fill("team Gebouwen");
        await offers.getByLabel("Tot en met (niet verplicht)", { exact: true }).fill(inDays(90));
        await does(official, "Bied dit aan", "Het aanbod is verstuurd. De bewoner zegt ja of nee.");
        await server.mail(email, `Wij bieden u iets aan bij verzoek ${number}`);
        await go(resident, `/verzoeken/${number}`);
        await look(resident);
        const offer = resident.getByTestId("offer");
        await offer.getByText("Er zitten geen voorwaarden aan.").waitFor();
        await does(resident, "Ja, graag", "Fijn! Wij regelen het en laten u weten hoe het verder gaat.");
        await offer.getByText("Aangenomen", { exact: true }).waitFor();
        await server.mail("official", `Antwoord op het aanbod bij ${number}`);
      });

      await tell("yes, with help: the letter is on the page and in the mail", async () => {
        await go(official, work());
        await official.getByTestId("offers").getByText("Aangenomen", { exact: true }).waitFor();
        const decide = official.getByTestId("decide");
        await decide.getByRole("radio", { name: /^Ja, met hulp/ }).check();
        assert.equal(await send(official, button(official, "Bekijk de brief")), 422, "a decision without words is none");
        assert.equal(await decide.getByRole("radio", { name: /^Ja, met hulp/ }).isChecked(), true);
        await decide.getByLabel("Antwoord aan de bewoner", { exact: true }).fill(letter);
        assert.equal(await send(official, button(official, "Bekijk de brief")), 200);
        for (const line of letter.split("\n\n")) await official.getByTestId("decision").getByText(line, { exact: true }).waitFor();
        none(await audit(official), "the letter before it is sent");
        await does(official, "Verstuur de brief", "Het besluit is verstuurd.");
        await official.getByText("Besloten", { exact: true }).first().waitFor();
        await go(resident, `/verzoeken/${number}`);
        const decision = resident.getByTestId("decision");
        await decision.getByRole("heading", { name: "Ons besluit: Ja, met hulp" }).waitFor();
        for (const line of letter.split("\n\n")) await decision.getByText(line, { exact: true }).waitFor();
        assert.match(await resident.getByTestId("turn").textContent(), /Ja, het mag/);
        const mail = await server.mail(email, `Ons besluit over verzoek ${number}`);
        assert.ok(mail.text.includes("Ja, met hulp") && mail.text.includes(letter), mail.text);
        await go(resident, `/initiatieven/${slug}`);
        await resident.getByText("Besluit verstuurd").first().waitFor();
        await look(resident);
      });

      await tell("the alderman sees where things live and what holds them up, and every number is the length of a list", async () => {
        const alderman = await opened({ who: "alderman" });
        await go(alderman, "/bestuur");
        const lead = await alderman.getByTestId("lead").textContent();
        const [, initiatives, areas, obstacles] = /^(\d+) initiatieven in (\d+) buurten\. Er staan (\d+) belemmeringen open\./.exec(lead).map(Number);
        const marks = await alderman.getByRole("group", { name: "Kaart met initiatieven en open belemmeringen per buurt" }).getByRole("link").evaluateAll((links) => links.map((link) => ({ label: link.getAttribute("aria-label"), href: link.getAttribute("href") })));
        const green = marks.filter((mark) => / initiatie/.test(mark.label));
        const red = marks.filter((mark) => /open belemmering/.test(mark.label));
        const number_ = (mark) => Number(/: (\d+) /.exec(mark.label)[1]);
        assert.equal(green.length, areas);
        assert.ok(red.length > 3, "there are open obstacles on the map");
        assert.match(await alderman.getByRole("link", { name: /als lijst$/ }).textContent(), new RegExp(`\\(${initiatives}\\).*\\(${obstacles}\\)`));

        await go(alderman, "/initiatieven");
        assert.equal(await count(alderman), initiatives);
        await go(alderman, "/belemmeringen");
        const open_ = alderman.getByRole("region", { name: /^Staat nog in de weg/ });
        assert.match(await open_.getByRole("heading", { level: 2 }).textContent(), new RegExp(` ${obstacles}$`));
        assert.equal(await open_.getByRole("article").count(), obstacles);
        await open_.getByRole("link", { name: obstacle }).waitFor();
        await go(alderman, "/bestuur/lijst");
        const list = (name) => alderman.getByRole("region", { name, exact: true }).locator("ul.mw-rank > li");
        assert.equal(await list(`${obstacles} open belemmeringen`).count(), obstacles);
        await Promise.all([alderman.waitForURL(/deel=/), alderman.getByRole("link", { name: `Alle ${initiatives} bekijken` }).click()]);
        let listed = await list(`${initiatives} initiatieven`).count();
        const next = alderman.getByRole("link", { name: "Volgende" });
        for (; await next.count(); listed += await list(`${initiatives} initiatieven`).count()) await Promise.all([alderman.waitForURL(/pagina=/), next.first().click()]);
        assert.equal(listed, initiatives);

        const busiest = red.sort((a, b) => number_(b) - number_(a)).slice(0, 2);
        const home = red.filter((mark) => green.some((other) => mark.href.startsWith(`${other.href}#`))).slice(-2);
        for (const mark of [...busiest, ...home]) {
          await go(alderman, mark.href);
          const heading = alderman.getByRole("heading", { level: 2, name: /open belemmering/ });
          assert.equal(Number.parseInt(await heading.textContent(), 10), number_(mark), mark.label);
          assert.equal(await list(await heading.textContent()).count(), number_(mark), mark.label);
        }
        for (const mark of green.slice(0, 3)) {
          await go(alderman, mark.href);
          assert.equal(Number.parseInt(await alderman.getByRole("heading", { level: 2, name: /initiatie/ }).textContent(), 10), number_(mark), mark.label);
          await go(alderman, `/initiatieven${new URL(mark.href, server.base).search}`);
          assert.equal(await count(alderman), number_(mark), mark.label);
        }
        await alderman.context().close();
      });

      await tell("what stood in the way is answered, and everybody who met it hears that", async () => {
        await go(official, work());
        await official.getByTestId("obstacles").getByRole("link", { name: obstacle }).click();
        await official.waitForURL("**/werk/belemmeringen/**");
        const shown = new URL(official.url()).pathname.replace("/werk", "");
        await official.getByRole("radio", { name: /^Weggenomen/ }).check();
        assert.equal(await send(official, button(official, "Verstuur het antwoord")), 422);
        assert.equal(await official.getByRole("radio", { name: /^Weggenomen/ }).isChecked(), true);
        await official.getByLabel("Ons antwoord", { exact: true }).fill(answer);
        await does(official, "Verstuur het antwoord", "Het antwoord is verstuurd aan iedereen die hiertegenaan liep.");
        const mail = await server.mail(email, `Antwoord over wat in de weg stond bij ${number}`);
        assert.ok(mail.text.includes(answer) && mail.text.includes("Weggenomen"), mail.text);
        await server.mail("official", `Antwoord over wat in de weg stond bij ${number}`);
        await go(resident, `/verzoeken/${number}`);
        await resident.getByText(answer).first().waitFor();
        const visitor = await opened();
        await go(visitor, shown);
        await visitor.getByText("Weggenomen", { exact: false }).first().waitFor();
        await visitor.getByText(answer).waitFor();
        assert.ok(!(await visitor.content()).includes("Samira"), "a civil servant is not named to the public");
      });

      for (const page of open()) await page.context().close();
      if (js) await tell("every page on the way is for everybody", () => none(wrong));
    });
  });
}
