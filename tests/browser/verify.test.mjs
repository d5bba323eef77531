// An editor goes through the queue of what is to be verified.
import { NARROW, WIDE, smallTargets, sticksOut } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const looks = async (page, axe) => [...await axe(page), ...await sticksOut(page), ...await smallTargets(page)];

async function toQueue(page, said) {
  await signIn(page, said, "editor");
  await page.getByRole("link", { name: "Co je třeba ověřit" }).click();
  await page.getByRole("heading", { level: 1, name: "Co je třeba ověřit" }).waitFor();
}

const everyWidth = (width) => {
  const run = async ({ page, assert, axe, said }) => {
    await toQueue(page, said);
    assert.deepEqual(await looks(page, axe), [], "the queue");
    await page.locator("main table a").first().click();
    await page.getByRole("heading", { name: "Kam zavolat" }).waitFor();
    assert.deepEqual(await looks(page, axe), [], "one entry");
    await page.getByRole("button", { name: "Uložit" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await looks(page, axe), [], "one entry with errors");
    await open(page, "/urad/overovani?stav=neovereno");
    await page.locator("main table a[href^='/urad/overovani/sluzby/']").first().click();
    await page.getByRole("link", { name: "Všechna jednání s poskytovatelem" }).click();
    await page.getByRole("heading", { name: "Zapsat další jednání" }).waitFor();
    assert.deepEqual(await looks(page, axe), [], "talks with a provider");
  };
  run.options = { width };
  return run;
};

// The demonstration has entries that are fresh, old and forgotten.
const verify = async ({ page, assert, said }) => {
  await toQueue(page, said);
  const count = async () => Number(/\d+/.exec(await page.locator("main h2").first().textContent())[0]);
  await open(page, "/urad/overovani?stav=neovereno");
  const before = await count();
  assert.ok(before > 10, "the demonstration has entries that were never verified");
  await page.locator("main table a[href^='/urad/overovani/sluzby/']").first().click();
  await page.getByLabel("Platí: Telefony a e-maily").check();
  await page.getByLabel("Platí: Otevírací doba").check();
  await page.getByLabel("Co je zaškrtnuté, platí").check();
  await page.getByLabel("Telefonicky").check();
  await page.getByRole("button", { name: "Uložit" }).click();
  await page.getByText("Ověření je zapsané").waitFor();
  await open(page, "/urad/overovani?stav=neovereno");
  assert.equal(await count(), before - 1);
};

export default {
  "the queue of what is to be verified is accessible at 320 px": everyWidth(NARROW),
  "the queue of what is to be verified is accessible at 1280 px": everyWidth(WIDE),
  "a verified entry leaves those that were never verified": verify,
};
