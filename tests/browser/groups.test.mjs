// A meeting from its invitation to approved minutes, and how the public sees it.
import { NARROW, WIDE, smallTargets, sticksOut } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const looks = async (page, axe) => [...await axe(page), ...await sticksOut(page), ...await smallTargets(page)];
const SENIORS = "/urad/skupiny/seniori";

const pad = (n) => String(n).padStart(2, "0");
function today() {
  const parts = new Intl.DateTimeFormat("en", { timeZone: "Europe/Prague", year: "numeric", month: "numeric", day: "numeric" })
    .formatToParts(new Date());
  const of = (type) => parts.find((p) => p.type === type).value;
  return `${of("year")}-${pad(of("month"))}-${pad(of("day"))}`;
}

// Each of the journeys has a group of its own, so that they can run in any order.
async function plan(page, slug) {
  await open(page, `/urad/skupiny/${slug}/setkani/nove`);
  await page.getByLabel("Den").fill(today());
  await page.getByLabel("Místo").fill("Ukázková zasedačka");
  await page.getByRole("button", { name: "Uložit" }).click();
  await page.getByRole("heading", { level: 1, name: "Program" }).waitFor();
}

// The demonstration's second meeting waits for approval: this one approves it.
// axe needs scripts: the tests below have it.
const journey = async ({ page, assert, said }) => {
  const good = async (what) => {
    await page.waitForLoadState();
    assert.deepEqual([...await sticksOut(page), ...await smallTargets(page)], [], what);
  };
  await signIn(page, said, "coordinator");
  await page.getByRole("link", { name: "Skupiny plánování" }).first().click();
  await good("the groups");
  await page.getByRole("link", { name: "Pracovní skupina Senioři" }).click();
  await good("one group");
  await page.getByRole("link", { name: "Naplánovat setkání" }).click();
  await good("the form of a meeting");
  await plan(page, "seniori");
  await good("the agenda");
  await page.getByLabel("Nový bod").first().fill("Večerní péče");
  await page.getByRole("button", { name: "Uložit program" }).click();
  await page.getByRole("button", { name: "Poslat pozvánku" }).click();
  await page.getByText("Pozvánka je na cestě.").waitFor();
  await good("the meeting after the invitation");
  await page.getByRole("button", { name: "Psát zápis" }).click();
  await page.getByRole("heading", { level: 1, name: /^Zápis/ }).waitFor();
  await good("the screen of minutes");
  await page.locator("summary", { hasText: "Docházka" }).click();
  await page.locator(".sp-minutes__roll fieldset").first().getByLabel("Přítomen", { exact: true }).check();
  await page.getByLabel("Co zaznělo a na čem se skupina shodla: Večerní péče").fill("Skupina se **shodla**.");
  await page.getByRole("button", { name: /^Nový úkol.*Večerní péče/ }).click();
  await page.getByLabel("Úkol", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: "Přidat úkol" }).waitFor();
  assert.equal(await page.getByLabel("Co zaznělo a na čem se skupina shodla: Večerní péče").inputValue(), "Skupina se **shodla**.");
  await page.locator("#text").fill("Sepsat, kdo večer chybí");
  await page.locator("#who").fill("odbor sociálních věcí");
  await page.getByRole("button", { name: "Přidat úkol" }).click();
  await page.getByText("Sepsat, kdo večer chybí").waitFor();
  await page.getByRole("button", { name: /^Nové usnesení.*Večerní péče/ }).click();
  await page.locator("#decision").fill("Skupina doporučuje městu večerní péči.");
  await page.locator("#yes").fill("9");
  await page.getByRole("button", { name: "Přidat usnesení" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  await good("the screen of minutes with an error");
  await page.locator("#yes").fill("1");
  await page.getByRole("button", { name: "Přidat usnesení" }).click();
  await page.getByText("Skupina doporučuje městu večerní péči.").waitFor();
  await page.getByRole("button", { name: /^Zápis se schvaluje/ }).click();
  await page.getByText("Zápis z dřívějšího setkání je schválený.").waitFor();
  await open(page, `${SENIORS}/setkani/2`);
  await page.getByText("Zápis schválen").first().waitFor();
  await page.getByRole("button", { name: "Zveřejnit zápis" }).click();
  await page.getByText("Veřejnost zápis vidí.").waitFor();
  await good("approved minutes");
};
journey.options = { width: NARROW, scripts: false };

const looked = (width) => {
  const run = async ({ page, assert, axe, said }) => {
    await signIn(page, said, "coordinator");
    for (const path of ["/clenove", "/clenove/novy", "/triada", "/podekovani", "/setkani/1", "/setkani/3/program",
      "/setkani/3/dochazka", "/setkani/3/prezencni-listina", "/hodnoceni/nove", "/hodnoceni/1", "/hodnoceni/1/listky"]) {
      await open(page, SENIORS + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      assert.deepEqual(await looks(page, axe), [], path);
    }
  };
  run.options = { width };
  return run;
};

// Tab goes from person to person, arrows choose; what is typed is saved by itself.
const keyboard = async ({ page, assert, axe, said }) => {
  await signIn(page, said, "coordinator");
  await plan(page, "ridici-skupina");
  assert.deepEqual(await looks(page, axe), [], "the agenda");
  await page.getByRole("button", { name: "Uložit program" }).click();
  await page.getByRole("button", { name: "Psát zápis" }).click();
  await page.getByRole("heading", { level: 1, name: /^Zápis/ }).waitFor();
  const address = new URL(page.url());
  assert.deepEqual(await looks(page, axe), [], "the screen of minutes");
  await page.locator("summary", { hasText: "Docházka" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator(".sp-minutes__roll input:checked").getAttribute("value"), "excused");
  await page.locator("textarea").first().fill("Napsáno a neodesláno");
  await page.getByText("Napsané je uložené.").waitFor();
  await page.goto(address.href);
  assert.equal(await page.locator("textarea").first().inputValue(), "Napsáno a neodesláno");
  assert.equal(await page.locator(".sp-minutes__roll input:checked").getAttribute("value"), "excused");
  await page.getByRole("button", { name: /^Nové usnesení/ }).first().click();
  await page.getByRole("button", { name: "Přidat usnesení" }).waitFor();
  await page.waitForFunction(() => document.activeElement.id === "novy"); // what is to be filled in
  await page.locator("#yes").fill("99");
  await page.getByRole("button", { name: "Přidat usnesení" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  assert.deepEqual(await looks(page, axe), [], "the screen of minutes with errors");
};

const sheet = async ({ page, assert, said }) => {
  await signIn(page, said, "coordinator");
  await open(page, `${SENIORS}/setkani/3/prezencni-listina`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("main button:visible, main a:visible").count(), 0, "nothing to click on paper");
  const rows = page.locator(".sp-sheet__row");
  assert.equal(await rows.count(), 17, "seven members and ten guests");
  assert.ok((await rows.last().boundingBox()).height > 35, "there is room to sign");
  await open(page, `${SENIORS}/hodnoceni/1/listky`);
  assert.equal(await page.locator(".sp-ballot__paper:visible").count(), 30);
};

const public_ = async ({ page, assert }) => {
  await open(page, "/skupiny");
  await page.getByRole("link", { name: "Pracovní skupina Senioři" }).last().click();
  await page.getByRole("heading", { level: 1, name: "Pracovní skupina Senioři" }).waitFor();
  assert.equal((await page.context().cookies()).length, 0, "no cookie");
  const text = await page.getByRole("main").textContent();
  assert.match(text, /Uživatel č\.\s5/);
  assert.match(text, /Paní Lípa \(vymyšleno\)/);
  await page.getByRole("link", { name: /^1\. setkání/ }).click();
  await page.getByText("Skupina doporučuje městu prověřit").waitFor();
  const feed = await page.evaluate(async () => (await fetch("/skupiny/setkani.ics")).text());
  assert.match(feed, /^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VEVENT[\s\S]*END:VCALENDAR\r\n$/);
};

export default {
  "a group's meeting goes from its invitation to approved minutes at 320 px without scripts": journey,
  "pages of a group in the office are accessible at 320 px": looked(NARROW),
  "pages of a group in the office are accessible at 1280 px": looked(WIDE),
  "a group's attendance is entered by the keyboard and minutes are saved by themselves": keyboard,
  "a group's attendance sheet and papers to score on can be printed": sheet,
  "the public reads what a group does and agreed": public_,
};
