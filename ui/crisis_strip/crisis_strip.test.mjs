const phone = async ({ page, assert }) => {
  const call = page.getByRole("link", { name: "Zavolat 112" });
  assert.equal(await call.getAttribute("href"), "tel:112");
  const { x, y, width, height } = await call.boundingBox();
  assert.ok(height >= 44 && width >= 44, `${width}×${height}`);
  assert.ok(y + height < 200, `ends at ${y + height}`);
  assert.ok(x + width <= 320, `ends at ${x + width}`);
};
phone.options = { width: 320 };

export default {
  "on a phone the number is a thumb's target on the first screen": phone,
  "it is a region with a name": async ({ page, assert }) => {
    assert.equal(await page.getByRole("region", { name: "Pomoc v krizi" }).count(), 1);
  },
};
