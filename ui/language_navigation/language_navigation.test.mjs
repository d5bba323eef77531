export default {
  "each language is read in itself, and the page's own is no link": async ({ page, assert }) => {
    const links = page.getByRole("navigation", { name: "Jazyk" }).getByRole("link");
    for (const link of await links.all())
      assert.equal(await link.getAttribute("lang"), await link.getAttribute("hreflang"));
    assert.equal(await page.locator("[aria-current=true]").innerText(), "Čeština");
    assert.ok(await links.count() >= 1);
  },
};
