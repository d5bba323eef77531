export default {
  "it is large, dials without spaces and says that it calls": async ({ page, assert }) => {
    const call = page.getByRole("link", { name: "Zavolat +420 499 000 222" });
    assert.equal(await call.getAttribute("href"), "tel:+420499000222");
    const { height } = await call.boundingBox();
    assert.ok(height >= 44, `${height}`);
    assert.ok(await call.evaluate((e) => parseFloat(getComputedStyle(e).fontSize)) >= 20);
  },
};
