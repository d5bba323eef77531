const scrolled = async ({ page, assert }) => {
  const area = page.getByRole("region", { name: "Kapacita služeb podle obcí" });
  assert.ok(await area.evaluate((e) => e.scrollWidth > e.clientWidth));
  await area.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelectorAll(".sp-table")[1].scrollLeft > 0);
};
scrolled.options = { width: 320 };

export default {
  "a wide table is scrolled by itself, with the keyboard": scrolled,
  "headings belong to columns and rows": async ({ page, assert }) => {
    const table = page.getByRole("table", { name: "Otevírací doba" });
    assert.equal(await table.getByRole("columnheader").count(), 3);
    assert.equal(await table.getByRole("rowheader", { name: "Pondělí" }).count(), 1);
  },
};
