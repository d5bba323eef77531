export default {
  "every field is found by its label": async ({ page, assert }) => {
    for (const label of ["Název", "Kapacita", "Telefon", "Platí od", "Heslo", "E-mail", "Web", "O službě", "Den v týdnu"])
      assert.equal(await page.getByLabel(label, { exact: false }).count(), 1, label);
  },
  "a field that is needed says so, and the label of another that it is not": async ({ page, assert }) => {
    assert.equal(await page.locator("#name").getAttribute("required"), "");
    assert.equal(await page.locator("#email").getAttribute("required"), null);
    assert.match(await page.locator("label[for=email]").textContent(), /nepovinné/);
    assert.doesNotMatch(await page.locator("label[for=name]").textContent(), /nepovinné/);
  },
  "a hint is read with its field": async ({ page, assert }) => {
    assert.equal(await page.locator("#phone").getAttribute("aria-describedby"), "phone-hint");
    assert.equal(await page.locator("#phone-hint").textContent(), "Zavoláme jen kvůli této službě.");
  },
  "few choices are radios, many a list, several check boxes": async ({ page, assert }) => {
    assert.equal(await page.getByRole("group", { name: "Jak služba probíhá?" }).getByRole("radio").count(), 2);
    assert.equal(await page.getByRole("combobox", { name: /Den v týdnu/ }).locator("option").count(), 8);
    const groups = page.getByRole("group", { name: "Pro koho?" }).getByRole("checkbox");
    assert.deepEqual(await groups.evaluateAll((all) => all.map((box) => box.checked)), [true, false, true]);
  },
  "the first choice has the id of the field, where the error summary leads": async ({ page, assert }) => {
    assert.equal(await page.locator("#groups").getAttribute("type"), "checkbox");
    assert.equal(await page.locator("#form").getAttribute("type"), "radio");
  },
  "values are kept, a password never": async ({ page, assert }) => {
    assert.equal(await page.locator("#name").inputValue(), "Občanská poradna Lípa");
    assert.equal(await page.locator("#day").inputValue(), "2026-03-12");
    assert.equal(await page.locator("#capacity").inputValue(), "12");
    assert.equal(await page.locator("#secret").inputValue(), "");
  },
  "an error is read with its field": async ({ page, assert, browser }) => {
    await page.goto(`${browser.base}/dev/ui/form_field_error`);
    const phone = page.locator("#phone");
    assert.equal(await phone.getAttribute("aria-describedby"), "phone-hint phone-error");
    assert.equal(await phone.getAttribute("aria-invalid"), "true");
    assert.match(await page.locator("#phone-error").textContent(), /^Chyba:/);
  },
};
