// The released binary, nothing else: does it start on an empty folder, and how long until somebody gets an answer?

import assert from "node:assert/strict";
import { BINARY, bytesOf, startServer } from "./support.mjs";

const LIMIT = 20_000;
const started = performance.now();
const server = await startServer();
const first = await fetch(`${server.base}/`);
const page = await first.text();
const coldMs = performance.now() - started;
assert.equal(first.status, 200, page.slice(0, 500));
assert.match(page, /<h1[^>]*>Wat doet u voor uw buurt\?<\/h1>/, "the front page");
for (const path of ["/initiatieven", "/kaart", "/aanmelden", "/verzoeken/nieuw", "/belemmeringen", "/inloggen", "/readyz"]) {
  const answer = await fetch(server.base + path);
  assert.equal(answer.status, 200, path);
}
const style = /href="(\/assets\/style\.[^"]+\.css)"/.exec(page)[1];
assert.ok((await bytesOf(server.base + style)) > 1000, "the stylesheet is inside the binary");
await server.stop();
console.log(`smoke: ${BINARY} with demonstration data on an empty folder: first page after ${coldMs.toFixed(0)} ms`);
assert.ok(coldMs < LIMIT, `the first page took ${coldMs.toFixed(0)} ms`);
