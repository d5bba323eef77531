export default {
  "every icon is drawn": async ({ page, assert }) => {
    const drawn = await page.evaluate(async () => {
      const symbols = await (await fetch("/assets/icons.svg")).text();
      return [...document.querySelectorAll("main use")].map((use) => {
        const name = use.getAttribute("href").split("#")[1];
        return [name, new RegExp(`<symbol[^>]* id="${name}"[^>]*>\\s*<\\w`).test(symbols)];
      });
    });
    assert.ok(drawn.length > 10);
    assert.deepEqual(drawn.filter(([, there]) => !there), []);
  },
  "no icon is read out": async ({ page, assert }) => {
    assert.equal(await page.locator("main svg:not([aria-hidden=true])").count(), 0);
  },
};
