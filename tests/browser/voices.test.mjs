// Somebody says what is missing, the office settles it, and they find it by number and code.
import { NARROW, WIDE, smallTargets, sticksOut } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const looks = async (page, axe) => [...await axe(page), ...await sticksOut(page), ...await smallTargets(page)];

// The program takes what is sent in less than three seconds for a program's work:
// it shows the form again, with all that was written, and then takes it.
async function send(page, press) {
  for (const late = Date.now() + 60_000; !page.url().includes("/muj-podnet/") && Date.now() < late; )
    await Promise.all([page.waitForEvent("load"), press()]);
}

const click = (page, button) => send(page, () => page.getByRole("button", { name: button }).click());

async function suggest(page, title) {
  await open(page, "/zapojte-se");
  await page.getByRole("link", { name: "Poslat podnět" }).click();
  await page.getByLabel("Čeho se týká, několika slovy").fill(title);
  await page.getByLabel("Co chybí, co by se mělo změnit a pro koho").fill("U hřiště není kde si odpočinout.");
  await click(page, "Odeslat podnět");
  const [number, code] = await page.locator(".govuk-inset-text strong").allTextContents();
  return { number, code };
}

// From a form to its settlement and back, without scripts.
const journey = async ({ page, assert, said }) => {
  const { number, code } = await suggest(page, "Lavička u hřiště");
  assert.match(code, /^[2-9a-z]{5} [2-9a-z]{5}$/);
  assert.deepEqual(await page.context().cookies(), [], "a public form sets no cookie");
  assert.equal((await page.goto(new URL(`/zapojte-se/podnety/${number}`, page.url()).href)).status(), 404, "nobody reads it yet");

  await signIn(page, said, "coordinator");
  await open(page, `/urad/zapojeni/${number}`);
  await page.locator("button", { hasText: /^Zveřejnit$/ }).click();
  await page.getByText("Změna je uložená").waitFor();
  await page.getByRole("button", { name: "Vypořádat a zveřejnit" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  await page.getByLabel("Přijato zčásti").check();
  await page.getByLabel("Důvod").fill("Lavičku přidáme na jaře, druhou příští rok.");
  await page.getByRole("button", { name: "Vypořádat a zveřejnit" }).click();
  await page.getByText("Změna je uložená").waitFor();

  await page.context().clearCookies();
  await open(page, "/zapojte-se/muj-podnet");
  await page.getByLabel("Číslo").fill(number);
  await page.getByLabel("Kód").fill(code.toUpperCase());
  await page.getByRole("button", { name: "Zobrazit, jak to dopadlo" }).click();
  await page.getByText("Lavičku přidáme na jaře").waitFor();
  await open(page, `/zapojte-se/podnety/${number}`);
  await page.getByText("Přijato zčásti").waitFor();
};
journey.options = { scripts: false };

const comment = async ({ page, assert }) => {
  await open(page, "/zapojte-se/ukazka-navrh-opatreni");
  await page.getByRole("link", { name: /^Připomínka k této části.*Poradenství$/ }).click();
  assert.ok(await page.getByLabel("Poradenství").isChecked(), "the section is chosen");
  await page.getByLabel("Vaše připomínka").fill("Dva dny jsou málo.");
  await click(page, "Odeslat připomínku");
  await page.getByRole("heading", { level: 1, name: /^Připomínka č\. \d+$/ }).waitFor();
};
comment.options = { scripts: false };

// Tab to the field or button of that name.
async function tabTo(page, wanted) {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const e = document.activeElement;
      return (e.labels?.[0] ?? e).textContent.replace(/\s+/g, " ").trim();
    });
    if (wanted.test(name)) return;
  }
  throw new Error(`Tab does not come to ${wanted}`);
}

const keyboard = async ({ page, assert }) => {
  await open(page, "/zapojte-se");
  await tabTo(page, /^Poslat podnět$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Poslat podnět" }).waitFor();
  await tabTo(page, /^Čeho se týká/);
  await page.keyboard.type("Dovoz obědů");
  await tabTo(page, /^Co chybí/);
  await page.keyboard.type("O víkendu obědy nikdo nevozí.");
  await send(page, async () => {
    await tabTo(page, /^Odeslat podnět$/);
    await page.keyboard.press("Enter");
  });
  assert.match(await page.locator(".sp-code").textContent(), /^[2-9a-z]{5} [2-9a-z]{5}$/);
};

// What came on paper: slips are printed, one is written down.
const paper = async ({ page, assert, said, axe }) => {
  await signIn(page, said, "coordinator");
  await open(page, "/urad/zapojeni/listky");
  await page.getByLabel("Trutnov", { exact: true }).check();
  await page.getByLabel("Kolik lístků").fill("2");
  await page.getByRole("button", { name: "Připravit lístky" }).click();
  await page.locator(".sp-blank").first().waitFor();
  assert.deepEqual(await looks(page, axe), [], "the sheet of slips");
  assert.equal(await page.locator(".sp-blank").count(), 2);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".sp-blank__stub").first().isVisible(), "the stub is on paper");
  assert.ok(!await page.locator("[data-print]").isVisible(), "what is clicked is not");
  await page.emulateMedia({ media: "screen" });
  const number = await page.locator(".sp-blank strong").first().textContent();
  await open(page, "/urad/zapojeni/novy");
  await page.getByLabel("Co to je").selectOption({ label: "Podnět: Trutnov" });
  await page.getByLabel("na lístku").check();
  await page.getByLabel("Číslo lístku").fill(number);
  await page.getByLabel("Čeho se týká, několika slovy").fill("Přechod u školy");
  await page.getByLabel("Text", { exact: true }).fill("Děti přebíhají silnici.");
  await page.getByRole("button", { name: "Zapsat", exact: true }).click();
  await page.getByText(`Zapsáno pod číslem ${number}`).waitFor();
};

const everyWidth = (width) => {
  const run = async ({ page, assert, axe, said }) => {
    await open(page, "/zapojte-se/novy-podnet");
    await page.getByRole("button", { name: "Odeslat podnět" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await looks(page, axe), [], "the form with errors");
    await suggest(page, `Ukázka šířky ${width}`);
    assert.deepEqual(await looks(page, axe), [], "the thanks");
    await signIn(page, said, "coordinator");
    for (const path of ["/urad/zapojeni", "/urad/zapojeni?stav=vyporadane", "/urad/zapojeni/1", "/urad/zapojeni/4", "/urad/zapojeni/novy",
      "/urad/zapojeni/listky", "/urad/zaznamy/konzultace", "/urad/zaznamy/casti-konzultaci", "/urad/zaznamy/zapojeni"]) {
      await open(page, path);
      assert.deepEqual(await looks(page, axe), [], path);
    }
    await open(page, "/urad/zapojeni?stav=k-vyporadani");
    await page.locator("input[name=cislo]").first().check();
    await page.getByRole("button", { name: "Vypořádat stejně" }).click();
    await page.getByLabel("Důvod").waitFor();
    assert.deepEqual(await looks(page, axe), [], "one act for many");
  };
  run.options = { width };
  return run;
};

const table = async ({ page, assert }) => {
  await open(page, "/zapojte-se/ukazka-provoz-centra/vyporadani");
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByRole("table").isVisible(), "the table is on paper");
  assert.ok(!await page.getByText("Celá tabulka ke stažení").isVisible(), "links to files are not");
  assert.ok(await page.locator(".sp-print-note").isVisible(), "where it is from is said");
  const csv = await page.request.get(new URL("/zapojte-se/ukazka-provoz-centra/vyporadani.csv", page.url()).href);
  assert.match(await csv.text(), /Pátek jsme doplnili/);
};

export default {
  "a suggestion is sent, settled and found by number and code, without scripts": journey,
  "a comment belongs to the section it was written from": comment,
  "a suggestion is sent with the keyboard alone": keyboard,
  "slips are printed and written down once": paper,
  "pages of voices hold at 320 px": everyWidth(NARROW),
  "pages of voices hold at 1280 px": everyWidth(WIDE),
  "the table of settlements is printed and downloaded": table,
};
