// What one binary costs: time to the first page, weights, and every page and write over so many initiatives, on both
// databases. `bench.mjs BINARY` at 10,000; `--full` also at 100,000 and 1,000,000; `--only sqlite` one of the two.
// PostgreSQL is the one at MEERWAARDE_TEST_POSTGRES (scripts/with-postgres.sh).
// A run that is kept (`--keep`) is a line in history.jsonl; a page that lost more than a fifth since then is named.

import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { HEAD, drive, line, weigh } from "./drive.mjs";
import { writes } from "./writes.mjs";

const asked = process.argv.slice(2);
const option = (name) => (asked.includes(name) ? asked[asked.indexOf(name) + 1] : undefined);
process.env.MEERWAARDE_BIN = resolve(asked.find((one) => !one.startsWith("--")) ?? "target/release/meerwaarde");
const { startServer, BINARY } = await import("../support.mjs");

const SITE = JSON.parse(readFileSync(new URL("pages.json", import.meta.url), "utf8"));
const HISTORY = new URL("history.jsonl", import.meta.url);
const SIZES = asked.includes("--full") ? [10_000, 100_000, 1_000_000] : [Number(option("--initiatives") ?? 10_000)];
/** A page that does less than this of what it did before is named. */
const SLOWER = 0.8;

const say = (name, value) => console.log(`${name.padEnd(46)} ${value}`);
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;
const memory = (pid) => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

/** Time to the first page and weights, over the written demonstration. */
async function first() {
  const data = mkdtempSync(join(tmpdir(), "meerwaarde-"));
  const runs = [];
  let server;
  for (let run = 0; run < 6; run += 1) {
    server = await startServer({ data });
    const from = performance.now();
    await (await fetch(`${server.base}/`)).text();
    runs.push(server.startMs + performance.now() - from);
    if (run < 5) await server.kill();
  }
  const [empty, ...there] = runs.map(Math.round);
  const html = await (await fetch(`${server.base}/`)).text();
  let all = await weigh(`${server.base}/`);
  const home = all;
  for (const file of new Set(html.match(/\/assets\/[^"]+\.(?:css|js|woff2|svg)(?=")/g))) all += await weigh(server.base + file);
  say("binary", kb(statSync(BINARY).size));
  say("first page, empty folder (demo data goes in)", `${empty} ms`);
  say("first page, database there: 5 runs", `${there.join(" ")} ms (median ${there.toSorted((a, b) => a - b)[2]})`);
  say("front page, gzip: HTML / with all its files", `${kb(home)} / ${kb(all)}`);
  say("memory", `${memory(server.pid).toFixed(0)} MB`);
  await server.stop();
}

/** A new database of this kind. */
function database(kind, data) {
  if (kind === "sqlite") return `sqlite://${join(data, "meerwaarde.db")}`;
  const server = process.env.MEERWAARDE_TEST_POSTGRES;
  const name = `bench${Date.now()}`;
  const made = spawnSync("psql", [`${server}/postgres`, "-c", `CREATE DATABASE ${name}`], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`psql: ${made.error ?? made.stderr}`);
  return `${server}/${name}`;
}

/** Everything over so many initiatives: what was measured. */
async function measure(kind, initiatives) {
  const data = mkdtempSync(join(tmpdir(), "meerwaarde-"));
  let server;
  try {
    const env = { MEERWAARDE_DATABASE_URL: database(kind, data), MEERWAARDE_PACE: "60000" };
    const from = performance.now();
    // What else is set here is not for this one.
    const rest = Object.entries(process.env).filter(([name]) => !name.startsWith("MEERWAARDE_"));
    const here = { ...Object.fromEntries(rest), ...env, MEERWAARDE_DATA: data };
    const made = spawnSync(BINARY, ["demo", "--initiatives", String(initiatives)], { cwd: data, env: here, encoding: "utf8" });
    if (made.status !== 0) throw new Error(made.stderr);
    const generated = (performance.now() - from) / 1000;
    console.log(`\n${initiatives} initiatives, ${kind}: ${made.stdout.trim()} in ${generated.toFixed(0)} s`);
    server = await startServer({ data, env });
    const ready = performance.now();
    while (!(await fetch(`${server.base}/readyz`)).ok) await new Promise((done) => setTimeout(done, 20));
    say("ready after", `${((server.startMs + performance.now() - ready) / 1000).toFixed(1)} s, ${memory(server.pid).toFixed(0)} MB`);
    console.log(HEAD);
    const { yardstick, bare, pages } = await drive({ ...SITE, base: server.base }, { tell: (one) => console.log(line(one)) });
    say("yardstick, bare page", `${yardstick.toFixed(0)}/s, ${bare.toFixed(0)}/s`);
    const written = await writes(server);
    say("written a second", Object.entries(written).map(([name, rate]) => `${name} ${rate.toFixed(0)}`).join(", "));
    const after = memory(server.pid);
    say("memory after all this", `${after.toFixed(0)} MB`);
    await server.stop();
    server = undefined;
    return { kind, initiatives, generated, yardstick, bare, memory: after, written, pages };
  } finally {
    // Something went wrong: it still writes there.
    await server?.kill();
    rmSync(data, { recursive: true, force: true });
  }
}

/** How the pages did over many, against over few; nothing that a page does not show may cost it. */
function growth(all) {
  for (const kind of new Set(all.map((one) => one.kind))) {
    const [few, ...more] = all.filter((one) => one.kind === kind);
    for (const many of more) {
      console.log(`\nmedian over ${many.initiatives} initiatives against ${few.initiatives}, ${kind}`);
      for (const page of many.pages) say(page.name, `${(page.p50 / few.pages.find(({ name }) => name === page.name).p50).toFixed(2)} ×`);
    }
  }
}

/** What was kept last of the same, and what lost more than a fifth of its share since then. */
function against(all) {
  let lines = [];
  try {
    lines = readFileSync(HISTORY, "utf8").trim().split("\n").filter(Boolean).map((text) => JSON.parse(text));
  } catch {
    return;
  }
  for (const { kind, initiatives, pages } of all) {
    const before = lines.findLast((one) => one.kind === kind && one.initiatives === initiatives);
    for (const [name, share] of Object.entries(before?.shares ?? {})) {
      const now = pages.find((page) => page.name === name)?.share;
      if (now < share * SLOWER) console.log(`SLOWER ${kind} ${initiatives} ${name}: ${((now / share) * 100).toFixed(0)} % of ${before.at}`);
    }
  }
}

/** A line for each, to compare with later. */
function keep(all) {
  const at = new Date().toISOString().slice(0, 10);
  const round = (number) => Number(number.toPrecision(3));
  for (const { kind, initiatives, generated, yardstick, memory: mb, written, pages } of all) {
    const shares = Object.fromEntries(pages.map((page) => [page.name, round(page.share)]));
    const wrote = Object.fromEntries(Object.entries(written).map(([name, rate]) => [name, round(rate)]));
    const row = { at, kind, initiatives, cores: cpus().length, generated: round(generated), yardstick: round(yardstick), memory: round(mb), written: wrote, shares };
    appendFileSync(HISTORY, `${JSON.stringify(row)}\n`);
  }
}

await first();
const kinds = [option("--only") ?? ["sqlite", "postgres"]].flat();
const all = [];
for (const kind of kinds) for (const initiatives of SIZES) all.push(await measure(kind, initiatives));
growth(all);
against(all);
if (asked.includes("--keep")) keep(all);
