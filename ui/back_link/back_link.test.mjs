export default {
  "it says where it leads": async ({ page, assert }) => {
    assert.equal(await page.getByRole("link", { name: "Zpět na seznam služeb" }).getAttribute("href"), "/sluzby");
  },
};
