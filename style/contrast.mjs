/*
 * Checks the palette of css/theme.css for WCAG AA, in light and in dark.
 *
 *   node contrast.mjs     exits 1 and names the pairs that fail
 *
 * Text needs 4.5:1 on its background; edges of fields and marks on a map need 3:1.
 */
import { readFile } from "node:fs/promises";

/** [foreground, [backgrounds], least contrast] */
const pairs = JSON.parse(await readFile(new URL("contrast.json", import.meta.url), "utf8"));

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
