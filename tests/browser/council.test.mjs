// A paper through three bodies, from the first word to the public page: at 320 px, where
// every page is looked at as all others are, and without scripts.
import { NARROW, WIDE, smallTargets, sticksOut } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const TITLE = "Zkušební materiál o službách";
const DAYS = ["2026-11-02", "2026-11-03", "2026-11-04"];

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const said = (page, text) => page.locator("main").getByText(text).first().waitFor();

async function become(page, words, role) {
  await page.context().clearCookies();
  await signIn(page, words, role);
}

async function write(page) {
  await open(page, "/urad/usneseni");
  await page.getByRole("button", { name: "Nový materiál" }).or(page.getByRole("link", { name: "Nový materiál" })).click();
  await page.locator("[name=title]").fill(TITLE);
  await page.locator("[name=area]").selectOption({ label: "Trutnov" });
  await page.locator("[name=department]").fill("Odbor sociálních věcí");
  await page.locator("[name=prepared_by]").fill("Mgr. Jana Vymyšlená");
  await page.locator("[name=prepared_office]").fill("referentka");
  await page.locator("[name=report]").fill("Materiál předkládá Mgr. Jana Vymyšlená.\n\n- **první** bod");
  await press(page, "Uložit");
  // The area's bodies are known now: the form has a day and a draft for each.
  for (const [i, day] of DAYS.entries()) await page.locator(`[name=day_${i + 1}]`).fill(day);
  await press(page, "Uložit");
  await page.getByRole("link", { name: "Materiál a jeho cesta orgány" }).click();
  await page.waitForURL("**/urad/material/*");
}

// The part of the page that belongs to who decides next.
async function record(page, result, more = {}) {
  await page.locator(`[name=result][value=${result}]`).check();
  for (const [name, text] of Object.entries(more)) await page.locator(`#${name}`).fill(text);
  await press(page, "Zapsat výsledek");
}

function journey(width, scripts) {
  const run = async ({ page, assert, axe, said: words }) => {
    const sound = async (where) =>
      assert.deepEqual([...scripts ? await axe(page) : [], ...await sticksOut(page), ...await smallTargets(page)], [], where);
    await signIn(page, words, "coordinator");
    await open(page, "/urad/usneseni");
    await sound("overview");
    await write(page);
    await sound("a new paper");
    const url = page.url();
    await press(page, "Předložit vedoucímu");
    await said(page, "Materiál je předložen vedoucímu.");
    assert.equal(await page.getByRole("button", { name: "Schválit a podepsat" }).count(), 0, "only the head approves");
    await become(page, words, "head");
    await page.goto(url.split("?")[0]);
    await sound("before the head");
    await press(page, "Schválit a podepsat");
    await said(page, "Materiál je schválen a jde do orgánů.");
    await become(page, words, "coordinator");
    await page.goto(url.split("?")[0]);
    await said(page, "až po jednání PV (2. 11. 2026), RM (3. 11. 2026), ZM (4. 11. 2026)");
    await record(page, "accepted");
    await record(page, "accepted_but_modified", { number: scripts ? "2026-15/2" : "2026-16/2" });
    await page.locator(".govuk-error-summary").waitFor();
    await sound("an error");
    await page.locator("[name=adopted]").fill("Rada města doporučuje 01.01 zastupitelstvu změnu.");
    await press(page, "Zapsat výsledek");
    await said(page, "Výsledek je zapsán.");
    await page.getByRole("link", { name: "Verze 2" }).click();
    assert.ok(await page.locator("ins").count() > 0 && await page.locator("del").count() > 0, "the difference");
    await sound("a version");
    await page.goBack();
    await record(page, "accepted");
    await said(page, "Přijato");
    await sound("an adopted paper");
    await page.getByRole("link", { name: "Kopie pro veřejnost" }).click();
    assert.match(await page.locator("[name=cast-report]").inputValue(), /předkládá referentka/);
    await sound("the copy");
    await page.locator("[name=cast-report]").fill("Zavolejte na 777 000 333.");
    await press(page, "Zveřejnit kopii");
    await said(page, "vypadá jako telefonní číslo");
    await page.locator("[name=cast-report]").fill("Krátká zpráva.");
    await press(page, "Zveřejnit kopii");
    await page.getByRole("link", { name: "Její stránka" }).click();
    const text = await page.locator("main").innerText();
    assert.match(text, /Krátká zpráva\./);
    assert.match(text, /Rada města doporučuje 01\.01 zastupitelstvu změnu\./);
    assert.doesNotMatch(text, /Vymyšlená/);
    await sound("the public page");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".sp-no-print:visible").count(), 0, "paper has no links to files");
    assert.ok(await page.getByText("Přijatý text:").first().isVisible(), "and has the text");
  };
  run.options = { width, scripts };
  return run;
}

// The buttons in their order, by keys alone.
const keys = async ({ page, assert, said: words }) => {
  await signIn(page, words, "coordinator");
  await open(page, "/urad/material/1");
  const names = [];
  await page.locator("main h1").evaluate((h) => { h.tabIndex = -1; h.focus(); });
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      return e.closest("main") ? { name: e.name || e.textContent.trim(), outline: getComputedStyle(e).outlineStyle + getComputedStyle(e).boxShadow } : null;
    });
    if (!at) break;
    names.push(at.name);
    assert.notEqual(at.outline, "nonenone", `${at.name} shows where the focus is`);
  }
  const order = ["result", "number", "adopted", "reason"].map((name) => names.indexOf(name));
  assert.ok(order.every((at, i) => at >= 0 && (!i || at > order[i - 1])), names.join(", "));
};

const demonstration = async ({ page, assert }) => {
  await open(page, "/usneseni");
  await page.getByRole("link", { name: "Akční plán rozvoje sociálních služeb města Trutnova 2024" }).click();
  const text = (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
  for (const words of ["29. 5. 2024", "5. 6. 2024", "24. 6. 2024", "Výsledek není zapsán", "6. 6. 2024",
    "Zastupitelstvo města Trutnova 01.01 schvaluje Akční plán"])
    assert.ok(text.includes(words), words);
  assert.doesNotMatch(text, /Přijatý text/);
};
demonstration.options = { scripts: false, width: NARROW };

export default {
  "a paper goes through three bodies and is published, at 320 px": journey(NARROW, true),
  "a paper goes through three bodies and is published, without scripts": journey(WIDE, false),
  "the result of a body is recorded by keyboard in the order of the form": keys,
  "the demonstration's paper says what the seed says": demonstration,
};
