// Journeys with the keyboard alone: Tab to what one wants, Enter or Space, letters.
// Nothing is clicked and nothing is filled past the keys.
import { signIn } from "./sign_in.mjs";

const PHONE = /^Zavolat (?!112)/;

// What has the focus, as a person would call it.
const focused = (page) => page.evaluate(() => {
  const e = document.activeElement;
  const label = e.labels?.[0]?.textContent ?? e.getAttribute("aria-label") ?? "";
  return `${label} ${e.textContent} ${e.value ?? ""}`.replace(/\s+/g, " ").trim();
});

async function tabTo(page, wanted, most = 200) {
  const seen = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const name = await focused(page);
    if (wanted.test(name)) return;
    seen.push(name.slice(0, 40));
  }
  throw new Error(`Tab does not come to ${wanted} on ${page.url()}: ${seen.slice(0, 30).join(" | ")}`);
}

// Enter leads to another page, whose heading is that.
async function enter(page, heading) {
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

async function follow(page, link, heading) {
  await tabTo(page, link);
  await enter(page, heading);
}

const journeys = {
  "the first Tab offers to skip to what the page is about": async ({ page, assert }) => {
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /Přeskočit/);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null));
  },
  "words, a result, its number": async ({ page, assert }) => {
    await tabTo(page, /Jakou pomoc|Vlastními slovy|například/);
    await page.keyboard.type("psychiatr");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/hledat?q=psychiatr");
    await follow(page, /^Psychiatr/i, /psychiatr/i);
    await tabTo(page, PHONE);
    assert.match(await page.evaluate(() => document.activeElement.href), /^tel:/);
  },
  "a life situation and whom to call": async ({ page, assert }) => {
    await follow(page, /^Dluhy/, "Dluhy");
    await tabTo(page, PHONE);
    assert.match(await page.evaluate(() => document.activeElement.href), /^tel:/);
  },
  "the crisis strip, a line": async ({ page, assert }) => {
    await follow(page, /Potřebuji pomoc hned/, "Potřebuji pomoc hned");
    await tabTo(page, /^Zavolat 116 111/);
    assert.equal(await page.evaluate(() => document.activeElement.href), "tel:116111");
  },
  "the catalogue narrowed to a town, and widened again": async ({ page, assert }) => {
    await follow(page, /^Katalog služeb/, "Katalog služeb");
    await tabTo(page, /Kde\?/);
    await page.keyboard.type("kopřivnice");
    await page.keyboard.press("Enter");
    await page.waitForURL("**obec=kop*");
    await tabTo(page, /Zrušit filtr/);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.search.includes("obec=k"));
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Katalog služeb");
  },
  "an organisation and its service": async ({ page }) => {
    await follow(page, /^Organizace/, "Organizace");
    await follow(page, /^Armáda spásy/, /^Armáda spásy/);
  },
  "an error is reported: what is missing is told, and the link leads to the field": async ({ page, assert }) => {
    await follow(page, /^Kontakty/, "Kontakty");
    await follow(page, /^Zeptat se úřadu/, /Zeptat se/);
    await tabTo(page, /Odeslat otázku/);
    await page.keyboard.press("Enter");
    await page.locator(".govuk-error-summary:focus").waitFor();
    assert.match(await page.title(), /^Chyba:/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.ok(await page.evaluate(() => document.activeElement.matches("input, textarea, select")));
  },
  "news, one of them, back by the crumbs": async ({ page }) => {
    await follow(page, /^Aktuality/, "Aktuality");
    await follow(page, /Den otevřených dveří/, /Den otevřených dveří/);
    await follow(page, /^Aktuality/, "Aktuality");
  },
  "a sensitive page is left by the key": async ({ page, assert }) => {
    await follow(page, /^Všechny životní situace/, "Životní situace");
    await tabTo(page, /násilí/i);
    await page.keyboard.press("Enter");
    await page.locator("html.sp-enhanced .sp-exit").waitFor();
    const left = page.waitForRequest("**/rychly-odchod");
    await page.route("**/rychly-odchod", (route) => route.fulfill({ status: 204 }));
    for (let i = 0; i < 3; i++) await page.keyboard.press("Shift");
    await left;
    assert.equal((await page.locator("body").innerText()).trim(), "Načítá se…");
  },
  "into the office, a record, and what it says": async ({ page, assert, said }) => {
    const [, email, password] = /^editor: (\S+) \/ (\S+)$/m.exec(said());
    await page.goto(new URL("/urad/prihlaseni", page.url()).href);
    await tabTo(page, /E-mail/i);
    await page.keyboard.type(email);
    await tabTo(page, /Heslo/i);
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/urad");
    await follow(page, /^Služby/, "Služby");
    await tabTo(page, /^Aktivity pro seniory/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/zaznamy\/sluzby\/\d+$/);
    await tabTo(page, /^Název/);
    assert.ok(await page.evaluate(() => document.activeElement.value.length > 0));
  },
  "an entry is verified": async ({ page, said }) => {
    await signIn(page, said, "editor");
    await tabTo(page, /^Co (je třeba|se má) ověřit/);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/urad/overovani*");
    await tabTo(page, /^Osobní asistence/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Kam zavolat" }).waitFor();
    await tabTo(page, /^Telefon/);
    await page.keyboard.press("Space");
    await page.evaluate(() => { if (!document.activeElement.checked) throw new Error("Space does not tick"); });
  },
};

export default Object.fromEntries(Object.entries(journeys).map(([name, run]) => [`by keyboard: ${name}`, run]));
