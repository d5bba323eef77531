export default {
  "the current item is marked for the ear and for the eye": async ({ page, assert }) => {
    const current = page.locator("nav a[aria-current]");
    assert.equal(await current.count(), 1);
    const border = (e) => getComputedStyle(e).borderBottomColor;
    const other = await page.locator("nav a:not([aria-current])").first().evaluate(border);
    assert.notEqual(await current.evaluate(border), other);
  },
  "it is a list of five": async ({ page, assert }) => {
    assert.equal(await page.getByRole("navigation", { name: "Hlavní nabídka" }).getByRole("listitem").count(), 5);
  },
};
