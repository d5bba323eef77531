export default {
  "the label is the name of the list, and what was chosen is shown": async ({ page, assert }) => {
    const select = page.getByRole("combobox", { name: "Seřadit" });
    assert.equal(await select.inputValue(), "zmena");
    assert.equal(await select.getByRole("option").count(), 3);
  },
};
