// How planning itself goes: two years assessed, compared, published, corrected; a cycle begun.
import { axe, NARROW, smallTargets, sticksOut, WIDE } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const OFFICE = "/urad/hodnoceni-planovani/uzemi";
const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();
const main = (page) => page.getByRole("main").textContent();

// Each width has an area of its own, so that they can run in any order.
const journey = (width, area, screens) => {
  const run = async ({ page, assert, said }) => {
    const good = async (what) => {
      await page.waitForLoadState();
      assert.deepEqual([...await axe(page), ...await sticksOut(page), ...await smallTargets(page)], [], what);
    };
    await signIn(page, said, "coordinator");
    for (const [year, mark] of [["2025", "3"], ["2026", "2"]]) {
      await open(page, "/urad/zaznamy/sebehodnoceni/novy");
      await page.locator("[name=area]").selectOption(area);
      await page.locator("[name=year]").fill(year);
      for (let part = 1; part <= 8; part++)
        await page.locator(`[name=mark_${part}]`).and(page.locator(`select, [value="${mark}"]`)).evaluate((e, value) => {
          if (e.matches("select")) e.value = value;
          else e.checked = true;
        }, mark);
      await page.locator("[name=good_1]").fill("Vymyšleno pro ukázku: schází se všechny skupiny.");
      await page.locator("[name=evidence_1]").fill("Zápis z porady; https://mesto.example.cz/zapis");
      await press(page, "Uložit");
      await page.waitForURL("**ulozeno=1");
      await open(page, `${OFFICE}/${area}`);
      await page.getByRole("link", { name: new RegExp(year) }).first().click();
      await press(page, "Dokončit");
      await page.getByRole("button", { name: "Zveřejnit" }).waitFor();
      await press(page, "Zveřejnit");
      await page.getByRole("link", { name: "Co vidí veřejnost" }).waitFor();
      await good("a published self-assessment");
    }
    await open(page, `${OFFICE}/${area}`);
    await page.getByText("Roky vedle sebe").waitFor();
    await good("an area with two years");
    if (screens) await page.screenshot({ path: `${screens}-area.png`, fullPage: true });
    await open(page, "/plan/hodnoceni");
    assert.match(await main(page), /Známky v osmi oblastech kvality/);
    await good("what the public sees");
    if (screens) await page.screenshot({ path: `${screens}-public.png`, fullPage: true });
    await page.getByRole("link", { name: /2026/ }).first().click();
    await page.getByText("Vymyšleno pro ukázku: schází se všechny skupiny.").waitFor();
    await good("a year for the public");
    if (screens) await page.screenshot({ path: `${screens}-year.png`, fullPage: true });
  };
  run.options = { width };
  return run;
};

const SCREENS = process.env.SHOTS;
export default {
  "self-assessments of two years are compared and published at 320 px": journey(NARROW, "trutnov", SCREENS && `${SCREENS}/as-320`),
  "self-assessments of two years are compared and published at 1280 px": journey(WIDE, "kralovicko", SCREENS && `${SCREENS}/as-1280`),
};
