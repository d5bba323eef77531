// The map gains two things when scripts run: the list sorted by the distance from
// where somebody is, and a background map where the town has one.
//
// The position is asked for only when the button was pressed, rounded to some
// hundred metres at once, and leaves this device in no way: distances are counted
// here.  No other server is asked for anything; tiles come from ours.

const MILLION = 1e6;
const HUNDRED_METRES = 1e3; // thousandths of a degree
const RADIUS = 6371008.7714; // of app/territory

// Haversine, as the server counts.
function metres(a, b) {
  const rad = (degrees) => (degrees * Math.PI) / 180;
  const up = Math.sin(rad(b[0] - a[0]) / 2);
  const across = Math.sin(rad(b[1] - a[1]) / 2);
  const h = up * up + Math.cos(rad(a[0])) * Math.cos(rad(b[0])) * across * across;
  return 2 * RADIUS * Math.asin(Math.sqrt(Math.min(h, 1)));
}

// Positions are known to a hundred metres, so nothing finer is said.
function inWords(distance) {
  const lang = document.documentElement.lang || "cs";
  const km = distance / 1000;
  return `${new Intl.NumberFormat(lang, { maximumFractionDigits: km < 10 ? 1 : 0 }).format(km)}\u00a0km`;
}

function sortByDistance(box, here) {
  const list = document.querySelector(".sp-map-list");
  const items = [...list.children].map((item) => {
    const places = [...item.querySelectorAll("[data-position]")].map((place) => {
      const at = place.dataset.position.split(" ").map((n) => n / MILLION);
      const distance = metres(here, at);
      place.querySelector("[data-mine]")?.remove();
      const said = document.createElement("span");
      said.dataset.mine = "";
      said.textContent = ` – ${box.dataset.heading} ${inWords(distance)}`;
      place.append(said);
      return distance;
    });
    return { item, nearest: Math.min(...places, Infinity) };
  });
  items.sort((a, b) => a.nearest - b.nearest);
  list.append(...items.map(({ item }) => item));
}

function near(box) {
  const status = box.querySelector("[role=status]");
  const say = (words) => { status.textContent = words; };
  const found = ({ coords }) => {
    const round = (degrees) => Math.round(degrees * HUNDRED_METRES) / HUNDRED_METRES;
    sortByDistance(box, [round(coords.latitude), round(coords.longitude)]);
    say(box.dataset.done);
  };
  box.querySelector("button").addEventListener("click", () => {
    say("");
    if (!navigator.geolocation) return say(box.dataset.refused);
    navigator.geolocation.getCurrentPosition(found, () => say(box.dataset.refused),
      { enableHighAccuracy: false, timeout: 20_000, maximumAge: 300_000 });
  });
}

// The policy of this site lets no script write markup.  Leaflet does so four times,
// always the same; nothing else gets through, from it or from anybody.
const MARKUP = new Set(["<svg/>", '<span aria-hidden="true">+</span>', '<span aria-hidden="true">&#x2212;</span>', ""]);

function letLeafletWrite() {
  globalThis.trustedTypes?.createPolicy("default", { createHTML: (html) => (MARKUP.has(html) ? html : null) });
}

// What the picture has as links, on the background map.
function putMarks(L, map, links) {
  for (const link of links) {
    const { latitude, longitude, label, group } = link.dataset;
    const text = document.createElement("span");
    text.className = `sp-tiles__mark${group === undefined ? "" : " sp-tiles__mark--group"}`;
    text.textContent = label;
    const icon = L.divIcon({ html: text, className: "", iconSize: [0, 0] });
    const title = link.getAttribute("aria-label");
    L.marker([latitude / MILLION, longitude / MILLION], { icon, title, alt: title })
      .on("click", () => { location.href = link.getAttribute("href"); })
      .on("keydown", ({ originalEvent: { key } }) => { if (key === "Enter") location.href = link.getAttribute("href"); })
      .addTo(map);
  }
}

// Leads to what is in sight now.
function followView(map, link) {
  map.on("moveend", () => {
    const { lat, lng } = map.getCenter();
    const query = new URLSearchParams(location.search);
    query.delete("strana");
    query.set("vyrez", `${lat.toFixed(4)},${lng.toFixed(4)},${map.getZoom()}`);
    link.href = `?${query}`;
    link.hidden = false;
  });
}

// By GridLayer, because TileLayer ends each tile with an empty picture from an address that
// the policy of this site refuses.
function tileLayer(L, address, zooms) {
  const Tiles = L.GridLayer.extend({
    createTile(at, done) {
      const picture = document.createElement("img");
      picture.alt = "";
      picture.addEventListener("load", () => done(null, picture));
      picture.addEventListener("error", () => done(new Error(picture.src), picture));
      picture.src = L.Util.template(address, at);
      return picture;
    },
  });
  return new Tiles(zooms);
}

function tiles(figure) {
  const words = figure.dataset;
  const L = globalThis.L;
  if (!L) return; // there is still the picture
  const picture = figure.querySelector(".sp-map-figure__picture");
  const box = document.createElement("div");
  box.className = "sp-tiles";
  box.setAttribute("role", "group");
  box.setAttribute("aria-labelledby", "map-title");
  picture.before(box);
  const map = L.map(box, { zoomControl: false, attributionControl: false,
    minZoom: Number(words.least), maxZoom: Number(words.most) });
  map.setView([words.latitude / MILLION, words.longitude / MILLION], Number(words.zoom), { animate: false });
  L.control.zoom({ zoomInTitle: words.closer, zoomOutTitle: words.farther }).addTo(map);
  tileLayer(L, words.tiles, { minZoom: map.getMinZoom(), maxZoom: map.getMaxZoom() }).addTo(map);
  putMarks(L, map, picture.querySelectorAll(".sp-map__link"));
  const link = figure.querySelector("[data-here]");
  if (link) followView(map, link);
  picture.hidden = true;
}

for (const box of document.querySelectorAll("[data-near]")) near(box);
const figure = document.querySelector(".sp-map-figure[data-tiles]");
if (figure) {
  letLeafletWrite();
  // Leaflet comes behind this script, both before the document is done.
  addEventListener("DOMContentLoaded", () => tiles(figure));
}
