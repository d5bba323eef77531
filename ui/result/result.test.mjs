const first = async ({ page, assert }) => {
  const item = page.getByRole("listitem").first();
  const call = await item.getByRole("link", { name: /Zavolat/ }).boundingBox();
  const about = await item.getByText("Poradíme s dluhy").boundingBox();
  assert.ok(call.y < about.y, "the number comes first");
  assert.ok(call.height >= 44 && call.width > 250, `${call.width}×${call.height}`);
};
first.options = { width: 320 };

export default {
  "on a phone the number is over the whole width, above the description": first,
  "the number of a service is dialled in one click": async ({ page, assert }) => {
    const call = page.getByRole("link", { name: "Zavolat +420 499 000 222" });
    assert.equal(await call.getAttribute("href"), "tel:+420499000222");
  },
  "a service without a number says what to do": async ({ page, assert }) => {
    const bare = page.locator(".sp-result").nth(2);
    assert.equal(await bare.getByRole("link", { name: /Zavolat/ }).count(), 0);
    assert.match(await bare.textContent(), /není uvedena/);
  },
};
