// The pages behind the sign-in, seen by the administrator of the demonstration.
import { NARROW, WIDE, smallTargets, sticksOut } from "./browser.mjs";
import { signIn } from "./sign_in.mjs";

const PAGES = ["/urad", "/urad/ucet", "/urad/sprava/lide", "/urad/sprava/lide/novy", "/urad/sprava/audit", "/urad/sprava/posta",
  "/urad/hledat?q=charita", "/urad/rozepsane", "/urad/sprava/nastaveni", "/urad/zmeny", "/urad/pozvanky", "/urad/prepazka?q=dluhy",
  "/urad/hodnoceni-planovani", "/urad/hodnoceni-planovani/uzemi/trutnov", "/urad/zaznamy/sebehodnoceni/novy", "/urad/zaznamy/denik-planovani/novy",
  "/urad/souvislosti", "/urad/souvislosti/need/1", "/urad/souvislosti/need/1?hledat=byd", "/urad/zaznamy/potreby/1", "/urad/zaznamy/doklady/novy",
  "/urad/rozcestnik", "/urad/rozcestnik/1", "/urad/rozcestnik/novy", "/urad/rozcestnik/pokryti",
  "/urad/usneseni", "/urad/material/1", "/urad/material/1/zverejneni", "/urad/zaznamy/ukoly-z-usneseni", "/urad/zaznamy/uredni-deska/novy",
  ...["materialy", "organy", "jednani-organu"].flatMap((kind) => [`/urad/zaznamy/${kind}`, `/urad/zaznamy/${kind}/1`, `/urad/zaznamy/${kind}/novy`]),
  ...["sluzby", "organizace", "mista", "situace", "linky", "urady", "odbory", "stranky"]
    .flatMap((kind) => [`/urad/zaznamy/${kind}`, `/urad/zaznamy/${kind}/1`, `/urad/zaznamy/${kind}/novy`, `/urad/zaznamy/${kind}/1/historie`, `/urad/zaznamy/${kind}/1/prilohy`, `/urad/zaznamy/${kind}/prevzit`])];

const everyPage = (width) => {
  const run = async ({ page, assert, axe, said }) => {
    await signIn(page, said, "admin");
    for (const path of PAGES) {
      const response = await page.goto(new URL(path, page.url()).href);
      assert.equal(response.status(), 200, path);
      assert.match(response.headers()["cache-control"], /no-store/, path);
      const found = [...await axe(page), ...await sticksOut(page), ...await smallTargets(page)];
      assert.deepEqual(found, [], path);
    }
  };
  run.options = { width };
  return run;
};

const form = async ({ page, assert, said }) => {
  await signIn(page, said, "admin");
  await page.goto(new URL("/urad/sprava/lide/novy", page.url()).href);
  await page.locator("main form button").first().click();
  const summary = page.locator(".govuk-error-summary");
  await summary.waitFor();
  assert.match(await page.title(), /^Chyba: /);
  await summary.getByRole("link").first().click();
  assert.ok(await page.evaluate(() => document.activeElement.matches("input")), "the link leads into the field");
};

// A table handed over, looked at, imported and taken back; each page as every other.
const table = async ({ page, assert, axe, said }) => {
  const sound = async () =>
    assert.deepEqual([...await axe(page), ...await sticksOut(page), ...await smallTargets(page)], []);
  await signIn(page, said, "admin");
  await page.goto(new URL("/urad/zaznamy/situace/prevzit", page.url()).href);
  const text = "Název;Stav\nNová situace z tabulky;zveřejněno\nŠpatná;možná\n";
  await page.locator("input[type=file]").setInputFiles({ name: "situace.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Pokračovat" }).click();
  await page.getByRole("heading", { level: 1, name: "Co je ve sloupcích" }).waitFor();
  await sound();
  await page.getByRole("button", { name: "Ukázat, co by se stalo" }).click();
  await page.getByRole("heading", { level: 1, name: "Co by převzetí udělalo" }).waitFor();
  assert.match(await page.locator("main").innerText(), /možná\s+Vyberte jednu z možností/);
  await sound();
  await page.getByRole("button", { name: "Převzít", exact: true }).click();
  await page.getByRole("button", { name: "Vzít zpět" }).first().click();
  await page.goto(new URL("/urad/zaznamy/situace?q=tabulky", page.url()).href);
  assert.match(await page.locator("main").innerText(), /Nová situace z tabulky[\s\S]*Rozpracováno/);
};
table.options = { width: NARROW };

const out = async ({ page, assert, said }) => {
  await signIn(page, said, "admin");
  await page.getByRole("button", { name: "Odhlásit se" }).first().click();
  const response = await page.goto(new URL("/urad", page.url()).href);
  assert.equal(response.status(), 401);
};

export default {
  "the office is accessible at 320 px": everyPage(NARROW),
  "the office is accessible at 1280 px": everyPage(WIDE),
  "a form that is not filled in says what is missing": form,
  "a table is imported and taken back": table,
  "whoever signs out is out": out,
};
