// What every spec needs: a server of its own, a browser, people to be, and the checks that hold on every page.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const HERE = dirname(fileURLToPath(import.meta.url));
/** The binary under test. */
export const BINARY = resolve(process.env.MEERWAARDE_BIN ?? join(HERE, "../target/demo/meerwaarde"));
const AXE = readFileSync(join(HERE, "node_modules/axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const CHROMIUM = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
/** Where pictures and pages of what went wrong are left. */
export const FAILURES = join(tmpdir(), "meerwaarde-end2end");

/** The people of the demonstration, by what they are. */
export const PEOPLE = {
  resident: "yusuf",
  official: "samira",
  colleague: "fatma",
  permits: "joost",
  manager: "hanneke",
  "manager of Wijken": "erik",
  alderman: "nienke",
  admin: "femke",
};
const address = (who) => (who.includes("@") ? who : `${PEOPLE[who] ?? who}@demonstratie.example`);

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks again until it is true or something; fails with what it waited for. */
export async function until(what, ask, ms = 10_000) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${typeof what === "function" ? what() : what}`);
    await sleep(50);
  }
}

export function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Starts the binary with demonstration data on free ports, in a folder of its own or in one that is there already. */
export async function startServer({ data = mkdtempSync(join(tmpdir(), "meerwaarde-")), host = "127.0.0.1", port, env: more = {} } = {}) {
  port ??= await freePort();
  const metrics = await freePort();
  const base = `http://${host}:${port}`;
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("MEERWAARDE_"))),
    MEERWAARDE_DATA: data,
    MEERWAARDE_BASE_URL: base,
    MEERWAARDE_METRICS_ADDRESS: `127.0.0.1:${metrics}`,
    // Each browser context sends an address of its own, so that one spec is not slowed down by the other.
    MEERWAARDE_TRUSTED_PROXIES: "1",
    // A spec types faster than people do; what that leads to has a test of its own.
    MEERWAARDE_FORM_SECONDS: "0",
    MEERWAARDE_PACE: "20",
    NO_COLOR: "1",
    ...more,
  };
  const log = join(data, "server.log");
  const out = openSync(log, "a");
  const started = performance.now();
  // A write past the limit of `fillDisk` is an error, as on a full disk, and not a signal that ends the process.
  const command = ["-c", `trap '' XFSZ; exec "$0" "$@"`, BINARY, "serve", "--demo", "--addr", `127.0.0.1:${port}`];
  const child = spawn("/bin/sh", command, { cwd: data, env, stdio: ["ignore", out, out] });
  const ended = new Promise((done) => {
    child.once("exit", (code, signal) => done({ code, signal }));
    child.once("error", (error) => done({ error }));
  });
  let over = null;
  ended.then((how) => (over = how));
  const written = () => readFileSync(log, "utf8");
  await until(
    () => `${base}/healthz\n${written()}`,
    async () => {
      if (over) throw new Error(`${BINARY} stopped at once: ${JSON.stringify(over)} ${over.error ?? ""}\n${written()}`);
      return fetch(`${base}/healthz`).then((answer) => answer.ok, () => false);
    },
    60_000,
  );
  return {
    base,
    data,
    pid: child.pid,
    startMs: performance.now() - started,
    /** What it wrote down. */
    log: written,
    /** What it measures under a name. */
    async measured(name) {
      const all = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
      return Number(new RegExp(`^${name}(?:{[^}]*})? (.+)$`, "m").exec(all)?.[1]);
    },
    /** Ends it in the middle of whatever it does. The folder stays. */
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    /** Asks it to stop, and waits until it has. The folder stays. */
    async leave() {
      child.kill("SIGTERM");
      const { code, signal } = await ended;
      assert.deepEqual({ code, signal }, { code: 0, signal: null }, `a clean end\n${written().split("\n").slice(-5).join("\n")}`);
    },
    /** From now on no file takes another byte, or takes them again. */
    fillDisk(full) {
      const limited = spawnSync("prlimit", ["--pid", String(child.pid), full ? "--fsize=512:" : "--fsize=unlimited:"], { encoding: "utf8" });
      assert.equal(limited.status, 0, limited.stderr);
    },
    /** Asks it to stop; everything that was under way ends well, and the chains of events hold. */
    async stop({ faults = false } = {}) {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 25_000);
      const { code, signal } = await ended;
      clearTimeout(timer);
      const lines = written().split("\n");
      assert.deepEqual({ code, signal }, { code: 0, signal: null }, `a clean end\n${lines.slice(-5).join("\n")}`);
      assert.ok(lines.some((line) => / stopped$/.test(line)), "it says that it stopped");
      assert.deepEqual(lines.filter((line) => (faults ? /panicked/ : / ERROR |panicked/).test(line)), [], "no faults in the log");
      const verified = spawnSync(BINARY, ["verify"], { cwd: data, env, encoding: "utf8" });
      assert.equal(verified.status, 0, `every chain of events holds: ${verified.stdout}${verified.stderr}`);
      rmSync(data, { recursive: true, force: true });
    },
    /** All mail to somebody with such a subject, oldest first. */
    mails(to, subject) {
      return readMails(join(data, "mail")).filter((mail) => mail.to === address(to) && (!subject || mail.subject.includes(subject)));
    },
    /** The mail to somebody with such a subject; waits until it is there. */
    async mail(to, subject, count = 1) {
      const found = await until(
        () => `mail ${count} to ${address(to)}: ${subject}. There is: ${this.mails(to).map((mail) => mail.subject).join(" | ") || "nothing"}`,
        () => {
          const some = this.mails(to, subject);
          return some.length >= count ? some : null;
        },
      );
      assert.equal(found.length, count, `mail to ${to} is sent once: ${subject}`);
      return found.at(-1);
    },
  };
}

function readMails(folder) {
  let files = [];
  try {
    files = readdirSync(folder).filter((file) => file.endsWith(".eml"));
  } catch {
    return [];
  }
  return files
    .map((file) => ({ at: statSync(join(folder, file)).mtimeMs, ...parseMail(readFileSync(join(folder, file), "latin1")) }))
    .sort((a, b) => a.at - b.at);
}

/** As much of RFC 5322 as the server writes: folded headers, encoded words, one text part. */
function parseMail(raw) {
  const [head, ...rest] = raw.split(/\r?\n\r?\n/);
  const headers = Object.fromEntries(
    head
      .replace(/\r?\n[ \t]+/g, " ")
      .split(/\r?\n/)
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const word = (_, coding, text) => (coding.toLowerCase() === "b" ? Buffer.from(text, "base64") : quoted(text.replaceAll("_", " "))).toString("utf8");
  const decoded = (text) => text.replace(/\?=\s+=\?/g, "?==?").replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, word);
  const body = rest.join("\n\n");
  const coding = (headers["content-transfer-encoding"] ?? "7bit").toLowerCase();
  const bytes = coding === "base64" ? Buffer.from(body, "base64") : coding === "quoted-printable" ? quoted(body.replace(/=\r?\n/g, "")) : Buffer.from(body, "latin1");
  const to = /<([^>]+)>/.exec(headers.to)?.[1] ?? headers.to;
  return { to, id: headers["message-id"], subject: decoded(headers.subject ?? ""), text: bytes.toString("utf8").replaceAll("\r", "") };
}

const quoted = (text) => Buffer.from(text.replace(/=([0-9A-F]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))), "latin1");

/** Whoever reads the mail opens its link and sends what waits; gives the status of the page that comes back. */
export async function sendWaiting(server, page, email) {
  const mail = await server.mail(email, "Bevestig wat u ons schreef");
  await go(page, /\/bevestigen\/\S+/.exec(mail.text)[0]);
  return send(page, page.getByRole("main").getByRole("button", { name: "Verstuur", exact: true }));
}

/** A request as a visitor would send it. Sent again it is the same form: it has the same key. */
export async function requestForm(base, { email, title = "Mag dat?" }) {
  const page = await (await fetch(`${base}/verzoeken/nieuw`)).text();
  const key = /name="idempotency_key" value="([^"]+)"/.exec(page)[1];
  const fields = { form: "verzoek", idempotency_key: key, kind: "information", title, story: "Ik wil iets beginnen.", name: "Iris", email };
  requestForms += 1;
  const headers = { "x-forwarded-for": `10.251.${requestForms >> 8}.${requestForms & 255}` };
  return (at = base) => fetch(`${at}/verzoeken/nieuw`, { method: "POST", body: new URLSearchParams(fields), redirect: "manual", headers });
}

let requestForms = 0;
let browser;
let visitors = 0;

/** The browser; one for the whole spec. */
export async function openBrowser() {
  browser ??= await chromium.launch(CHROMIUM);
  return browser;
}

export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

/**
 * A page in a browser profile of its own. `who` is logged in. What must never happen (an exception, a refused script, a
 * dialog, a file that is not there) is collected in `page.problems`; `fine(page)` says whether there was any.
 */
export async function newPage(server, { js = true, width = 1280, lang = "nl", who, storageState } = {}) {
  await openBrowser();
  visitors += 1;
  const context = await browser.newContext({
    baseURL: server.base,
    javaScriptEnabled: js,
    viewport: { width, height: width < 500 ? 640 : 900 },
    locale: lang === "en" ? "en-GB" : "nl-NL",
    timezoneId: "Europe/Amsterdam",
    reducedMotion: "reduce",
    extraHTTPHeaders: { "x-forwarded-for": `10.${process.pid % 250}.${visitors >> 8}.${visitors & 255}` },
    storageState,
  });
  context.setDefaultTimeout(10_000);
  context.setDefaultNavigationTimeout(20_000);
  if (lang !== "nl") await context.addCookies([{ name: "taal", value: lang, url: server.base }]);
  const page = await context.newPage();
  page.server = server;
  /** Other sites that this page may go to. */
  page.elsewhere = [];
  page.js = js;
  watch(page);
  if (who) await login(page, who);
  return page;
}

/** Collects what must never happen, and every response. */
function watch(page) {
  page.problems = [];
  page.responses = [];
  page.on("pageerror", (error) => page.problems.push(`exception: ${error.message}`));
  page.on("dialog", (dialog) => {
    page.problems.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on("console", (message) => {
    if (message.type() !== "error" && !/content security policy/i.test(message.text())) return;
    // The status of the page itself is asserted by each spec; Chromium also says it on the console.
    const own = page.responses.some((one) => one.document && one.url === message.location().url && one.status >= 400);
    if (!(own && message.text().startsWith("Failed to load resource"))) page.problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // A page that is left behind takes its unfinished requests with it; without JavaScript no script may be loaded ahead.
    if (!/ERR_ABORTED/.test(why) && !(page.js === false && why === "csp")) page.problems.push(`not loaded: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    const document = response.request().isNavigationRequest();
    page.responses.push({ url: response.url(), status: response.status(), document, method: response.request().method() });
    if (!document && response.status() >= 400) page.problems.push(`${response.status()}: ${response.url()}`);
    if (![page.server.base, ...(page.elsewhere ?? [])].some((start) => response.url().startsWith(start))) page.problems.push(`outside the site: ${response.url()}`);
  });
}

/** Nothing happened in this page that must never happen. */
export function fine(page) {
  none(page.problems, `problems on ${page.url()}`);
}

/** The headers by which the server knows its own pages from those of others. */
const own = (page) => ({ origin: page.server.base, "sec-fetch-site": "same-origin" });

/** Posts a form as the person of this page, without leaving the page. */
export function post(page, path, form, options = {}) {
  const fields = Array.isArray(form) ? new URLSearchParams(form) : new URLSearchParams(Object.entries(form));
  return page.context().request.post(path, {
    data: fields.toString(),
    headers: { ...own(page), "content-type": "application/x-www-form-urlencoded" },
    maxRedirects: 0,
    failOnStatusCode: false,
    ...options,
  });
}

/** Names and values of a form on the page, as a browser would send them. */
export function fieldsOf(form) {
  return form.evaluate((element) => [...new FormData(element)].map(([name, value]) => [name, String(value)]));
}

/** From now on the page belongs to this person of the demonstration. */
export async function login(page, who) {
  const answer = await post(page, "/inloggen/demo", { email: address(who), naar: "/" });
  assert.equal(answer.status(), 303, `${who} can log in`);
}

/** Goes somewhere and expects a status. */
export async function go(page, path, status = 200) {
  const response = await page.goto(path, { waitUntil: "load" });
  assert.equal(response.status(), status, `${path} as ${page.url()}`);
  return response;
}

/** Sends a form by pressing this button or doing this, and gives the status of the page that comes back. */
export async function send(page, act) {
  const [response] = await Promise.all([
    page.waitForResponse((response) => response.request().isNavigationRequest() && response.request().frame() === page.mainFrame() && ![301, 302, 303].includes(response.status())),
    page.waitForEvent("load"),
    typeof act === "function" ? act() : act.click(),
  ]);
  return response.status();
}

/** Fails with all that was found to be wrong, one a line. */
export function none(wrong, what = "") {
  assert.ok(wrong.length === 0, `${what}\n${wrong.join("\n")}`);
}

/** The islands of the page have woken up: Leptos leaves this mark on the children of each. */
export async function awake(page) {
  await page.waitForFunction(() => [...document.querySelectorAll("leptos-children")].every((island) => "$$on_hydrate" in island), null, { timeout: 20_000 });
}

/** What is wrong for people who can't see, use a mouse, or read small type: rules and places. */
export async function axe(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    const found = await window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => `${node.target.join(" ")} (${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ""})`).slice(0, 4).join("; ")}`);
  }, AXE_TAGS);
}

/** Elements that stick out at the side of the window. */
export function sticksOut(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const out = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
    return [`${root.scrollWidth} of ${root.clientWidth}`, ...out.slice(-3).map((element) => `${element.tagName.toLowerCase()}.${element.className.baseVal ?? element.className}`)];
  });
}

/** Everything that holds on every page, wide and narrow. Gives what is wrong; leaves the page wide. */
export async function audit(page, { lang = "nl", axeAt = [320, 1280] } = {}) {
  // Without JavaScript axe never ends: it waits for promises. What it would say is the same with it.
  if (!page.js) axeAt = [];
  const wrong = [];
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: width < 500 ? 640 : 900 });
    if (axeAt.includes(width)) wrong.push(...(await axe(page)).map((problem) => `${width} px: ${problem}`));
    // A window that was just made narrow is laid out a moment later.
    let out = await sticksOut(page);
    for (let tries = 0; tries < 10 && out.length > 0; tries += 1) {
      await sleep(50);
      out = await sticksOut(page);
    }
    if (out.length > 0) wrong.push(`${width} px: scrolls sideways: ${out.join(", ")}`);
  }
  const said = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll("h1")].map((heading) => heading.textContent.trim()),
    untold: document.body.innerText.match(/Unknown localization[^\n]*/g) ?? [],
  }));
  if (said.lang !== lang) wrong.push(`lang is ${said.lang}, not ${lang}`);
  if (said.headings.length !== 1 || said.headings[0] === "") wrong.push(`one h1, not ${JSON.stringify(said.headings)}`);
  if (!/Meerwaarde$/.test(said.title)) wrong.push(`title: ${said.title}`);
  return [...wrong, ...said.untold, ...page.problems];
}

/** Does all of it, a few at a time. */
export async function inParallel(jobs, atOnce = 2) {
  const left = [...jobs];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let job = left.shift(); job; job = left.shift()) await job();
    }),
  );
}

/** How many bytes go over the line for a file, for a browser that takes gzip. */
export function bytesOf(url, headers = {}) {
  return new Promise((done, failed) => {
    const asked = request(url, { headers: { "accept-encoding": "gzip", ...headers } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk) => (bytes += chunk.length));
      response.on("end", () => done(bytes));
      response.on("error", failed);
    });
    asked.on("error", failed);
    asked.end();
  });
}

/** A step of a story: when it goes wrong, picture and page are kept, and the rest of the story is not told. */
export async function step(t, name, pages, tell) {
  let failure;
  await t.test(name, async () => {
    try {
      await tell();
      for (const page of pages()) fine(page);
    } catch (error) {
      failure = error;
      mkdirSync(FAILURES, { recursive: true });
      for (const page of pages().filter((page) => !page.isClosed())) {
        const file = join(FAILURES, `${t.name}-${name}-${randomUUID().slice(0, 4)}`.replace(/[^\w-]+/g, "-"));
        await page.screenshot({ path: `${file}.png`, fullPage: true }).catch(() => {});
        writeFileSync(`${file}.html`, `<!-- ${page.url()} -->\n${await page.content().catch(() => "")}`);
      }
      throw error;
    }
  });
  if (failure) throw new Error(`the story ended at: ${name}`);
}
