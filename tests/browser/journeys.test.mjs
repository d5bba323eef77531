// What people come for, from the front page with the demonstration data.
const HOME = "/";

async function service(page) {
  await page.goto(new URL("/sluzby", page.url()).href);
  await page.locator(".sp-result__title a").first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

// The index is filled beside the first requests; the search says when it is there.
async function searchable(page) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await page.evaluate(async () => (await fetch("/api/v1/search?q=dluhy&limit=1")).json());
    if (answer.total > 0) return;
    if (Date.now() > deadline) throw new Error("the index was not filled in a minute");
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  }
}

const suggestions = async ({ page, assert }) => {
  await searchable(page);
  const input = page.getByRole("combobox").first();
  await input.fill("dluh");
  const first = page.getByRole("option").first();
  await first.waitFor();
  const title = await first.locator("span").first().textContent();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== HOME);
  assert.ok((await page.getByRole("main").textContent()).includes(title.trim()), title);
};

const words = async ({ page, assert }) => {
  await searchable(page);
  await page.getByRole("searchbox").or(page.getByRole("combobox")).first().fill("dluhů");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/hledat?q=*");
  assert.ok(await page.locator(".sp-found a").count() > 0);
};
words.options = { scripts: false };

const situation = async ({ page, assert }) => {
  await page.getByRole("link", { name: "Dluhy" }).first().click();
  await page.waitForURL("**/situace/*");
  assert.ok(await page.locator("main a[href^='tel:']").count() > 0, "a number to call in two steps");
};
situation.options = { scripts: false };

const filters = async ({ page, assert }) => {
  await page.goto(new URL("/sluzby", page.url()).href);
  const all = await page.locator("#found").textContent();
  await page.getByLabel("Kde? Město nebo obec").fill("kopřivnice");
  await page.getByRole("button", { name: "Zobrazit služby" }).click();
  await page.waitForURL("**obec=kop*");
  assert.notEqual(await page.locator("#found").textContent(), all);
  await page.getByRole("link", { name: /Zrušit filtr/ }).first().click();
  assert.equal(await page.locator("#found").textContent(), all);
};
filters.options = { scripts: false };

const english = async ({ page, assert }) => {
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "What help do you look for?" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.getByRole("link", { name: "Catalogue of services" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Catalogue of services" }).waitFor();
};

export default {
  "suggestions lead to what they name": suggestions,
  "words lead to results without scripts": words,
  "a life situation leads to a number to call": situation,
  "filters narrow the list and can be taken out": filters,
  "the page of a service has its number first": async ({ page, assert }) => {
    await service(page);
    const call = await page.locator("main a[href^='tel:']").first().boundingBox();
    assert.ok(call.y < 800, `${call.y}`);
  },
  "English stays chosen": english,
};
