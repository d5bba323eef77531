export default {
  "it is on paper only, with the address and the day": async ({ page, assert }) => {
    const note = page.locator(".sp-print-note");
    assert.equal(await note.isVisible(), false);
    await page.emulateMedia({ media: "print" });
    assert.equal(await note.isVisible(), true);
    assert.match(await note.textContent(), /https:\/\/pomoc\.lipova\.example\/.*12\. 3\. 2026/);
  },
};
