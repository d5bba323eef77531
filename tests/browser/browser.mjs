// A browser that may speak to nobody but the program, and what is measured in it.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const NARROW = 320;
export const WIDE = 1280;
export const ROOT = new URL("../../", import.meta.url).pathname;

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PATIENCE = 30_000; // milliseconds; on a busy machine a page may take long

// The same engine as /usr/bin/chromium without its windows, menus and their own pages: a page
// is opened for a third of the work.
const HEADLESS = process.env.CHROMIUM
  ?? ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find((path) => existsSync(path));

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

const viewport = (width) => ({ width, height: width === NARROW ? 640 : 800 });

export async function openBrowser(base) {
  const chrome = await chromium.launch({
    executablePath: HEADLESS,
    // Nobody else's name is known to it.
    args: [...FLAGS, `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${new URL(base).hostname}`],
  });
  const ours = [base];
  const strangers = []; // requests to anybody else: there must be none
  const complaints = []; // errors of scripts and of the content security policy

  async function openPage({ width = WIDE, scripts = true, ...options } = {}) {
    const context = await chrome.newContext({
      viewport: viewport(width),
      javaScriptEnabled: scripts,
      locale: "cs-CZ",
      serviceWorkers: "block", // a page is looked at as it comes; offline.test.mjs allows them
      ...options,
    });
    context.on("request", (request) => {
      const url = request.url();
      const left = request.redirectedFrom()?.url() === `${base}/rychly-odchod`; // which is what it is for
      if (!left && !/^(data|blob|about):/.test(url) && !ours.some((own) => url.startsWith(own))) strangers.push(url);
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      const expected = /status of 4\d\d/.test(message.text()); // a page that is meant to be missing
      if (message.type() === "error" && !expected) complaints.push(`${page.url()}: ${message.text()}`);
    });
    return page;
  }

  const visit = (page, path) => page.goto(base + path, { waitUntil: "load" });

  // Runs `use` with a page of its own.  `open` is an address within the site.
  async function withPage(open, options, use) {
    const page = await openPage(options);
    try {
      return await use(page, await visit(page, open));
    } finally {
      await page.context().close();
    }
  }

  // The same page at one width after the other; new to the browser only at the first.
  async function withPageAt(open, widths, use) {
    const page = await openPage({ width: widths[0] });
    try {
      for (const width of widths)
        await use(width, page, async () => {
          await page.setViewportSize(viewport(width));
          return visit(page, open);
        });
    } finally {
      await page.context().close();
    }
  }

  return { base, ours, strangers, complaints, openPage, withPage, withPageAt, close: () => chrome.close() };
}

// What axe finds, one line each; no line: nothing.
export async function axe(page) {
  await page.evaluate(AXE);
  const run = page.evaluate(
    (tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }),
    AXE_TAGS,
  );
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("axe does not end")), PATIENCE);
  });
  const { violations } = await Promise.race([run, late]).finally(() => clearTimeout(timer));
  return violations.map(({ id, help, nodes }) =>
    `${id}: ${help} – ${nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(" | ")}`);
}

const KB = 1024;
const MOST = { page: 150 * KB, css: 25 * KB, js: 30 * KB }; // as they are sent, compressed

// What a page that nobody has seen before asks for beyond that.
export async function tooHeavy(page) {
  await page.evaluate(() => Promise.all([...document.images].map((image) => { // also who scrolls down
    image.loading = "eager";
    return image.complete || new Promise((done) => { image.onload = image.onerror = done; });
  })));
  const sent = await page.evaluate(() =>
    ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type))
      .map(({ name, transferSize }) => ({ path: new URL(name).pathname, bytes: transferSize })));
  const sum = (wanted) => sent.filter(wanted).reduce((all, { bytes }) => all + bytes, 0);
  const found = { page: sum(() => true), css: sum(({ path }) => path.endsWith(".css")), js: sum(({ path }) => path.endsWith(".js")) };
  if (!found.page) return ["nothing was sent"];
  return Object.entries(found).filter(([what, bytes]) => bytes > MOST[what])
    .map(([what, bytes]) => `${what}: ${bytes} bytes of at most ${MOST[what]}`);
}

// What sticks out on the right, so that one would have to scroll sideways.
export function sticksOut(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} > ${clientWidth}: ${wide.slice(-3).map((e) => e.outerHTML.slice(0, 100)).join(" | ")}`];
  });
}

// Targets under 24 px that have no room around them either; links within a
// sentence are excepted (WCAG 2.5.8).
export function smallTargets(page, least = 24) {
  return page.evaluate((px) => {
    const inSentence = (e) => e.matches("a") && getComputedStyle(e).display === "inline"
      && [...(e.parentElement?.childNodes ?? [])].some((n) => n.nodeType === 3 && n.data.trim());
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
      .filter((e) => e.checkVisibility() && !inSentence(e) && !e.closest(".govuk-visually-hidden"));
    const boxes = all.map((e) => {
      const label = e.matches("[type=checkbox], [type=radio]") && e.labels?.[0];
      const [a, b] = [e.getBoundingClientRect(), (label || e).getBoundingClientRect()];
      return { e, w: Math.max(a.width, b.width), h: Math.max(a.height, b.height),
        x: (a.left + a.right) / 2, y: (a.top + a.bottom) / 2 };
    }).filter(({ w }) => w > 1);
    const crowded = (one) => boxes.some((other) => other !== one && !one.e.contains(other.e)
      && Math.abs(other.x - one.x) < (px + Math.max(other.w, px)) / 2
      && Math.abs(other.y - one.y) < (px + Math.max(other.h, px)) / 2);
    return boxes.filter((box) => (box.w < px || box.h < px) && crowded(box))
      .map(({ e, w, h }) => `${Math.round(w)}×${Math.round(h)}: ${e.outerHTML.slice(0, 100)}`);
  }, least);
}

// What people came to press, and what is lower than a thumb.
export function lowActions(page, least = 44) {
  return page.evaluate((px) => [...document.querySelectorAll("main .govuk-button, a[href^='tel:'], [type=search] ~ button, .sp-exit a")]
    .filter((e) => e.checkVisibility() && !e.closest(".sp-office, .govuk-visually-hidden"))
    .map((e) => ({ e, height: e.getBoundingClientRect().height }))
    .filter(({ height }) => height > 1 && height < px - 0.5)
    .map(({ e, height }) => `${Math.round(height)} px: ${e.outerHTML.slice(0, 100)}`), least);
}

// A reader may spread text as WCAG 1.4.12 says: then nothing may be cut off.
export async function cutWhenSpread(page) {
  await page.evaluate(() => {
    const spread = { "line-height": "1.5", "letter-spacing": "0.12em", "word-spacing": "0.16em" };
    for (const e of document.body.querySelectorAll("*")) {
      for (const [name, value] of Object.entries(spread)) e.style.setProperty(name, value, "important");
      if (e.matches("p")) e.style.setProperty("margin-bottom", "2em", "important");
    }
  });
  const cut = await page.evaluate(() => [...document.body.querySelectorAll("*")]
    .filter((e) => e.checkVisibility() && e.textContent.trim() && e.clientWidth > 1
      && !e.closest(".govuk-visually-hidden, .govuk-skip-link, svg, select, textarea, input")
      && ["hidden", "clip"].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 2)
    .map((e) => `cut: ${e.outerHTML.slice(0, 100)}`));
  return [...await sticksOut(page), ...cut];
}

// Takes down in the page where the focus is, each time Tab comes up.  A page with a frame
// does not hear it there, so it is asked instead.
function noteStops(asked) {
  const walk = { stops: [], ended: false };
  walk.note = () => {
    if (walk.ended) return;
    const e = document.activeElement;
    const framed = e?.matches("iframe"); // within it the focus is its own page's to show
    walk.ended = !e || e === document.body || Boolean(e.dataset.walked && !framed);
    if (walk.ended) return;
    const before = window.walkedLast;
    const ordered = !before || Boolean(before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
    e.dataset.walked = "1";
    window.walkedLast = e;
    const style = getComputedStyle(e);
    const inner = e.matches("[type=checkbox], [type=radio]") ? getComputedStyle(e.labels[0], "::before") : style;
    const shown = [style, inner].some((s) => s.boxShadow !== "none"
      || (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 && s.outlineColor !== "rgba(0, 0, 0, 0)"));
    const box = e.getBoundingClientRect();
    const seen = document.elementFromPoint(
      Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
      Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1));
    const near = seen && (e.contains(seen) || seen.contains(e) || e.labels?.[0]?.contains(seen));
    walk.stops.push({ ordered: ordered || framed, shown: shown || framed, covered: !near && !framed,
      name: (e.textContent.trim() || e.name || e.id).replace(/\s+/g, " ").slice(0, 80) });
  };
  if (!asked) window.addEventListener("keyup", ({ key }) => key === "Tab" && walk.note(), true);
  window.walk = walk;
}

// Goes through the page with Tab alone.  Returns where the focus was: each stop
// with its name, whether the focus is seen, not covered, and behind the one before.
// Keys follow one another as they do under a finger that rests on Tab; to ask the page
// behind each took most of the time.
export async function keyboardWalk(page, most = 200) {
  const framed = page.frames().length > 1;
  const atOnce = framed ? 1 : 20;
  const keys = await page.context().newCDPSession(page);
  const tab = (type) => keys.send("Input.dispatchKeyEvent", { type, key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 });
  await page.evaluate(noteStops, framed);
  let walk = { ended: false };
  for (let pressed = 0; pressed < most && !walk.ended; pressed += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, () => [tab("rawKeyDown"), tab("keyUp")]).flat());
    if (framed) await page.evaluate(() => window.walk.note());
    walk = await page.evaluate(() => ({ stops: window.walk.stops, ended: window.walk.ended }));
  }
  await page.evaluate(() => document.activeElement?.blur()); // some keys may have come behind the end
  await keys.detach();
  return walk.stops;
}
