const ANSWER = [
  { kind: "service", title: "Dluhová poradna", url: "/dev/ui/button", provider: { name: "Poradna" } },
  { kind: "situation", title: "Dluhy a exekuce", lang: "en", url: "", provider: null },
];

// The suggestions of the server are another test's business.
async function typed(page, text, answer = ANSWER) {
  await page.route("**/api/v1/search?*", (route) => route.fulfill({ json: { total: answer.length, results: answer } }));
  const input = page.getByRole("combobox", { name: "Jakou pomoc hledáte?" });
  await input.fill(text);
  return input;
}
const options = (page) => page.getByRole("option");
const active = (input) => input.getAttribute("aria-activedescendant");

async function withoutScripts({ page, assert }) {
  const input = page.getByRole("searchbox", { name: "Jakou pomoc hledáte?" });
  assert.equal(await input.getAttribute("role"), null);
  await input.fill("dluhy");
  await page.getByRole("search").first().getByRole("button", { name: "Hledat" }).click();
  await page.waitForURL("**/hledat?q=dluhy");
}
withoutScripts.options = { scripts: false };

export default {
  "without scripts it is a plain field that sends the words": withoutScripts,
  "it is a combobox that controls a list": async ({ page, assert }) => {
    const input = await typed(page, "");
    assert.equal(await input.getAttribute("aria-autocomplete"), "list");
    assert.equal(await input.getAttribute("aria-expanded"), "false");
    const list = page.locator(`#${await input.getAttribute("aria-controls")}`);
    assert.equal(await list.getAttribute("role"), "listbox");
    assert.equal(await list.isVisible(), false);
  },
  "typing opens the list and says how many there are": async ({ page, assert }) => {
    const input = await typed(page, "dluh");
    await options(page).first().waitFor();
    assert.equal(await input.getAttribute("aria-expanded"), "true");
    assert.equal(await page.getByRole("status").first().textContent(), "2 návrhy");
    assert.equal(await active(input), null);
  },
  "one is said as one and five as five": async ({ page, assert }) => {
    await typed(page, "dluh", ANSWER.slice(0, 1));
    await options(page).first().waitFor();
    assert.equal(await page.getByRole("status").first().textContent(), "1 návrh");
    await page.unrouteAll();
    await typed(page, "dluhy", Array(5).fill(ANSWER[0]));
    await options(page).nth(4).waitFor();
    assert.equal(await page.getByRole("status").first().textContent(), "5 návrhů");
  },
  "what is in another language than the page says so": async ({ page, assert }) => {
    await typed(page, "dluh");
    await options(page).first().waitFor();
    assert.deepEqual(await options(page).evaluateAll((all) => all.map((e) => e.getAttribute("lang"))), [null, "en"]);
  },
  "arrows go round the list and the field keeps the focus": async ({ page, assert }) => {
    const input = await typed(page, "dluh");
    await options(page).first().waitFor();
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(input), await options(page).first().getAttribute("id"));
    assert.equal(await options(page).first().getAttribute("aria-selected"), "true");
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(input), await options(page).last().getAttribute("id"));
    assert.equal(await options(page).first().getAttribute("aria-selected"), "false");
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(input), await options(page).first().getAttribute("id"));
    assert.ok(await input.evaluate((e) => e === document.activeElement));
  },
  "Escape closes the list and leaves the words": async ({ page, assert }) => {
    const input = await typed(page, "dluh");
    await options(page).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    assert.equal(await input.getAttribute("aria-expanded"), "false");
    assert.equal(await active(input), null);
    assert.equal(await input.inputValue(), "dluh");
  },
  "Enter on a suggestion with an address goes there": async ({ page }) => {
    await typed(page, "dluh");
    await options(page).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/dev/ui/button");
  },
  "Enter on a suggestion without an address searches for it": async ({ page, assert }) => {
    await typed(page, "dluh");
    await options(page).first().waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/hledat?*");
    assert.equal(new URL(page.url()).searchParams.get("q"), "Dluhy a exekuce");
  },
  "Enter without a choice searches for what was typed": async ({ page, assert }) => {
    await typed(page, "dluh");
    await options(page).first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/hledat?*");
    assert.equal(new URL(page.url()).searchParams.get("q"), "dluh");
  },
  "a suggestion cannot lead to another site or run a script": async ({ page, assert }) => {
    await typed(page, "zlo", [{ title: "<img src=x onerror=alert(1)>", url: "//zly.example/", provider: null }]);
    await options(page).first().waitFor();
    assert.equal(await options(page).first().locator("img").count(), 0);
    await options(page).first().click();
    await page.waitForURL("**/hledat?*");
  },
  "an open list is accessible": async ({ page, assert, axe }) => {
    await typed(page, "dluh");
    await options(page).first().waitFor();
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await axe(page), []);
  },
  "nothing found is said too": async ({ page, assert }) => {
    const input = await typed(page, "xyz", []);
    await page.getByText("Žádné návrhy").waitFor();
    assert.equal(await input.getAttribute("aria-expanded"), "false");
  },
};
