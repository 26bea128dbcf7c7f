/*
 * The map, as an improvement of a page that already works. The server draws the neighbourhoods as
 * SVG inside <div class="mw-leaflet">; this script fetches the areas and what lies in the squares that
 * are in sight, and puts a Leaflet map in its place. If anything fails, the SVG stays as it was.
 *
 *   data-squares      URL of what lies in squares, with the page's own filters in it
 *   data-areas        URL of the neighbourhoods (GeoJSON)
 *   data-tiles        URL template of background tiles; empty: none, nothing leaves the browser
 *   data-attribution  text under the map
 *   data-landscape    address of a picture of water, roads and railways, for a map without tiles
 *   data-bounds       JSON: south-west and north-east end of that picture
 *   data-labels       JSON: map, cluster ("{n} initiatives"), zoomIn, zoomOut, close, all, list (its address)
 *
 * No inline styles or scripts: Leaflet sets positions through the CSSOM, colours are classes.
 */
import L from "leaflet";
import { rove } from "./rove.js";

const PIN =
  '<svg viewBox="0 0 32 40" aria-hidden="true" focusable="false"><path d="M16 38.500C9 29 3 22.500 3 15' +
  'a13 13 0 0 1 26 0c0 7.500-6 14-13 23.500z"/><circle cx="16" cy="15" r="5"/></svg>';
const DEFAULT_LABELS = { cluster: "{n}", zoomIn: "+", zoomOut: "−", close: "×", map: "", all: "", list: "" };

for (const box of document.querySelectorAll(".mw-leaflet[data-squares]")) {
  enhance(box).catch((error) => console.warn("map:", error));
}

async function enhance(box) {
  const labels = { ...DEFAULT_LABELS, ...JSON.parse(box.dataset.labels || "{}") };
  const areas = await fetchJson(box.dataset.areas);

  // Build away from the page first: what goes wrong here leaves the drawing untouched
  const areaLayer = drawAreas(areas);

  const fallback = [...box.childNodes];
  box.replaceChildren();
  let map;
  try {
    map = createMap(box, labels);
    areaLayer.addTo(map);
    if (box.dataset.landscape && !box.dataset.tiles) drawLandscape(map, box.dataset);
    if (box.dataset.tiles) {
      box.classList.add("mw-tiled");
      L.tileLayer(box.dataset.tiles, { maxZoom: 19 }).addTo(map);
    }
    fit(map, areaLayer);
    const marks = drawMarks(map, box, labels);
    await marks();
    const names = drawNames(map, areas);
    // What the colours of the drawing mean is of no use any more
    for (const told of document.querySelectorAll("[data-drawn]")) told.hidden = true;
    for (const told of document.querySelectorAll("[data-live]")) told.hidden = false;
    // One tab stop for all pins; the map itself is moved with the mouse, a finger or the two buttons
    const tabs = rove(box, ".mw-pin, .mw-cluster");
    const settle = () => {
      tabs();
      names();
    };
    // What was there stays when the way to the server is closed
    map.on("moveend zoomend", () => marks().then(settle, (error) => console.warn("map:", error)));
    settle();
    box.removeAttribute("tabindex");
  } catch (error) {
    map?.remove();
    box.replaceChildren(...fallback);
    box.classList.remove("leaflet-container", "mw-tiled");
    throw error;
  }
}

async function fetchJson(url, signal) {
  const response = await fetch(url, {
    credentials: "same-origin",
    signal,
    headers: { Accept: "application/json" },
  });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

function createMap(box, labels) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    minZoom: 9,
    maxZoom: 18,
    zoomSnap: 0.5,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
  });
  box.setAttribute("role", "region");
  if (labels.map) box.setAttribute("aria-label", labels.map);
  L.control.zoom({ zoomInTitle: labels.zoomIn, zoomOutTitle: labels.zoomOut }).addTo(map);
  if (box.dataset.attribution) {
    L.control
      .attribution({ prefix: false })
      .addAttribution(escapeHtml(box.dataset.attribution))
      .addTo(map);
  }
  // The wheel scrolls the page, unless someone works in the map
  map.on("focus click", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") map.closePopup();
  });
  return map;
}

/** Water, roads and railways, over the colours of the areas. */
function drawLandscape(map, { landscape, bounds }) {
  L.imageOverlay(landscape, JSON.parse(bounds), { className: "mw-landscape", zIndex: 2 }).addTo(map);
}

function drawAreas(areas) {
  return L.geoJSON(areas, { interactive: false, style: { className: "mw-area" } });
}

/** Where a name may stand that finds something in its place, in pixels to the right and down. */
const AROUND = [
  [0, 0], [0, -26], [0, 26], [0, -40], [0, 40], [44, -20], [-44, -20], [44, 20], [-44, 20], [72, 0], [-72, 0],
];

/** Names of districts from far, of neighbourhoods from near: each where nothing else stands. */
function drawNames(map, areas) {
  const box = map.getContainer();
  map.createPane("names").style.zIndex = 450;
  const near = areas.features.map(({ properties }) => nameOf(properties, "mw-name"));
  const far = (areas.districts ?? []).map((district) => nameOf(district, "mw-name mw-name--wijk"));
  const groups = [L.layerGroup(near), L.layerGroup(far)];
  return () => {
    const from = map.getZoom() < 13 && far.length > 0;
    for (const [group, wanted] of [[groups[0], !from], [groups[1], from]]) {
      if (wanted) group.addTo(map);
      else group.remove();
    }
    const taken = [...box.querySelectorAll(".mw-pin, .mw-cluster")].map((pin) => pin.getBoundingClientRect());
    for (const name of box.querySelectorAll(".mw-name > span")) {
      // Where it belongs, or else a little above, below or beside that
      const free = AROUND.some(([x, y]) => {
        name.style.transform = `translate(${x}px, ${y}px)`;
        const room = name.getBoundingClientRect();
        return !taken.some((other) => meets(room, other));
      });
      name.classList.toggle("mw-covered", !free);
      if (free) taken.push(name.getBoundingClientRect());
    }
  };
}

function meets(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function nameOf({ name, label }, className) {
  const text = document.createElement("span");
  text.textContent = name;
  const icon = L.divIcon({ className, html: text, iconSize: [112, 32] });
  return L.marker([label[1], label[0]], { icon, interactive: false, keyboard: false, pane: "names" });
}

/** So many halvings of a tile of 256 pixels make a square: marks stand 64 pixels apart, as far as they can. */
const DEEPER = 2;
/** Squares are not divided any further than this. */
const DEEPEST = 20;

/**
 * Marks of what lies in sight. Gives a function that draws them anew when another part of the map is in sight:
 * what lies in each square is counted by the server, so that the map says the same as the list.
 */
function drawMarks(map, box, labels) {
  const layer = L.layerGroup().addTo(map);
  let shown = "";
  let busy;
  return async () => {
    const level = Math.min(Math.floor(map.getZoom()) + DEEPER, DEEPEST);
    const url = new URL(box.dataset.squares, location.href);
    url.searchParams.set("niveau", level);
    url.searchParams.set("vak", inSight(map, level));
    if (url.href === shown) return;
    busy?.abort();
    busy = new AbortController();
    const { squares } = await fetchJson(url, busy.signal).catch((error) => {
      if (error.name === "AbortError") return {};
      throw error;
    });
    if (!squares) return;
    shown = url.href;
    const had = marked(box).find((element) => element === document.activeElement);
    const at = had?.getBoundingClientRect();
    layer.clearLayers();
    for (const square of squares) layer.addLayer(mark(square, map, labels));
    // Whoever stood on a mark stands on the one that is nearest to it
    if (at) nearest(marked(box), at)?.focus({ preventScroll: true });
  };
}

function marked(box) {
  return [...box.querySelectorAll(".mw-pin, .mw-cluster")];
}

function nearest(elements, at) {
  const far = (element) => {
    const { x, y } = element.getBoundingClientRect();
    return Math.hypot(x - at.x, y - at.y);
  };
  return elements.sort((a, b) => far(a) - far(b))[0];
}

/** The squares in sight as "west,north,east,south". */
function inSight(map, level) {
  const size = 2 ** level;
  const pixels = 256 * 2 ** map.getZoom();
  const { min, max } = map.getPixelBounds();
  const square = (at) => Math.min(size - 1, Math.max(0, Math.floor((at / pixels) * size)));
  return [square(min.x), square(min.y), square(max.x), square(max.y)].join(",");
}

function mark(square, map, labels) {
  const { count, lat, lon, here } = square;
  if (count === 1 && here) return pin(lat, lon, here[0], labels);
  const size = count < 5 ? 40 : count < 15 ? 46 : count < 1000 ? 54 : 64;
  const icon = L.divIcon({ className: "mw-cluster", html: short(count), iconSize: [size, size] });
  const name = labels.cluster.replace("{n}", count);
  const cluster = L.marker([lat, lon], { icon, title: name, alt: name });
  named(cluster, name);
  if (here) opens(cluster, () => several(square, labels), labels);
  else cluster.on("click", () => map.setView([lat, lon], Math.min(map.getZoom() + 2, map.getMaxZoom())));
  return cluster;
}

/** A number that fits in a circle; its name says all of it. */
function short(count) {
  return count < 10_000 ? String(count) : `${Math.floor(count / 1000)}k`;
}

function pin(lat, lon, one, labels) {
  const icon = L.divIcon({
    className: "mw-pin",
    html: PIN,
    iconSize: [44, 44],
    iconAnchor: [22, 43],
    popupAnchor: [0, -40],
  });
  const result = L.marker([lat, lon], { icon, title: one.title, alt: one.title });
  named(result, one.title);
  opens(result, () => popup([one]), labels);
  return result;
}

function named(mark, name) {
  mark.on("add", () => mark.getElement()?.setAttribute("aria-label", name));
}

function opens(mark, content, labels) {
  mark.bindPopup(content, { maxWidth: 300, maxHeight: 320 });
  mark.on("popupopen", ({ popup: opened }) => {
    const close = opened.getElement().querySelector(".leaflet-popup-close-button");
    close?.setAttribute("aria-label", labels.close);
    opened.getElement().querySelector("a[href]")?.focus({ preventScroll: true });
  });
  mark.on("popupclose", () => mark.getElement()?.focus({ preventScroll: true }));
}

/** All that lie on one spot; when there are more than are told, the way to the list. */
function several({ count, here }, labels) {
  const content = popup(here);
  if (count > here.length && labels.list) {
    const link = document.createElement("a");
    link.href = labels.list;
    link.textContent = labels.all;
    content.append(link);
  }
  return content;
}

function popup(all) {
  const content = document.createElement("div");
  content.className = "mw-popup";
  for (const one of all) {
    const link = document.createElement("a");
    link.href = one.path;
    link.textContent = one.title;
    content.append(link);
    if (one.summary && all.length < 4) content.append(paragraph(one.summary));
    if (one.about) content.append(paragraph(one.about, "mw-small"));
  }
  return content;
}

function paragraph(text, className = "") {
  const element = document.createElement("p");
  element.textContent = text;
  element.className = className;
  return element;
}

function fit(map, areaLayer) {
  const bounds = areaLayer.getBounds();
  if (!bounds.isValid()) throw new Error("nothing to show");
  map.fitBounds(bounds, { animate: false, padding: [8, 8] });
  map.setMaxBounds(bounds.pad(0.5));
}

function escapeHtml(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}
