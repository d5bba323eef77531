// A visitor reports an error and asks; an editor answers beside the entry.
import { NARROW, WIDE, smallTargets, sticksOut } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const looks = async (page, axe) => [...await axe(page), ...await sticksOut(page), ...await smallTargets(page)];

async function toForm(page, link) {
  await open(page, "/sluzby");
  await page.locator(".sp-result__title a").first().click();
  await page.getByRole("link", { name: link }).click();
  await page.getByRole("heading", { level: 1, name: link }).waitFor();
}

// The program takes what is sent in less than three seconds for a program's work:
// it shows the form again, with all that was written, and then takes it.
async function send(page, button) {
  for (const late = Date.now() + 30_000; !page.url().includes("/podnet/") && Date.now() < late; ) {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: button }).click();
    await answered;
    await page.waitForLoadState();
  }
}

const report = async ({ page, assert }) => {
  await toForm(page, "Nahlásit chybu v údajích");
  assert.deepEqual(await page.context().cookies(), [], "a public form sets no cookie");
  await page.getByLabel("Telefon nebo e-mail nefunguje").check();
  await page.getByLabel("Jak to má být").fill("Správné číslo je na webu organizace.");
  await send(page, "Odeslat hlášení");
  await page.getByRole("heading", { level: 1, name: "Děkujeme, máme to" }).waitFor();
  assert.match(await page.locator("main strong").first().textContent(), /^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
};
report.options = { scripts: false };

const missing = async ({ page, assert }) => {
  await toForm(page, "Zeptat se úřadu");
  await page.getByRole("button", { name: "Odeslat otázku" }).click();
  const summary = page.locator(".govuk-error-summary");
  await summary.waitFor();
  await summary.getByRole("link").first().click();
  assert.ok(await page.evaluate(() => document.activeElement.matches("input[name=topic]")), "the link leads into the field");
};

const everyWidth = (width) => {
  const run = async ({ page, assert, axe }) => {
    await toForm(page, "Nahlásit chybu v údajích");
    assert.deepEqual(await looks(page, axe), [], "the form");
    await page.getByRole("button", { name: "Odeslat hlášení" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await looks(page, axe), [], "the form with errors");
  };
  run.options = { width };
  return run;
};

const queue = (width) => {
  const run = async ({ page, assert, axe, said }) => {
    await signIn(page, said, "editor");
    await page.getByRole("link", { name: "Podněty a otázky" }).click();
    await page.getByText("Po lhůtě", { exact: true }).first().waitFor();
    assert.deepEqual(await looks(page, axe), [], "the queue");
    await page.locator("main table a").first().click();
    await page.getByRole("heading", { name: "Znění podnětu" }).waitFor();
    assert.deepEqual(await looks(page, axe), [], "one report");
  };
  run.options = { width };
  return run;
};

const answer = async ({ page, assert, said }) => {
  await signIn(page, said, "editor");
  await open(page, "/urad/podnety");
  const count = await page.locator("main table tbody tr").count();
  await page.locator("main table a").first().click();
  await page.getByLabel("Odpověď").fill("Děkujeme, opravili jsme to.");
  await page.getByRole("button", { name: "Odeslat odpověď" }).click();
  await page.getByRole("heading", { name: "Odpověď" }).waitFor();
  await open(page, "/urad/podnety");
  assert.equal(await page.locator("main table tbody tr").count(), count - 1);
};

export default {
  "an error is reported without scripts, cookies or puzzles": report,
  "a question that is not filled in says what is missing": missing,
  "the forms of feedback are accessible at 320 px": everyWidth(NARROW),
  "the forms of feedback are accessible at 1280 px": everyWidth(WIDE),
  "the queue of feedback is accessible at 320 px": queue(NARROW),
  "the queue of feedback is accessible at 1280 px": queue(WIDE),
  "an answered report leaves the queue": answer,
};
