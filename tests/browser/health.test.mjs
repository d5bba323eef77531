// Health services for patients, for those who refer them, and on paper.

const sheets = async (page) => {
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
};

const patient = async ({ page, assert, browser }) => {
  await page.goto(`${browser.base}/sluzby?zarazeni=zdravotni`);
  await page.getByRole("link", { name: "Psychiatrická ambulance (ukázka)" }).click();
  const main = page.locator("main");
  assert.match(await main.innerText(), /Doporučení od lékaře je vhodné/);
  assert.match(await main.innerText(), /Přijímá nové pacienty\s+Ano \(sděleno/);
  assert.doesNotMatch(await main.innerText(), /000 000 204/, "the number for professionals");
};

const referral = async ({ page, assert, browser }) => {
  await page.goto(`${browser.base}/sluzby/ukazka-psychiatr`);
  await page.getByRole("link", { name: /Pro lékaře a sociální pracovníky/ }).click();
  assert.match(await page.locator("main").innerText(), /000 000 204/);
  assert.equal(await sheets(page), 1);
};

const leaflet = async ({ page, assert, browser }) => {
  await page.goto(`${browser.base}/letaky/ordinace`);
  await page.getByLabel("Kde? Město nebo obec").fill("Příbor");
  await page.getByRole("button", { name: "Připravit leták" }).click();
  await page.getByRole("heading", { name: /Příbor a okolí/ }).waitFor();
  assert.match(await page.locator(".sp-leaflet").innerText(), /Domácí zdravotní péče/);
  assert.equal(await sheets(page), 1);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("button", { name: "Připravit leták" }).isVisible(), false);
  await page.goto(`${browser.base}/letaky/ordinace?obec=Xyzq`);
  const field = page.getByLabel("Kde? Město nebo obec");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
};

const elsewhere = async ({ page, assert, browser }) => {
  await page.goto(`${browser.base}/organizace`);
  await page.getByLabel("Oblast, kde působí").selectOption("orp-koprivnice");
  await page.getByLabel("Sídlí").selectOption("jinde");
  await page.getByRole("button", { name: "Zobrazit organizace" }).click();
  const main = page.locator("main");
  assert.match(await main.innerText(), /Domácí hospic Ukázka/);
  assert.doesNotMatch(await main.innerText(), /Ordinace U Lípy/);
  await page.goto(`${browser.base}/sluzby?oblast=orp-koprivnice&sidlo=jinde`);
  assert.match(await main.innerText(), /Sídlí jinde, působí zde/);
  assert.equal(await page.getByLabel("Jen ty, které sídlí jinde").isChecked(), true);
};

export default {
  "a patient sees whether to come and with what": patient,
  "who refers somebody has all of it on one sheet": referral,
  "the leaflet for the surgery is one sheet, without the form": leaflet,
  "organisations seated elsewhere that serve the area can be listed": elsewhere,
};
