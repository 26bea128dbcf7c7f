/*
 * Builds everything that the browser loads.
 *
 *   node build.mjs --out ../target/site [--pkg ../target/pkg] [--plain]
 *
 * Writes below --out:
 *   assets/…       files with a hash of their content in the name: may be cached for ever
 *   assets/pkg.H/  meerwaarde.js and meerwaarde_bg.wasm, which name each other and go together
 *   root/…         files from ../public that keep their name (favicon, robots.txt, …), and
 *                  licences.txt: who made the parts by others, and on what terms
 *   manifest.json  logical name to path, for the server: {"style.css": "/assets/style.H.css", …}
 *
 * Beside each file that gets smaller by it lie a .br and a .gz, so that the server never compresses
 * these itself. The same input gives the same bytes. Files of an earlier build are removed.
 *
 * With --plain, for development, the font and the drawings stay as they are and nothing is compressed:
 * that is quicker.
 *
 * What happens to the stylesheet is in css-tools.mjs.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import subsetFont from "subset-font";
import { optimize } from "svgo";
import { browsers, bundleStyle, propertiesUsed, pruneTheme } from "./css-tools.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const publicDir = join(here, "..", "public");
const fontDir = join(here, "node_modules/@fontsource-variable/noto-sans/files");
const compressible = new Set([
  ".css", ".js", ".mjs", ".svg", ".wasm", ".json", ".txt", ".webmanifest",
]);

const { values: args } = parseArgs({
  options: { out: { type: "string" }, pkg: { type: "string" }, plain: { type: "boolean" } },
});
if (!args.out) {
  console.error("usage: node build.mjs --out DIR [--pkg DIR] [--plain]");
  process.exit(2);
}
const outDir = resolve(args.out);

/** Path below --out to content: what this build wants to be there, and nothing else. */
const files = new Map();
/** Logical name to the path that the browser asks for. */
const manifest = {};

await addFonts();
await addDrawings();
await addStyle("style.css", join(here, "css/main.css"));
await addStyle("map.css", join(here, "css/leaflet.css"));
await addScript("map.js", join(here, "js/map.js"));
await addScript("drawn.js", join(here, "js/drawn.js"));
await addScript("passkey.js", join(here, "js/passkey.js"));
await addScript("suggest.js", join(here, "js/suggest.js"));
if (args.pkg && existsSync(args.pkg)) await addPkg(resolve(args.pkg));
await addRoot();
await addLicences();
addManifest();
if (!args.plain) compress();
const changed = await write();
report(changed);

/* Parts -------------------------------------------------------------------------------------- */

/** Latin with the signs we use, and Latin Extended-A for names as Şükrü and Łukasz; 400 to 800. */
async function addFonts() {
  const range = (from, to) =>
    String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
  const marks = "ıŒœʻʼˆ˚˜\u0304\u0308\u0329€™↑↓−∕\ufeff\ufffd";
  const subsets = {
    latin: range(0x20, 0x7e) + range(0xa0, 0xff) + range(0x2000, 0x206f) + marks,
    "latin-ext": range(0x100, 0x17f) + range(0x218, 0x21b) + "ƒẞℓ",
  };
  for (const [name, text] of Object.entries(subsets)) {
    const source = await readFile(join(fontDir, `noto-sans-${name}-wght-normal.woff2`));
    const font = args.plain ? source : await subsetFont(source, text, {
      targetFormat: "woff2",
      variationAxes: { wght: { min: 400, max: 800 } },
      preserveNameIds: [0, 13, 14], // copyright and licence stay in the font
    });
    addAsset(`fonts/noto-sans-${name}.woff2`, font);
  }
}

async function addDrawings() {
  for (const folder of ["illustrations", "icons"]) {
    for (const path of await walk(join(publicDir, folder))) {
      const name = `${folder}/${basename(path)}`;
      const content = await readFile(path);
      addAsset(name, extname(path) === ".svg" ? minifySvg(content, path) : content);
    }
  }
}

function minifySvg(content, path) {
  if (args.plain) return content;
  const { data } = optimize(content.toString("utf8"), {
    path,
    multipass: true,
    floatPrecision: 1,
    plugins: [{ name: "preset-default", params: { overrides: { cleanupIds: false } } }],
  });
  return Buffer.from(data);
}

async function addStyle(name, entry) {
  // First without the theme, to know which of its properties the rules ask for
  const used = propertiesUsed(await bundleStyle(entry, () => ""));
  const css = await bundleStyle(entry, (theme) => pruneTheme(theme, used));
  addAsset(name, Buffer.from(withHashedUrls(css)));
}

/** "/assets/fonts/x.woff2" in the source becomes the name with its hash. */
function withHashedUrls(css) {
  return css.replace(/(url\(["']?)\/assets\/([^"')]+)/g, (_, start, name) => {
    if (!manifest[name]) throw new Error(`stylesheet asks for ${name}, which is not built`);
    return start + manifest[name];
  });
}

async function addScript(name, entry) {
  const result = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    legalComments: "none",
    logLevel: "warning",
    target: browsers,
  });
  addAsset(name, Buffer.from(result.outputFiles[0].contents));
}

/** The names inside must stay: the loader asks for the wasm beside itself. */
async function addPkg(dir) {
  const script = await esbuild.transform(await readFile(join(dir, "meerwaarde.js"), "utf8"), {
    minify: true,
    legalComments: "none",
    target: browsers,
  });
  const parts = new Map([
    ["meerwaarde.js", Buffer.from(script.code)],
    ["meerwaarde_bg.wasm", await readFile(join(dir, "meerwaarde_bg.wasm"))],
  ]);
  for (const path of await walk(join(dir, "snippets"))) {
    parts.set(relative(dir, path).split(sep).join("/"), await readFile(path));
  }
  const hash = hashOf(...parts.values());
  for (const [name, content] of parts) files.set(`assets/pkg.${hash}/${name}`, content);
  manifest.pkg = `/assets/pkg.${hash}`;
}

async function addRoot() {
  for (const path of await walk(publicDir)) {
    const name = relative(publicDir, path).split(sep).join("/");
    if (/^(illustrations|icons)\//.test(name)) continue;
    const content = await readFile(path);
    files.set(`root/${name}`, extname(path) === ".svg" ? minifySvg(content, path) : content);
  }
}

/** The licence texts of all packages whose code, font or styles we ship; equal texts once. */
async function addLicences() {
  const { dependencies } = JSON.parse(await readFile(join(here, "package.json"), "utf8"));
  const texts = new Map();
  for (const name of Object.keys(dependencies).sort()) {
    const dir = join(here, "node_modules", name);
    const about = JSON.parse(await readFile(join(dir, "package.json"), "utf8"));
    const file = (await readdir(dir)).sort().find((entry) => /^(licen[cs]e|mit-licen[cs]e)/i.test(entry));
    const text = file ? (await readFile(join(dir, file), "utf8")).replaceAll("\r", "").trim() : "";
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${about.version} (${about.license})`]);
  }
  const parts = Array.from(texts, ([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  files.set("root/licences.txt", Buffer.from(parts.join(`\n${"-".repeat(80)}\n\n`)));
}

function addManifest() {
  const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
  files.set("manifest.json", Buffer.from(`${JSON.stringify(sorted, null, 2)}\n`));
}

function addAsset(name, content) {
  const extension = extname(name);
  const hashed = `assets/${name.slice(0, -extension.length)}.${hashOf(content)}${extension}`;
  files.set(hashed, content);
  manifest[name] = `/${hashed}`;
}

function hashOf(...contents) {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content);
  return hash.digest("hex").slice(0, 8);
}

/* Writing ------------------------------------------------------------------------------------ */

function compress() {
  for (const [name, content] of [...files]) {
    if (name === "manifest.json" || !compressible.has(extname(name))) continue;
    const gz = gzipSync(content, { level: 9 });
    if (gz.length >= content.length) continue;
    files.set(`${name}.gz`, gz);
    files.set(`${name}.br`, brotli(content));
  }
}

async function write() {
  for (const folder of ["assets", "root"]) {
    for (const path of await walk(join(outDir, folder))) {
      if (!files.has(relative(outDir, path).split(sep).join("/"))) await rm(path);
    }
    await removeEmpty(join(outDir, folder));
  }
  let count = 0;
  for (const [name, content] of files) {
    const path = join(outDir, name);
    if (existsSync(path) && (await readFile(path)).equals(content)) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    count += 1;
  }
  return count;
}

function brotli(content) {
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
}

/** All files below a folder, in a fixed order; none if it is not there. */
async function walk(dir) {
  if (!existsSync(dir)) return [];
  const entries = await readdir(dir, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found = [];
  for (const entry of entries) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) found.push(...(await walk(path)));
    else found.push(path);
  }
  return found;
}

async function removeEmpty(dir) {
  if (!existsSync(dir)) return;
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (entry.isDirectory()) await removeEmpty(join(dir, entry.name));
  }
  if ((await readdir(dir)).length === 0) await rm(dir, { recursive: true });
}

function report(changed) {
  const row = (name, ...sizes) =>
    console.log(name.padEnd(46), ...sizes.map((size) => String(size).padStart(8)));
  row("file", "raw", "gz", "br");
  for (const [name, content] of files) {
    if (/\.(br|gz)$/.test(name)) continue;
    const size = (suffix) => files.get(name + suffix)?.length ?? "-";
    row(name, content.length, size(".gz"), size(".br"));
  }
  console.log(`${files.size} files, ${changed} changed`);
}
