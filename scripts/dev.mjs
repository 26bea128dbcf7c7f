#!/usr/bin/env node
/*
 * The demonstration while it is being worked on: a change is built as far as it needs, the server starts again, and open pages load
 * themselves again (server/src/dev.rs).
 *
 *   node scripts/dev.mjs BINARY ADDRESS DATA
 *
 * Rust is built in the development profile. Styles, scripts and drawings need only their own build; texts need none. When a build
 * fails, the server stays as it was.
 */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [binary, address, data] = process.argv.slice(2);
const root = join(fileURLToPath(import.meta.url), "../..");
/** An editor writes a file in more than one step. */
const SETTLED = 30;

/** What a changed file asks for: the first that fits. */
const rules = [
  { is: /node_modules|(^|\/)\.|~$/, steps: [] },
  { is: /\.ftl$/, steps: [], restart: true },
  { is: /^(style|public)\//, steps: ["assets"], restart: true },
  { is: /^app\/islands\//, steps: ["islands", "assets", "server"], restart: true },
  { is: /\.(rs|geojson|json|toml)$/, steps: ["server"], restart: true },
];
const commands = {
  islands: ["make", "--no-print-directory", "islands"],
  assets: ["scripts/assets.sh", "plain"],
  server: ["cargo", "build", "--package", "server"],
};

let server;
const changed = new Set();
let busy = false;

function start() {
  // Nothing that was confirmed is lost by this, and no open page is waited for.
  server?.kill("SIGKILL");
  server = spawn(binary, ["serve", "--demo", "--addr", address, "--data", data], { cwd: root, stdio: "inherit" });
}

function run([command, ...parts]) {
  return new Promise((done) => {
    spawn(command, parts, { cwd: root, stdio: ["ignore", "ignore", "inherit"] }).once("exit", (code) => done(code === 0));
  });
}

/** Does what the changed files ask for; what changes in the meantime comes next. */
async function catchUp() {
  if (busy) return;
  busy = true;
  while (changed.size > 0) {
    await new Promise((done) => setTimeout(done, SETTLED));
    const paths = [...changed];
    changed.clear();
    const asked = paths.map((path) => rules.find((rule) => rule.is.test(path))).filter((rule) => rule?.restart);
    if (asked.length === 0) continue;
    const began = performance.now();
    console.log(`==> changed: ${paths.join(", ")}`);
    let fine = true;
    for (const step of Object.keys(commands)) {
      if (fine && asked.some((rule) => rule.steps.includes(step))) fine = await run(commands[step]);
    }
    if (fine) start();
    console.log(fine ? `==> ready after ${((performance.now() - began) / 1000).toFixed(1)} s` : "==> the server stays as it was");
  }
  busy = false;
}

for (const folder of ["app", "server", "migrations", "style", "public"]) {
  watch(join(root, folder), { recursive: true }, (_, file) => {
    changed.add(`${folder}/${file}`);
    void catchUp();
  });
}
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server?.kill("SIGKILL");
    process.exit(0);
  });
}
start();
