// Asks a site for the pages in a file, each for some seconds, and says how many it gives. `node drive.mjs FILE [BASE]`.
// Another system is driven the same way: a file with its own addresses, and `base`.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { fileURLToPath } from "node:url";

/** Who is logged in has a cookie. */
async function login({ base, login, people }, who) {
  const fields = new URLSearchParams({ ...login.fields, [login.name]: people[who] });
  const answer = await fetch(base + login.path, { method: "POST", body: fields, redirect: "manual", headers: { origin: base } });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  if (!cookies.length) throw new Error(`${who} can't log in: ${answer.status}`);
  return cookies.join("; ");
}

/** How many bytes a page is on its way, smaller by gzip. */
export function weigh(url, headers = {}) {
  return new Promise((done, failed) => {
    const asked = get(url, { headers: { ...headers, "accept-encoding": "gzip" } }, (answer) => {
      if (answer.statusCode !== 200) failed(new Error(`${url}: ${answer.statusCode}`));
      let bytes = 0;
      answer.on("data", (part) => (bytes += part.length)).on("end", () => done(bytes));
    });
    asked.on("error", failed);
  });
}

/** Eight connections for some seconds: requests a second, median and 99 % in ms, and how many were refused. */
export function press(url, { cookie, seconds = 3 } = {}) {
  const headers = cookie ? ["-H", `Cookie: ${cookie}`] : [];
  const ran = spawnSync("wrk", ["-t1", "-c8", `-d${seconds}s`, "--latency", ...headers, url], { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`wrk: ${ran.error ?? ran.stderr}`);
  const ms = (share) => {
    const [, number, unit] = new RegExp(`^ +${share}% +([\\d.]+)(us|ms|s|m)$`, "m").exec(ran.stdout);
    return Number(number) * { us: 0.001, ms: 1, s: 1000, m: 60_000 }[unit];
  };
  const failed = Number(/Non-2xx or 3xx responses: (\d+)/.exec(ran.stdout)?.[1] ?? 0);
  const timeouts = Number(/timeout (\d+)/.exec(ran.stdout)?.[1] ?? 0);
  return { rate: Number(/Requests\/sec: +([\d.]+)/.exec(ran.stdout)[1]), p50: ms(50), p99: ms(99), failed: failed + timeouts };
}

/** All pages of a file, with their share of the yardstick in the same run. What everybody gets is also asked as somebody with a cookie, who gets it drawn. */
export async function drive(site, { seconds = 3, tell = () => {} } = {}) {
  const { base } = site;
  const cookies = {};
  for (const who of new Set(site.pages.map((page) => page.as).filter(Boolean))) cookies[who] = await login(site, who);
  const found = {};
  for (const [name, { on, as, link }] of Object.entries(site.found ?? {})) {
    const html = await (await fetch(base + on, { headers: as ? { cookie: cookies[as] } : {} })).text();
    found[name] = new RegExp(link).exec(html)?.[1];
    if (!found[name]) throw new Error(`nothing like ${link} on ${on}`);
  }
  const yardstick = press(base + site.yardstick, { seconds }).rate;
  const bare = site.bare ? press(base + site.bare, { seconds, cookie: "x=1" }).rate : null;
  const all = [];
  for (const page of site.pages) {
    const url = base + page.path.replace(/\{(\w+)\}/g, (_, name) => found[name]);
    const bytes = await weigh(url, page.as ? { cookie: cookies[page.as] } : {});
    const ways = page.as ? [["", cookies[page.as]]] : [["", undefined], [", drawn", "x=1"]];
    for (const [way, cookie] of ways) {
      const one = { name: page.name + way, goal: page.goal, bytes, ...press(url, { cookie, seconds }) };
      one.share = one.rate / yardstick;
      if (bare) one.ofBare = one.rate / bare;
      all.push(one);
      tell(one);
    }
  }
  return { yardstick, bare, pages: all };
}

const small = (number) => (number < 10 ? number.toFixed(1) : number.toFixed(0));

/** A line of a page. */
export function line({ name, rate, p50, p99, bytes, share, ofBare, goal, failed }) {
  const parts = [
    name.padEnd(30),
    `${small(rate)}/s`.padStart(9),
    `${p50.toFixed(2)} ms`.padStart(10),
    `${p99.toFixed(1)} ms`.padStart(10),
    `${(bytes / 1024).toFixed(1)} kB`.padStart(9),
    `${(share * 100).toFixed(2)} %`.padStart(8),
    ofBare ? `${ofBare.toFixed(2)} ×`.padStart(8) : "",
    goal && rate < goal ? `  misses ${goal}/s` : "",
    failed ? `  ${failed} failed` : "",
  ];
  return parts.join(" ");
}

/** What stands above the lines. */
export const HEAD = `${"page".padEnd(30)} ${"asked".padStart(9)} ${"median".padStart(10)} ${"99 %".padStart(10)} ${"size".padStart(9)} ${"of /healthz".padStart(8)} ${"of bare".padStart(6)}`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const site = JSON.parse(readFileSync(process.argv[2] ?? new URL("pages.json", import.meta.url), "utf8"));
  site.base = process.argv[3] ?? site.base;
  if (!site.base) throw new Error("node drive.mjs FILE BASE");
  console.log(HEAD);
  const { yardstick, bare } = await drive(site, { tell: (one) => console.log(line(one)) });
  console.log(`yardstick ${yardstick.toFixed(0)}/s, bare page ${bare?.toFixed(0)}/s`);
}
