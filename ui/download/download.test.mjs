const narrow = async ({ page, assert }) => {
  const picture = page.getByRole("img", { name: "Vchod se sníženým prahem" });
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 320, `${box.x} + ${box.width}`);
};
narrow.options = { width: 320 };

export default {
  "on a phone a picture is no wider than the page": narrow,
  "what is to be downloaded says what it is and how large": async ({ page, assert }) => {
    const first = page.getByRole("listitem").first();
    assert.match(await first.textContent(), /Ceník služeb\s+PDF, 1,2 MB/);
  },
};
