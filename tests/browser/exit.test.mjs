// Leaving a sensitive page in a hurry.  The web it leads to is one of our own.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { once } from "node:events";
import { join } from "node:path";
import { NARROW, ROOT } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const PROGRAM = process.env.PROGRAM ?? join(ROOT, "build/dev/rozcestnik");
const SENSITIVE = "/situace/domaci-nasili";

// Runs `use` while the exit leads to a page about the weather; `asked` are the
// headers of the requests that came there.
async function withWeather(folder, use) {
  const asked = [];
  const server = createServer(({ headers }, answer) => {
    asked.push(headers);
    answer.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    answer.end('<!doctype html><html lang="cs"><link rel="icon" href="data:,"><title>Počasí</title><h1>Dnes slunečno</h1>');
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${server.address().port}/pocasi`;
  execFileSync(PROGRAM, ["site", "set", "exit_url", url, "--data", folder]);
  try {
    await use(url, asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const button = (page) => page.getByRole("link", { name: "Rychle odejít", exact: true });

// Somebody reads the list of situations, then the sensitive one; the browser has
// something to forget.
async function toSensitive(page) {
  await open(page, "/situace");
  await page.evaluate(() => { try { localStorage.setItem("trace", "1"); } catch { /* without scripts */ } });
  await open(page, SENSITIVE);
}

async function checkLeft({ page, assert, browser }, url, asked) {
  await page.waitForURL(url);
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Dnes slunečno");
  assert.deepEqual(await page.context().cookies(browser.base), [], "cookies");
  assert.ok(asked.length > 0 && asked.every(({ referer }) => !referer), "it is not said where one came from");
}

async function checkBack({ page, assert }) {
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, "/situace", "Back leads before the page that was left");
  assert.equal(await page.evaluate(() => localStorage.length), 0, "what was stored is gone");
}

const leave = (how, options) => {
  const run = async (given) => withWeather(given.folder, async (url, asked) => {
    await toSensitive(given.page);
    await how(given);
    await checkLeft(given, url, asked);
    if (options?.scripts !== false) await checkBack(given);
  });
  run.options = options;
  return run;
};

const threeShifts = async ({ page, assert }) => {
  const said = page.locator(".sp-exit [role=status]");
  await page.keyboard.press("Shift");
  assert.match(await said.textContent(), /ještě dvakrát/);
  await page.keyboard.press("Shift");
  assert.match(await said.textContent(), /ještě jednou/);
  assert.equal(await page.locator(".sp-exit__light--on").count(), 2);
  await page.keyboard.press("Shift");
};

const byKeyboard = async ({ page, assert }) => {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Rychle odejít/);
  await page.keyboard.press("Enter");
};

const calledOff = async ({ page, assert }) => {
  await page.clock.install();
  await open(page, SENSITIVE);
  const said = page.locator(".sp-exit [role=status]");
  for (const key of ["Shift", "Shift", "Shift+A", "Shift", "Control+Shift", "Shift"]) await page.keyboard.press(key);
  assert.match(await said.textContent(), /ještě dvakrát/, "writing begins the count anew");
  await page.keyboard.press("Shift");
  await page.clock.fastForward(5_100);
  assert.match(await said.textContent(), /zrušen/);
  await page.keyboard.press("Shift");
  assert.match(await said.textContent(), /ještě dvakrát/);
  assert.equal(new URL(page.url()).pathname, SENSITIVE);
};

const ghost = async ({ page, assert }) => {
  await open(page, SENSITIVE);
  let asked;
  const begun = new Promise((done) => { asked = done; });
  await page.route("**/rychly-odchod", (route) => { asked(); return route.fulfill({ status: 204 }); });
  await button(page).click();
  await begun;
  assert.equal((await page.locator("body").innerText()).trim(), "Načítá se…");
  assert.equal(await page.title(), "Načítá se…");
  assert.equal(await page.getByRole("alert").count(), 1);
};

const inView = (width) => {
  const run = async ({ page, assert }) => {
    for (const path of [SENSITIVE, "/krize", "/bezpecne-prohlizeni"]) {
      await open(page, path);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const { y, height } = await button(page).boundingBox();
      assert.ok(y >= 0 && y < 20 && height >= 44, `${path}: ${y}, ${height}`);
    }
  };
  run.options = { width };
  return run;
};

const signedIn = async ({ page, assert, said, folder }) => withWeather(folder, async (url) => {
  await signIn(page, said, "editor");
  await open(page, SENSITIVE);
  const office = new URL("/urad", page.url()).href;
  await button(page).click();
  await page.waitForURL(url);
  await page.goto(office);
  assert.equal(new URL(page.url()).pathname, "/urad");
  assert.equal(await page.locator("input[type=password]").count(), 0);
});

export default {
  "a click leaves a sensitive page; Back does not show it": leave(({ page }) => button(page).click()),
  "three presses of Shift leave it and are announced": leave(threeShifts),
  "the second stop of the keyboard leaves it": leave(byKeyboard),
  "without scripts a click leaves it and the browser forgets": leave(({ page }) => button(page).click(), { scripts: false }),
  "presses of Shift while writing, or too slow ones, do not leave": calledOff,
  "while the next page comes there is nothing to be seen": ghost,
  "the exit stays in view on a phone": inView(NARROW),
  "the exit stays in view on a computer": inView(1280),
  "who is signed in stays signed in": signedIn,
  "the exit is not printed, the numbers are": async ({ page, assert }) => {
    await open(page, "/krize");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".sp-exit").isVisible(), false);
    assert.equal(await page.locator("main a[href='tel:112']").first().isVisible(), true);
  },
  "other pages have no exit": async ({ page, assert }) => {
    assert.equal(await button(page).count(), 0);
    await page.keyboard.press("Shift");
    await page.keyboard.press("Shift");
    await page.keyboard.press("Shift");
    assert.equal(new URL(page.url()).pathname, "/");
  },
};
