/*
 * Checks the palette of css/theme.css for WCAG AA, in light and in dark.
 *
 *   node contrast.mjs     exits 1 and names the pairs that fail
 *
 * Text needs 4.5:1 on its background; edges of fields and marks on a map need 3:1.
 */
import { readFile } from "node:fs/promises";

const TEXT = 4.5;
const SHAPE = 3;

/** [foreground, [backgrounds], least contrast] */
const pairs = [
  ["ink", ["surface", "raised", "cream", "cream-2", "teal-50", "teal-100", "ochre-100", "coral-100", "leaf-100", "blue-100", "error-100"], TEXT],
  ["ink-2", ["surface", "raised", "cream", "teal-50", "teal-100"], TEXT],
  ["ink-3", ["surface", "raised", "cream", "teal-50", "ochre-100", "blue-100"], TEXT],
  ["link", ["surface", "raised", "cream", "blue-100", "teal-50", "error-100", "coral-100", "leaf-100", "ochre-100"], TEXT],
  ["link-hover", ["surface", "raised", "cream", "blue-100"], TEXT],
  ["teal-text", ["surface", "raised", "cream", "teal-50", "blue-100"], TEXT],
  ["teal-text-2", ["teal-100", "raised", "surface"], TEXT],
  ["coral-700", ["coral-100", "raised"], TEXT],
  ["leaf-700", ["leaf-100", "raised"], TEXT],
  ["leaf", ["surface", "raised"], TEXT],
  ["ochre-700", ["ochre-100", "raised"], TEXT],
  ["blue-700", ["blue-100", "raised"], TEXT],
  ["error", ["surface", "raised", "teal-50"], TEXT],
  ["on-teal", ["teal", "teal-700", "teal-900", "blue"], TEXT],
  ["on-ochre", ["ochre"], TEXT],
  ["map-light-text", ["map-0", "map-1", "map-2", "map-obstacle"], TEXT],
  ["map-deep-text", ["map-3", "map-4"], TEXT],
  ["line-2", ["surface", "raised"], SHAPE],
  ["coral", ["surface", "raised", "coral-100"], SHAPE],
  ["leaf", ["leaf-100"], SHAPE],
];

const css = await readFile(new URL("css/theme.css", import.meta.url), "utf8");
const darkStart = css.indexOf("prefers-color-scheme: dark");
const light = colours(css.slice(0, darkStart));
const dark = new Map([...light, ...colours(css.slice(darkStart))]);

let failed = 0;
for (const [mode, palette] of [["light", light], ["dark", dark]]) {
  let lowest = Infinity;
  for (const [front, backs, least] of pairs) {
    for (const back of backs) {
      const ratio = contrast(palette.get(front), palette.get(back));
      lowest = Math.min(lowest, ratio / least);
      if (ratio >= least) continue;
      failed += 1;
      console.error(`${mode}: ${front} on ${back} is ${ratio.toFixed(2)}, needs ${least}`);
    }
  }
  console.log(`${mode}: least room ${((lowest - 1) * 100).toFixed(0)} % above the norm`);
}
process.exit(failed ? 1 : 0);

function colours(text) {
  return new Map(
    Array.from(text.matchAll(/--mw-([\w-]+): (#[0-9a-f]{6})/g), (match) => [match[1], match[2]]),
  );
}

function contrast(one, other) {
  if (!one || !other) throw new Error("colour is not in theme.css");
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
