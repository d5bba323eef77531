export default {
  "a click anywhere on a card opens it": async ({ page, assert }) => {
    const { x, y, width, height } = await page.getByRole("listitem").first().boundingBox();
    const link = await page.evaluate(([px, py]) => document.elementFromPoint(px, py).closest("a")?.pathname,
      [x + width - 8, y + height - 8]);
    assert.equal(link, "/situace/dluhy");
  },
  "a reader hears the title alone": async ({ page, assert }) => {
    assert.equal(await page.getByRole("link", { name: "Nemám kde bydlet", exact: true }).count(), 1);
  },
};
