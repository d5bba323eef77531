// The pages behind the sign-in, seen by the administrator of the demonstration.
import { NARROW, WIDE, smallTargets, sticksOut } from "./browser.mjs";

const PAGES = ["/urad", "/urad/ucet", "/urad/sprava/lide", "/urad/sprava/lide/novy", "/urad/sprava/audit", "/urad/sprava/posta",
  "/urad/hledat?q=charita", "/urad/rozepsane", "/urad/sprava/nastaveni", "/urad/zmeny", "/urad/pozvanky", ...["sluzby", "organizace", "mista", "situace", "linky", "urady", "odbory"]
    .flatMap((kind) => [`/urad/zaznamy/${kind}`, `/urad/zaznamy/${kind}/1`, `/urad/zaznamy/${kind}/novy`, `/urad/zaznamy/${kind}/1/historie`])];

async function signIn(page, said) {
  const [, email, password] = /^admin: (\S+) \/ (\S+)$/m.exec(said());
  await page.goto(new URL("/urad/prihlaseni", page.url()).href);
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.locator("main form button").first().click();
  await page.waitForURL("**/urad");
}

const everyPage = (width) => {
  const run = async ({ page, assert, axe, said }) => {
    await signIn(page, said);
    for (const path of PAGES) {
      const response = await page.goto(new URL(path, page.url()).href);
      assert.equal(response.status(), 200, path);
      assert.match(response.headers()["cache-control"], /no-store/, path);
      const found = [...await axe(page), ...await sticksOut(page), ...await smallTargets(page)];
      assert.deepEqual(found, [], path);
    }
  };
  run.options = { width };
  return run;
};

const form = async ({ page, assert, said }) => {
  await signIn(page, said);
  await page.goto(new URL("/urad/sprava/lide/novy", page.url()).href);
  await page.locator("main form button").first().click();
  const summary = page.locator(".govuk-error-summary");
  await summary.waitFor();
  assert.match(await page.title(), /^Chyba: /);
  await summary.getByRole("link").first().click();
  assert.ok(await page.evaluate(() => document.activeElement.matches("input")), "the link leads into the field");
};

const out = async ({ page, assert, said }) => {
  await signIn(page, said);
  await page.getByRole("button", { name: "Odhlásit se" }).first().click();
  const response = await page.goto(new URL("/urad", page.url()).href);
  assert.equal(response.status(), 401);
};

export default {
  "the office is accessible at 320 px": everyPage(NARROW),
  "the office is accessible at 1280 px": everyPage(WIDE),
  "a form that is not filled in says what is missing": form,
  "whoever signs out is out": out,
};
