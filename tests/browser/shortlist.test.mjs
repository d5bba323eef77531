// My list: gathered, ordered, printed, shared and deleted; with scripts, without them,
// by keyboard.  And the reception desk.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { NARROW, ROOT, smallTargets, sticksOut } from "./browser.mjs";
import { searchable } from "./search.mjs";
import { open, signIn } from "./sign_in.mjs";

const PROGRAM = process.env.PROGRAM ?? join(ROOT, "build/dev/rozcestnik");
const SENSITIVE = "bily-kruh-bezpeci-ostrava";
const stored = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("muj-seznam"))?.keys ?? []);
const asked = (page) => (new URL(page.url()).searchParams.get("s") ?? "").split(",").filter(Boolean);
const names = (page) => page.locator(".sp-list-entry h2").allTextContents();

// Keys of the first services of the catalogue that may be kept.
async function someKeys(page, count) {
  await open(page, "/sluzby");
  const keys = await page.locator("[data-pick]:not([data-sensitive])").evaluateAll((all) => all.map((e) => e.dataset.pick));
  if (keys.length) return keys.slice(0, count);
  const links = await page.locator(".sp-result__title a").evaluateAll((all) => all.map((e) => new URL(e.href).pathname.split("/").pop()));
  return links.slice(0, count);
}

const gather = async ({ page, assert }) => {
  await open(page, "/sluzby");
  for (let n = 0; n < 3; n++) {
    await page.getByRole("button", { name: /^Přidat do mého seznamu/ }).first().focus();
    await page.keyboard.press("Enter");
  }
  assert.equal((await stored(page)).length, 3);
  assert.match(await page.locator("[data-list-link]").textContent(), /Můj seznam \(3\)/);
  await page.locator("[data-list-link]").click();
  await page.waitForURL("**/muj-seznam?s=*");
  assert.deepEqual(asked(page), await stored(page));
  assert.equal((await names(page)).length, 3);
};

const order = async ({ page, assert }) => {
  await gather({ page, assert });
  const before = await stored(page);
  await page.getByRole("link", { name: /^Posunout níž/ }).first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**#polozka-2");
  assert.deepEqual(await stored(page), [before[1], before[0], before[2]]);
  await page.getByRole("link", { name: /^Odebrat/ }).nth(1).click();
  await page.waitForFunction(() => document.querySelectorAll(".sp-list-entry").length === 2);
  assert.deepEqual(await stored(page), [before[1], before[2]]);
  await page.getByRole("link", { name: "Smazat seznam" }).click();
  await page.waitForURL("**/muj-seznam");
  await page.getByText("zatím nic není").waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
};

const notes = async ({ page, assert }) => {
  await gather({ page, assert });
  const sent = [];
  page.on("request", (request) => sent.push(request.url() + (request.postData() ?? "")));
  await page.getByLabel(/^Moje poznámka/).first().fill("volat paní u okénka");
  await page.getByRole("link", { name: "Vytisknout plán pomoci" }).click();
  await page.getByRole("heading", { level: 1, name: "Plán pomoci" }).waitFor();
  await page.waitForFunction(() => document.querySelector("[data-note]").value === "volat paní u okénka");
  assert.ok(sent.every((what) => !decodeURIComponent(what).includes("okénka")), "a note was sent");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("[data-note]").first().isVisible(), true);
  assert.equal(await page.locator(".sp-navigation, .sp-no-print, .sp-header__tools").first().isVisible(), false);
  assert.equal(await page.locator(".sp-print-note").isVisible(), true);
};

const sensitive = async ({ page, assert }) => {
  await gather({ page, assert });
  const kept = await stored(page);
  await open(page, `/sluzby/${SENSITIVE}`);
  await page.getByRole("link", { name: /^Přidat do mého seznamu/ }).click();
  await page.waitForURL("**/muj-seznam?s=*");
  assert.deepEqual(asked(page), [...kept, SENSITIVE]);
  assert.deepEqual(await stored(page), kept, "nothing sensitive is kept");
  assert.ok(await page.getByRole("link", { name: "Rychle odejít" }).isVisible());
  await page.getByRole("link", { name: /^Odebrat/ }).first().click();
  await page.waitForFunction((n) => document.querySelectorAll(".sp-list-entry").length === n, kept.length);
  assert.deepEqual(await stored(page), kept.slice(1));
  await page.route("**/rychly-odchod", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<title>x</title>" }));
  await page.getByRole("link", { name: "Rychle odejít" }).click();
  await page.waitForURL("**/rychly-odchod");
  assert.equal(await page.evaluate(() => localStorage.length), 0, "the exit forgets the list");
};

const foreign = async ({ page, assert }) => {
  const [mine, theirs] = await someKeys(page, 2);
  await page.evaluate((key) => localStorage.setItem("muj-seznam", JSON.stringify({ at: Date.now(), keys: [key], notes: {} })), mine);
  await open(page, `/muj-seznam?s=${theirs}`);
  assert.deepEqual(await stored(page), [mine], "to look at somebody's list changes nothing");
  await page.getByRole("button", { name: "Uložit do mého seznamu" }).click();
  await page.waitForURL(`**/muj-seznam?s=${mine},${theirs}`);
  assert.deepEqual(await stored(page), [mine, theirs]);
};

const old = async ({ page, assert }) => {
  const [key] = await someKeys(page, 1);
  await page.evaluate((k) => localStorage.setItem("muj-seznam", JSON.stringify({ at: Date.now() - 31 * 86_400_000, keys: [k], notes: {} })), key);
  await open(page, "/muj-seznam");
  await page.getByText("zatím nic není").waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
};

const withoutScripts = async ({ page, assert }) => {
  await searchable(page);
  await open(page, "/sluzby");
  await page.getByRole("link", { name: /^Přidat do mého seznamu/ }).first().click();
  assert.equal(asked(page).length, 1);
  await page.getByLabel("Jakou pomoc hledáte?").fill("dluhy");
  await page.getByRole("button", { name: "Hledat", exact: true }).click();
  await page.getByRole("link", { name: /^Přidat na seznam/ }).first().click();
  assert.equal(asked(page).length, 2);
  const [first, second] = await names(page);
  await page.getByRole("link", { name: /^Posunout níž/ }).click();
  assert.deepEqual(await names(page), [second, first]);
  await page.getByRole("link", { name: "Vytisknout plán pomoci" }).click();
  assert.equal(await page.locator(".sp-plan__step").count(), 2);
  await page.goBack();
  await page.getByRole("link", { name: /^Odebrat/ }).first().click();
  assert.deepEqual(await names(page), [first]);
  assert.deepEqual(await page.context().cookies(), [], "no cookie");
};
withoutScripts.options = { scripts: false };

const share = (options) => {
  const run = async ({ page, assert, folder, axe }) => {
    const base = new URL(page.url()).origin;
    execFileSync(PROGRAM, ["site", "set", "base_url", base, "--data", folder]);
    const keys = await someKeys(page, 2);
    await open(page, `/muj-seznam?s=${keys.join(",")}`);
    await page.getByRole("link", { name: "Sdílet" }).click();
    await page.getByLabel(/Vzkaz k seznamu/).fill("Zavolej jim");
    await page.getByRole("button", { name: "Vytvořit odkaz" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    assert.match(await page.title(), /^Chyba:/);
    assert.equal(await page.getByLabel(/Vzkaz k seznamu/).inputValue(), "Zavolej jim", "what was written is kept");
    await page.getByLabel(/Uložit vzkaz/).check();
    await page.getByRole("button", { name: "Vytvořit odkaz" }).click();
    await page.waitForURL(/\/s\/[\w-]{43}\?nove=1$/);
    const link = page.url().split("?")[0];
    assert.equal(await page.locator("#odkaz").textContent(), link);
    assert.ok(await page.locator(".sp-qr").isVisible());
    if (options?.scripts !== false) assert.deepEqual(await axe(page), []);
    await page.goto(link);
    await page.getByText("Zavolej jim").waitFor();
    await page.getByRole("button", { name: "Smazat odkaz" }).click();
    await page.getByText("je smazaný").first().waitFor();
    assert.equal((await page.goto(link)).status(), 404);
  };
  run.options = options;
  return run;
};

const desk = async ({ page, assert, said, axe }) => {
  await searchable(page);
  await signIn(page, said, "editor");
  await open(page, "/urad/prepazka");
  await page.getByLabel("Co klient potřebuje?").fill("dluh");
  await page.locator("#nalezeno").getByRole("heading", { name: "Služby" }).waitFor();
  assert.equal(new URL(page.url()).search, "", "what was searched for is not in the address");
  assert.deepEqual(await axe(page), []);
  const clicks = [
    () => page.locator("#nalezeno").getByRole("link", { name: /^Na lístek/ }).first().click(),
    () => page.getByRole("button", { name: "Lístek na účtenku (80 mm)" }).click(),
    () => page.getByRole("button", { name: "Vytisknout" }).click(),
  ];
  await page.addInitScript(() => { window.print = () => { window.printed = true; }; });
  for (const click of clicks) await click();
  assert.ok(await page.evaluate(() => window.printed), "printed by the third click");
  assert.deepEqual(await axe(page), []);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".sp-header").isVisible(), false);
  assert.equal(await page.locator(".sp-slip__phone").first().isVisible(), true);
};

const narrow = async ({ page, assert, axe, said }) => {
  const keys = await someKeys(page, 3);
  for (const path of [`/muj-seznam?s=${keys}`, `/muj-seznam/tisk?s=${keys}`, `/muj-seznam/sdilet?s=${keys}`, "/muj-seznam", `/muj-seznam?s=${SENSITIVE}&q=dluhy`]) {
    await open(page, path);
    assert.deepEqual([...await axe(page), ...await sticksOut(page), ...await smallTargets(page)], [], path);
  }
  await signIn(page, said, "editor");
  await open(page, `/urad/prepazka?s=${keys}&q=dluhy`);
  assert.deepEqual([...await axe(page), ...await sticksOut(page), ...await smallTargets(page)], []);
};
narrow.options = { width: NARROW };

export default {
  "services are gathered by keyboard, counted and listed": gather,
  "the list is put in another order by keyboard, shortened and deleted": order,
  "notes are printed, and sent nowhere": notes,
  "what is sensitive is on the list but never kept, and the exit forgets all": sensitive,
  "somebody's list is looked at, and kept only when one says so": foreign,
  "a list of last month is forgotten": old,
  "without scripts a list is gathered, ordered, printed and shortened": withoutScripts,
  "a list is shared with a note, and the link deleted": share(),
  "a list is shared without scripts too": share({ scripts: false }),
  "a clerk finds while writing, and prints a slip in three clicks": desk,
  "lists and the desk hold on a phone": narrow,
};
