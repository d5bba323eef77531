export default {
  "it is set apart by a line, not by colour alone": async ({ page, assert }) => {
    const width = await page.locator(".govuk-inset-text").first().evaluate((e) => parseFloat(getComputedStyle(e).borderLeftWidth));
    assert.ok(width >= 4, `${width}`);
  },
};
