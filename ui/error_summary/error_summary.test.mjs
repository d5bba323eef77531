export default {
  "it has the focus when the page has come": async ({ page, assert }) => {
    await page.waitForFunction(() => document.activeElement.matches(".govuk-error-summary"));
    assert.equal(await page.getByRole("alert").getByRole("heading").textContent(), "Něco je potřeba opravit");
  },
  "a link of it leads into the field": async ({ page, assert }) => {
    await page.getByRole("link", { name: "Telefonní číslo napište číslicemi." }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "phone");
  },
  "an error of the whole form is no link": async ({ page, assert }) => {
    const item = page.getByRole("alert").getByText("Záznam mezitím změnil někdo jiný.");
    assert.equal(await item.count(), 1);
    assert.equal(await page.getByRole("alert").getByRole("link").count(), 2);
  },
};
