export default {
  "it is the heading of the page, with what follows": async ({ page, assert }) => {
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Dotazník jsme přijali");
    assert.match(await page.locator(".govuk-panel__body").textContent(), /pěti pracovních dnů/);
  },
  "one that interrupts offers a way on and a way back": async ({ page, assert, browser }) => {
    await page.goto(`${browser.base}/dev/ui/panel_interruption`);
    assert.equal(await page.getByRole("button", { name: "Rozumím, pokračovat" }).count(), 1);
    assert.equal(await page.getByRole("link", { name: "Vrátit se k dotazníku" }).count(), 1);
  },
};
