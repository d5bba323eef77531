export default {
  "a task is read with its hint and how far it is": async ({ page, assert }) => {
    const link = page.getByRole("link", { name: "Ověřit kapacity služeb" });
    const ids = (await link.getAttribute("aria-describedby")).split(" ");
    const words = await Promise.all(ids.map(async (id) => (await page.locator(`#${id}`).innerText()).trim()));
    assert.deepEqual(words, ["Zavolejte poskytovatelům, kteří je letos nepotvrdili.", "Rozpracováno"]);
  },
  "what cannot be begun yet is no link": async ({ page, assert }) => {
    assert.equal(await page.getByRole("link").count(), 2);
    assert.match(await page.getByRole("listitem").nth(2).innerText(), /Zatím nelze začít/);
  },
};
