/*
 * The map, as an improvement of a page that already works. The server draws the neighbourhoods as
 * SVG inside <div class="mw-leaflet">; this script fetches the same points and areas and puts a
 * Leaflet map in its place. If anything fails, the SVG stays as it was.
 *
 *   data-points       URL of the points, with the page's own filters in it
 *   data-areas        URL of the neighbourhoods (GeoJSON)
 *   data-tiles        URL template of background tiles; empty: none, nothing leaves the browser
 *   data-attribution  text under the map
 *   data-landscape    address of a picture of water, roads and railways, for a map without tiles
 *   data-bounds       JSON: south-west and north-east end of that picture
 *   data-labels       JSON: map, cluster ("{n} initiatives"), zoomIn, zoomOut, close
 *
 * No inline styles or scripts: Leaflet sets positions through the CSSOM, colours are classes.
 */
import L from "leaflet";
import "leaflet.markercluster";
import { rove } from "./rove.js";

const PIN =
  '<svg viewBox="0 0 32 40" aria-hidden="true" focusable="false"><path d="M16 38.500C9 29 3 22.500 3 15' +
  'a13 13 0 0 1 26 0c0 7.500-6 14-13 23.500z"/><circle cx="16" cy="15" r="5"/></svg>';
const DEFAULT_LABELS = { cluster: "{n}", zoomIn: "+", zoomOut: "−", close: "×", map: "", themes: {} };

for (const box of document.querySelectorAll(".mw-leaflet[data-points]")) {
  enhance(box).catch((error) => console.warn("map:", error));
}

async function enhance(box) {
  const labels = { ...DEFAULT_LABELS, ...JSON.parse(box.dataset.labels || "{}") };
  const [points, areas] = await Promise.all([
    fetchJson(box.dataset.points),
    box.dataset.areas ? fetchJson(box.dataset.areas) : null,
  ]);
  if (!Array.isArray(points.features)) throw new Error("no points");

  // Build away from the page first: what goes wrong here leaves the drawing untouched
  const areaLayer = areas && drawAreas(areas);
  const clusters = drawClusters(points.features, labels);

  const fallback = [...box.childNodes];
  box.replaceChildren();
  let map;
  try {
    map = createMap(box, labels);
    if (areaLayer) areaLayer.addTo(map);
    if (box.dataset.landscape && !box.dataset.tiles) drawLandscape(map, box.dataset);
    clusters.addTo(map);
    if (box.dataset.tiles) {
      box.classList.add("mw-tiled");
      L.tileLayer(box.dataset.tiles, { maxZoom: 19 }).addTo(map);
    }
    fit(map, areaLayer, clusters);
    const names = areas ? drawNames(map, areas) : () => {};
    // What the colours of the drawing mean is of no use any more
    for (const told of document.querySelectorAll("[data-drawn]")) told.hidden = true;
    for (const told of document.querySelectorAll("[data-live]")) told.hidden = false;
    // One tab stop for all pins; the map itself is moved with the mouse, a finger or the two buttons
    const tabs = rove(box, ".mw-pin, .mw-cluster");
    const settle = () => {
      tabs();
      names();
    };
    map.on("moveend zoomend", settle);
    clusters.on("animationend spiderfied unspiderfied", settle);
    settle();
    box.removeAttribute("tabindex");
  } catch (error) {
    map?.remove();
    box.replaceChildren(...fallback);
    box.classList.remove("leaflet-container", "mw-tiled");
    throw error;
  }
}

async function fetchJson(url) {
  const response = await fetch(url, {
    credentials: "same-origin",
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

function drawClusters(features, labels) {
  const clusters = L.markerClusterGroup({
    showCoverageOnHover: false,
    maxClusterRadius: 72,
    spiderLegPolylineOptions: { className: "mw-area" },
    iconCreateFunction: (cluster) => clusterIcon(cluster, labels),
  });
  for (const { geometry, properties } of features) {
    const [lon, lat] = geometry?.coordinates ?? [];
    if (Number.isFinite(lat) && Number.isFinite(lon)) {
      clusters.addLayer(marker({ ...properties, lat, lon }, labels));
    }
  }
  // A cluster gets its spoken name when it is drawn: Leaflet has no option for it
  clusters.on("animationend spiderfied unspiderfied", () => nameClusters(clusters));
  clusters.on("add", ({ target }) => {
    nameClusters(target);
    target._map.on("moveend zoomend", () => nameClusters(target));
  });
  return clusters;
}

function clusterIcon(cluster, labels) {
  const count = cluster.getChildCount();
  const size = count < 5 ? 40 : count < 15 ? 46 : 54;
  const icon = L.divIcon({ className: "mw-cluster", html: String(count), iconSize: [size, size] });
  cluster.options.title = labels.cluster.replace("{n}", count);
  return icon;
}

function nameClusters(clusters) {
  clusters._featureGroup.eachLayer((layer) => {
    const element = layer.getChildCount && layer.getElement();
    if (element) element.setAttribute("aria-label", layer.options.title);
  });
}

function marker(point, labels) {
  const icon = L.divIcon({
    className: "mw-pin",
    html: PIN,
    iconSize: [44, 44],
    iconAnchor: [22, 43],
    popupAnchor: [0, -40],
  });
  const result = L.marker([point.lat, point.lon], { icon, title: point.title, alt: point.title });
  result.on("add", () => result.getElement()?.setAttribute("aria-label", point.title));
  result.bindPopup(() => popup(point, labels), { maxWidth: 300 });
  result.on("popupopen", ({ popup: opened }) => {
    const close = opened.getElement().querySelector(".leaflet-popup-close-button");
    close?.setAttribute("aria-label", labels.close);
    opened.getElement().querySelector("a[href]")?.focus({ preventScroll: true });
  });
  result.on("popupclose", () => result.getElement()?.focus({ preventScroll: true }));
  return result;
}

function popup(point, labels) {
  const content = document.createElement("div");
  content.className = "mw-popup";
  const link = document.createElement("a");
  // The page of this site, also where it is seen under another name
  link.href = new URL(point.url).pathname;
  link.textContent = point.title;
  content.append(link);
  if (point.summary) content.append(paragraph(point.summary));
  const where = [point.areaName, labels.themes[point.themes[0]]].filter(Boolean).join(" · ");
  if (where) content.append(paragraph(where, "mw-small"));
  return content;
}

function paragraph(text, className = "") {
  const element = document.createElement("p");
  element.textContent = text;
  element.className = className;
  return element;
}

function fit(map, areaLayer, clusters) {
  const bounds = areaLayer?.getBounds();
  const all = bounds?.isValid() ? bounds : clusters.getBounds();
  if (!all.isValid()) throw new Error("nothing to show");
  map.fitBounds(all, { animate: false, padding: [8, 8] });
  map.setMaxBounds(all.pad(0.5));
}

function escapeHtml(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}
