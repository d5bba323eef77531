const KEY = "muj-seznam";
const stored = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key))?.keys ?? [], KEY);

const withoutScripts = async ({ page, assert }) => {
  const links = page.locator(".sp-pick a");
  assert.equal(await links.first().getAttribute("href"), "/muj-seznam?s=obcanska-poradna");
  assert.equal(await page.locator(".sp-pick button").count(), 0);
};
withoutScripts.options = { scripts: false };

export default {
  "a button puts on the list and takes off, says so and counts": async ({ page, assert }) => {
    const button = page.getByRole("button", { name: /^Přidat do mého seznamu.*Občanská poradna/ });
    await button.focus();
    await page.keyboard.press("Enter");
    assert.deepEqual(await stored(page), ["obcanska-poradna"]);
    assert.match(await page.locator("[role=status]").last().textContent(), /na vašem seznamu/);
    await page.getByRole("button", { name: /^Odebrat z mého seznamu.*Občanská poradna/ }).click();
    assert.deepEqual(await stored(page), []);
  },
  "what is sensitive stays a link, and is not stored": async ({ page, assert }) => {
    await page.getByRole("button", { name: /Občanská/ }).click();
    const link = page.getByRole("link", { name: /Azylový dům/ });
    await link.focus();
    assert.match(await link.getAttribute("href"), /s=obcanska-poradna,azylovy-dum$/);
    assert.deepEqual(await stored(page), ["obcanska-poradna"]);
  },
  "without scripts it is a link to a list": withoutScripts,
};
