// The README's first command, as somebody types it: `make run` on an empty folder, and once more when nothing changed. How
// long until the first page is there?

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bytesOf, freePort, until } from "./support.mjs";

// Everything is built when this runs, so both are "the second time": under ten seconds.
const LIMIT = 10_000;
const root = new URL("..", import.meta.url).pathname;
const data = mkdtempSync(join(tmpdir(), "meerwaarde-run-"));
const address = `127.0.0.1:${await freePort()}`;
const base = `http://${address}`;

async function run() {
  const started = performance.now();
  const plain = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("MEERWAARDE_")));
  const env = { ...plain, MEERWAARDE_METRICS_ADDRESS: `127.0.0.1:${await freePort()}` };
  // A group of its own, as a terminal gives it: what Ctrl-C would reach is what is told to stop here.
  const make = spawn("make", ["run", `ADDR=${address}`, `DATA=${data}`], { cwd: root, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [make.stdout, make.stderr]) stream.on("data", (part) => (said += part));
  const ended = new Promise((done) => make.once("exit", done));
  let over = false;
  ended.then(() => (over = true));
  const page = await until(
    () => `make run:\n${said}`,
    async () => {
      if (over) throw new Error(`make run ended:\n${said}`);
      return fetch(base).then(async (answer) => (answer.ok ? answer.text() : null), () => null);
    },
    60_000,
  );
  return {
    page,
    ms: performance.now() - started,
    async stop() {
      process.kill(-make.pid, "SIGINT");
      await ended;
      assert.match(said, /==> serving http/, "it says what it does");
      await until("the port is free again", () => fetch(base).then(() => false, () => true));
    },
  };
}

const first = await run();
// Where views are erased (.cargo/config.toml), Leptos marks the end of each.
assert.match(first.page.replaceAll("<!>", ""), /<h1[^>]*>Wat doet u voor uw buurt\?<\/h1>/, "the front page");
for (const path of ["/initiatieven", "/kaart", "/aanmelden", "/verzoeken/nieuw", "/belemmeringen", "/inloggen", "/readyz"]) {
  assert.equal((await fetch(base + path)).status, 200, path);
}
const style = /href="(\/assets\/style\.[^"]+\.css)"/.exec(first.page)[1];
assert.ok((await bytesOf(base + style)) > 1000, "the stylesheet is inside the binary");
await first.stop();
const second = await run();
await second.stop();
rmSync(data, { recursive: true, force: true });
console.log(`smoke: make run to the first page: ${first.ms.toFixed(0)} ms on an empty folder, ${second.ms.toFixed(0)} ms the second time`);
assert.ok(Math.max(first.ms, second.ms) < LIMIT, "both within ten seconds");
