/*
 * One tab stop for a drawing with many links: the arrow keys go to the nearest one in their direction, Home
 * and End to the first and the last. Without this script each link is a tab stop, and a link before the
 * drawing leads past it.
 */

/** Keeps one of the links in `box` in the tab order: the one that had focus last, or the first. */
export function rove(box, selector = "a[href]") {
  const all = () => [...box.querySelectorAll(selector)].filter((item) => item.getClientRects().length);
  const keep = (one) => {
    for (const item of all()) item.setAttribute("tabindex", item === one ? "0" : "-1");
  };
  const settle = () => {
    const items = all();
    if (items.length) keep(items.find((item) => item.getAttribute("tabindex") === "0") ?? items[0]);
  };
  box.addEventListener("focusin", ({ target }) => {
    const item = target.closest(selector);
    if (item) keep(item);
  });
  box.addEventListener("keydown", (event) => {
    const from = event.target.closest(selector);
    const to = from && !event.altKey && !event.ctrlKey && !event.metaKey && next(all(), from, event.key);
    if (!to) return;
    // Before the map moves itself under the arrow
    event.preventDefault();
    event.stopPropagation();
    keep(to);
    to.focus();
  }, true);
  settle();
  return settle;
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function next(items, from, key) {
  if (key === "Home") return items[0];
  if (key === "End") return items.at(-1);
  const way = WAYS[key];
  if (!way) return null;
  const [x, y] = middle(from);
  let best = null;
  for (const item of items) {
    const [dx, dy] = middle(item).map((at, axis) => at - [x, y][axis]);
    const along = dx * way[0] + dy * way[1];
    const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    // Within a quarter turn of that direction; what lies aside counts double
    if (item === from || along <= 0 || aside > along * 1.6) continue;
    const far = along + 2 * aside;
    if (!best || far < best.far) best = { item, far };
  }
  return best?.item ?? from;
}

function middle(item) {
  const { left, right, top, bottom } = item.getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2];
}
