/*
 * Bundles a stylesheet, and leaves out what no page can need:
 *
 * - of the design system's components, the classes that only exist to show a state in a catalogue
 *   (nl-button--pressed, utrecht-textbox--hover); :hover and :focus themselves stay;
 * - of the neutral theme's 2,700 custom properties, all that no rule uses, directly or through
 *   another one. A municipality's own stylesheet can still override every one that is left.
 */
import { readFile } from "node:fs/promises";
import * as cssTree from "css-tree";
import * as esbuild from "esbuild";

export const browsers = ["chrome111", "edge111", "firefox115", "safari16.4"];

/** Classes of components for states that we do not use, or that real :hover and :focus cover. */
const unusedState =
  /^(nl|utrecht)-[\w-]+--(pressed|positive|negative|busy|hover|active|focus|focus-visible|indeterminate)$/;

/** The bundled, minified CSS; `loadTheme` says what is left of the neutral theme. */
export async function bundleStyle(entry, loadTheme) {
  const result = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    legalComments: "none",
    logLevel: "warning",
    target: browsers,
    external: ["/assets/*"],
    plugins: [
      {
        name: "theme-components-leaflet",
        setup(build) {
          const components = /node_modules[\\/]@(utrecht|nl-design-system-candidate)[\\/].*\.css$/;
          build.onLoad({ filter: components }, async (file) => ({
            contents: withoutUnusedStates(await readFile(file.path, "utf8")),
            loader: "css",
          }));
          build.onLoad({ filter: /voorbeeld-design-tokens[\\/]dist[\\/]theme\.css$/ }, async (file) => ({
            contents: loadTheme(await readFile(file.path, "utf8")),
            loader: "css",
          }));
          // Leaflet's own pictures: we draw our markers and have no layer switch
          build.onLoad({ filter: /leaflet[\\/]dist[\\/]leaflet\.css$/ }, async (file) => ({
            contents: (await readFile(file.path, "utf8"))
              .replace(/[\w-]+:\s*url\((?:images\/|#default)[^)]*\);?/g, ""),
            loader: "css",
          }));
        },
      },
    ],
  });
  return result.outputFiles[0].text;
}

function withoutUnusedStates(css) {
  const tree = cssTree.parse(css, { parseValue: false, parseCustomProperty: false });
  cssTree.walk(tree, {
    visit: "Rule",
    enter(rule, item, list) {
      if (rule.prelude.type !== "SelectorList") return;
      rule.prelude.children = rule.prelude.children.filter((selector) => !isUnused(selector));
      if (rule.prelude.children.isEmpty) list.remove(item);
    },
  });
  return cssTree.generate(tree);
}

/** Whether a selector asks for a class of `unusedState`, other than inside :not(). */
function isUnused(selector) {
  let found = false;
  cssTree.walk(selector, function visit(node) {
    if (node.type === "PseudoClassSelector" && node.name === "not") return this.skip;
    if (node.type === "ClassSelector" && unusedState.test(node.name)) found = true;
    return undefined;
  });
  return found;
}

export function propertiesUsed(css) {
  return new Set(Array.from(css.matchAll(/var\(\s*(--[\w-]+)/g), (match) => match[1]));
}

/** Keeps the declarations that `used` needs, and those that these need in turn. */
export function pruneTheme(theme, used) {
  const lines = theme.split("\n");
  const declared = new Map();
  for (const line of lines) {
    const match = /^\s*(--[\w-]+):(.*)$/.exec(line);
    if (match) declared.set(match[1], match[2]);
  }
  const keep = new Set();
  const queue = [...used];
  while (queue.length > 0) {
    const name = queue.pop();
    if (keep.has(name) || !declared.has(name)) continue;
    keep.add(name);
    queue.push(...propertiesUsed(declared.get(name)));
  }
  return lines
    .filter((line) => {
      const match = /^\s*(--[\w-]+):/.exec(line);
      return !match || keep.has(match[1]);
    })
    .join("\n");
}
