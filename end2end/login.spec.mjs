// How colleagues come in: by the municipality's own log-in, or by mail and a passkey. Both against the real thing: a certified
// provider, and an authenticator of the browser.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { audit, closeBrowser, fine, freePort, go, newPage, none, send, startServer } from "./support.mjs";
import { startProvider } from "./provider.mjs";

after(closeBrowser);
const button = (page, name) => page.getByRole("main").getByRole("button", { name });

describe("the municipality's own log-in", () => {
  let server;
  let provider;
  before(async () => {
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    provider = await startProvider({ redirectUri: `${base}/inloggen/gemeente/terug`, afterLogOut: `${base}/uitgelogd` });
    server = await startServer({
      port,
      env: {
        MEERWAARDE_SSO_ISSUER: provider.issuer,
        MEERWAARDE_SSO_CLIENT_ID: provider.client.id,
        MEERWAARDE_SSO_CLIENT_SECRET: provider.client.secret,
        MEERWAARDE_SSO_ROLES: "G-Wijken=official@Wijken;G-Leiding=manager@Wijken;G-Beheer=admin",
        MEERWAARDE_SSO_SCOPES: "email profile groups",
        MEERWAARDE_SSO_ASK_AGAIN: "0",
        MEERWAARDE_STAFF_MAIL: "false",
      },
    });
  });
  after(async () => {
    await server?.stop();
    await provider?.stop();
  });

  /** A browser that may go to the provider as well. */
  async function page_(options) {
    const page = await newPage(server, options);
    page.elsewhere = [provider.issuer];
    return page;
  }

  async function comeIn(page, { naar = "" } = {}) {
    await page.goto(`/inloggen${naar && `?naar=${naar}`}`);
    await page.getByRole("link", { name: "Log in met uw werkaccount" }).click();
    await page.waitForLoadState("load");
    return new URL(page.url());
  }

  for (const js of [true, false]) {
    test(`somebody new gets an account and the role of their group (${js ? "with" : "without"} JavaScript)`, async () => {
      const page = await page_({ js, width: js ? 1280 : 360 });
      provider.be({ sub: `nieuw-${js}`, email: `nieuw-${js}@gemeente.example`, name: "Noor de Wit", groups: ["G-Wijken", "G-Anders"] });
      assert.equal((await comeIn(page)).pathname, "/werk");
      await page.getByText("Noor de Wit").first().waitFor({ state: "attached" });
      await go(page, "/beheer", 403);
      await go(page, "/mijn/inloggen");
      await page.getByText("met uw werkaccount").first().waitFor();
      none(await audit(page), "devices");
      fine(page);
      await page.context().close();
    });
  }

  test("leads on to where somebody wanted to go, and logs out at both", async () => {
    const page = await page_();
    provider.be({ sub: "noor", email: "noor@gemeente.example", groups: ["G-Leiding"] });
    assert.equal((await comeIn(page, { naar: "/werk/dekking" })).pathname, "/werk/dekking");
    await page.getByRole("banner").getByRole("button", { name: "Uitloggen" }).first().click();
    await page.waitForURL(/gedaan=uitgelogd/);
    await page.getByTestId("notice").waitFor();
    // The provider asks again who comes: now it is somebody else.
    provider.be({ sub: "bram", email: "bram@gemeente.example", name: "Bram Post", groups: ["G-Beheer"] });
    assert.equal((await comeIn(page)).pathname, "/beheer");
    await page.getByText("Bram Post").first().waitFor({ state: "attached" });
    await page.context().close();
  });

  test("follows the groups: a group that is gone takes its role along, one that was given by hand stays", async () => {
    const admin = await page_({ who: "admin" });
    const person = { sub: "wim", email: "wim@gemeente.example", name: "Wim" };
    const first = await page_();
    provider.be({ ...person, groups: ["G-Wijken", "G-Leiding"] });
    await comeIn(first);
    await go(first, "/bestuur");
    const second = await page_();
    provider.be({ ...person, groups: ["G-Wijken"] });
    await comeIn(second);
    await go(second, "/werk");
    await go(second, "/bestuur", 403);
    await go(first, "/werk");
    assert.match(first.url(), /\/inloggen/, "a session with the old role is over");
    // Without any group there is no way in.
    const third = await page_();
    provider.be({ ...person, groups: [] });
    const told = await comeIn(third);
    assert.equal(told.searchParams.get("sso"), "rol");
    await third.getByTestId("sso-error").getByText("u heeft hier geen rol").waitFor();
    // By hand an administrator can.
    await go(admin, "/beheer/mensen");
    await admin.getByLabel("Naam").fill("Wim");
    await admin.getByLabel("E-mailadres").last().fill("wim@gemeente.example");
    await admin.getByRole("radio", { name: /^Wethouder/ }).check();
    assert.equal(await send(admin, button(admin, "Voeg toe en stuur een mail")), 200);
    const fourth = await page_();
    assert.equal((await comeIn(fourth)).pathname, "/bestuur");
    for (const page of [first, second, third, fourth, admin]) await page.context().close();
  });

  test("an account that is known by its address becomes theirs, and another person with that address does not get it", async () => {
    const page = await page_();
    provider.be({ sub: "samira-1", email: "samira@demonstratie.example", name: "Samira El Idrissi", groups: ["G-Wijken"] });
    await comeIn(page);
    await page.getByText("Samira El Idrissi").first().waitFor({ state: "attached" });
    const other = await page_();
    provider.be({ sub: "samira-2", email: "samira@demonstratie.example", groups: ["G-Beheer"] });
    assert.equal((await comeIn(other)).searchParams.get("sso"), "adres");
    const unproved = await page_();
    provider.be({ sub: "sluw", email: "hanneke@demonstratie.example", email_verified: false, groups: ["G-Beheer"] });
    assert.equal((await comeIn(unproved)).searchParams.get("sso"), "adres", "an address that the provider does not vouch for");
    for (const one of [page, other, unproved]) await one.context().close();
  });

  test("lets nobody in by what was not signed for this log-in, and says so", async () => {
    provider.be({ sub: "noor", email: "noor@gemeente.example", groups: ["G-Beheer"] });
    const wrong = [];
    for (const how of ["expired", "wrong issuer", "wrong audience", "another log-in", "bad signature", "unknown key", "no signature"]) {
      const page = await page_();
      provider.spoil(how);
      const told = (await comeIn(page)).searchParams.get("sso");
      provider.spoil(null);
      const inside = await page.goto("/beheer");
      if (told !== "ongeldig" || !new URL(page.url()).pathname.startsWith("/inloggen")) wrong.push(`${how}: told ${told}, then ${inside.status()} ${page.url()}`);
      await page.context().close();
    }
    none(wrong);
    const page = await page_();
    provider.refuse(true);
    assert.equal((await comeIn(page)).searchParams.get("sso"), "geweigerd");
    provider.refuse(false);
    await page.context().close();
  });

  test("an answer works once, in the browser that asked for it, and only with its own state", async () => {
    provider.be({ sub: "noor", email: "noor@gemeente.example", groups: ["G-Beheer"] });
    const page = await page_();
    let answer;
    page.on("request", (request) => {
      if (request.url().includes("/inloggen/gemeente/terug")) answer = request.url();
    });
    assert.equal((await comeIn(page)).pathname, "/beheer");
    assert.ok(answer);
    await page.goto(answer);
    assert.equal(new URL(page.url()).pathname, "/mijn", "replayed: nothing is believed, and who is in stays in");
    const thief = await page_();
    await thief.goto(answer);
    assert.equal(new URL(thief.url()).searchParams.get("sso"), "ongeldig", "in another browser");
    const victim = await page_();
    for (const made of ["code=x&state=zelfbedacht", "code=1&code=2&state=x"]) {
      await victim.goto(`/inloggen/gemeente/terug?${made}`);
      assert.equal(new URL(victim.url()).searchParams.get("sso"), "ongeldig", made);
      await victim.getByTestId("sso-error").waitFor();
    }
    for (const one of [page, thief, victim]) await one.context().close();
  });

  test("two tabs can be at the provider at once, and neither ends in an error", async () => {
    provider.be({ sub: "noor", email: "noor@gemeente.example", groups: ["G-Beheer"] });
    for (const firstBackFirst of [true, false]) {
      const first = await page_();
      const second = await first.context().newPage();
      // Both have begun, in one browser, before one of them comes back.
      const begun = [];
      for (let tab = 0; tab < 2; tab += 1) {
        const answer = await first.context().request.get("/inloggen/gemeente?naar=/beheer", { maxRedirects: 0 });
        assert.equal(answer.status(), 303);
        begun.push(answer.headers().location);
      }
      for (const index of firstBackFirst ? [0, 1] : [1, 0]) {
        const one = [first, second][index];
        await one.goto(begun[index]);
        assert.ok(["/beheer", "/mijn"].includes(new URL(one.url()).pathname), `${index}: ${one.url()}`);
      }
      await first.context().close();
    }
  });

  test("goes on with new keys of the provider, and says when the provider is down", async () => {
    provider.be({ sub: "noor", email: "noor@gemeente.example", groups: ["G-Beheer"] });
    provider.rotateKeys();
    const page = await page_();
    assert.equal((await comeIn(page)).pathname, "/beheer");
    await page.context().close();
    provider.break(["/token"]);
    const other = await page_();
    assert.equal((await comeIn(other)).searchParams.get("sso"), "storing");
    none(await audit(other), "the log-in page with what went wrong");
    provider.break([]);
    assert.equal((await comeIn(other)).pathname, "/beheer");
    await other.context().close();
  });

  test("a link by mail is for residents only then, and the screen says the same to everybody", async () => {
    const page = await page_({ lang: "en", width: 360 });
    for (const email of ["joost@demonstratie.example", "gerda@demonstratie.example"]) {
      await go(page, "/inloggen");
      await page.locator("#inloggen-email").fill(email);
      assert.equal(await send(page, button(page, "Send me a link")), 200);
      assert.equal(new URL(page.url()).pathname, "/inloggen/verstuurd");
    }
    assert.match((await server.mail("gerda", "Uw link om in te loggen")).text, /\/inloggen\/link\//);
    assert.doesNotMatch((await server.mail("joost", "Zo logt u in")).text, /\/inloggen\/link\//);
    await page.context().close();
  });
});

/** An authenticator in this page, as in a phone. Per page; gone with it. */
async function authenticator(page, options = {}) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, ...options },
  });
  return {
    verified: (isUserVerified) => cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    remove: () => cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId }),
  };
}

describe("a link by mail and a passkey", () => {
  let server;
  before(async () => {
    // Passkeys hang on a name: 127.0.0.1 has none.
    server = await startServer({ host: "localhost" });
  });
  after(() => server?.stop());

  let links = 0;
  async function byLink(page, who) {
    await go(page, "/inloggen");
    await page.locator("#inloggen-email").fill(`${who}@demonstratie.example`);
    assert.equal(await send(page, button(page, "Mail mij een link")), 200);
    links += 1;
    const mail = await server.mail(who, "Uw link om in te loggen", links);
    await go(page, /\/inloggen\/link\/\S+/.exec(mail.text)[0]);
    return send(page, button(page, "Inloggen"));
  }

  test("a colleague makes a passkey once, gets codes once, and then comes in with it only", async () => {
    const page = await newPage(server);
    const device = await authenticator(page);
    assert.equal(await byLink(page, "samira"), 200);
    assert.equal(new URL(page.url()).pathname, "/inloggen/tweede-stap");
    await page.getByRole("heading", { name: "Maak een passkey" }).waitFor();
    none(await audit(page), "making the first passkey");
    // Half logged in is not logged in.
    await go(page, "/werk");
    assert.match(page.url(), /\/inloggen\?naar/);
    await go(page, "/inloggen/tweede-stap");
    await page.getByLabel("Hoe noemt u deze passkey?").fill("Laptop");
    assert.equal(await send(page, button(page, "Maak de passkey")), 200);
    assert.equal(new URL(page.url()).pathname, "/mijn/inloggen/codes");
    const codes = await page.getByTestId("codes").locator("li").allTextContents();
    assert.equal(codes.length, 10);
    assert.match(codes[0], /^[0-9a-f]{5}-[0-9a-f]{5}-[0-9a-f]{5}$/);
    none(await audit(page), "codes");
    assert.equal(await send(page, button(page, "Ik heb ze bewaard")), 200);
    assert.equal(new URL(page.url()).pathname, "/werk");
    await go(page, "/mijn/inloggen/codes");
    assert.equal(await page.getByTestId("codes").count(), 0, "they are shown once");

    // The next time: the passkey.
    await go(page, "/mijn/inloggen");
    none(await audit(page), "devices with a passkey");
    await page.getByRole("banner").getByRole("button", { name: "Uitloggen" }).first().click();
    await byLink(page, "samira");
    await page.getByRole("heading", { name: "Nog één stap" }).waitFor();
    none(await audit(page), "the second step");
    // A device that is not unlocked does not count, and the page says what to do.
    await device.verified(false);
    await button(page, "Laat mijn passkey zien").click();
    await page.getByText("Er is geen passkey gekozen").waitFor();
    page.problems.length = 0;
    await device.verified(true);
    assert.equal(await send(page, button(page, "Laat mijn passkey zien")), 200);
    assert.equal(new URL(page.url()).pathname, "/werk");
    await go(page, "/mijn/inloggen");
    await page.getByText("met een link en een passkey").waitFor();
    fine(page);

    // Whoever reads the mail, but has no passkey, stays outside: with a code that is wrong, and with an answer made up.
    const thief = await newPage(server, { width: 360 });
    await byLink(thief, "samira");
    await thief.getByText("Ik heb mijn passkey niet bij me").click();
    await thief.getByLabel("Herstelcode").fill("00000-00000-00000");
    assert.equal(await send(thief, button(thief, "Gebruik deze code")), 422);
    await thief.getByText("Deze code klopt niet").first().waitFor();
    none(await audit(thief), "the second step with a wrong code");
    const made = await thief.evaluate(async () => {
      const form = document.querySelector("form[data-passkey]");
      const fields = new URLSearchParams(new FormData(form));
      fields.set("answer", JSON.stringify({ id: "AAAA", rawId: "AAAA", type: "public-key", response: { clientDataJSON: "AAAA", authenticatorData: "AAAA", signature: "AAAA" } }));
      return (await fetch(form.action, { method: "POST", body: fields })).status;
    });
    assert.equal(made, 422);
    await go(thief, "/werk");
    assert.match(thief.url(), /\/inloggen/);
    // Nor may they make a passkey of their own.
    const own = await thief.evaluate(async () => (await fetch("/mijn/inloggen/passkey", { method: "POST", body: new URLSearchParams({ name: "dief", answer: "{}" }) })).status);
    assert.equal(own, 403);

    // A lost passkey: a code, once.
    const lost = await newPage(server);
    await byLink(lost, "samira");
    await lost.getByText("Ik heb mijn passkey niet bij me").click();
    await lost.getByLabel("Herstelcode").fill(` ${codes[3].toUpperCase().replaceAll("-", " ")} `);
    assert.equal(await send(lost, button(lost, "Gebruik deze code")), 200);
    await lost.getByTestId("notice").getByText("U bent ingelogd met een herstelcode.").waitFor();
    await lost.getByText("nog 9 herstelcodes").waitFor();
    const again = await newPage(server);
    await byLink(again, "samira");
    await again.getByText("Ik heb mijn passkey niet bij me").click();
    await again.getByLabel("Herstelcode").fill(codes[3]);
    assert.equal(await send(again, button(again, "Gebruik deze code")), 422, "a code works once");
    for (const one of [page, thief, lost, again]) await one.context().close();
  });

  test("without JavaScript the page says what is needed; a resident needs no second step", async () => {
    links = 0;
    const page = await newPage(server, { js: false, width: 360 });
    await byLink(page, "joost");
    // Under the driver the browser parses as if scripts ran: what is for who has none is in the page, but not shown.
    assert.match(await page.locator("noscript").textContent(), /Voor een passkey is JavaScript nodig/);
    await page.getByLabel("Hoe noemt u deze passkey?").fill("Telefoon");
    await send(page, button(page, "Maak de passkey"));
    await page.getByText("Deze passkey past niet. Probeer het nog eens, of neem een andere.").waitFor();
    assert.equal(await page.getByLabel("Hoe noemt u deze passkey?").inputValue(), "Telefoon");
    links = 0;
    const resident = await newPage(server, { js: false, width: 360 });
    await byLink(resident, "gerda");
    assert.equal(new URL(resident.url()).pathname, "/mijn");
    for (const one of [page, resident]) {
      fine(one);
      await one.context().close();
    }
  });

  test("an administrator sets the second step anew for who lost everything", async () => {
    links = 0;
    const hanneke = await newPage(server);
    await authenticator(hanneke);
    await byLink(hanneke, "hanneke");
    await hanneke.getByLabel("Hoe noemt u deze passkey?").fill("Telefoon");
    assert.equal(await send(hanneke, button(hanneke, "Maak de passkey")), 200);
    const admin = await newPage(server, { who: "admin" });
    await go(admin, "/beheer/mensen");
    await admin.getByRole("link", { name: /^Hanneke/ }).click();
    assert.equal(await send(admin, button(admin, "Log uit en stel de tweede stap opnieuw in")), 200);
    await go(hanneke, "/werk");
    assert.match(hanneke.url(), /\/inloggen/);
    await byLink(hanneke, "hanneke");
    await hanneke.getByRole("heading", { name: "Maak een passkey" }).waitFor();
    for (const one of [hanneke, admin]) await one.context().close();
  });
});
