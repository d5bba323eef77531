// The portal in other languages: links stay in the language, nothing of the interface
// is left in another one, and texts in Czech say so.
import { searchable } from "./search.mjs";

const SENSITIVE = "bily-kruh-bezpeci-ostrava";
const PAGES = ["", "/situace", "/situace/dluhy", "/sluzby", "/organizace", "/krize", "/kontakty", "/hledat?q=dluhy",
  "/aktuality", "/o-portalu", "/bezpecne-prohlizeni", "/sluzby/ukazka-psychiatr", "/zeptat-se"];

const KIOSK = ["/kiosk", "/kiosk/situace", "/kiosk/situace/dluhy", "/kiosk/hledat?q=dluhy", "/kiosk/otevreno", "/kiosk/krize",
  "/kiosk/kontakty", "/kiosk/o-kiosku", "/kiosk/sluzby/ukazka-psychiatr", `/kiosk/sluzby/${SENSITIVE}`];

// Words of the page that no element with another language holds.
const strayCzech = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const stray = [];
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    const bracket = /\([^)]*\)/g; // the Czech name of a kind of service, as on its door
    if (e.closest("[lang]").lang === document.documentElement.lang
      && /[ěščřžůťďň]/i.test(walker.currentNode.data.replace(bracket, ""))) stray.push(walker.currentNode.data.trim());
  }
  return stray;
};

const inLanguage = (code) => async ({ page, assert, browser, axe }) => {
  for (const path of [...PAGES, ...KIOSK]) {
    await page.goto(`${browser.base}/${code}${path}`);
    assert.equal(await page.locator("html").getAttribute("lang"), code, path);
    const links = await page.locator("main a[href^='/']:not([hreflang]), nav.sp-navigation a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    assert.deepEqual(links.filter((href) => !href.startsWith(`/${code}`)), [], path);
    assert.deepEqual(await axe(page), [], path);
    assert.deepEqual(await page.context().cookies(), [], path);
  }
};

// Typed, chosen by keys: the suggestion leads on in the language of the page.
const suggested = async ({ page, assert, browser }) => {
  await page.goto(`${browser.base}/en/hledat`);
  await searchable(page);
  const asked = page.waitForRequest(/\/api\/v1\/search\?/);
  await page.locator("#q").fill("poradna");
  assert.ok(new URL((await asked).url()).pathname.startsWith("/en/api/"), (await asked).url());
  await page.getByRole("option").first().waitFor();
  assert.equal(await page.getByRole("option").first().getAttribute("lang"), "cs", "a name from the door");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/en\/(sluzby|organizace|situace|krize|kontakty)/);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
};

// What scripts of the list lead to.
const listed = async ({ page, assert, browser }) => {
  const own = new RegExp(`^${browser.base}/uk/muj-seznam\\?s=.+`);
  await page.goto(`${browser.base}/uk/sluzby`);
  const keys = await page.locator(".sp-result__title a")
    .evaluateAll((all) => all.map((a) => a.pathname.split("/").pop()).slice(0, 2));
  await page.evaluate((key) => localStorage.setItem("muj-seznam", JSON.stringify({ at: Date.now(), keys: [key], notes: {} })), keys[0]);
  await page.goto(`${browser.base}/uk/muj-seznam`);
  await page.waitForURL(own);
  await page.goto(`${browser.base}/uk/muj-seznam?s=${keys[1]}`);
  await page.locator("[data-list-keep] button").click();
  await page.waitForURL((url) => url.search === `?s=${keys}`);
  assert.match(page.url(), own);
  await page.goto(`${browser.base}/uk/sluzby/${SENSITIVE}`);
  await page.locator("[data-pick]").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(own);
};

const offline = async ({ page, assert, browser }) => {
  await page.goto(`${browser.base}/en`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  await page.goto(`${browser.base}/en/sluzby`);
  assert.equal(await page.locator("h1").innerText(), "You are not connected");
  await page.getByRole("main").getByRole("link", { name: "Help in a crisis" }).click();
  await page.waitForURL("**/en/krize");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("[data-kept]").isVisible(), true);
};
offline.options = { serviceWorkers: "allow" };

export default {
  "English pages are English and lead to English pages": inLanguage("en"),
  "Ukrainian pages are Ukrainian and lead to Ukrainian pages": inLanguage("uk"),
  "what is in Czech on a Ukrainian page says so": async ({ page, assert, browser }) => {
    for (const path of ["", "/situace", "/sluzby", "/krize", "/organizace", "/sluzby/ukazka-psychiatr",
      ...KIOSK]) {
      await page.goto(`${browser.base}/uk${path}`);
      assert.deepEqual(await page.evaluate(strayCzech), [], path);
    }
  },
  "suggestions lead to pages in the language of the page": suggested,
  "a list stays in the language it is looked at": listed,
  "without a network an English reader is told in English, and finds the crisis lines": offline,
  "the switch leads to the same page in each language": async ({ page, assert, browser }) => {
    await page.goto(`${browser.base}/uk/situace?a=1`);
    const links = await page.locator("nav a[hreflang]").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    assert.deepEqual(links, ["/situace?a=1", "/en/situace?a=1"]);
  },
};
