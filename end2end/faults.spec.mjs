// The machine fails: the process is killed in the middle of writing, the disk is full. What was confirmed is kept, and
// what is sent again happens once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { requestForm, startServer, until } from "./support.mjs";

const links = (server, email) => new Set(server.mails(email, "Bevestig wat u ons schreef").map((mail) => mail.id)).size;

test("killed in the middle of writing, it has kept all that it confirmed, and a form sent again is handled once", { timeout: 120_000 }, async () => {
  const first = await startServer();
  const people = Array.from({ length: 240 }, (_, index) => `kill${index}@example.org`);
  const forms = await Promise.all(people.map((email) => requestForm(first.base, { email })));
  const confirmed = new Map();
  let killed;
  const sending = forms.map((send, index) =>
    send().then(
      (answer) => {
        if (answer.status !== 303) return;
        confirmed.set(people[index], answer.headers.get("location"));
        // At once, while the others are being written.
        if (confirmed.size === 10) killed = first.kill();
      },
      () => {},
    ),
  );
  await Promise.all(sending);
  await killed;
  assert.ok(confirmed.size >= 10, `the first ones are in: ${confirmed.size}`);
  assert.ok(confirmed.size < people.length, `it was killed in the middle: ${confirmed.size}`);

  const second = await startServer({ data: first.data });
  const again = await Promise.all(forms.map((send) => send(second.base)));
  for (const [index, email] of people.entries()) {
    assert.equal(again[index].status, 303, email);
    if (confirmed.has(email)) assert.equal(again[index].headers.get("location"), confirmed.get(email), `${email} is led to the same page`);
  }
  await until("a link for everybody", () => people.every((email) => links(second, email) >= 1), 60_000);
  for (const email of people) assert.equal(links(second, email), 1, `${email} has one request that waits`);
  console.log(`kill -9: ${confirmed.size} of ${people.length} requests were confirmed before it, all ${people.length} are there once after it`);
  await second.stop();
});

test("behind a proxy that it was not told of, it says so once", { timeout: 120_000 }, async () => {
  const server = await startServer({ env: { MEERWAARDE_TRUSTED_PROXIES: "0" } });
  const warnings = () => server.log().match(/everybody behind it counts as one visitor/g)?.length ?? 0;
  const logIn = (headers) => fetch(`${server.base}/inloggen`, { method: "POST", headers, body: new URLSearchParams({ email: "a@example.org" }) });
  await logIn({});
  assert.equal(warnings(), 0, "nobody stands in between");
  for (const visitor of ["192.0.2.1", "192.0.2.2"]) await logIn({ "x-forwarded-for": visitor });
  await until("a warning", async () => warnings() === 1);
  await server.stop();
});

test("on a full disk it says that it failed, keeps answering, and goes on when there is room", { timeout: 120_000 }, async () => {
  const server = await startServer();
  const send = await requestForm(server.base, { email: "vol@example.org" });
  server.fillDisk(true);
  const failed = await send();
  assert.equal(failed.status, 503);
  const page = await failed.text();
  assert.ok(page.includes(failed.headers.get("x-request-id")), "the page has the number by which it is found in the log");
  assert.ok(!/sqlite|disk|i\/o/i.test(page), "and nothing else about it");
  for (const path of ["/", "/initiatieven", "/kaart", "/healthz"]) assert.equal((await fetch(server.base + path)).status, 200, path);
  server.fillDisk(false);
  assert.equal((await send()).status, 303, "the same form, once there is room");
  assert.equal((await send()).status, 303);
  await until("one link", () => links(server, "vol@example.org") === 1, 30_000);
  await server.stop({ faults: true });
});
