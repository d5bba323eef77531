export default {
  "each state has words of its own, not a colour alone": async ({ page, assert }) => {
    const words = await page.locator(".govuk-tag").allTextContents();
    assert.equal(new Set(words.map((w) => w.trim())).size, 5);
  },
};
