export default {
  "what succeeded is said at once and has the focus": async ({ page, assert }) => {
    await page.waitForFunction(() => document.activeElement.matches("[role=alert]"));
    assert.match(await page.getByRole("alert").textContent(), /Služba byla uložena/);
  },
  "other news are regions with names": async ({ page, assert }) => {
    assert.equal(await page.getByRole("region", { name: "Důležité" }).count(), 1);
    assert.equal(await page.getByRole("region", { name: "Co je nového" }).count(), 1);
  },
};
