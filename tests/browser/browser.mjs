// A browser that may speak to nobody but the program, and what is measured in it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const NARROW = 320;
export const WIDE = 1280;
export const ROOT = new URL("../../", import.meta.url).pathname;

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PATIENCE = 30_000; // milliseconds; on a busy machine a page may take long

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export async function openBrowser(base) {
  const chrome = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
  });
  const strangers = []; // requests to anybody else: there must be none
  const complaints = []; // errors of scripts and of the content security policy

  async function openPage({ width = WIDE, scripts = true, ...options } = {}) {
    const context = await chrome.newContext({
      viewport: { width, height: width === NARROW ? 640 : 800 },
      javaScriptEnabled: scripts,
      locale: "cs-CZ",
      serviceWorkers: "block", // a page is looked at as it comes; offline.test.mjs allows them
      ...options,
    });
    await context.route("**/*", (route) => {
      const url = route.request().url();
      if (url.startsWith(base) || /^(data|blob|about):/.test(url)) return route.continue();
      strangers.push(url);
      return route.abort();
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

  // Runs `use` with a page of its own.  `open` is an address within the site.
  async function withPage(open, options, use) {
    const page = await openPage(options);
    try {
      const response = await page.goto(base + open, { waitUntil: "load" });
      return await use(page, response);
    } finally {
      await page.context().close();
    }
  }

  return { base, strangers, complaints, openPage, withPage, close: () => chrome.close() };
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

// Goes through the page with Tab alone.  Returns where the focus was: each stop
// with its name, whether the focus is seen, not covered, and behind the one before.
export async function keyboardWalk(page, most = 200) {
  const stops = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      const first = !e.dataset.walked;
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
      // Within a frame the focus is its own page's to show.
      const framed = e.matches("iframe");
      return { first: first || framed, ordered: ordered || framed, shown: shown || framed, covered: !near && !framed, name: (e.textContent.trim() || e.name || e.id).replace(/\s+/g, " ").slice(0, 80) };
    });
    if (!stop || !stop.first) return stops;
    stops.push(stop);
  }
  return stops;
}
