const targets = async ({ page, assert }) => {
  const boxes = await page.locator(".govuk-button").evaluateAll((all) => all.map((e) => e.getBoundingClientRect().height));
  assert.equal(boxes.length, 5);
  assert.deepEqual(boxes.filter((height) => height < 44), []);
};
targets.options = { width: 320 };

export default {
  "on a phone every button is at least 44 px high": targets,
  "a button sends its own name and value": async ({ page, assert }) => {
    await page.getByRole("button", { name: "Uložit rozepsané" }).click();
    await page.waitForURL("**/dev/ui/button?*");
    assert.equal(new URL(page.url()).searchParams.get("stav"), "rozepsano");
  },
};
