// A life situation step by step, and its leaflet on paper.

const sheets = async (page) => {
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
};

const steps = async ({ page, assert, browser }) => {
  await page.goto(`${browser.base}/situace`);
  await page.getByRole("link", { name: "Dluhy", exact: true }).click();
  await page.getByRole("heading", { name: "Krok za krokem" }).waitFor();
  const all = page.locator("ol.sp-steps > li");
  assert.equal(await all.count(), 6);
  assert.match(await all.nth(2).innerText(), /Lhůta:\s+do 15 dnů od doručení/);
  for (const heading of ["Lhůty", "Doklady, které si připravte", "Peníze", "Služby, které pomohou"])
    assert.equal(await page.getByRole("heading", { name: heading, exact: true }).count(), 1);
  await page.getByRole("link", { name: "Přišel platební rozkaz a nesouhlasíte? Podejte odpor." }).click();
  assert.match(page.url(), /#krok-3$/);
  await page.getByRole("link", { name: "Leták k vytištění, jedna strana" }).click();
  await page.getByRole("heading", { name: "Dluhy", level: 1 }).waitFor();
  assert.equal(await page.getByRole("link", { name: /556 879 634/ }).count(), 1);
};

const paper = async ({ page, assert, browser }) => {
  await page.goto(`${browser.base}/situace`);
  const links = await page.$$eval('main a[href^="/situace/"]', (all) => all.map((a) => a.getAttribute("href")));
  assert.equal(links.length, 29);
  for (const link of links) {
    await page.goto(`${browser.base}${link}/letak`);
    assert.equal(await sheets(page), 1, link);
  }
};

const discreet = async ({ page, assert, browser }) => {
  await page.goto(`${browser.base}/situace/domaci-nasili/letak`);
  assert.doesNotMatch(await page.title(), /násilí/);
  assert.equal(await page.locator("h1").innerText(), "Pomoc a rady");
  const note = page.getByText(/Tento list mějte tam, kde ho nenajde nikdo/);
  assert.equal(await note.isVisible(), true);
  await page.emulateMedia({ media: "print" });
  assert.equal(await note.isVisible(), false, "what would betray it is not printed");
};

export default {
  "a life situation says step by step what to do and leads to a leaflet": steps,
  "the leaflet of every life situation is one sheet": paper,
  "the leaflet of a sensitive situation is discreet": discreet,
};
