export default {
  "it says in words that it is a warning": async ({ page, assert }) => {
    const words = (await page.locator(".govuk-warning-text__text").innerText()).replace(/\s+/g, " ");
    assert.equal(words, "Varování Žádost podejte nejpozději 31. března, jinak o příspěvek přijdete.");
    assert.equal(await page.locator(".govuk-warning-text__icon").getAttribute("aria-hidden"), "true");
  },
};
