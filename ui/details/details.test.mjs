const plain = async ({ page, assert }) => {
  const text = page.getByText("Občanský průkaz, dopisy");
  assert.equal(await text.isVisible(), false);
  await page.getByText("Co si vzít s sebou").click();
  assert.equal(await text.isVisible(), true);
};
plain.options = { scripts: false };

export default {
  "it unfolds without scripts": plain,
  "paper shows what is folded": async ({ page, assert }) => {
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator("details").evaluate((e) => e.open), true);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator("details").evaluate((e) => e.open), false);
  },
};
