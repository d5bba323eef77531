// An editor decides what a source says otherwise, merges two records of one
// organisation, and takes the merge back.
import { NARROW, WIDE, smallTargets, sticksOut } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const looks = async (page, axe) => [...await axe(page), ...await sticksOut(page), ...await smallTargets(page)];

const everyWidth = (width) => {
  const run = async ({ page, assert, axe, said }) => {
    await signIn(page, said, "editor");
    for (const path of ["/urad/rozdily", "/urad/rozdily?stav=rozhodnute", "/urad/duplicity",
      "/urad/duplicity?stav=ruzne", "/urad/slouceni"]) {
      await open(page, path);
      assert.deepEqual(await looks(page, axe), [], path);
    }
    await open(page, "/urad/duplicity");
    await page.getByRole("link", { name: /^Porovnat/ }).first().click();
    await page.getByRole("heading", { level: 1, name: "Je to totéž?" }).waitFor();
    assert.deepEqual(await looks(page, axe), [], "two side by side");
    await open(page, "/urad/duplicity");
    await page.getByRole("button", { name: "Porovnat" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    assert.deepEqual(await looks(page, axe), [], "two that nobody chose");
  };
  run.options = { width };
  return run;
};

// The demonstration has an organisation whose address the office knows better.
const decide = async ({ page, assert, said }) => {
  await signIn(page, said, "editor");
  await page.getByRole("link", { name: "Rozdíly proti zdrojům" }).click();
  const field = page.getByRole("group", { name: /Adresa sídla/ });
  assert.match(await field.textContent(), /Vymyšlená 12a.*Vymyšlená 14/s);
  await field.getByLabel(/^Zůstává naše/).check();
  await page.getByRole("button", { name: "Rozhodnout", exact: true }).click();
  await page.getByText("Rozhodnuto polí: 1").waitFor();
  await page.getByText("Není o čem rozhodovat").waitFor();
  await page.getByRole("link", { name: "Co už je rozhodnuto" }).click();
  await page.getByRole("button", { name: /^Rozhodnout znovu/ }).click();
  await open(page, "/urad/rozdily");
  assert.equal(await page.getByRole("group", { name: /Adresa sídla/ }).count(), 1);
};

const merge = async ({ page, assert, said }) => {
  await signIn(page, said, "editor");
  await page.getByRole("link", { name: "Možné duplicity" }).click();
  await page.getByRole("link", { name: /^Porovnat Ukázková poradna/ }).click();
  await page.getByRole("radio", { name: /^První: Ukázková poradna, z. s./ }).first().check();
  await page.getByRole("button", { name: "Sloučit" }).click();
  await page.getByText("Ze dvou záznamů je teď jeden").waitFor();
  await open(page, "/organizace/ukazkova-poradna");
  assert.match(page.url(), /\/organizace\/ukazkova-poradna-z-s$/);
  assert.match(await page.locator("main").textContent(), /https:\/\/poradna\.example\.cz|poradna\.example\.cz/);
  await open(page, "/urad/slouceni");
  await page.getByRole("button", { name: /^Vrátit/ }).click();
  await page.getByText("Jsou zase dva").waitFor();
  await open(page, "/organizace/ukazkova-poradna");
  assert.match(page.url(), /\/organizace\/ukazkova-poradna$/);
};

export default {
  "sources and duplicates are accessible at 320 px": everyWidth(NARROW),
  "sources and duplicates are accessible at 1280 px": everyWidth(WIDE),
  "a difference from a source is decided, and decided again": decide,
  "two records of one organisation are merged, and parted again": merge,
};
