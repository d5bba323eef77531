export default {
  "the current page is marked": async ({ page, assert }) => {
    const current = page.getByRole("navigation", { name: "Stránky služeb" }).locator("[aria-current=page]");
    assert.equal(await current.getAttribute("aria-label"), "Stránka 7");
  },
  "there is a way forward and back, and none where there is nothing": async ({ page, assert }) => {
    assert.equal(await page.locator("a[rel=prev]").count(), 1);
    assert.equal(await page.locator("a[rel=next]").count(), 2);
  },
};
