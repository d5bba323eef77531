// The kiosk: nobody leaves a trace to whoever comes next.  Without this script the pages
// work too; then they lead to the start by themselves after two minutes.
//
// Every way replaces the page in the history, so Back never leads to what somebody before
// has read.  Nothing is stored: the size of the text goes from page to page in the
// address's fragment, the look (more contrast, controls lower) in its query, and the
// language before its path.
const START = "/kiosk"; // in the first language, as for whoever comes next
const IDLE = 60_000; // milliseconds without a touch or a key
const LEFT = 20; // seconds to say that one is still here

const go = (url) => location.replace(url);
const root = document.documentElement;
const LOOK = "vzhled";
const larger = () => location.hash === `#${root.id}`;
const look = () => new URLSearchParams(location.search).get(LOOK);

// ---- ways ----

function follow(url, changes = false) {
  if (larger()) url.hash = root.id;
  if (look() && !changes) url.searchParams.set(LOOK, look());
  go(url.href);
}

// The same page otherwise: what stands in the field goes along, asked or not.
function keepTyped(url) {
  const text = document.querySelector("[data-typed]")?.value.trim();
  if (text) url.searchParams.set("q", text);
  else url.searchParams.delete("q");
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link) return;
  event.preventDefault();
  const url = new URL(link.href);
  if (url.origin !== location.origin) return; // there is no such link; it would lead nowhere
  if (link.getAttribute("href").startsWith("#")) return go(url.hash === `#${root.id}` ? url.href : location.pathname + location.search + "#content");
  if (link.dataset.finish !== undefined) return go(url.href);
  const same = link.dataset.look !== undefined || link.dataset.tongue !== undefined;
  if (same) keepTyped(url);
  follow(url, same);
});

addEventListener("submit", (event) => {
  event.preventDefault();
  const url = new URL(event.target.action);
  url.search = new URLSearchParams([["q", new FormData(event.target).get("q") ?? ""]]);
  follow(url);
});

// A page kept by the browser is somebody else's.
addEventListener("pageshow", ({ persisted }) => persisted && go(START));
addEventListener("contextmenu", (event) => event.preventDefault());
addEventListener("dragstart", (event) => event.preventDefault());

// ---- the keyboard on the screen ----

function keyboard(board, input) {
  const keys = [...board.querySelectorAll("button")];
  const put = (text, from, to) => {
    input.setRangeText(text, from, to, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const erase = () => {
    const { selectionStart: from, selectionEnd: to, value } = input;
    const letter = [...value.slice(0, from)].pop() ?? "";
    put("", from === to ? from - letter.length : from, to);
  };
  const press = { smazat: erase, vymazat: () => put("", 0, input.value.length) };
  const write = (key) => {
    const { selectionStart: from, selectionEnd: to, value, maxLength } = input;
    if (value.length - (to - from) < maxLength) put(key, from, to);
  };

  // The field keeps the focus and its caret, also from a touch.
  board.addEventListener("pointerdown", (event) => event.preventDefault());
  board.addEventListener("click", (event) => {
    const key = event.target.closest("button");
    if (!key) return;
    event.preventDefault();
    (press[key.value] ?? (() => write(key.value)))();
  });

  // One stop for Tab; arrows go from key to key.
  const reach = (key) => {
    for (const other of keys) other.tabIndex = other === key ? 0 : -1;
  };
  const rows = [...board.children].map((row) => [...row.querySelectorAll("button")]);
  const beside = (key, down, right) => {
    const y = rows.findIndex((row) => row.includes(key));
    const row = rows[(y + down + rows.length) % rows.length];
    const x = down ? Math.min(rows[y].indexOf(key), row.length - 1) : (row.indexOf(key) + right + row.length) % row.length;
    return row[x];
  };
  const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
  board.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const key = event.target.closest("button");
    if (!step || !key) return;
    event.preventDefault();
    const next = beside(key, ...step);
    reach(next);
    next.focus();
  });
  reach(keys[0]);
  input.setSelectionRange(input.value.length, input.value.length);
  if (!document.getElementById("nalezeno")) input.focus();
}

const board = document.querySelector("[data-keyboard]");
if (board) keyboard(board, document.querySelector("[data-typed]"));
document.getElementById("nalezeno")?.scrollIntoView({ block: "start" });

// ---- is anybody there ----

function idle(dialog) {
  const seconds = dialog.querySelector("[data-seconds]");
  let timer;
  let left;
  let swallow = false; // the click that ends a touch of the dialogue

  const end = () => go(dialog.dataset.end);
  const count = () => {
    seconds.textContent = left;
    if (left-- <= 0) return end();
    timer = setTimeout(count, 1000);
  };
  const ask = () => {
    // At the start there is nothing to lose but the size of the text, the look, the language.
    if ("start" in dialog.dataset) return larger() || look() || location.pathname !== START ? end() : wait();
    left = LEFT;
    dialog.showModal();
    count();
  };
  function wait() {
    clearTimeout(timer);
    timer = setTimeout(ask, IDLE);
  }
  const stay = () => {
    if (dialog.open) dialog.close();
    wait();
  };
  const alive = (event) => {
    swallow = event.type === "pointerdown" && dialog.open;
    if (!dialog.open) return wait();
    // Whatever is touched or pressed says that somebody is here; it does nothing else.
    event.preventDefault();
    stay();
  };
  for (const kind of ["pointerdown", "keydown", "wheel", "touchmove"])
    addEventListener(kind, alive, { capture: true, passive: false });
  // It must not press what lies under the dialogue.
  addEventListener("click", (event) => {
    if (!swallow) return;
    swallow = false;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true });
  dialog.querySelector("[data-stay]").addEventListener("click", stay); // of a screen reader
  dialog.addEventListener("close", wait);
  wait();
}

const dialog = document.querySelector("[data-idle]");
if (dialog) idle(dialog);
