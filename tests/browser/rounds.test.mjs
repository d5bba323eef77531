// A round of news: the office asks, a guarantor without an account answers, the office publishes.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { axe, NARROW, ROOT, smallTargets, sticksOut, WIDE } from "./browser.mjs";
import { linkTo } from "./mail.mjs";
import { open, signIn } from "./sign_in.mjs";

const PROGRAM = process.env.PROGRAM ?? join(ROOT, "build/dev/rozcestnik");
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const main = (page) => page.getByRole("main").textContent();

// Each width has a plan of its own, so that they can run in any order.
const journey = (width, scripts) => {
  const run = async ({ page, assert, said, folder }) => {
    if (!folder) return; // a program that runs elsewhere keeps its mail
    const email = `garant-${width}@example.cz`, title = `Ukázkový plán ${width}`;
    const good = async (what) => {
      await page.waitForLoadState();
      assert.deepEqual([...scripts ? await axe(page) : [], ...await sticksOut(page), ...await smallTargets(page)], [], what);
    };
    execFileSync(PROGRAM, ["site", "set", "base_url", new URL(page.url()).origin, "--data", folder]);
    await signIn(page, said, "coordinator");
    await open(page, "/urad/zaznamy/plany/novy");
    await page.locator("[name=title]").fill(title);
    await page.locator("[name=area]").selectOption({ index: 1 });
    await page.locator("[name=year_from]").fill("2026");
    await page.locator("[name=year_to]").fill("2028");
    await press(page, "Uložit");
    await page.waitForURL("**ulozeno=1");
    await open(page, "/urad/plany");
    await page.getByRole("link", { name: title }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    const plan = page.url();
    for (const [code, address] of [["1", email], ["2", ""]]) {
      await page.getByRole("link", { name: "Nové opatření" }).first().click();
      await page.getByLabel("Název opatření").fill(`Ukázka ${code}`);
      await page.locator("[name=code]").fill(code);
      await page.locator("[name=guarantors]").fill("Odbor sociálních věcí");
      await page.locator("[name=guarantor_email]").fill(address);
      await page.locator("[name=steps]").fill("První krok");
      await press(page, "Uložit");
      await page.waitForURL("**ulozeno=1");
      await page.goto(plan);
    }
    await press(page, "Nový stav: schválený");
    await page.getByRole("link", { name: "Zeptat se garantů, co je nového" }).click();
    await page.getByLabel("Název kola").fill(`Zprávy ${width}`);
    await good("the form of a round");
    await press(page, "Uložit");
    await page.getByRole("heading", { name: "Koho se zeptáme" }).waitFor();
    assert.match(await main(page), new RegExp(`${email}.*Na tato opatření se nemáme koho zeptat.*2 Ukázka 2`, "s"));
    await good("a round that is being prepared");
    await press(page, "Poslat dopisy");
    await page.getByText("Dopisy jsou na cestě.").waitFor();
    await good("a round that is open");
    const round = page.url().split("?")[0];
    const link = await linkTo(folder, email, "/zpravy-o-plneni/");

    const guarantor = await page.context().browser().newContext({ viewport: page.viewportSize(), javaScriptEnabled: scripts, locale: "cs-CZ" });
    const other = await guarantor.newPage();
    await other.goto(new URL(link, round).href);
    await other.getByRole("link", { name: /^Napsat zprávu: Ukázka 1/ }).click();
    await other.getByRole("button", { name: "Odeslat zprávu" }).click();
    await other.locator(".govuk-error-summary").waitFor();
    assert.deepEqual([...scripts ? await axe(other) : [], ...await sticksOut(other), ...await smallTargets(other)], []);
    await other.getByLabel("Co je nového").fill("Vymyšleno pro ukázku: první krok je za námi.");
    await other.getByLabel("První krok").check();
    await other.getByRole("button", { name: "Odeslat zprávu" }).click();
    await other.getByText("Děkujeme, zprávu máme: Ukázka 1").waitFor();
    assert.deepEqual([...scripts ? await axe(other) : [], ...await sticksOut(other), ...await smallTargets(other)], []);
    assert.deepEqual(await guarantor.cookies(), [], "no cookie");
    await guarantor.close();

    await page.goto(round);
    await page.getByText("Vymyšleno pro ukázku: první krok je za námi.").waitFor();
    assert.match(await main(page), /Odpověděli všichni, kterých se šlo zeptat/);
    await page.getByRole("button", { name: /^Zveřejnit/ }).click();
    await page.getByText("Zprávu čte veřejnost.").waitFor();
    await good("a round with an answer");
    await press(page, "Uzavřít kolo");
    await page.getByText("Kolo je uzavřené, odkazy už neplatí.").waitFor();
    await open(page, "/urad/kola");
    await page.getByRole("link", { name: `Zprávy ${width}` }).waitFor();
    await good("the rounds");
  };
  run.options = { width, scripts };
  return run;
};

export default {
  "a guarantor without an account answers a round of news at 320 px without scripts": journey(NARROW, false),
  "a guarantor without an account answers a round of news at 1280 px": journey(WIDE, true),
};
