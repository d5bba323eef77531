// The kiosk: K-01 to K-06 and A-12 of the acceptance list, and its keyboard.
// TAPS=10000 makes the last test the long one.
import { readFileSync } from "node:fs";
import { open } from "./sign_in.mjs";

const MINUTE = 60_000;
const TAPS = Number(process.env.TAPS ?? 150);
const TOUCH = 64; // pixels
const SAMPLE = ["/kiosk", "/kiosk/situace", "/kiosk/situace/dluhy", "/kiosk/hledat", "/kiosk/hledat?q=dluhy",
  "/kiosk/otevreno", "/kiosk/krize", "/kiosk/kontakty", "/kiosk/o-kiosku", "/kiosk/sluzby/ukazka-psychiatr"];

const where = (page) => new URL(page.url()).pathname;
const field = (page) => page.locator("#q");
const key = (page, name) => page.getByRole("group", { name: "Klávesnice na obrazovce" }).getByRole("button", { name, exact: true });
const question = (page) => page.getByRole("dialog", { name: "Jste tu ještě?" });

async function tap(page, name) {
  await page.getByRole("link", { name, exact: true }).first().click();
  await page.waitForLoadState("load");
}

// Somebody has come to the search and written what nobody else shall see.
async function visitor(page) {
  await page.clock.install();
  await open(page, "/kiosk");
  await tap(page, "Hledat");
  await page.waitForURL("**/kiosk/hledat");
  for (const letter of ["d", "l", "u", "h"]) await key(page, letter).click();
}

const traces = (page) => page.evaluate(() =>
  [document.cookie, localStorage.length, sessionStorage.length].join());

const idle = async ({ page, assert }) => {
  await visitor(page);
  await page.clock.runFor(MINUTE - 1000);
  assert.equal(await question(page).isVisible(), false, "not before a minute");
  await page.clock.runFor(2000);
  await question(page).waitFor();
  assert.equal(await question(page).evaluate((e) => e.contains(document.activeElement)), true, "the focus is in the dialogue");
  await page.clock.runFor(5000);
  assert.match(await question(page).innerText(), /Zbývá sekund: 1[45]/);
  await page.clock.runFor(17_000);
  await page.waitForURL("**/kiosk");
  assert.equal(await traces(page), ",0,0");
  assert.deepEqual(await page.context().cookies(), []);
  await tap(page, "Hledat");
  assert.equal(await field(page).inputValue(), "", "the next visitor sees no earlier text");
};

const back = async ({ page, assert, browser }) => {
  const own = await browser.openPage();
  await own.goto(`${browser.base}/kiosk`);
  for (const name of ["Co řešíte?", "Dluhy"]) await tap(own, name);
  await own.locator(".sp-kiosk__link").first().click();
  await own.waitForURL("**/kiosk/sluzby/**");
  assert.ok(await own.evaluate(() => history.length) <= 2, "every way has replaced the one before");
  await tap(own, "Domů");
  await own.waitForURL("**/kiosk");
  await own.goBack().catch(() => {});
  assert.ok(["/kiosk", "blank"].includes(where(own)), own.url());
  await own.context().close();
  await open(page, "/kiosk/krize");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await page.waitForURL("**/kiosk");
};

const extend = (how, options) => {
  const run = async ({ page, assert }) => {
    await visitor(page);
    await page.clock.runFor(MINUTE + 3000);
    await question(page).waitFor();
    await how(page);
    await question(page).waitFor({ state: "hidden" });
    await page.clock.runFor(MINUTE - 2000);
    assert.equal(await question(page).isVisible(), false, "a whole minute again");
    assert.equal(await field(page).inputValue(), "dluh", "what was written stays");
    assert.equal(where(page), "/kiosk/hledat");
  };
  run.options = options;
  return run;
};

async function finger(page) {
  const { x, y, width, height } = await question(page).getByRole("button").boundingBox();
  await page.touchscreen.tap(x + width / 2, y + height / 2);
}

const noMemory = async ({ page, assert }) => {
  for (const path of SAMPLE) {
    await open(page, path);
    const kinds = await page.evaluate(() => [...document.querySelectorAll("form, input, textarea, select")].map((e) => e.getAttribute("autocomplete")));
    assert.ok(kinds.every((kind) => kind === "off"), `${path}: ${kinds}`);
    const answer = await page.request.get(page.url());
    assert.equal(answer.headers()["cache-control"], "no-store", path);
    assert.equal(answer.headers()["set-cookie"], undefined, path);
  }
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
};

const addresses = (html) => [...html.matchAll(/\s(?:href|action|src)="([^"]*)"/g)].map(([, url]) => url.replaceAll("&amp;", "&"));

// Every page that can be reached, not only some.
const allStay = async ({ assert, browser }) => {
  const seen = new Set(["/kiosk"]);
  const bad = [];
  for (const path of seen) {
    const html = await (await fetch(browser.base + path)).text();
    for (const url of addresses(html)) {
      const inside = /^((\/(uk|en))?\/kiosk([/?#]|$)|\/assets\/|#)/.test(url);
      if (!inside) bad.push(`${path}: ${url}`);
      const bare = url.replace(/[?#].*/, "");
      if (bare.includes("/kiosk") && !bare.endsWith("/konec")) seen.add(bare);
    }
  }
  assert.deepEqual(bad, []);
  for (const code of ["", "/uk", "/en"]) {
    const pages = [...seen].filter((path) => path.startsWith(`${code}/kiosk`)).length;
    assert.ok(pages > 100, `only ${pages} pages of ${code}/kiosk`);
  }
};

const codes = async ({ page, assert }) => {
  await open(page, "/kiosk/sluzby/bily-kruh-bezpeci-ostrava");
  for (const code of await page.locator(".sp-kiosk__code").all()) {
    const said = await code.getByRole("img").getAttribute("aria-label");
    const address = said.replace(/^QR kód: /, "");
    assert.match(address, /^https?:/);
    assert.ok((await code.innerText()).includes(address), "in words, too");
  }
  assert.ok(await page.locator(".sp-kiosk__code").count() > 0);
};

const targets = (width) => {
  const run = async ({ page, assert, prefix = "" }) => {
    for (const path of SAMPLE) {
      await open(page, prefix + path);
      const small = await page.evaluate((least) => [...document.querySelectorAll("a[href], button, input")]
        .filter((e) => e.checkVisibility())
        .map((e) => [e.getBoundingClientRect(), e.textContent.trim() || e.id])
        .filter(([box]) => box.width < least || box.height < least)
        .map(([box, name]) => `${Math.round(box.width)}×${Math.round(box.height)} ${name}`), TOUCH);
      assert.deepEqual(small, [], path);
    }
  };
  run.options = { width };
  return run;
};

const CZECH = "ěščřžýáíéúůďťňó0123456789";
const writing = async ({ page, assert }) => {
  await open(page, "/kiosk/hledat");
  for (const letter of CZECH) await key(page, letter).click();
  assert.equal(await field(page).inputValue(), CZECH);
  await key(page, "Smazat písmeno").click();
  assert.equal(await field(page).inputValue(), CZECH.slice(0, -1));
  await key(page, "Smazat vše").click();
  await page.keyboard.type("ne");
  await key(page, "Mezera").click();
  await key(page, "m").click();
  assert.equal(await field(page).inputValue(), "ne m", "the screen and a keyboard write into one field");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q", "the field keeps the focus");
};

const arrows = async ({ page, assert }) => {
  await open(page, "/kiosk/hledat");
  const active = () => page.evaluate(() => document.activeElement.textContent.trim());
  await field(page).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await active(), "1", "one stop for the whole keyboard");
  for (const [press, at] of [["ArrowRight", "2"], ["ArrowDown", "š"], ["ArrowLeft", "ě"], ["ArrowLeft", "ň"], ["ArrowUp", "0"]]) {
    await page.keyboard.press(press);
    assert.equal(await active(), at, press);
  }
  await page.keyboard.press("Enter");
  assert.equal(await field(page).inputValue(), "0");
  await page.keyboard.press("Tab");
  assert.equal(await active(), "Zpět");
};

const plain = async ({ page, assert }) => {
  await open(page, "/kiosk");
  await tap(page, "Hledat");
  for (const letter of ["d", "l", "u", "h", "y"]) {
    await key(page, letter).click();
    await page.waitForLoadState("load");
  }
  await page.locator(".sp-kiosk__field button").click();
  await page.locator(".sp-kiosk__link").first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.match(where(page), /^\/kiosk\/(situace|sluzby)\//);
  await tap(page, "Zpět");
  assert.equal(page.url().split("/kiosk")[1], "/hledat?q=dluhy");
};
plain.options = { scripts: false };

const larger = async ({ page, assert }) => {
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  await open(page, "/kiosk");
  const before = await size();
  await tap(page, "Větší písmo");
  assert.ok(await size() > before * 1.3);
  await tap(page, "Co řešíte?");
  await page.waitForURL("**/kiosk/situace#vetsi");
  assert.ok(await size() > before * 1.3, "it goes along");
  await tap(page, "Menší písmo");
  assert.equal(await size(), before);
};

// The least contrast of text with what lies under it, over all that is in sight.
const leastContrast = (page) => page.evaluate(() => {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = (colour) => channels(colour).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const written = [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility()
    && [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim()));
  return Math.min(...written.map((e) => {
    const [dark, bright] = [light(getComputedStyle(e).color), light(ground(e))].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  }));
});

const contrast = async ({ page, assert, axe }) => {
  await open(page, "/kiosk");
  await tap(page, "Vyšší kontrast");
  await page.waitForURL("**/kiosk?vzhled=k");
  for (const path of SAMPLE) {
    await open(page, `${path}${path.includes("?") ? "&" : "?"}vzhled=k`);
    const least = await leastContrast(page);
    assert.ok(least >= 7, `${path}: ${least.toFixed(2)}`);
    assert.deepEqual(await axe(page), [], path);
  }
  await open(page, "/kiosk/krize?vzhled=k");
  await tap(page, "Obvyklé barvy");
  await page.waitForURL("**/kiosk/krize");
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(255, 255, 255)");
};

// Where the highest thing to touch is, in parts of the screen.
const highest = (page) => page.evaluate(() => Math.min(...[...document.querySelectorAll("a[href], button, input")]
  .filter((e) => e.checkVisibility()).map((e) => {
    const box = e.getBoundingClientRect();
    const frame = e.closest("main")?.getBoundingClientRect();
    return Math.max(box.top, frame?.top ?? 0) / innerHeight;
  })));

const lower = async ({ page, assert, axe }) => {
  await page.setViewportSize({ width: 1080, height: 1920 });
  await open(page, "/kiosk");
  assert.ok(await highest(page) < 0.2);
  await tap(page, "Ovládání níž");
  await page.waitForURL("**/kiosk?vzhled=n");
  for (const path of SAMPLE) {
    await open(page, `${path}${path.includes("?") ? "&" : "?"}vzhled=n`);
    await page.evaluate(() => document.querySelector("main").scrollTo(0, 1e6));
    assert.ok(await highest(page) >= 0.4, `${path}: ${await highest(page)}`);
    assert.equal(await page.evaluate(() => document.scrollingElement.scrollHeight <= innerHeight), true, path);
    assert.deepEqual(await axe(page), [], path);
  }
  await open(page, "/kiosk/krize?vzhled=n");
  await page.getByRole("main").focus();
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.querySelector("main").scrollTop > 0);
};

const looks = async ({ page, assert }) => {
  await page.clock.install();
  await open(page, "/kiosk");
  await tap(page, "Vyšší kontrast");
  await page.waitForURL("**/kiosk?vzhled=k");
  await tap(page, "Ovládání níž");
  await page.waitForURL("**/kiosk?vzhled=kn");
  await tap(page, "Hledat");
  await page.waitForURL("**/kiosk/hledat?vzhled=kn");
  await field(page).fill("dluhy");
  await page.locator(".sp-kiosk__field button").click();
  await page.waitForURL("**/kiosk/hledat?q=dluhy&vzhled=kn");
  await page.locator(".sp-kiosk__link").first().click();
  await page.waitForURL(/vzhled=kn/);
  await tap(page, "Zpět");
  await page.waitForURL("**/kiosk/hledat?q=dluhy&vzhled=kn");
  await page.clock.runFor(MINUTE + 25_000);
  await page.waitForURL("**/kiosk");
  assert.equal(await traces(page), ",0,0");
  await tap(page, "Vyšší kontrast");
  await page.waitForURL("**/kiosk?vzhled=k");
  await page.clock.runFor(MINUTE + 1000);
  await page.waitForURL("**/kiosk");
};

const plainLooks = async ({ page, assert }) => {
  await open(page, "/kiosk/hledat?q=dluhy&z=/kiosk/situace");
  await tap(page, "Vyšší kontrast");
  assert.equal(page.url().split("/kiosk/")[1], "hledat?q=dluhy&z=%2Fkiosk%2Fsituace&vzhled=k");
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(0, 0, 0)");
};
plainLooks.options = { scripts: false };

const policy = async ({ assert }) => {
  const rules = JSON.parse(readFileSync(new URL("../../deploy/kiosk/rozcestnik-kiosk.json", import.meta.url)));
  assert.equal(rules.URLBlocklist[0], "*");
  for (const url of ["file://*", "chrome://*", "view-source:*", "devtools://*"]) assert.ok(rules.URLBlocklist.includes(url), url);
  for (const url of rules.URLAllowlist) assert.match(url, /^(http:\/\/127\.0\.0\.1:8090\/(((uk|en)\/)?kiosk|assets)|about:blank)$/);
  for (const prefix of ["", "/uk", "/en"]) assert.ok(rules.URLAllowlist.includes(`http://127.0.0.1:8090${prefix}/kiosk`), prefix);
  assert.equal(rules.IncognitoModeAvailability, 2);
  assert.equal(rules.DownloadRestrictions, 3);
  for (const off of ["PasswordManagerEnabled", "AutofillAddressEnabled", "TranslateEnabled", "PrintingEnabled", "AllowFileSelectionDialogs", "SearchSuggestEnabled"])
    assert.equal(rules[off], false, off);
};

// ---- in another language ----

const spoken = (page) => page.locator("html").getAttribute("lang");

// From the start by what happened to a service, by a search to a page, and the end.
const ukrainian = async ({ page, assert }) => {
  await open(page, "/kiosk");
  await tap(page, "Українська");
  await page.waitForURL("**/uk/kiosk");
  await tap(page, "Що у вас сталося?");
  await page.waitForURL("**/uk/kiosk/situace");
  await page.locator("a.sp-kiosk__tile[href$='/dluhy']").click();
  await page.waitForURL("**/uk/kiosk/situace/dluhy");
  await page.locator(".sp-kiosk__link[href*='/kiosk/sluzby/']").first().click();
  await page.waitForURL("**/uk/kiosk/sluzby/**");
  await tap(page, "Назад");
  await page.waitForURL("**/uk/kiosk/situace/dluhy");
  await tap(page, "На початок");
  await page.waitForURL("**/uk/kiosk");
  await tap(page, "Шукати");
  await page.waitForURL("**/uk/kiosk/hledat");
  for (const letter of ["d", "l", "u", "h", "y"])
    await page.locator(".sp-kiosk__keyboard").getByRole("button", { name: letter, exact: true }).click();
  await page.locator(".sp-kiosk__field button").click();
  await page.waitForURL("**/uk/kiosk/hledat?q=dluhy");
  await page.locator(".sp-kiosk__link").first().click();
  await page.waitForURL(/\/uk\/kiosk\/(situace|sluzby|organizace)\//);
  assert.equal(await spoken(page), "uk");
  await tap(page, "Завершити");
  await page.waitForURL("**/kiosk");
  assert.equal(where(page), "/kiosk");
  assert.equal(await spoken(page), "cs");
};
const ukrainianPlain = (given) => ukrainian(given);
ukrainianPlain.options = { scripts: false };

const chosen = async ({ page, assert }) => {
  await open(page, "/kiosk/hledat?vzhled=k");
  for (const letter of ["d", "l", "u", "h"]) await key(page, letter).click();
  await tap(page, "Українська");
  await page.waitForURL("**/uk/kiosk/hledat?vzhled=k&q=dluh");
  assert.equal(await field(page).inputValue(), "dluh", "what was written stays");
  const other = page.getByRole("link", { name: "English" });
  assert.deepEqual([await other.getAttribute("lang"), await other.getAttribute("hreflang")], ["en", "en"]);
  await tap(page, "Більший шрифт");
  await tap(page, "English");
  await page.waitForURL("**/en/kiosk/hledat?q=dluh&vzhled=k#vetsi");
  await page.getByRole("link", { name: "Finish" }).click();
  await page.waitForURL("**/kiosk");
  assert.equal(page.url().split("/kiosk")[1], "", "neither the look nor the larger text");
};

// The next visitor sees Czech, wherever the last one has gone from.
const languageEnds = async ({ page, assert }) => {
  await page.clock.install();
  for (const path of ["/uk/kiosk/krize", "/uk/kiosk"]) {
    await open(page, path);
    await page.clock.runFor(MINUTE + 25_000);
    await page.waitForURL((url) => url.pathname === "/kiosk");
    assert.equal(await spoken(page), "cs", path);
    assert.equal(await traces(page), ",0,0");
  }
};

const languageTargets = (code, width) => {
  const run = (given) => targets(width)({ ...given, prefix: `/${code}` });
  run.options = { width };
  return run;
};

const languageAxe = async ({ page, assert, axe }) => {
  for (const code of ["uk", "en"])
    for (const path of SAMPLE) {
      await open(page, `/${code}${path}`);
      assert.equal(await spoken(page), code, path);
      assert.deepEqual(await axe(page), [], `/${code}${path}`);
    }
};

// ---- 10,000 taps ----

const resident = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

async function measure(page, session, pid) {
  await open(page, "/kiosk");
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name) => metrics.find((m) => m.name === name).value;
  return { nodes: of("Nodes"), heap: of("JSHeapUsedSize") / 2 ** 20, rss: pid ? resident(pid) : 0 };
}

// The same taps in each run: a small generator of numbers, begun the same.
function chance() {
  let state = 20261122;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

async function tapSomewhere(page, pick) {
  const targets = page.locator("a[href], button").filter({ visible: true });
  const target = targets.nth(pick(await targets.count()));
  await target.click({ timeout: 5000 }).catch(() => {}); // it may be gone with its page
  await page.waitForLoadState("domcontentloaded");
}

const endure = async ({ page, assert, browser, pid }) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const pick = chance();
  const complaints = browser.complaints.length;
  let first;
  for (let i = 0; i < TAPS; i++) {
    await tapSomewhere(page, pick);
    if (i === Math.floor(TAPS / 5)) first = await measure(page, session, pid);
    assert.match(where(page), /^(\/(uk|en))?\/kiosk/);
  }
  const last = await measure(page, session, pid);
  const told = `${TAPS} taps: ${JSON.stringify(first)} to ${JSON.stringify(last)}`;
  if (process.env.TAPS) console.log(told);
  assert.ok(last.nodes <= first.nodes + 200, told);
  assert.ok(last.heap <= first.heap + 4, told);
  assert.ok(last.rss <= first.rss * 1.25 + 48, told);
  assert.deepEqual(browser.complaints.slice(complaints), [], "no error of scripts");
};

export default {
  "kiosk K-01: after a minute and twenty seconds everything is empty": idle,
  "kiosk K-01: Back shows nothing of what was read": back,
  "kiosk K-02: a touch says that one is still here": extend(finger, { hasTouch: true }),
  "kiosk K-02: a key says that one is still here": extend((page) => page.keyboard.press("Enter")),
  "kiosk K-02: a touch beside the dialogue says it and presses nothing": extend((page) => page.mouse.click(30, 400)),
  "kiosk K-03: no field remembers, no page is kept": noMemory,
  "kiosk K-04: every link of every page stays within": allStay,
  "kiosk K-04: what leads out is a code with its address in words": codes,
  "kiosk K-05: the policy of the browser allows the kiosk and nothing else": policy,
  "kiosk A-12: targets are large enough for a finger": targets(1280),
  "kiosk A-12: on a small screen, too": targets(320),
  "kiosk: the keyboard on the screen has Czech letters": writing,
  "kiosk: arrows go over the keyboard on the screen": arrows,
  "kiosk: without scripts one finds, writes and goes back": plain,
  "kiosk: larger text goes from page to page": larger,
  "kiosk: higher contrast is at least seven to one on every kind of page": contrast,
  "kiosk: controls lie in the lower part of the screen for who sits": lower,
  "kiosk: the look goes from page to page and ends with the visit": looks,
  "kiosk: without scripts the look of a page can be changed": plainLooks,
  "kiosk: a whole visit in Ukrainian ends in Czech": ukrainian,
  "kiosk: a whole visit in Ukrainian without scripts": ukrainianPlain,
  "kiosk: another language keeps the page, the look and what is written": chosen,
  "kiosk: the next visitor sees no earlier language": languageEnds,
  "kiosk A-12: targets are large enough in Ukrainian": languageTargets("uk", 1280),
  "kiosk A-12: and in Ukrainian on a small screen": languageTargets("uk", 320),
  "kiosk: pages in other languages are accessible": languageAxe,
  "kiosk K-06: many taps cost no memory": async (given) => {
    await open(given.page, "/kiosk");
    await endure(given);
  },
};
