#!/usr/bin/env node
/*
 * Finds circles of files within a crate: files that can only be understood together.
 *
 *   node scripts/circles.mjs [crate folder …]
 *
 * An arrow means that one file uses a name that another file defines. A re-export is followed to the file behind it. Declaring a
 * module is no arrow, and code for tests does not count. Each circle is printed with its arrows, and makes the exit code 1.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const everywhere = ["app/domain", "app/store", "app/web", "app/islands", "app", "server", "migrations"];
const crates = process.argv.length > 2 ? process.argv.slice(2) : everywhere;

let found = 0;
for (const crate of crates) {
  const files = readCrate(join(root, crate, "src"));
  const arrows = arrowsOf(files);
  for (const circle of circlesIn(arrows)) {
    found += 1;
    console.log(`circle of ${circle.length} files in ${crate}:`);
    for (const from of circle) {
      for (const [to, names] of arrows.get(from)) {
        if (circle.includes(to)) console.log(`  ${where(files, from)} -> ${where(files, to)}  (${[...names].sort().join(", ")})`);
      }
    }
  }
}
if (found > 0) console.log(`${found} circles`);
process.exit(found > 0 ? 1 : 0);

function where(files, key) {
  return relative(root, files.get(key).path);
}

/* Reading ------------------------------------------------------------------------------------- */

/** Module path ("a::b", "" for the crate itself) to what its file says. */
function readCrate(src) {
  const files = new Map();
  for (const path of readdirSync(src, { recursive: true }).filter((path) => path.endsWith(".rs") && path !== "main.rs")) {
    const key = path === "lib.rs" ? "" : path.slice(0, -3).replaceAll("/", "::");
    files.set(key, { path: join(src, path), ...readFile(readFileSync(join(src, path), "utf8")) });
  }
  for (const [key, file] of files) {
    for (const test of file.testModules) files.delete(joined(key, test));
  }
  return files;
}

function readFile(source) {
  const { code, testModules } = withoutTests(withoutWords(source));
  const inline = Array.from(code.matchAll(/\bmod\s+(\w+)\s*\{/g), (match) => ({
    name: match[1], from: match.index, to: closing(code, match.index + match[0].length - 1),
  }));
  const uses = [];
  const rest = code.replace(/(\bpub(?:\([^)]*\))?\s+)?\buse\s+([^;<]+);/g, (all, visible, tree, offset) => {
    for (const use of useTree(tree)) uses.push({ ...use, visible: visible !== undefined, within: within(inline, offset) });
    return " ".repeat(all.length);
  });
  const paths = Array.from(rest.matchAll(/(?<![\w:])\w+(?:::\w+)+/g), (match) => ({ path: match[0].split("::"), within: within(inline, match.index) }));
  const defined = new Set(Array.from(rest.matchAll(/\b(?:fn|struct|enum|trait|type|const|static|union)\s+(\w+)|\bmacro_rules!\s*(\w+)/g), (match) => match[1] ?? match[2]));
  const children = new Set(Array.from(rest.matchAll(/\bmod\s+(\w+)\s*;/g), (match) => match[1]));
  return { uses, paths, defined, children, testModules };
}

/** Comments, texts and characters become blanks, so that what is left is code at the same places. */
function withoutWords(source) {
  const blank = (text) => text.replace(/[^\n]/g, " ");
  return source.replace(/\/\/[^\n]*|\/\*[^]*?\*\/|b?r(#*)"[^]*?"\1|b?"(?:\\[^]|[^"\\])*"|b?'(?:\\[^']+|\\'|[^'\\\n])'/g, blank);
}

/** Blanks whatever follows `#[cfg(test)]`, up to the end of that item. */
function withoutTests(code) {
  const testModules = [];
  for (let at; (at = code.indexOf("#[cfg(test)]")) >= 0; ) {
    const end = /[;{]/g;
    end.lastIndex = at + "#[cfg(test)]".length;
    const stop = end.exec(code)?.index ?? code.length - 1;
    const last = code[stop] === "{" ? closing(code, stop) : stop;
    const item = code.slice(at, last + 1);
    const name = /\bmod\s+(\w+)\s*;/.exec(item)?.[1];
    if (name) testModules.push(name);
    code = code.slice(0, at) + " ".repeat(item.length) + code.slice(last + 1);
  }
  return { code, testModules };
}

function closing(code, open) {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if (code[at] === "{") depth += 1;
    if (code[at] === "}" && (depth -= 1) === 0) return at;
  }
  return code.length;
}

/** Names of the modules written out in this file that a place lies in. */
function within(inline, offset) {
  return inline.filter(({ from, to }) => from < offset && offset < to).map(({ name }) => name);
}

/** `a::{b, c::D as E}` becomes one path with one local name each. */
function useTree(tree, before = []) {
  const text = tree.trim();
  const brace = text.indexOf("{");
  if (brace >= 0) {
    const start = [...before, ...segments(text.slice(0, brace))];
    return topLevel(text.slice(brace + 1, text.lastIndexOf("}"))).flatMap((part) => useTree(part, start));
  }
  const [path, alias] = text.split(/\s+as\s+/);
  const full = [...before, ...segments(path)];
  if (full.length > 1 && full.at(-1) === "self") full.pop();
  return full.length > 0 ? [{ path: full, name: alias ?? full.at(-1) }] : [];
}

function segments(path) {
  return path.split("::").map((part) => part.trim()).filter((part) => part !== "");
}

function topLevel(list) {
  const parts = [""];
  let depth = 0;
  for (const char of list) {
    depth += char === "{" ? 1 : char === "}" ? -1 : 0;
    if (char === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts.filter((part) => part.trim() !== "");
}

/* Arrows -------------------------------------------------------------------------------------- */

/** File to (file to names): what each file uses of another one. */
function arrowsOf(files) {
  const macros = new Map();
  for (const [key, file] of files) for (const name of file.defined) macros.set(name, key);
  const arrows = new Map();
  for (const [from, file] of files) {
    const out = new Map();
    const add = (path) => {
      const target = definedIn(files, macros, path);
      if (!target || target.key === from) return;
      if (!out.has(target.key)) out.set(target.key, new Set());
      out.get(target.key).add(target.name);
    };
    const modules = new Map();
    for (const use of file.uses) {
      const path = absolute(files, from, use.within, use.path);
      if (!path) continue;
      // A module that is brought in is used where a path begins with its name.
      if (files.has(path.join("::"))) modules.set(use.name, path);
      else add(path);
    }
    for (const { path, within } of file.paths) {
      const start = modules.get(path[0]);
      const full = start ? [...start, ...path.slice(1)] : absolute(files, from, within, path);
      if (full) add(full);
    }
    arrows.set(from, out);
  }
  return arrows;
}

/** A path from the root of the crate; nothing when it leads to another crate or to a name of this file. */
function absolute(files, key, within, path) {
  const here = [...(key === "" ? [] : key.split("::")), ...within];
  const [first, ...rest] = path;
  if (first === "crate") return rest;
  if (first === "self") return [...here, ...rest];
  if (first === "super") {
    const above = here.slice(0, -1);
    let next = rest;
    while (next[0] === "super") {
      above.pop();
      next = next.slice(1);
    }
    return [...above, ...next];
  }
  return within.length === 0 && files.get(key).children.has(first) ? [...here, ...path] : null;
}

/** The file that defines what a path ends at: the longest part of it that is a file, or what that file gives on from another one. */
function definedIn(files, macros, path, seen = new Set()) {
  let length = path.length;
  while (!files.has(path.slice(0, length).join("::"))) length -= 1;
  const key = path.slice(0, length).join("::");
  const name = path[length];
  if (name === undefined || seen.has(`${key} ${name}`)) return null;
  seen.add(`${key} ${name}`);
  const file = files.get(key);
  if (file.defined.has(name)) return { key, name };
  for (const use of file.uses.filter((use) => use.visible && use.within.length === 0 && (use.name === name || use.name === "*"))) {
    const target = absolute(files, key, [], use.path);
    if (!target) continue;
    const behind = use.name === "*" ? [...target.slice(0, -1), name] : target;
    const found = definedIn(files, macros, [...behind, ...path.slice(length + 1)], seen);
    if (found && (use.name !== "*" || files.get(found.key).defined.has(name))) return found;
  }
  // An exported macro is called by the root of the crate, and lies where it was written.
  if (key === "" && macros.has(name)) return { key: macros.get(name), name };
  return { key, name };
}

function joined(key, name) {
  return key === "" ? name : `${key}::${name}`;
}

/* Circles ------------------------------------------------------------------------------------- */

/** Groups of files that reach each other (Tarjan), the groups of one left out. */
function circlesIn(arrows) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const circles = [];
  const visit = (file) => {
    index.set(file, index.size);
    low.set(file, index.get(file));
    stack.push(file);
    for (const next of arrows.get(file).keys()) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file), low.get(next)));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) circles.push(circle.sort());
  };
  for (const file of arrows.keys()) if (!index.has(file)) visit(file);
  return circles;
}
