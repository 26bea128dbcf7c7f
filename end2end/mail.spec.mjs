// The worker with a real mail server that is down, comes up, refuses, and goes down again: nothing lost, nothing twice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SMTPServer } from "smtp-server";
import { freePort, requestForm, startServer, until } from "./support.mjs";

/** Whose mail this is about: the demonstration data has mail of its own, for officials whose term has passed. */
const RESIDENTS = ["a@example.org", "b@example.org", "c@example.org"];

/** A mail server on loopback that keeps what it takes for the residents; `refuse` says which messages it turns away. */
function mailServer(port, kept, refuse = () => false) {
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 1000,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const parts = [];
      stream.on("data", (part) => parts.push(part));
      stream.on("end", () => {
        const text = Buffer.concat(parts).toString();
        if (refuse(text)) return done(Object.assign(new Error("not now"), { responseCode: 451 }));
        const to = session.envelope.rcptTo[0].address;
        if (RESIDENTS.includes(to)) kept.push({ to, id: /^Message-ID: (.+)$/im.exec(text)?.[1].trim() });
        done();
      });
    },
  });
  server.on("error", () => {});
  return new Promise((ready) => server.listen(port, "127.0.0.1", () => ready(() => new Promise((closed) => server.close(closed)))));
}

async function ask(base, email) {
  const answer = await (await requestForm(base, { email }))();
  assert.equal(answer.status, 303, "the resident never notices that mail is down");
}

test("a mail server that is down, refuses and comes back gets every message once", { timeout: 120_000 }, async () => {
  const port = await freePort();
  const server = await startServer({ env: { MEERWAARDE_MAIL: `smtp://127.0.0.1:${port}` } });
  const kept = [];
  await ask(server.base, "a@example.org");
  await ask(server.base, "b@example.org");
  await until("a first try in vain", async () => /mail was not sent/.test(server.log()), 20_000);
  await until("who watches the site sees what waits", async () => (await server.measured("mail_waiting")) >= 2, 20_000);
  assert.equal(await server.measured("mail_ended"), 0, "and that nothing was given up");
  let refused = 0;
  const close = await mailServer(port, kept, (text) => text.includes("b@example.org") && refused++ < 1);
  await until(() => `both messages, of which ${JSON.stringify(kept)}`, () => kept.length >= 2, 60_000);
  assert.ok(refused > 0, "one of them was refused before");
  await close();
  await ask(server.base, "c@example.org");
  await new Promise((done) => setTimeout(done, 1500));
  const again = await mailServer(port, kept);
  await until(() => `the third message: ${JSON.stringify(kept)}`, () => kept.length >= 3, 60_000);
  await new Promise((done) => setTimeout(done, 6000));
  assert.deepEqual(kept.map((mail) => mail.to).sort(), RESIDENTS);
  assert.equal(new Set(kept.map((mail) => mail.id)).size, 3);
  await until("nothing waits any more", async () => (await server.measured("mail_waiting")) === 0, 60_000);
  await again();
  await server.stop();
});
