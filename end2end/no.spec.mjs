// "No" is the expensive answer (rule 5): a harm, to whom, what was tried, what is possible, and a second name under it.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { audit, closeBrowser, fine, go, newPage, none, post, send, startServer } from "./support.mjs";

let server;
before(async () => {
  server = await startServer();
});
after(async () => {
  await closeBrowser();
  await server?.stop();
});

/** Assessed already, handled by Fatma of team Wijken. */
const ASKED = "Een verkeersagent die de laatste les meerijdt";
const STEWARD = "hodan@demonstratie.example";
const WORDS = "Dag Hodan, wij vonden geen agent die dit kan doen.";
/** The parts of a "no": field, what to type, and what is said when it is not there. */
const PARTS = [
  ["to_whom", "Wie die schade zou hebben", "De fietsers op de rotonde.", "Er staat nog niet wie schade lijdt. Schrijf op wie dat zijn."],
  ["why_not_lighter", "Waarom een lichtere voorwaarde niet helpt", "Een hesje houdt geen vrachtwagen tegen.", "Er staat nog niet waarom een lichtere voorwaarde niet helpt. Leg dat uit."],
  ["tried", "Wat wij probeerden", "Wij belden de politie en de verkeersschool.", "Er staat nog niet wat je probeerde. Schrijf dat op."],
  ["alternative", "Wat wel kan", "De les kan op het afgesloten terrein.", "Er staat nog geen alternatief. Schrijf op wat de bewoner wél kan doen."],
];
const HARM = "Je koos nog geen schade. Kies welke schade dit ‘nee’ voorkomt.";
const MANAGER = "Er staat nog geen leidinggevende bij. Kies wie je om een handtekening vraagt.";
const NO_WORDS = "Er staat nog geen antwoord aan de bewoner. Schrijf in gewone woorden wat jullie besluiten.";
const ARTICLE = "Het wetsartikel ontbreekt. Vul in welke wet en welk artikel geen ruimte laten.";

const button = (page, name) => page.getByRole("main").getByRole("button", { name, exact: true });
const field = (page, label) => page.getByTestId("decide").getByLabel(label, { exact: true });
const errors = (page) => page.getByTestId("error-summary").getByRole("link").allTextContents();
const done = async (page) => (await page.getByTestId("notice").textContent()).trim();
const choose = (page, label, name) => field(page, label).selectOption({ label: name });

describe("a no", () => {
  test("is complete, signed by somebody else, and never the first word", async (t) => {
    const fatma = await newPage(server, { who: "colleague" });
    await go(fatma, "/werk?lijst=mijn");
    const work = await fatma.getByTestId("worklist").getByRole("link", { name: ASKED }).getAttribute("href");
    const mine = work.replace("/werk", "");
    const number = work.split("/").at(-1);
    const erik = await newPage(server, { who: "manager of Wijken" });
    const hodan = await newPage(server, { who: STEWARD });
    const sign = (page, answer, because = "") => post(page, `${work}/handtekening`, { form: "handtekening", answer, because });

    await t.test("without its parts it comes back, with each of them named", async () => {
      await go(fatma, work);
      await fatma.getByRole("radio", { name: /^Nee/ }).check();
      assert.equal(await send(fatma, button(fatma, "Bekijk de brief")), 422);
      assert.deepEqual((await errors(fatma)).sort(), [NO_WORDS, HARM, MANAGER, ...PARTS.map((part) => part[3])].sort());
      assert.equal(await fatma.getByRole("radio", { name: /^Nee/ }).isChecked(), true);
      none(await audit(fatma));
      for (const link of await fatma.getByTestId("error-summary").getByRole("link").all()) {
        const target = await link.getAttribute("href");
        assert.equal(await fatma.locator(target).count(), 1, `${target} is a field`);
      }
    });

    await t.test("each part is needed, and what was typed in the others stays", async () => {
      for (const [, label, typed] of PARTS) await field(fatma, label).fill(typed);
      await field(fatma, "Antwoord aan de bewoner").fill(WORDS);
      await choose(fatma, "De schade die dit voorkomt", "Veiligheid");
      const manager = await field(fatma, "Tweede handtekening").getByRole("option", { name: "Erik Leferink" }).getAttribute("value");
      const all = { form: "besluit", outcome: "no", words: WORDS, harm: "safety", manager_no: manager, ...Object.fromEntries(PARTS.map(([name, , typed]) => [name, typed])) };
      const without = { words: NO_WORDS, harm: HARM, manager_no: MANAGER, ...Object.fromEntries(PARTS.map((part) => [part[0], part[3]])) };
      const version = await fatma.locator("form[action$='/brief'] [name=version]").inputValue();
      for (const [name, said] of Object.entries(without)) {
        const answer = await post(fatma, `${work}/besluit`, { ...all, [name]: name === "tried" ? "  \n " : "", version });
        assert.equal(answer.status(), 422, name);
        const page = await newPage(server, { js: false });
        await page.setContent((await answer.text()).replace(/<link[^>]*>|<script[^]*?<\/script>/g, ""));
        assert.deepEqual(await errors(page), [said], name);
        for (const [other, typed] of Object.entries(all).filter(([other]) => other !== name && !["form", "outcome"].includes(other))) {
          assert.equal(await page.locator(`form[action$='/brief'] [name=${other}]`).inputValue(), typed, `${other} stays without ${name}`);
        }
        await page.context().close();
      }
      // The manager is still missing on the screen.
      assert.equal(await send(fatma, button(fatma, "Bekijk de brief")), 422);
      assert.deepEqual(await errors(fatma), [MANAGER]);
      for (const [, label, typed] of PARTS) assert.equal(await field(fatma, label).inputValue(), typed);
    });

    await t.test("a law that leaves no room is named with its article", async () => {
      await choose(fatma, "De schade die dit voorkomt", "Een wet die geen ruimte laat");
      await choose(fatma, "Tweede handtekening", "Erik Leferink");
      assert.equal(await send(fatma, button(fatma, "Bekijk de brief")), 422);
      assert.deepEqual(await errors(fatma), [ARTICLE]);
    });

    await t.test("a reason that is none opens an obstacle of ours, filled in; what was typed stays, and nothing is decided", async () => {
      await fatma.getByRole("radio", { name: "‘Dan willen anderen het ook’" }).check();
      assert.equal(await send(fatma, button(fatma, "Bekijk de brief")), 422);
      assert.equal((await errors(fatma)).length, 1);
      assert.match((await errors(fatma))[0], /^Dit is geen reden voor een nee/);
      const target = await fatma.getByTestId("error-summary").getByRole("link").getAttribute("href");
      assert.equal(await fatma.locator(target).count(), 1, `the error leads somewhere: ${target}`);
      for (const [, label, typed] of PARTS) assert.equal(await field(fatma, label).inputValue(), typed);
      assert.equal(await field(fatma, "Antwoord aan de bewoner").inputValue(), WORDS);
      const obstacles = fatma.getByTestId("obstacles");
      assert.equal(await obstacles.getByLabel("Wat staat er in de weg?", { exact: true }).isVisible(), true, "the form is open");
      assert.equal(await obstacles.getByLabel("Wat staat er in de weg?", { exact: true }).inputValue(), "‘Dan willen anderen het ook’");
      assert.equal(await obstacles.getByLabel("Soort", { exact: true }).inputValue(), "fear_of_precedent");
      assert.equal(await obstacles.getByLabel("Komt van", { exact: true }).inputValue(), "own_department");
      none(await audit(fatma));
      await go(hodan, mine);
      assert.equal(await hodan.getByTestId("decision").count(), 0);
      assert.deepEqual(server.mails(STEWARD, "Ons besluit"), []);

      assert.equal(await send(fatma, button(fatma, "Meld deze belemmering")), 200);
      const item = obstacles.getByRole("listitem").filter({ hasText: "‘Dan willen anderen het ook’" });
      assert.match(await item.textContent(), /Bang dat anderen het ook willen/);
      await go(hodan, mine);
      await hodan.getByRole("region", { name: "Dit staat in de weg" }).getByRole("link", { name: "‘Dan willen anderen het ook’" }).waitFor();
    });

    await t.test("the handler proposes it, and can't sign it", async () => {
      await go(fatma, work);
      await fatma.getByRole("radio", { name: /^Nee/ }).check();
      for (const [, label, typed] of PARTS) await field(fatma, label).fill(typed);
      await field(fatma, "Antwoord aan de bewoner").fill(WORDS);
      await choose(fatma, "De schade die dit voorkomt", "Veiligheid");
      await choose(fatma, "Tweede handtekening", "Erik Leferink");
      assert.equal(await send(fatma, button(fatma, "Bekijk de brief")), 200);
      assert.equal(await send(fatma, button(fatma, "Leg voor aan Erik Leferink")), 200);
      assert.equal(await done(fatma), "Voorgelegd. De leidinggevende krijgt bericht.");
      await fatma.getByText("Wacht op Erik Leferink.").waitFor();
      assert.equal(await button(fatma, "Ik teken").count(), 0);
      assert.equal((await sign(fatma, "sign")).status(), 403);
      await server.mail("manager of Wijken", `Fatma Aydoğan vraagt je handtekening bij ${number}`);

      // Nobody else can: not a colleague, not another manager, not the alderman, not the resident.
      for (const who of ["official", "manager", "alderman", "admin", STEWARD]) {
        const page = await newPage(server, { who });
        assert.equal((await sign(page, "sign")).status(), 403, who);
        await page.context().close();
      }
      const visitor = await newPage(server);
      assert.equal((await sign(visitor, "sign")).status(), 401);
      await visitor.context().close();
      await go(hodan, mine);
      assert.equal(await hodan.getByTestId("decision").count(), 0);
      assert.match(await hodan.getByTestId("turn").textContent(), /Het besluit ligt nu bij Erik Leferink/);
      assert.ok(!(await hodan.content()).includes(WORDS), "nothing is said before it is signed");
    });

    await t.test("the manager gives it back with a reason, and nothing that was written is lost", async () => {
      await go(erik, "/werk");
      const asked = erik.getByTestId("asked-of-me");
      await asked.getByRole("heading", { name: "1 verzoek wacht op jouw handtekening" }).waitFor();
      await asked.getByRole("link", { name: ASKED }).click();
      await erik.waitForURL(`**${work}`);
      for (const [, , typed] of PARTS) await erik.getByTestId("decide").getByText(typed, { exact: true }).waitFor();
      assert.equal(await send(erik, button(erik, "Geef terug")), 422);
      assert.equal((await errors(erik)).length, 1);
      await erik.getByLabel(/^Waarom geef je het terug\?/).fill("Vraag eerst de verkeersschool van Hengelo.");
      assert.equal(await send(erik, button(erik, "Geef terug")), 200);
      assert.equal(await done(erik), "Teruggegeven. De behandelaar krijgt bericht.");
      const mail = await server.mail("colleague", `Erik Leferink gaf het besluit over ${number} terug`);
      assert.ok(mail.text.includes("Vraag eerst de verkeersschool van Hengelo."), mail.text);
      await go(fatma, work);
      await fatma.getByTestId("decide").getByText("Vraag eerst de verkeersschool van Hengelo.").waitFor();
      for (const [, label, typed] of PARTS) assert.equal(await field(fatma, label).inputValue(), typed);
      assert.equal(await field(fatma, "Antwoord aan de bewoner").inputValue(), WORDS);
      assert.equal(await fatma.getByRole("radio", { name: /^Nee/ }).isChecked(), true);
    });

    await t.test("signed, the resident reads all of it, and who signed", async () => {
      await go(fatma, work);
      await field(fatma, "Wat wij probeerden").fill("Wij belden de politie en beide verkeersscholen.");
      await choose(fatma, "Tweede handtekening", "Erik Leferink");
      assert.equal(await send(fatma, button(fatma, "Bekijk de brief")), 200);
      assert.equal(await send(fatma, button(fatma, "Leg voor aan Erik Leferink")), 200);
      assert.equal(await done(fatma), "Voorgelegd. De leidinggevende krijgt bericht.");
      await go(erik, work);
      assert.equal(await send(erik, button(erik, "Ik teken")), 200);
      assert.equal(await done(erik), "Getekend. Het besluit is verstuurd.");
      assert.equal((await sign(erik, "sign")).status(), 403, "signed once is signed");
      await go(hodan, mine);
      const letter = hodan.getByTestId("decision");
      await letter.getByRole("heading", { name: "Ons besluit: Nee" }).waitFor();
      for (const text of [WORDS, "Veiligheid", ...PARTS.filter(([name]) => name !== "tried").map((part) => part[2]), "Wij belden de politie en beide verkeersscholen.", "Erik Leferink keek mee en tekende mee."]) {
        await letter.getByText(text, { exact: true }).waitFor();
      }
      none(await audit(hodan));
      await hodan.getByText("Niet eens met dit besluit?").waitFor();
      await server.mail(STEWARD, `Ons besluit over verzoek ${number}`);
      const visitor = await newPage(server);
      await go(visitor, "/initiatieven/fietsles-voor-vrouwen");
      assert.ok(!(await visitor.content()).includes(WORDS), "a no is between the parties");
      await visitor.context().close();
    });

    for (const page of [fatma, erik, hodan]) fine(page);
  });

  test("is not signed by the manager who proposes it", async () => {
    const rob = await newPage(server, { who: "rob" });
    await go(rob, "/werk?lijst=team");
    await go(rob, await rob.getByTestId("worklist").getByRole("link", { name: "Wie leert ons het verpleeghuis binnenkomen?" }).getAttribute("href"));
    await rob.getByRole("radio", { name: /^Nee/ }).check();
    for (const [, label, typed] of PARTS) await field(rob, label).fill(typed);
    await field(rob, "Antwoord aan de bewoner").fill(WORDS);
    await choose(rob, "De schade die dit voorkomt", "Veiligheid");
    const names = await field(rob, "Tweede handtekening").getByRole("option").allTextContents();
    assert.ok(names.includes("Erik Leferink"), `there are managers to choose from: ${names}`);
    if (names.includes("Rob Mensink")) {
      await choose(rob, "Tweede handtekening", "Rob Mensink");
      assert.equal(await send(rob, button(rob, "Bekijk de brief")), 422, "his own name is no second name");
      assert.deepEqual(await errors(rob), ["Je kunt niet je eigen besluit tekenen. Kies een andere leidinggevende."]);
    }
    fine(rob);
  });
});
