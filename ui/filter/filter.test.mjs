const folded = async ({ page, assert }) => {
  const group = page.locator("details").nth(1);
  assert.equal(await group.evaluate((e) => e.open), false);
  await group.locator("summary").press("Enter");
  assert.equal(await group.evaluate((e) => e.open), true);
};
folded.options = { scripts: false };

export default {
  "a group unfolds with the keyboard and without scripts": folded,
  "a group with a choice is open and says how many": async ({ page, assert }) => {
    assert.equal(await page.locator("details").first().evaluate((e) => e.open), true);
    assert.match(await page.locator("summary").first().textContent(), /2 vybráno/);
  },
  "the button sends every choice": async ({ page, assert }) => {
    await page.getByLabel(/Rodiny s dětmi/).uncheck();
    await page.getByLabel(/Lidé bez domova/).check();
    await page.getByRole("button", { name: "Zobrazit výsledky" }).click();
    await page.waitForURL("**/sluzby?*");
    assert.deepEqual(new URL(page.url()).searchParams.getAll("pro"), ["seniori", "bez-domova"]);
  },
};
