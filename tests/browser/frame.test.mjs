// What holds for the frame of every page, tried on the front page.
const print = async ({ page, assert }) => {
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".sp-crisis", ".sp-navigation", ".sp-header__tools", ".sp-footer__links"])
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  assert.equal(await page.locator(".sp-header__service").isVisible(), true);
  assert.equal(await page.locator(".sp-print-note").isVisible(), true);
};

// On A4, 180 mm wide at 96 px to an inch.
const paperList = async ({ page, assert, browser }) => {
  await page.goto(`${browser.base}/dev/ui/result`);
  await page.emulateMedia({ media: "print" });
  const title = page.locator(".sp-result__title a").first();
  const { width, height } = await title.boundingBox();
  assert.ok(height < 80 && width > 150, `${width}×${height}`);
  assert.equal(await title.evaluate((e) => getComputedStyle(e, "::after").content), "none");
};
paperList.options = { viewport: { width: 680, height: 960 } };

const plain = async ({ page, assert }) => {
  assert.equal(await page.locator("html.sp-enhanced").count(), 0);
  assert.equal(await page.getByRole("main").count(), 1);
  assert.ok(await page.getByRole("link").count() > 5);
};
plain.options = { scripts: false };

const phone = async ({ page, assert }) => {
  const { y, height } = await page.locator("a[href='tel:112']").first().boundingBox();
  assert.ok(y + height <= 640, `${y + height}`);
};
phone.options = { width: 320 };

// Colours a reader has chosen replace ours: what was only a colour must stay a shape.
const forced = async ({ page, assert }) => {
  for (const name of ["button", "crisis_strip", "form_field", "tag"]) {
    await page.goto(`${new URL(page.url()).origin}/dev/ui/${name}`);
    const invisible = await page.locator(".govuk-button, .sp-crisis__call, .govuk-input").evaluateAll((all) => all
      .filter((e) => {
        const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(e);
        return parseFloat(borderTopWidth) < 1 || borderTopStyle === "none" || borderTopColor === "rgba(0, 0, 0, 0)";
      }).map((e) => e.outerHTML.slice(0, 80)));
    assert.deepEqual(invisible, [], name);
  }
};
forced.options = { forcedColors: "active" };

export default {
  "paper has the names and the address, and nothing to click": print,
  "a list of services reads well on A4": paperList,
  "the page is whole without scripts": plain,
  "the emergency number is on the first screen of a small phone": phone,
  "controls keep their edges in forced colours": forced,
  "the title of the page begins with what is special about it": async ({ page, assert }) => {
    assert.ok((await page.title()).trim().length > 3);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
  },
  "the stylesheet and the scripts are small": async ({ page, assert }) => {
    const { gzipSync } = await import("node:zlib");
    const base = new URL(page.url()).origin;
    const size = async (path) => Buffer.from(await (await fetch(base + path)).arrayBuffer());
    assert.ok(gzipSync(await size("/assets/app.css"), { level: 9 }).length <= 25 * 1024);
    const scripts = await Promise.all(["/assets/enhance.js", "/assets/exit.js", "/assets/suggest.js"].map(size));
    assert.ok(scripts.reduce((sum, bytes) => sum + bytes.length, 0) <= 12 * 1024);
  },
};
