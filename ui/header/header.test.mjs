export default {
  "each language is named in itself and says its code": async ({ page, assert }) => {
    const links = await page.locator("nav a[hreflang]").evaluateAll((all) => all.map((a) => [a.lang, a.hreflang, a.textContent]));
    assert.deepEqual(links, [["uk", "uk", "Українська"], ["en", "en", "English"]]);
  },
  "the language of the page is marked and is no link": async ({ page, assert }) => {
    const current = page.locator("nav [aria-current]");
    assert.equal(await current.textContent(), "Čeština");
    assert.equal(await current.evaluate((e) => e.tagName), "SPAN");
  },
  "the way home bears the names of the service and the town": async ({ page, assert }) => {
    const home = page.getByRole("link", { name: "Sociální rozcestník Lipová nad Bystrou" });
    assert.equal(await home.getAttribute("href"), "/");
  },
};
