// The map: what it says without scripts, what it gains with them, and whom it asks.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PROGRAM = process.env.PROGRAM ?? new URL("../../build/dev/rozcestnik", import.meta.url).pathname;
const VIEW = "/mapa?vyrez=49.6400,18.1400,9";
// A grey square of one pixel: a tile may be of any size.
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVQI12NoAAAAggCB3UNq9AAAAABJRU5ErkJggg==", "base64");

const numbers = (page) => page.evaluate(() => ({
  pins: [...document.querySelectorAll(".sp-map__link:not([data-group])")]
    .map((a) => ({ label: a.dataset.label, href: a.getAttribute("href") })),
  list: [...document.querySelectorAll(".sp-map-list__item")]
    .map((li) => ({ id: li.id, number: li.querySelector(".sp-map-list__number").lastChild.data.trim() })),
}));

const listHasNumbers = async ({ page, assert, browser }) => {
  await page.goto(browser.base + VIEW);
  const { pins, list } = await numbers(page);
  assert.ok(pins.length > 2 && list.length > 10, `${pins.length} pins, ${list.length} in the list`);
  assert.deepEqual(list.map(({ number }) => number), list.map((_, i) => `${i + 1}`));
  for (const { id, number } of list) assert.equal(id, `s${number}`);
  for (const { label, href } of pins) {
    const number = label.replace("+", "");
    assert.ok(href.endsWith(`#s${number}`), `${label} leads to ${href}`);
    if (href.startsWith("#")) assert.ok(list.some(({ id }) => id === `s${number}`), `${label} is not in the list`);
  }
};
listHasNumbers.options = { scripts: false };

const leadsToTheEntry = async ({ page, assert, browser }) => {
  await page.goto(browser.base + VIEW);
  const pin = page.locator('.sp-map__link[href^="#s"]').first();
  const href = await pin.getAttribute("href");
  await pin.focus();
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, href);
  assert.ok(await page.locator(href).isVisible());
};
leadsToTheEntry.options = { scripts: false };

const comesCloser = async ({ page, assert, browser }) => {
  await page.goto(`${browser.base}/mapa`);
  const count = () => page.locator("#seznam").textContent();
  const before = await count();
  await page.locator(".sp-map__link[data-group]").first().click();
  await page.waitForURL(/vyrez=/);
  assert.notEqual(await count(), before);
  await page.getByRole("link", { name: "Celá republika" }).click();
  await page.waitForURL(/%2C7$/);
  assert.equal(await count(), before);
};
comesCloser.options = { scripts: false };

const sortsHere = async ({ page, assert, browser }) => {
  await page.goto(browser.base + VIEW);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.getByRole("button", { name: "Seřadit podle vzdálenosti ode mě" }).click();
  await page.getByText("neopustila toto zařízení").waitFor();
  // The sign in the tab comes when the browser likes.
  assert.deepEqual(asked.filter((url) => !url.endsWith("/favicon.svg")), []);
  assert.doesNotMatch(page.url(), /49\.7|18\.6/);
  const said = await page.locator(".sp-map-list__item").first().textContent();
  assert.match(said, /vzdušnou čarou od vás: \d/);
  const km = await page.evaluate(() => [...document.querySelectorAll(".sp-map-list__item")].map((li) =>
    Math.min(...[...li.querySelectorAll("[data-mine]")].map((e) =>
      Number(/([\d,]+)\u00a0km/.exec(e.textContent)[1].replace(",", "."))))));
  assert.deepEqual(km, [...km].sort((a, b) => a - b));
};
sortsHere.options = { geolocation: { latitude: 49.74712, longitude: 18.62543 }, permissions: ["geolocation"] };

const saysNo = async ({ page, assert, browser }) => {
  await page.goto(browser.base + VIEW);
  await page.getByRole("button", { name: "Seřadit podle vzdálenosti ode mě" }).click();
  await page.getByText("Prohlížeč polohu nesdělil").waitFor();
  assert.equal(await page.locator("[data-mine]").count(), 0);
};

const set = (folder, name, value) =>
  execFileSync(PROGRAM, ["site", "set", name, value, "--data", folder], { stdio: "pipe" });

// Another process changed the setting: the server learns of it within a second.
async function openWithTiles(page, base) {
  for (const late = Date.now() + 20_000; Date.now() < late; ) {
    await page.goto(base + VIEW);
    if (await page.locator("[data-tiles]").count()) return;
  }
  throw new Error("the setting was not learnt of");
}

// Leaflet shows the town's own tiles; the browser of these tests fails on whatever
// asks anybody else.
const showsTiles = async ({ page, assert, browser, folder, axe }) => {
  if (!folder) return;
  for (let x = 274; x <= 290; x++) mkdirSync(join(folder, "dlazdice/9", `${x}`), { recursive: true });
  for (let x = 274; x <= 290; x++)
    for (let y = 170; y <= 180; y++) writeFileSync(join(folder, "dlazdice/9", `${x}`, `${y}.png`), PNG);
  assert.throws(() => set(folder, "map_tiles", "https://tile.example.org/{z}/{x}/{y}.png"), /na tomto serveru/);
  set(folder, "map_tiles", "/dlazdice/{z}/{x}-{y}");
  set(folder, "map_credit", "Vymyšleno pro zkoušku");
  try {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await openWithTiles(page, browser.base);
    await page.locator(".sp-tiles .leaflet-tile-loaded").first().waitFor();
    const origin = new URL(page.url()).origin;
    assert.ok(asked.some((url) => url.includes("/dlazdice/9/")), "no tile was asked for");
    assert.deepEqual(asked.filter((url) => new URL(url).origin !== origin), []);
    assert.deepEqual(browser.strangers, []);
    const { pins } = await numbers(page);
    assert.ok(await page.locator(".sp-tiles__mark:not(.sp-tiles__mark--group)").count() === pins.length);
    await page.getByText("Vymyšleno pro zkoušku").waitFor();
    assert.deepEqual(await axe(page), []);
    await page.locator(".leaflet-control-zoom-in").click();
    await page.getByRole("link", { name: "Hledat v této části mapy" }).click();
    await page.waitForURL(/vyrez=[\d.]+%2C[\d.]+%2C10$/);
  } finally {
    set(folder, "map_tiles", "");
  }
};

export default {
  "the map without scripts has pins with the numbers of the list": listHasNumbers,
  "the map leads from a pin to its entry by the keyboard": leadsToTheEntry,
  "the map comes closer by a counted circle and goes back to the whole": comesCloser,
  "the map sorts its list by distance without telling anybody where one is": sortsHere,
  "the map says that the position was not told, and another way": saysNo,
  "the map has a background from this server alone": showsTiles,
};
