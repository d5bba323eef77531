const scrolled = async ({ page, assert }) => {
  const area = page.getByRole("region", { name: "Opatření podle stavu" });
  assert.ok(await area.evaluate((e) => e.scrollWidth > e.clientWidth));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
  await area.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector(".sp-drawing").scrollLeft > 0);
};
scrolled.options = { width: 320 };

export default {
  "a drawing wider than the screen is scrolled by itself, with the keyboard": scrolled,
  "a chart is a picture with a name and a description": async ({ page, assert }) => {
    const chart = page.getByRole("img", { name: "Opatření podle stavu" });
    assert.equal(await chart.count(), 1);
    const about = await chart.evaluate((e) => document.getElementById(e.getAttribute("aria-describedby")).textContent);
    assert.match(about, /^Hotovo 3, probíhá 4/);
  },
  "its words keep the size of the page's": async ({ page, assert }) => {
    const tall = await page.locator(".sp-drawing__words").first().evaluate((e) => e.getBoundingClientRect().height);
    assert.ok(tall >= 14, `${tall} px`);
  },
  "series differ by pattern, and shapes have the colours of their names": async ({ page, assert }) => {
    const fills = await page.locator(".sp-drawing__fill-2").evaluateAll((all) => all.map((e) => getComputedStyle(e).fill));
    assert.deepEqual(fills, ["rgb(184, 105, 10)"]);
    assert.equal(await page.locator('[fill="url(#stav-2)"] rect').count(), 1);
    const dashes = await page.locator(".sp-drawing__line-3").evaluate((e) => getComputedStyle(e).strokeDasharray);
    assert.notEqual(dashes, "none");
  },
  "links in a drawing are reached with the keyboard": async ({ page, assert }) => {
    const links = page.getByRole("group", { name: "Od potřeby k opatření" }).getByRole("link");
    assert.equal(await links.first().getAttribute("href"), "/plan/potreba");
    await links.first().focus();
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Potřeba");
  },
};
