// Plans as a coordinator and the public use them: a measure from its card to the next year's
// draft, without scripts; what is missing, by keyboard; the office's pages on a small screen.
import { axe, NARROW, smallTargets, sticksOut } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const PLAN = "Střednědobý plán rozvoje sociálních služeb města Trutnova 2024 – 2026";
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const follow = (page, name) => page.getByRole("link", { name, exact: true }).first().click();
const main = (page) => page.getByRole("main").textContent();

async function openPlan(page, said) {
  await signIn(page, said, "coordinator");
  await open(page, "/urad/plany");
  await follow(page, PLAN);
}

const journey = async ({ page, assert, said }) => {
  await openPlan(page, said);
  const plan = page.url();
  await follow(page, "Nové opatření");
  await page.getByLabel("Název opatření").fill("Ukázka: byt pro rodinu");
  await page.getByLabel("Číslo", { exact: false }).first().fill("9");
  await page.getByLabel("Indikátory").fill("Byty; cíl: 1");
  await press(page, "Uložit");
  assert.match(await main(page), /Indikátor potřebuje jednotku/);
  await page.getByLabel("Indikátory").fill("Byty; jednotka: bytů; cíl: 1");
  await press(page, "Uložit");
  await page.goto(`${plan}`);
  await follow(page, "9 Ukázka: byt pro rodinu");
  const measure = page.url();
  await press(page, "Nový stav: schváleno");

  await page.goto(plan);
  await press(page, "Nový akční plán na rok 2025");
  const year = page.url();
  await page.getByLabel("9 Ukázka: byt pro rodinu").check();
  await press(page, "Přidat vybraná");
  await press(page, "Nový stav: navržený ke schválení");
  await press(page, "Nový stav: schválený");

  await page.goto(measure);
  await page.getByLabel("Co je nového").fill("Vymyšleno pro ukázku: byt se opravuje.");
  await press(page, "Uložit zprávu");
  assert.match(await main(page), /Zpráva je uložená.*čerstvá zpráva/s);

  await page.goto(year);
  await follow(page, "Uzavřít rok");
  await press(page, "Uzavřít rok");
  assert.match(await main(page), /Vyberte, jak rok pro toto opatření skončil/);
  await page.getByLabel("Jak rok skončil").selectOption({ label: "pokračuje příští rok" });
  await page.getByLabel(/^Vyhodnocení/).fill("Byt je opravený zpoloviny.");
  await press(page, "Uzavřít rok");
  assert.match(await main(page), /Rok je uzavřený/);
  await follow(page, "Návrh na příští rok, který z vyhodnocení vznikl");
  assert.match(await page.getByRole("heading", { level: 1 }).textContent(), /2026/);
  assert.match(await main(page), /9 Ukázka: byt pro rodinu/);
  await open(page, "/plan/trutnov-2024-2026/akcni-plan/2025");
  assert.match(await main(page), /Byt je opravený zpoloviny/);
};
journey.options = { scripts: false };

const chips = async ({ page, assert, said }) => {
  await openPlan(page, said);
  const chip = page.getByRole("link", { name: /^bez garanta/ });
  await chip.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**mezera=bez-garanta**");
  assert.match(await main(page), /Podpora sítě sociálních a návazných služeb/);
};

const small = async ({ page, assert, said }) => {
  await openPlan(page, said);
  const plan = page.url();
  const pages = [plan, await page.getByRole("link", { name: /^1 Podpora/ }).getAttribute("href"),
    await page.getByRole("link", { name: /^Akční plán rozvoje/ }).getAttribute("href"), "/urad/plany"];
  for (const path of pages) {
    await open(page, path);
    assert.deepEqual([...await axe(page), ...await sticksOut(page), ...await smallTargets(page)], [], path);
  }
};
small.options = { width: NARROW };

export default {
  "a measure goes from its card to the next year's draft without scripts": journey,
  "what a plan lacks is one key away": chips,
  "pages of plans in the office fit a small screen": small,
};
