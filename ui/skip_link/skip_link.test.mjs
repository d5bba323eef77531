export default {
  "the first Tab stops at it and shows it": async ({ page, assert }) => {
    await page.keyboard.press("Tab");
    const link = page.getByRole("link", { name: "Přeskočit na obsah" });
    assert.ok(await link.evaluate((e) => e === document.activeElement));
    const { y, height } = await link.boundingBox();
    assert.ok(y >= 0 && height >= 24, `${y}, ${height}`);
  },
  "Enter moves the focus to the content": async ({ page, assert }) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "content");
  },
};
