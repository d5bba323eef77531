export default {
  "a row without a value is left out": async ({ page, assert }) => {
    assert.equal(await page.getByText("Bez hodnoty se nevypíše").count(), 0);
    assert.equal(await page.getByRole("term").count(), 6);
  },
  "a link to change says what it changes": async ({ page, assert }) => {
    assert.equal(await page.getByRole("link", { name: /^Změnit\s*: Kapacita$/ }).count(), 1);
  },
};
