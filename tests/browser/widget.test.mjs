// The widget on a web that is not ours: of another port, hence of another origin.
import { createServer } from "node:http";

// A page of the town with the code that /widget gives; `page` is moved to it
// and may speak to it.
async function embed({ page, browser }, code) {
  const portal = new URL(page.url()).origin;
  const html = `<!doctype html><html lang="cs"><title>Město</title><link rel="icon" href="data:,"><h1>Město</h1>${code(portal)}`;
  const town = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(html);
  });
  await new Promise((done) => town.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${town.address().port}/`;
  page.context().once("close", () => { town.closeAllConnections(); town.close(); });
  browser.ours.push(url);
  await page.goto(url);
  return page.frameLocator("iframe");
}

const withScript = (portal) =>
  `<div data-rozcestnik="/widget/sluzby?radku=2"><a href="${portal}/sluzby">Sociální služby</a></div>`
  + `<script src="${portal}/widget/rozcestnik.js" async></script>`;

const height = (page) => page.locator("iframe").evaluate((e) => e.getBoundingClientRect().height);

const fits = async ({ page, assert, browser }) => {
  const frame = await embed({ page, browser }, withScript);
  await frame.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector("iframe").style.height !== "600px");
  const inside = await frame.locator("html").evaluate((e) => e.getBoundingClientRect().height);
  assert.ok(Math.abs(await height(page) - inside) < 2, `${await height(page)} for ${inside}`);
  assert.equal(await page.locator("iframe").getAttribute("title"), "Sociální služby");
};

const obeysNobodyElse = async ({ page, assert, browser }) => {
  await embed({ page, browser }, withScript);
  await page.waitForFunction(() => document.querySelector("iframe").style.height !== "600px");
  const before = await height(page);
  await page.evaluate(() => new Promise((done) => {
    addEventListener("message", () => setTimeout(done));
    postMessage({ rozcestnikHeight: 5000 }, "*");
  }));
  assert.equal(await height(page), before);
};

const onlyOurs = async ({ page, assert, browser }) => {
  const strange = (portal) => '<div data-rozcestnik="//jinde.example.cz/widget/x">A</div>'
    + '<div data-rozcestnik="/urad">B</div>' + withScript(portal);
  await embed({ page, browser }, strange);
  await page.locator("iframe").first().waitFor();
  assert.equal(await page.locator("iframe").count(), 1);
};

const searches = async ({ page, assert, browser }) => {
  const frame = await embed({ page, browser }, (portal) =>
    `<iframe src="${portal}/widget/sluzby?radku=2&barva=006400" title="Služby" width="600" height="900"></iframe>`);
  await frame.getByRole("searchbox").fill("nesmysl xyz");
  await frame.getByRole("button", { name: "Hledat" }).click();
  await frame.getByText("Zkuste jiná slova").waitFor();
  assert.equal(await frame.locator("input[name=barva]").getAttribute("value"), "006400");
  assert.equal(await frame.getByRole("link", { name: /Všechny služby/ }).getAttribute("target"), "_top");
};
searches.options = { scripts: false };

const maker = async ({ page, assert }) => {
  await page.goto(new URL("/widget", page.url()).href);
  await page.getByLabel("Kolik služeb").fill("3");
  await page.getByLabel("Barva odkazů").fill("#006400");
  await page.getByRole("button", { name: "Ukázat náhled a kód" }).click();
  assert.ok((await page.getByLabel("Se skriptem").inputValue()).includes("barva=006400&amp;radku=3"));
  const frame = page.frameLocator("iframe");
  await frame.getByRole("listitem").first().waitFor();
  assert.equal(await frame.locator(".sp-widget__item").count(), 3);
  const colour = await frame.locator(".sp-widget__item a").first().evaluate((e) => getComputedStyle(e).color);
  assert.equal(colour, "rgb(0, 100, 0)");
};
maker.options = { scripts: false };

export default {
  "the widget's frame is as high as what it shows": fits,
  "the frame's height is nobody else's to set": obeysNobodyElse,
  "the script puts nothing but the portal's widget into a page": onlyOurs,
  "the widget can be searched on another web without scripts": searches,
  "the code of the widget is made without scripts": maker,
};
