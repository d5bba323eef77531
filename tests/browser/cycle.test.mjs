// The whole cycle of planning, as those who do it: somebody says what is missing; it is a need,
// a priority, a measure, stands in a year's action plan, goes through three bodies, is done,
// evaluated, and goes on the next year.  At its end the picture of the need's way shows it all.
// All that it makes is its own, so other tests can run beside it.
import { wordsOf } from "../pdf/check.mjs";
import { readPdf } from "../pdf/pdf.mjs";
import { NARROW, axe, smallTargets, sticksOut } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const NEED = "Cyklus: večer nemá kdo pohlídat blízkého";
const VOICE = "Cyklus: hlídání po osmé večer";
const PLAN = "Ukázkový plán celého cyklu";
const PRIORITY = "Cyklus: odlehčit pečujícím";
const MEASURE = "Cyklus: odlehčovací služba i večer";
const PAPER = "Cyklus: akční plán odlehčovacích služeb";
const ACTION = "Cyklus: odlehčovací služby v roce 2025";
const [FIRST, NEXT, LAST] = [2025, 2026, 2027];

// A click that leads to another page, and the page when it is there.
async function turn(page, target) {
  await page.evaluate(() => { document.documentElement.dataset.before = "yes"; });
  await target.first().click();
  await page.waitForFunction(() => !document.documentElement.dataset.before && document.readyState === "complete");
}
const press = (page, name) => turn(page, page.getByRole("button", { name, exact: true }));
const follow = (page, name) => turn(page, page.getByRole("link", { name, exact: true }));
const text = async (page) => (await page.getByRole("main").innerText()).replaceAll("\u00a0", " ");
const told = (page, words) => page.getByRole("main").getByText(words).first().waitFor();
const bare = (page) => new URL(page.url()).pathname;

async function become(page, said, role) {
  await page.context().clearCookies();
  if (role) await signIn(page, said, role);
}

// Fields of a form by their names: texts, choices and boxes alike.
async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`main [name="${name}"]`).first();
    const kind = await field.evaluate((e) => e.tagName === "SELECT" ? "select" : e.type);
    if (kind === "select") await field.selectOption({ label: value });
    else if (kind === "radio") await page.locator("main").getByLabel(value, { exact: true }).check();
    else await field.fill(value);
  }
}

async function save(page, values) {
  await fill(page, values);
  await press(page, "Uložit");
  await told(page, "Záznam je uložen.");
}

// What follows from a thing is linked on the page of its way, where it is looked for by its name.
async function leadsTo(page, from, name, why) {
  await open(page, from);
  await follow(page, "Odkud se to vzalo a co z toho vzešlo");
  await page.getByLabel("Slova z názvu").fill(name);
  await press(page, "Hledat");
  await page.getByRole("main").getByLabel(name).first().check();
  await page.getByLabel("Plyne z tohoto").check();
  await page.getByLabel("Proč").fill(why);
  await press(page, "Propojit");
  await told(page, "Uloženo");
}

// ---- a need, a voice, a plan ----

async function need(page) {
  await open(page, "/urad/zaznamy/potreby/novy");
  await save(page, { title: NEED, status: "Zveřejněno", area: "Trutnov",
    summary: "Vymyšleno pro ukázku. Po osmé hodině večer žádná služba nejezdí." });
  return bare(page);
}

async function suggested(page) {
  await open(page, "/zapojte-se");
  await follow(page, "Poslat podnět");
  await page.getByLabel("Čeho se týká, několika slovy").fill(VOICE);
  await page.getByLabel("Co chybí, co by se mělo změnit a pro koho").fill("Vymyšleno pro ukázku. Po osmé večer nemá kdo pohlídat.");
  // Within three seconds it would be a program that writes: the form comes again with all.
  for (const late = Date.now() + 60_000; !page.url().includes("/muj-podnet/") && Date.now() < late;)
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Odeslat podnět" }).click()]);
  return page.locator(".govuk-inset-text strong").first().textContent();
}

async function settle(page, number) {
  await open(page, `/urad/zapojeni/${number}`);
  await press(page, "Zveřejnit");
  await told(page, "Změna je uložená");
  await page.getByLabel("Přijato", { exact: true }).check();
  await page.getByLabel("Důvod").fill("Vzniká z toho opatření plánu.");
  await press(page, "Vypořádat a zveřejnit");
  await told(page, "Změna je uložená");
  return bare(page);
}

async function plan(page) {
  await open(page, "/urad/plany");
  await turn(page, page.locator("main").getByText("Nový plán", { exact: true }));
  await save(page, { title: PLAN, area: "Trutnov", year_from: String(FIRST), year_to: String(LAST),
    source: "Vymyšleno pro ukázku." });
  await open(page, "/urad/plany");
  await follow(page, PLAN);
  const at = bare(page);
  await follow(page, "Nová priorita nebo cíl");
  await save(page, { name: PRIORITY, kind: "Priorita", code: "1" });
  const priority = bare(page);
  await open(page, at);
  await follow(page, "Nové opatření");
  await save(page, { title: MEASURE, code: "1.1", deadline: `31. 12. ${LAST}`, guarantors: "Odbor sociálních věcí",
    indicators: "Večery se službou; jednotka: večerů; cíl: 100" });
  await open(page, at);
  for (const state of ["v připomínkování", "schválený"]) await press(page, `Nový stav: ${state}`);
  await press(page, "Vydat plán, jak je teď");
  await press(page, "Zveřejnit");
  await follow(page, `1.1 ${MEASURE}`);
  return { at, priority, measure: bare(page) };
}

// ---- the year ----

async function propose(page, at) {
  await open(page, at);
  await press(page, `Nový akční plán na rok ${FIRST}`);
  const year = bare(page);
  await page.getByLabel(`1.1 ${MEASURE}`).check();
  await press(page, "Přidat vybraná");
  await follow(page, "Upravit název a úvod");
  await fill(page, { title: ACTION });
  await press(page, "Uložit");
  await press(page, "Nový stav: navržený ke schválení");
  await told(page, "Návrh je zmrazený jako vydání");
  return year;
}

async function write(page) {
  const day = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Prague" }).format(new Date());
  await open(page, "/urad/usneseni");
  await turn(page, page.locator("main").getByText("Nový materiál", { exact: true }));
  await save(page, { title: PAPER, area: "Trutnov", department: "Odbor sociálních věcí", prepared_office: "koordinátor plánování",
    presented_office: "vedoucí odboru", statement: "Komise souhlasí.", previous: "2025-1/1",
    report: "Vymyšleno pro ukázku. Pečující potřebují večer volno." });
  await save(page, { day_1: day, day_2: day, day_3: day });
  await follow(page, "Materiál a jeho cesta orgány");
  const edition = page.getByRole("main").locator("label, option", { hasText: `${ACTION}, vydání 1` });
  await fill(page, { edition: (await edition.textContent()).trim() });
  await press(page, "Přiložit vydání");
  await told(page, "Vydání je přiložené.");
  return bare(page);
}

async function decided(page, values) {
  await page.locator("[name=result][value=accepted]").check();
  await fill(page, values);
  await press(page, "Zapsat výsledek");
  await told(page, "Výsledek je zapsán.");
}

async function throughBodies(page, said, paper) {
  await press(page, "Předložit vedoucímu");
  await become(page, said, "head");
  await open(page, paper);
  await press(page, "Schválit a podepsat");
  await told(page, "Materiál je schválen a jde do orgánů.");
  await become(page, said, "coordinator");
  await open(page, paper);
  const year = new Date().getFullYear();
  await decided(page, {});
  await decided(page, { number: `${year}-771/7` });
  await decided(page, { number: `${year}-772/7` });
  await follow(page, "Kopie pro veřejnost");
  await press(page, "Zveřejnit kopii");
  await told(page, "Kopii teď vidí veřejnost.");
}

// The form of the town has sixteen fields: all of them, in its order, with what was written.
const FIELDS = ["Datum projednání v PV", "Datum projednání v RM", "Datum projednání v ZM", "Odbor Odbor sociálních věcí",
  "Zpracoval koordinátor plánování", "Předkládá vedoucí odboru", `Název materiálu ${PAPER}`, "Vyjádření komise Komise souhlasí.",
  "Předchozí usnesení 2025-1/1", "Návrh na usnesení PV", "Návrh na usnesení RM", "Návrh na usnesení ZM", "Důvodová zpráva",
  "Příloha", "Datum", "Podpis vedoucího odboru"];

async function printed(page) {
  const link = page.getByRole("link", { name: /^PDF.*Návrh na usnesení jako dokument$/ });
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const words = [...wordsOf(readPdf(await file.path()))].filter(([mark]) => mark !== "artifact");
  return words.map(([, letters]) => letters).join(" ").replace(/[\s\u00a0\u00ad]+/g, " ");
}

async function form(page, assert) {
  const words = await printed(page);
  let from = 0;
  for (const field of FIELDS) {
    const at = words.indexOf(field, from);
    assert.ok(at >= 0, `${field}, in its order, in: ${words}`);
    from = at + field.length;
  }
  assert.ok(new RegExp(`Příloha ${ACTION}, vydání 1 \\(navržené znění\\) \\(SHA-256 [0-9a-f]{12}…\\)`).test(words), words);
}

// ---- what became of it ----

async function happened(page, year, measure) {
  await open(page, year);
  await press(page, "Nový stav: schválený");
  await open(page, measure);
  await page.getByLabel("Co je nového").fill("Vymyšleno pro ukázku: služba jezdí do deseti.");
  await press(page, "Uložit zprávu");
  await fill(page, { indicator: "Večery se službou (večerů)", value: "60" });
  await press(page, "Uložit hodnotu");
  await told(page, /60 večerů/);
}

async function close(page, year) {
  await open(page, year);
  await follow(page, "Uzavřít rok");
  await page.getByLabel("Jak rok skončil").selectOption({ label: "pokračuje příští rok" });
  await page.getByLabel(/^Vyhodnocení/).fill("Šedesát večerů ze sta.");
  await press(page, "Uzavřít rok");
  await told(page, "Rok je uzavřený.");
}

// What anybody sees: the way as a picture and as lists, from the need to what the year brought.
async function way(page, assert, sound) {
  await open(page, "/potreby");
  await follow(page, NEED);
  await follow(page, "Totéž jako obrázek");
  assert.match(bare(page), /^\/souvislosti\/need\/\d+$/);
  const drawn = (await page.locator("main svg").first().textContent()).replace(/\s+/g, " ");
  const written = (await text(page)).replace(/\s+/g, " ");
  for (const thing of [NEED, VOICE, `1 ${PRIORITY}`, `1.1 ${MEASURE}`, PAPER, "Večery se službou", `${FIRST}: pokračuje příští rok`]) {
    assert.ok(drawn.includes(thing), `${thing} in the picture: ${drawn}`);
    assert.ok(written.includes(thing), `${thing} in the lists: ${written}`);
  }
  assert.match(written, /Šedesát večerů ze sta\./);
  await sound("the picture of the way");
  await follow(page, PAPER);
  const resolution = await text(page);
  assert.match(resolution, /Přijato/);
  for (const thing of [MEASURE, NEED, "Výpis z usnesení"]) assert.ok(resolution.includes(thing), thing);
  await sound("the resolution");
}

const cycle = async ({ page, assert, said }) => {
  const sound = async (where) =>
    assert.deepEqual([...await axe(page), ...await sticksOut(page), ...await smallTargets(page)], [], where);
  const number = await suggested(page);
  await become(page, said, "coordinator");
  const voice = await settle(page, number);
  const from = await need(page);
  const made = await plan(page);
  await leadsTo(page, from, VOICE, "Říkají to pečující.");
  await leadsTo(page, voice, PRIORITY, "Podnět byl přijat.");
  const year = await propose(page, made.at);
  const paper = await write(page);
  await sound("the paper with its annex");
  await leadsTo(page, made.measure, PAPER, "Akční plán s tímto opatřením jde přes orgány města.");
  await open(page, paper);
  await throughBodies(page, said, paper);
  await form(page, assert);
  await happened(page, year, made.measure);
  await close(page, year);
  await follow(page, "Návrh na příští rok, který z vyhodnocení vznikl");
  assert.match(await text(page), new RegExp(`${NEXT}[\\s\\S]*1\\.1 ${MEASURE}`));
  await become(page);
  await way(page, assert, sound);
};
cycle.options = { width: NARROW };

export default {
  "a need comes to a decision and a result, and goes on the next year": cycle,
};
