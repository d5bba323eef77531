// What a screen reader is told of the key pages, compared with aria/NAME.yaml:
// roles, names, their order.  Days, times and states of opening differ from day
// to day and are told as marks.  After a change that is meant:
//
//     KEEP=1 node tests/browser/run.mjs "screen reader"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const FOLDER = join(ROOT, "tests/browser/aria");
const PUBLIC = {
  home: "/", services: "/sluzby", service: "/sluzby/ukazka-psychiatr", professional: "/sluzby/ukazka-psychiatr/odbornik",
  providers: "/organizace", situations: "/situace", situation: "/situace/dluhy", sensitive: "/situace/domaci-nasili",
  crisis: "/krize", safe: "/bezpecne-prohlizeni", contacts: "/kontakty", search: "/hledat?q=dluhy",
  nothing_found: "/hledat?q=qqqq", news: "/aktuality", one_news: "/aktuality/ukazka-den-otevrenych-dveri",
  subscription: "/odber-aktualit", ask: "/zeptat-se", leaflet: "/letaky/ordinace?obec=pribor",
  open_data: "/otevrena-data", about: "/o-portalu", missing: "/neni-tu",
  signpost: "/najit-pomoc", question: "/najit-pomoc/dluhy", situation_leaflet: "/situace/dluhy/letak",
  map: "/mapa?q=dluhy", shortlist: "/muj-seznam?s=ukazka-psychiatr", easy: "/snadne-cteni",
  statement: "/prohlaseni-o-pristupnosti", ukrainian: "/uk/krize",
};
const OFFICE = {
  sign_in: "/urad/prihlaseni", office: "/urad", records: "/urad/zaznamy/sluzby", record: "/urad/zaznamy/situace/1",
  verifying: "/urad/overovani",
};

const told = (snapshot) => snapshot
  .replace(/\d{1,2}\. ?\d{1,2}\. ?\d{4}/g, "DAY").replace(/\b\d{1,2}:\d{2}\b/g, "TIME")
  .replace(/(Otevřeno|Zavřeno|Teď (otevřeno|zavřeno))[^"\n]*/g, "OPENING").replace(/\d+/g, "#");

async function compare(page, assert, name) {
  const file = join(FOLDER, `${name}.yaml`);
  const part = name === "home" ? "body" : "main"; // what stands around is the same everywhere
  const now = `${told(await page.locator(part).ariaSnapshot())}\n`;
  if (process.env.KEEP) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, now);
  }
  assert.ok(existsSync(file), `${file} is missing`);
  const was = readFileSync(file, "utf8").split("\n");
  const differs = now.split("\n").findIndex((line, i) => line !== was[i]);
  assert.ok(now === was.join("\n"), `${name}, line ${differs + 1}: "${was[differs]}" became "${now.split("\n")[differs]}"`);
}

const everybody = async ({ page, assert }) => {
  for (const [name, path] of Object.entries(PUBLIC)) {
    await open(page, path);
    await compare(page, assert, name);
  }
};

const office = async ({ page, assert, said }) => {
  await open(page, OFFICE.sign_in);
  await compare(page, assert, "sign_in");
  await signIn(page, said, "editor");
  for (const [name, path] of Object.entries(OFFICE).slice(1)) {
    await open(page, path);
    await compare(page, assert, name);
  }
};

export default {
  "a screen reader is told the same of public pages": everybody,
  "a screen reader is told the same of the office": office,
};
