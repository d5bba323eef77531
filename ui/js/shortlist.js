// My list: what somebody has gathered, kept in this browser alone and for 30 days.
// A list is the address of its page, /muj-seznam?s=key,key, so without this script
// it lives there.  What is sensitive is never kept; the page says which it is.
import { prefix } from "./language.js";

const KEY = "muj-seznam";
const KEPT = 30 * 86_400_000; // milliseconds since the last change
const MOST = 20;
const PAGE = `${prefix}/muj-seznam`;
const empty = () => ({ keys: [], notes: {} });

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    if (!Array.isArray(kept?.keys) || !(Date.now() - kept.at <= KEPT)) {
      localStorage.removeItem(KEY);
      return empty();
    }
    return { keys: kept.keys.filter((key) => /^[@a-z0-9-]+$/.test(key)).slice(0, MOST), notes: kept.notes ?? {} };
  } catch {
    return empty();
  }
}

// False: this browser keeps nothing.
function write({ keys, notes }) {
  try {
    const own = Object.fromEntries(Object.entries(notes).filter(([key, text]) => keys.includes(key) && text));
    if (keys.length) localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), keys, notes: own }));
    else localStorage.removeItem(KEY);
    count();
    return true;
  } catch {
    return false;
  }
}

function count() {
  const { keys } = read();
  for (const place of document.querySelectorAll("[data-list-count]"))
    place.textContent = keys.length ? ` (${keys.length})` : "";
}

const split = (text) => (text ? text.split(",") : []);
const same = (a, b) => a.join() === b.join();

// ---- on a service: a link becomes a button ----

function statusLine() {
  const line = document.createElement("div");
  line.className = "govuk-visually-hidden";
  line.setAttribute("role", "status");
  document.body.append(line);
  return line;
}

// Its link leads to a page with what is kept and this; nothing more is kept.
function sensitivePick(link) {
  const lead = () => {
    const { keys } = read();
    link.href = `${PAGE}?s=${[...keys.filter((key) => key !== link.dataset.pick), link.dataset.pick].join(",")}`;
  };
  link.addEventListener("focus", lead);
  link.addEventListener("pointerenter", lead);
}

function pick(link, status) {
  const { pick: key, remove, added, removed, full } = link.dataset;
  const [label, name] = link.children;
  const add = label.textContent;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.append(label, name);
  const show = () => {
    label.textContent = read().keys.includes(key) ? remove : add;
  };
  button.addEventListener("click", () => {
    const { keys, notes } = read();
    const here = keys.includes(key);
    if (!here && keys.length >= MOST) {
      status.textContent = label.textContent = full;
      return;
    }
    if (!write({ keys: here ? keys.filter((other) => other !== key) : [...keys, key], notes })) return location.assign(link.href);
    status.textContent = here ? removed : added;
    show();
  });
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();
  link.replaceWith(button);
}

// ---- on the page of a list ----

function listPage(root) {
  const { list, listKept, listOwn } = root.dataset;
  const asked = new URLSearchParams(location.search).get("s");
  const shown = split(listKept);
  const kept = read();
  if (listOwn !== undefined && asked === null && kept.keys.length) {
    location.replace(`${PAGE}?s=${kept.keys.join(",")}`);
    return;
  }
  // The list of this browser, perhaps without what the portal has no more.
  const own = listOwn !== undefined && (same(shown, kept.keys) || same(split(asked), kept.keys));
  if (own && !same(shown, kept.keys)) write({ keys: shown, notes: kept.notes });
  const keep = root.querySelector("[data-list-keep]");
  if (keep && shown.some((key) => !kept.keys.includes(key))) {
    keep.hidden = false;
    keep.querySelector("button").addEventListener("click", () => {
      const keys = [...new Set([...kept.keys, ...shown])].slice(0, MOST);
      write({ keys, notes: kept.notes });
      const sensitive = split(list).filter((key) => !shown.includes(key));
      location.assign(`${PAGE}?s=${[...keys, ...sensitive].join(",")}`);
    });
  }
  root.addEventListener("click", ({ target }) => {
    const link = target.closest?.("[data-list-set], [data-list-clear]");
    if (!link) return;
    // Who has no list yet and changes this one makes it theirs.
    if (link.dataset.listClear !== undefined) write(empty());
    else if (own || !kept.keys.length) write({ keys: split(link.dataset.listSet), notes: read().notes });
  });
}

function note(field) {
  const key = field.dataset.note;
  // On a list that is looked at and not kept, nothing written would stay.
  if (field.closest("[data-list-own]") && !read().keys.includes(key)) field.closest(".govuk-form-group").hidden = true;
  field.value = read().notes[key] ?? "";
  field.addEventListener("input", () => {
    const { keys, notes } = read();
    if (keys.includes(key)) write({ keys, notes: { ...notes, [key]: field.value } });
  });
}

export function shortlist() {
  const picks = document.querySelectorAll("[data-pick]");
  const status = picks.length ? statusLine() : null;
  for (const link of picks) (link.dataset.sensitive === undefined ? pick : sensitivePick)(link, status);
  const root = document.querySelector("[data-list]");
  if (root) listPage(root);
  for (const field of document.querySelectorAll("[data-note]")) note(field);
  count();
  addEventListener("storage", count);
  addEventListener("pageshow", count);
}
