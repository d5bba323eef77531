// Pages that the office writes, easy-to-read ones, and how they lead to each other.
import { open, signIn } from "./sign_in.mjs";

const pairs = async ({ page, assert, browser }) => {
  await page.goto(`${browser.base}/`);
  await page.getByRole("link", { name: "Snadné čtení", exact: true }).click();
  await page.getByRole("link", { name: "Jak najít pomoc" }).click();
  assert.equal(await page.locator("article").getAttribute("lang"), "cs");
  assert.equal(await page.locator("main img").count(), 0, "no logo");
  await page.getByRole("link", { name: "Delší text: Nápověda" }).click();
  await page.getByRole("heading", { name: "Nápověda", level: 1 }).waitFor();
  await page.getByRole("link", { name: "Snadné čtení: Jak najít pomoc" }).click();
  await page.getByRole("heading", { name: "Jak najít pomoc", level: 1 }).waitFor();
  await page.goto(`${browser.base}/krize`);
  await page.getByRole("link", { name: "Snadné čtení: Potřebuji pomoc hned" }).click();
  assert.match(page.url(), /\/stranky\/potrebuji-pomoc-hned$/);
};

const writing = async ({ page, assert, said }) => {
  await signIn(page, said, "editor");
  await open(page, "/urad/zaznamy/stranky/novy");
  await page.locator("[name=title]").fill("Zkouška psaní");
  for (const choice of ["[name=kind][value=easy]", "[name=status][value=draft]", "[name=place][value=nowhere]"])
    await page.locator(choice).check();
  await page.locator("[name=text]").fill("**Tučně.** Volejte OSPOD.");
  const [preview] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("button", { name: "Náhled v novém okně" }).click(),
  ]);
  await preview.getByText("Nic se neuložilo.").waitFor();
  assert.equal(await preview.locator("article strong").innerText(), "Tučně.");
  await preview.close();
  await page.getByRole("button", { name: "Uložit" }).click();
  await page.getByText("Nevysvětlená zkratka: OSPOD").waitFor();
};

export default {
  "an easy page and its plain version lead to each other": pairs,
  "a page is previewed before it is saved, and the form advises": writing,
};
