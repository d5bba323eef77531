export default {
  "the page itself is last, marked and no link": async ({ page, assert }) => {
    const last = page.locator("ol > li").last();
    assert.equal(await last.getAttribute("aria-current"), "page");
    assert.equal(await last.getByRole("link").count(), 0);
  },
};
