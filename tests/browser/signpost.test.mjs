// The signpost as people use it: without scripts, by keyboard, back and reload, print.
import { NARROW } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

const journey = async ({ page, assert }) => {
  await open(page, "/");
  await page.getByRole("navigation").getByRole("link", { name: "Najít pomoc" }).click();
  await heading(page, "Co se stalo?");
  await page.getByRole("link", { name: "Rodič nebo partner stárne" }).click();
  assert.match(await page.getByRole("main").textContent(), /Otázka 1 z nejvýše 2/);
  await page.getByRole("link", { name: "Každý den s hygienou, jídlem nebo léky" }).click();
  assert.match(await page.getByRole("main").textContent(), /Otázka 2 z nejvýše 2/);
  await page.getByRole("link", { name: "Doma, s pomocí" }).click();
  await heading(page, "Péče u vás doma");
  const url = page.url();
  assert.ok(await page.locator(".sp-result").count() <= 5);
  assert.ok(await page.locator(".sp-person a[href^='tel:']").count() > 0, "a person to call");
  await page.reload();
  await heading(page, "Péče u vás doma");
  await page.goBack();
  await heading(page, "Kde má být?");
  await page.goForward();
  assert.equal(page.url(), url);
  await page.getByLabel("Kde bydlí ten, kdo pomoc potřebuje?").fill("Příbor");
  await page.getByRole("button", { name: "Ukázat, co odpovídá" }).click();
  assert.match(await page.getByRole("main").textContent(), /Kde: Příbor\s*—\s*splňuje/);
  await page.getByRole("link", { name: "O krok zpět" }).click();
  await heading(page, "Kde má být?");
  assert.match(page.url(), /obec=/);
  assert.deepEqual(await page.context().cookies(), []);
};
journey.options = { scripts: false };

const keyboard = async ({ page }) => {
  await open(page, "/najit-pomoc/dluhy");
  const first = page.getByRole("link", { name: "Přišel dopis od exekutora nebo od soudu" });
  await first.focus();
  await page.keyboard.press("Enter");
  await heading(page, "S exekucí vám poradí zdarma v poradně");
};

const danger = async ({ page, assert }) => {
  await open(page, "/najit-pomoc/domaci-nasili");
  assert.doesNotMatch(await page.title(), /násilí/i);
  const call = await page.locator("main a[href='tel:158']").boundingBox();
  const answer = await page.getByRole("link", { name: "Teď ne, ale děje se to" }).boundingBox();
  assert.ok(call.y < answer.y);
  await page.getByRole("link", { name: "Rychle odejít", exact: true }).waitFor();
};
danger.options = { width: NARROW, scripts: false };

const print = async ({ page, assert }) => {
  await open(page, "/najit-pomoc/dluhy?o=a");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".sp-refine").isVisible(), false);
  assert.equal(await page.getByRole("button", { name: "Vytisknout" }).isVisible(), false);
  assert.ok(await page.locator(".sp-person").isVisible());
  assert.ok(await page.locator(".sp-result a[href^='tel:']").first().isVisible());
};

const editing = async ({ page, assert, said }) => {
  await signIn(page, said, "editor");
  await open(page, "/urad/rozcestnik/novy");
  await page.getByLabel("Adresa").fill("zkouska");
  await page.getByLabel("Strom", { exact: true }).fill("název: Zkouška\noddíl: Zkoušky\notázka a: Proč?\n- Proto -> b\n");
  await page.getByRole("button", { name: "Uložit novou verzi" }).click();
  assert.match(await page.getByRole("main").textContent(), /řádek 4: *Odpověď vede k tomu, co tu není: b/);
  assert.equal(await page.getByRole("button", { name: "Zveřejnit nejnovější verzi" }).count(), 0);
  await page.getByLabel("Strom", { exact: true }).fill("název: Zkouška\noddíl: Zkoušky\notázka a: Proč?\n- Proto -> b\n- Nevím -> b\n"
    + "výsledek b: Tak\nrada: Zavolejte\ndruh: home_care\nkontakt: sociální práce\n");
  await page.getByRole("button", { name: "Uložit novou verzi" }).click();
  await page.getByRole("link", { name: "Podívat se na nejnovější verzi" }).click();
  await page.getByRole("link", { name: "Proto" }).click();
  await heading(page, "Tak");
  await page.getByRole("link", { name: "Zpět k úpravám" }).click();
  await page.getByRole("button", { name: "Zveřejnit nejnovější verzi" }).click();
  await open(page, "/najit-pomoc/zkouska");
  await heading(page, "Proč?");
};

export default {
  "questions lead to help without scripts, back and reload work": journey,
  "a question is answered by keyboard": keyboard,
  "danger shows numbers first and hides the title": danger,
  "what is printed is whom to call": print,
  "a tree is written, checked, looked at and published": editing,
};
