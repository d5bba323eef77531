// The pages in a browser.
//
//     PROGRAM=build/dev/rozcestnik node tests/browser/run.mjs [part of a name]
//     BASE_URL=http://127.0.0.1:8080 node tests/browser/run.mjs      what already runs
//
// Every page is looked at by axe at 320 and 1280 px, must not scroll sideways,
// has targets one can hit and valid HTML.  ui/NAME/NAME.test.mjs and
// tests/browser/*.test.mjs say what else must hold: each exports an object,
// the sentence that is true → a function that throws when it is not.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { axe, keyboardWalk, NARROW, openBrowser, ROOT, smallTargets, sticksOut, WIDE } from "./browser.mjs";
import { validate, vnu } from "./html.mjs";
import { componentNames, sitePages } from "./pages.mjs";
import { startServer } from "./server.mjs";

const SCREENS = join(ROOT, "build/screens");
const filter = process.argv[2] ?? "";
const program = process.env.PROGRAM ?? join(ROOT, "build/dev/rozcestnik");
let passed = 0;
let failed = 0;

async function check(name, run) {
  if (!name.includes(filter)) return;
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

// Everything that must hold on every page.  Returns the page's HTML.
async function checkPage(browser, path) {
  let html = "";
  for (const width of [NARROW, WIDE])
    await check(`${path} at ${width} px is accessible`, () =>
      browser.withPage(path, { width }, async (page, response) => {
        html = await response.text();
        mkdirSync(SCREENS, { recursive: true });
        const file = `${path.slice(1).replace(/[^a-z0-9-]+/gi, "_") || "home"}-${width}.png`;
        await page.screenshot({ path: join(SCREENS, file), fullPage: true });
        none([...await axe(page), ...await sticksOut(page), ...await smallTargets(page)]);
      }));
  await check(`${path} shows where the focus is`, () =>
    browser.withPage(path, {}, async (page) => {
      const stops = await keyboardWalk(page);
      none(stops.filter(({ shown }) => !shown).map(({ name }) => `no mark: ${name}`));
      none(stops.filter(({ covered }) => covered).map(({ name }) => `covered: ${name}`));
    }));
  if (html)
    await check(`${path} is valid HTML`, async () => none(await validate(path, html)));
  return html;
}

async function checkTexts(browser, path) {
  await check(`${path} holds with text twice as large`, () =>
    browser.withPage(path, {}, async (page) => {
      // What a reader sets in the browser is the size of the root.
      await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
      none(await sticksOut(page));
    }));
}

async function checkVnu(pages) {
  if (!pages.length) return;
  const found = await vnu(pages, join(ROOT, "build/pages"));
  for (const { name } of pages)
    await check(`${name} is valid for vnu`, () => none(found.get(name)));
}

async function runFile(file, path, browser) {
  const { default: sentences } = await import(file);
  for (const [sentence, run] of Object.entries(sentences))
    await check(`${path}: ${sentence}`, () => {
      const options = run.options ?? {};
      return browser.withPage(path, options, (page) => run({ page, assert, browser, keyboardWalk, axe }));
    });
}

async function runComponents(browser, names) {
  for (const name of names) {
    const file = join(ROOT, "ui", name, `${name}.test.mjs`);
    if (existsSync(file)) await runFile(file, `/dev/ui/${name}`, browser);
  }
}

async function runSuites(browser) {
  const folder = join(ROOT, "tests/browser");
  for (const name of readdirSync(folder).filter((n) => n.endsWith(".test.mjs")).sort())
    await runFile(join(folder, name), "/", browser);
}

const server = process.env.BASE_URL ? null : await startServer(program);
const browser = await openBrowser(server?.base ?? process.env.BASE_URL);
try {
  const names = await componentNames(browser.base);
  const paths = ["/dev/ui", ...names.map((name) => `/dev/ui/${name}`), ...await sitePages(browser.base)];
  const pages = [];
  await check("there are components to look at", () => assert.ok(names.length > 20, `only ${names.length}`));
  for (const path of paths) {
    const html = await checkPage(browser, path);
    if (html) pages.push({ name: path, html });
    await checkTexts(browser, path);
  }
  await checkVnu(pages);
  await runComponents(browser, names);
  await runSuites(browser);
  await check("no page asks another server for anything", () => none(browser.strangers));
  await check("no page has an error of scripts or of the content policy", () => none(browser.complaints));
} finally {
  await browser.close();
  if (server)
    await check("the program ends without an error", async () => assert.equal(await server.stop(), 0, server.said().slice(-2000)));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
