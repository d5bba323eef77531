// Records of the office: one editor, two editors, and a provider whose change
// the office approves.
import { linkTo } from "./mail.mjs";
import { open, signIn, signInAs } from "./sign_in.mjs";

const save = (page) => page.getByRole("button", { name: "Uložit", exact: true }).click();

const keeping = async ({ page, assert, said }) => {
  await signIn(page, said, "editor");
  await open(page, "/urad/zaznamy/sluzby/5");
  const before = await page.locator("[name=price]").inputValue();
  await page.locator("[name=price]").fill("rozepsaná cena");
  await page.getByText("Rozepsané změny jsou uschované").waitFor();
  await open(page, "/urad/zaznamy/sluzby/5");
  await page.getByRole("link", { name: "Pokračovat ve změnách" }).click();
  assert.equal(await page.locator("[name=price]").inputValue(), "rozepsaná cena");
  await save(page);
  await page.waitForURL("**ulozeno=1");
  await page.getByRole("link", { name: "Historie" }).click();
  await page.getByRole("button", { name: "Vrátit Cena" }).click();
  await open(page, "/urad/zaznamy/sluzby/5");
  assert.equal(await page.locator("[name=price]").inputValue(), before);
};

const together = async ({ page, assert, said }) => {
  await signIn(page, said, "editor");
  const other = await page.context().newPage();
  for (const one of [page, other]) await one.goto(new URL("/urad/zaznamy/sluzby/6", page.url()).href);
  await page.locator("[name=summary]").fill("Tak to vidí první.");
  await save(page);
  await page.waitForURL("**ulozeno=1");
  await other.locator("[name=summary]").fill("Tak to vidí druhý.");
  await save(other);
  const heading = other.getByRole("heading", { level: 1 });
  await heading.waitFor();
  assert.equal(await heading.textContent(), "Totéž mezitím změnil někdo jiný");
  assert.match(await other.locator("main").textContent(), /Tak to vidí první\..*Tak to vidí druhý\.|Tak to vidí druhý\..*Tak to vidí první\./s);
  await other.getByLabel(/Tak to vidí druhý/).check();
  await save(other);
  await other.waitForURL("**ulozeno=1*");
  assert.equal(await other.locator("[name=summary]").inputValue(), "Tak to vidí druhý.");
  await other.close();
};

const provider = async ({ page, assert, said, folder, axe }) => {
  if (!folder) return;                 // a program that runs elsewhere keeps its mail
  const email = "nova.pracovnice@example.cz", password = "tři zelené lodky plují";
  await signIn(page, said, "editor");
  await open(page, "/urad/pozvanky");
  await page.getByLabel("Poskytovatel").selectOption({ index: 1 });
  await page.getByLabel(/^E-mail/).fill(email);
  await page.getByRole("button", { name: "Poslat pozvánku" }).click();
  const link = await linkTo(folder, email, "/pozvanka/");
  await page.context().clearCookies();
  await open(page, link);
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("Jméno a příjmení").fill("Nová Pracovnice");
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=again]").fill(password);
  await page.getByRole("button", { name: "Pokračovat" }).click();
  await page.waitForURL("**/urad/prihlaseni");
  await signInAs(page, email, password);
  await open(page, "/urad/moje");
  assert.deepEqual(await axe(page), []);
  await page.getByRole("link", { name: /^Změnit údaje(?! organizace)/ }).first().click();
  await page.locator("[name=summary]").fill("Co lidé opravdu dostanou.");
  await page.getByRole("button", { name: "Poslat změnu" }).click();
  await page.getByText("Změna čeká na úřad").first().waitFor();
  const shown = await page.getByRole("link", { name: "Jak záznam vidí veřejnost" }).first().getAttribute("href");
  await open(page, shown);
  assert.doesNotMatch(await page.locator("main").textContent(), /Co lidé opravdu dostanou/);
  await page.context().clearCookies();
  await signIn(page, said, "editor");
  await open(page, "/urad/zmeny");
  await page.locator("main table a").first().click();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: "Rozhodnout" }).click();
  await page.getByText("Poskytovatel se dozví, jak jste rozhodli.").waitFor();
  await open(page, shown);
  assert.match(await page.locator("main").textContent(), /Co lidé opravdu dostanou/);
};

export default {
  "what is written in a form is kept, saved and put back": keeping,
  "the second of two editors sees both values and chooses": together,
  "an invited provider proposes a change and the office publishes it": provider,
};
