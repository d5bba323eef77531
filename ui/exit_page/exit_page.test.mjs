const button = (page) => page.getByRole("link", { name: "Rychle odejít", exact: true });

const phone = async ({ page, assert }) => {
  const { x, width, height } = await button(page).boundingBox();
  assert.ok(height >= 44 && width >= 200 && x + width <= 320, `${x}, ${width}×${height}`);
  assert.equal(await page.getByText("třikrát stiskněte Shift").isVisible(), false, "a phone has no Shift");
};
phone.options = { width: 320 };

const plain = async ({ page, assert }) => {
  assert.equal(await button(page).getAttribute("href"), "/rychly-odchod");
  assert.equal(await page.getByText("třikrát stiskněte Shift").isVisible(), false, "nor does it work");
};
plain.options = { scripts: false };

export default {
  "on a phone it is a thumb's target over the whole width": phone,
  "without scripts it is a link that promises no key": plain,
  "it is a region with a name": async ({ page, assert }) => {
    assert.equal(await page.getByRole("region", { name: "Rychlý odchod" }).count(), 1);
    assert.equal(await page.getByText("třikrát stiskněte Shift").isVisible(), true);
  },
  "a light for each press of Shift": async ({ page, assert }) => {
    await page.keyboard.press("Shift");
    assert.equal(await page.locator(".sp-exit__light").count(), 3);
    assert.equal(await page.locator(".sp-exit__light--on").count(), 1);
  },
};
