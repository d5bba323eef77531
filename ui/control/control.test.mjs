const unscripted = async ({ page, assert }) => {
  assert.equal(await page.getByLabel("Telefonní číslo").isVisible(), true);
  assert.equal(await page.locator("#popis-info").textContent(), "Můžete napsat nejvýše 40 znaků");
};
unscripted.options = { scripts: false };

export default {
  "without scripts all is shown, and how much may be written": unscripted,
  "what belongs to an answer is shown with it": async ({ page, assert }) => {
    const phone = page.getByLabel("Telefonní číslo");
    assert.equal(await phone.isVisible(), true);
    await page.getByLabel("Odpověď nepotřebuji").check();
    assert.equal(await phone.isVisible(), false);
    await page.getByLabel("Zavolejte mi").check();
    assert.equal(await phone.isVisible(), true);
  },
  "it is said how many characters are left": async ({ page, assert }) => {
    const note = page.locator("#popis-info");
    assert.equal(await note.textContent(), "Zbývá 22 znaků");
    await page.getByLabel("Co se stalo").fill("a".repeat(39));
    assert.equal(await note.textContent(), "Zbývá 1 znak");
    await page.getByLabel("Co se stalo").fill("a".repeat(42));
    assert.equal(await note.textContent(), "Jsou to 2 znaky navíc");
    await page.waitForFunction(() => document.querySelector("[role=status]").textContent === "Jsou to 2 znaky navíc");
  },
  "a unit is beside its field": async ({ page, assert }) => {
    const field = await page.getByLabel("Měsíční příjem").boundingBox();
    const unit = await page.locator(".govuk-input__suffix").boundingBox();
    assert.ok(unit.x >= field.x + field.width - 4 && Math.abs(unit.y - field.y) < 4);
  },
  "the error of a day is in the part that is wrong": async ({ page, assert, browser }) => {
    await page.goto(`${browser.base}/dev/ui/control_error`);
    assert.deepEqual(await page.locator(".govuk-input--error").evaluateAll((all) => all.map((e) => e.name)), ["mesic"]);
    const group = page.getByRole("group", { name: "Kdy jste se narodili?" });
    assert.equal(await group.getAttribute("aria-describedby"), "narozeni-hint narozeni-error");
  },
};
