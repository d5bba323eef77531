// Without a network: what opens, what is kept, and that it is gone after the quick exit.
import { open, signIn } from "./sign_in.mjs";

const WAIT = 20_000;
const SENSITIVE = "/situace/domaci-nasili";
const NOTE = "[data-kept]";

const installed = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  const cache = await caches.open((await caches.keys())[0]);
  return (await cache.keys()).map(({ url }) => new URL(url).pathname);
});
const nothingKept = (page) => page.evaluate(async () =>
  [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]);

const allowed = (run, options) => {
  run.options = { serviceWorkers: "allow", ...options };
  return run;
};

const crisis = async ({ page, assert }) => {
  await installed(page);
  await page.context().setOffline(true);
  await open(page, "/krize");
  assert.equal(await page.locator("main a[href='tel:112']").count() > 0, true, "the number is there");
  assert.match(await page.locator(NOTE).innerText(), /Nejste připojeni\. Uloženo \d+\. \d+\. v \d+:\d\d/);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector("h1")).fontSize), "32px", "with its styles");
  await page.getByRole("link", { name: "Rychle odejít" }).waitFor();
  await page.context().setOffline(false);
  await open(page, "/krize");
  assert.equal(await page.locator(NOTE).isVisible(), false, "with a network it is fresh");
};

const others = async ({ page, assert }) => {
  await installed(page);
  await page.context().setOffline(true);
  await open(page, "/sluzby?q=dluhy");
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Nejste připojeni");
  await page.getByRole("main").getByRole("link", { name: "Pomoc v krizi" }).click();
  await page.waitForURL("**/krize");
  assert.equal(await page.locator(NOTE).isVisible(), true);
};

const onlyAllowed = async ({ page, assert, said }) => {
  await installed(page);
  for (const path of ["/krize", SENSITIVE, "/hledat?q=dluhy", "/sluzby", "/kiosk", "/urad/prihlaseni"]) await open(page, path);
  await signIn(page, said, "editor");
  const name = (await page.locator(".sp-header, header").first().innerText()).trim();
  await open(page, "/krize");
  await open(page, "/urad");
  const kept = await page.evaluate(async () => {
    const found = {};
    for (const key of await caches.keys()) {
      const cache = await caches.open(key);
      for (const request of await cache.keys())
        found[new URL(request.url).pathname] = await (await cache.match(request)).text();
    }
    return found;
  });
  assert.ok(name.length > 0);
  const pages = Object.keys(kept).filter((path) => !path.startsWith("/assets/")).sort();
  assert.deepEqual(pages.filter((path) => !/^(\/(en|uk))?\/(bez-pripojeni|krize|muj-seznam)$/.test(path)), []);
  assert.ok(pages.includes("/krize") && pages.includes("/bez-pripojeni"), pages.join());
  for (const path of pages) assert.doesNotMatch(kept[path], /href="\/urad"/, `${path} is as nobody in particular sees it`);
};

const exited = async ({ page, assert }) => {
  await installed(page);
  await open(page, "/krize");
  await page.evaluate(() => fetch("/rychly-odchod", { redirect: "manual" }));
  const deadline = Date.now() + WAIT;
  let left;
  do left = await nothingKept(page); while (left.some(Boolean) && Date.now() < deadline);
  assert.deepEqual(left, [0, 0]);
};

const ownList = async ({ page, assert }) => {
  const answer = await page.request.get(new URL("/muj-seznam", page.url()).href);
  if (answer.status() !== 200) return;
  await installed(page);
  await open(page, "/muj-seznam");
  await page.waitForFunction(async () => (await caches.match("/muj-seznam", { ignoreVary: true })) !== undefined);
  await page.context().setOffline(true);
  await open(page, "/muj-seznam");
  assert.equal(await page.locator(NOTE).isVisible(), true);
};

const installable = async ({ page, assert }) => {
  await installed(page);
  const session = await page.context().newCDPSession(page);
  const { errors, url } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.ok(url.endsWith("/manifest.webmanifest"));
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A window of the tests is private, so nothing can be installed from it; all else must be right.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
};

export default {
  "after one visit the crisis lines open without a network and say when they were saved": allowed(crisis),
  "in place of other pages it is said what works without a network": allowed(others),
  "nothing is kept but what the server allows, and of nobody signed in": allowed(onlyAllowed),
  "the quick exit takes away what was kept": allowed(exited),
  "after one visit one's own list opens without a network": allowed(ownList),
  "the portal can be installed": allowed(installable),
  "a sensitive page begins nothing that stays": allowed(async ({ page, assert, browser }) => {
    await page.context().clearCookies();
    const fresh = await browser.openPage({ serviceWorkers: "allow" });
    await fresh.goto(new URL(SENSITIVE, page.url()).href, { waitUntil: "load" });
    assert.deepEqual(await nothingKept(fresh), [0, 0]);
    await fresh.context().close();
  }),
};
