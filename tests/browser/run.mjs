// The pages in a browser.
//
//     PROGRAM=build/dev/rozcestnik node tests/browser/run.mjs [part of a name or address]
//     BASE_URL=http://127.0.0.1:8080 node tests/browser/run.mjs      what already runs
//
// With SCREENS=1 each page is also kept as a picture in build/screens.
//
// Every page is looked at by axe at 320 and 1280 px, must not scroll sideways,
// is light, has targets one can hit and valid HTML.  ui/NAME/NAME.test.mjs and
// tests/browser/*.test.mjs say what else must hold: each exports an object,
// the sentence that is true → a function that throws when it is not.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { axe, cutWhenSpread, keyboardWalk, lowActions, NARROW, openBrowser, ROOT, smallTargets, sticksOut, tooHeavy, WIDE } from "./browser.mjs";
import { validate, vnu } from "./html.mjs";
import { componentNames, sitePages } from "./pages.mjs";
import { startServer } from "./server.mjs";

const SCREENS = process.env.SCREENS === "1" && join(ROOT, "build/screens");
const filter = process.argv[2] ?? "";
const program = process.env.PROGRAM ?? join(ROOT, "build/dev/rozcestnik");
let passed = 0;
let failed = 0;

async function check(name, run, wanted = name.includes(filter)) {
  if (!wanted) return;
  try {
    await run();
    passed++;
    console.log(`ok ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${name} ${error.message}`);
  }
}

const none = (found) => assert.ok(found.length === 0, `\n    ${found.join("\n    ")}`);

// The whole page is drawn for it, which takes as long as to open it.
async function screenshot(page, path, width) {
  if (!SCREENS) return;
  const name = path.slice(1).replace(/[^a-z0-9-]+/gi, "_") || "home";
  await page.screenshot({ path: join(SCREENS, `${name}-${width}.png`), fullPage: true });
}

// What a reader sets in the browser is the size of the root.
const doubleText = (page) => page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });

function checkFocus(stops) {
  none(stops.filter(({ shown }) => !shown).map(({ name }) => `no mark: ${name}`));
  none(stops.filter(({ ordered }) => !ordered).map(({ name }) => `out of order: ${name}`));
  none(stops.filter(({ covered }) => covered).map(({ name }) => `covered: ${name}`));
}

async function lookNarrow(page, path) {
  await check(`${path} has actions a thumb hits`, async () => none(await lowActions(page)), true);
  await check(`${path} holds with text spread`, async () => none(await cutWhenSpread(page)), true);
}

async function lookWide(page, path) {
  await check(`${path} is light`, async () => none(await tooHeavy(page)), true);
  await check(`${path} shows where the focus is`, async () => checkFocus(await keyboardWalk(page)), true);
  await doubleText(page);
  await check(`${path} holds with text twice as large`, async () => none(await sticksOut(page)), true);
}

// Everything that must hold on every page.  Returns the page's HTML, if it came.
// It is opened wide first: what is sent shows only while the browser keeps nothing of it.
async function checkPage(browser, path) {
  if (!path.includes(filter)) return "";
  let html = "";
  await browser.withPageAt(path, [WIDE, NARROW], (width, page, open) =>
    check(`${path} can be opened at ${width} px`, async () => {
      const response = await open();
      html = await response.text();
      await screenshot(page, path, width);
      await check(`${path} is accessible at ${width} px`, async () =>
        none([...await axe(page), ...await sticksOut(page), ...await smallTargets(page)]), true);
      await (width === WIDE ? lookWide : lookNarrow)(page, path);
    }, true));
  if (html)
    await check(`${path} is valid HTML`, async () => none(await validate(path, html)), true);
  return html;
}

// Two at a time: one waits for the program while the other is measured.
async function each(items, run) {
  const queue = items.values();
  const work = async () => {
    for (const item of queue) await run(item);
  };
  await Promise.all([work(), work()]);
}

async function checkVnu(pages) {
  if (!pages.length) return;
  const found = await vnu(pages, join(ROOT, "build/pages"));
  for (const { name } of pages)
    await check(`${name} is valid for vnu`, () => none(found.get(name)), true);
}

async function runFile(file, path, browser) {
  const { default: sentences } = await import(file);
  for (const [sentence, run] of Object.entries(sentences))
    await check(`${path}: ${sentence}`, () => {
      const options = run.options ?? {};
      return browser.withPage(path, options, (page) =>
        run({ page, assert, browser, keyboardWalk, axe, said: () => server?.said() ?? "", folder: server?.folder, pid: server?.pid, program }));
    });
}

async function runComponents(browser, names) {
  await each(names, async (name) => {
    const file = join(ROOT, "ui", name, `${name}.test.mjs`);
    if (existsSync(file)) await runFile(file, `/dev/ui/${name}`, browser);
  });
}

async function runSuites(browser) {
  const folder = join(ROOT, "tests/browser");
  for (const name of readdirSync(folder).filter((n) => n.endsWith(".test.mjs")).sort())
    await runFile(join(folder, name), "/", browser);
}

if (SCREENS) mkdirSync(SCREENS, { recursive: true });
const server = process.env.BASE_URL ? null : await startServer(program);
const browser = await openBrowser(server?.base ?? process.env.BASE_URL);
try {
  const names = await componentNames(browser.base);
  const paths = ["/dev/ui", ...names.map((name) => `/dev/ui/${name}`), ...await sitePages(browser.base)];
  const pages = [];
  await check("there are components to look at", () => assert.ok(names.length > 20, `only ${names.length}`));
  await each(paths, async (path) => {
    const html = await checkPage(browser, path);
    if (html) pages.push({ name: path, html });
  });
  const sentences = async () => {
    await runComponents(browser, names);
    await runSuites(browser);
  };
  await Promise.all([checkVnu(pages), sentences()]);
  await check("no page asks another server for anything", () => none(browser.strangers));
  await check("no page has an error of scripts or of the content policy", () => none(browser.complaints));
} finally {
  await browser.close();
  if (server) {
    const status = await server.stop();
    await check("the program ends without an error", () =>
      assert.ok(status === 0, `\n    ${server.said().slice(-2000)}`));
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !(passed || filter) ? 1 : 0);
