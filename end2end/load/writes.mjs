// How many people can do something a second: write a message, register an initiative, and confirm it by the link in a
// mail. Eight at once, each through the pages and forms that everybody has.

import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Somebody, formOn } from "../somebody.mjs";

const AT_ONCE = 8;

/** Somebody who goes on from page to page, and to whom nothing is refused. */
class Doing extends Somebody {
  async open(path, form) {
    const page = await this.ask(path, form);
    if (page.status >= 400) throw new Error(`${path}: ${page.status} ${/<h1[^>]*>([^<]*)/.exec(page.text)?.[1] ?? ""}`);
    // A form says where it leads; a page that leads on is followed.
    return page.to && !form ? this.open(page.to) : page;
  }
  /** Sends the form of this name on a page, with what it held and what is typed; gives the page that follows. */
  async send(page, name, typed, times = 1) {
    const form = formOn(page, name);
    if (!form) throw new Error(`no form ${name} on ${page.path}`);
    for (const [field, value] of Object.entries(typed)) form.fields.set(field, value);
    let to;
    for (let time = 0; time < times; time += 1) {
      if (time) form.fields.set("idempotency_key", randomUUID());
      ({ to } = await this.open(form.action, form.fields));
      if (!to) throw new Error(`${name} was not taken`);
    }
    return this.open(to);
  }
}

/** So many things, eight at once: how many a second. */
async function rate(count, one) {
  let next = 0;
  const from = performance.now();
  const some = async () => {
    while (next < count) {
      next += 1;
      await one(next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
  return (count / (performance.now() - from)) * 1000;
}

async function loggedIn(base, email) {
  const who = new Doing(base, "10.9.0.1");
  await who.open("/inloggen/demo", new URLSearchParams({ email, naar: "/" }));
  return who;
}

async function messages(base, count) {
  // A colleague: a resident has a limit per day.
  const who = await loggedIn(base, "samira@demonstratie.example");
  const list = await who.open("/werk?lijst=team");
  const numbers = [...new Set(list.text.match(/\/werk\/verzoeken\/\d{4}-\d+/g))].slice(0, AT_ONCE);
  const pages = [];
  for (const number of numbers) {
    const page = await who.open(number);
    if (formOn(page, "bericht")) pages.push(page);
  }
  if (!pages.length) throw new Error("nobody can write to a request");
  const each = Math.ceil(count / AT_ONCE);
  const from = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => who.send(pages[n % pages.length], "bericht", { words: "Dag, hoe staat het ermee?" }, each)));
  return ((each * AT_ONCE) / (performance.now() - from)) * 1000;
}

const WHAT = { title: "De Zaadjesruil", summary: "Wij ruilen zaadjes en stekjes.", story: "Elke zaterdag op de stoep.", themes: "green", stage: "active" };
const WHERE = { way: "postcode", postcode: "7545 aa", near: "BU01530202", precision: "neighbourhood" };

/** Registrations up to the mail, and their confirmation: how many a second of each. */
async function registrations({ base, data }, count) {
  const run = randomUUID().slice(0, 8);
  const people = [];
  const filled = await rate(count, async (n) => {
    const who = new Doing(base, `10.8.${n >> 8}.${n & 255}`);
    people.push(who);
    const where = await who.send(await who.open("/aanmelden"), "wat", WHAT);
    const by = await who.send(where, "waar", WHERE);
    const check = await who.send(by, "wie", { name: "Roos Veen", email: `roos.${run}.${n}@demonstratie.example`, contact: "leave_us_alone" });
    await who.send(check, "nakijken", {});
  });
  const links = await mailed(join(data, "mail"), run, count);
  const confirmed = await rate(count, async (n) => {
    const who = people[n - 1];
    await who.send(await who.open(links[n - 1]), "bevestigen", {});
  });
  return { filled, confirmed };
}

async function mailed(folder, run, count) {
  const end = Date.now() + 60_000;
  for (;;) {
    const texts = readdirSync(folder).filter((file) => file.endsWith(".eml")).map((file) => readFileSync(join(folder, file), "utf8"));
    const ours = texts.filter((text) => text.includes(`roos.${run}.`)).map((text) => text.replace(/=\r?\n/g, "").replaceAll("=3D", "="));
    const links = ours.map((text) => /\/aanmelden\/bevestigen\/[\w-]+/.exec(text)?.[0]).filter(Boolean);
    if (links.length >= count) return links;
    if (Date.now() > end) throw new Error(`${links.length} of ${count} mails came`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** How many times a second the disk says that something is on it. */
export function syncs(folder = tmpdir()) {
  const place = mkdtempSync(join(folder, "sync-"));
  const file = openSync(join(place, "file"), "a");
  const page = Buffer.alloc(4096, 1);
  const end = performance.now() + 1000;
  let count = 0;
  while (performance.now() < end) {
    writeSync(file, page);
    fsyncSync(file);
    count += 1;
  }
  closeSync(file);
  rmSync(place, { recursive: true });
  return count;
}

/** What people can write a second on a running server. */
export async function writes(server, { count = 200 } = {}) {
  const registered = await registrations(server, count);
  return { messages: await messages(server.base, count * 4), ...registered, syncs: syncs(server.data) };
}
