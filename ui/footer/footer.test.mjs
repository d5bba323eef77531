export default {
  "it is the page's footer, with a number to call": async ({ page, assert }) => {
    const call = page.getByRole("contentinfo").getByRole("link", { name: "Zavolat +420 499 000 111" });
    assert.equal(await call.getAttribute("href"), "tel:+420499000111");
  },
};
