// Files of a record: the office adds, describes, orders and takes away; the public downloads.
import { deflateSync } from "node:zlib";
import { smallTargets, sticksOut } from "./browser.mjs";
import { open, signIn } from "./sign_in.mjs";

const FILES = "/urad/zaznamy/sluzby/7/prilohy";

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  let sum = 0xffffffff;
  for (const byte of body) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length);
  body.copy(out, 4);
  out.writeUInt32BE((sum ^ 0xffffffff) >>> 0, body.length + 4);
  return out;
}

// A black picture, wider than a phone.
function png(width, height) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc((width + 1) * height))), chunk("IEND", Buffer.alloc(0))]);
}

const table = Buffer.from("služba;cena\noběd;95\n");

const look = async (page, axe) => [...await axe(page), ...await sticksOut(page), ...await smallTargets(page)];

async function add(page, label, file, fill = {}) {
  await page.locator("#soubor").setInputFiles(file);
  await page.getByLabel("Co to je").fill(label);
  for (const [name, text] of Object.entries(fill)) await page.getByLabel(name).fill(text);
  await page.getByLabel("Pro veřejnost").check();
  await page.getByRole("button", { name: "Přidat soubor" }).click();
}

const journey = async ({ page, assert, said, axe, keyboardWalk }) => {
  await signIn(page, said, "editor");
  await open(page, "/urad/zaznamy/sluzby/7");
  const shown = await page.getByRole("link", { name: "Jak záznam vidí veřejnost" }).getAttribute("href");
  await page.getByRole("link", { name: "Přílohy" }).click();
  assert.deepEqual(await look(page, axe), []);
  await page.getByRole("button", { name: "Přidat soubor" }).click();
  const summary = page.getByRole("alert");
  assert.match(await summary.textContent(), /Vyberte soubor/);
  assert.deepEqual(await look(page, axe), []);
  await summary.getByRole("link", { name: /Vyberte soubor/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "soubor");
  await add(page, "Ceník obědů", { name: "cenik.csv", mimeType: "text/csv", buffer: table });
  await page.getByText("Soubor je přidaný.").waitFor();
  const picture = { name: "vchod.png", mimeType: "image/png", buffer: png(1400, 500) };
  await add(page, "Kudy dovnitř", picture);
  await page.getByRole("alert").getByText(/Napište, co je na obrázku/).waitFor();
  await add(page, "Kudy dovnitř", picture, { "Co je na obrázku": "Vchod ze dvora, rampa vlevo" });
  await page.getByText("Soubor je přidaný.").waitFor();
  await page.getByRole("button", { name: /^Výš.*Kudy dovnitř/ }).click();
  await page.getByText("Pořadí je změněné.").waitFor();
  assert.match(await page.locator("main ol > li").first().textContent(), /Kudy dovnitř/);
  await open(page, FILES);
  const stops = await keyboardWalk(page);
  assert.ok(stops.some(({ name }) => /Odebrat/.test(name)), stops.map(({ name }) => name).join(" | "));
  assert.deepEqual(stops.filter((stop) => !stop.shown), []);
  await open(page, shown);
  const image = page.getByRole("img", { name: "Vchod ze dvora, rampa vlevo" });
  await image.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector(".sp-download__picture").naturalWidth === 1400);
  assert.deepEqual(await look(page, axe), []);
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Ceník obědů" }).click();
  assert.equal((await saving).suggestedFilename(), "cenik.csv");
};
journey.options = { width: 1280 };

const narrow = async ({ page, assert, said, axe }) => {
  await signIn(page, said, "editor");
  await open(page, FILES);
  assert.deepEqual(await look(page, axe), []);
  await page.getByRole("button", { name: /^Odebrat.*Ceník obědů/ }).click();
  await page.getByText("Vrátit ho můžete 30 dní.").waitFor();
  assert.deepEqual(await look(page, axe), []);
  await page.getByRole("button", { name: /^Vrátit zpět/ }).first().click();
  await page.getByText("Soubor je zpátky.").waitFor();
  await page.getByRole("link", { name: /^Změnit nebo nahradit.*Ceník obědů/ }).click();
  await page.getByRole("heading", { name: "Nahradit novější verzí" }).waitFor();
  assert.deepEqual(await look(page, axe), []);
  await page.locator("#soubor").setInputFiles({ name: "cenik-2027.csv", mimeType: "text/csv",
    buffer: Buffer.from("služba;cena\noběd;99\n") });
  await page.getByRole("button", { name: "Přidat novější verzi" }).click();
  await page.getByText("Novější verze je přidaná.").waitFor();
  await open(page, "/urad/zaznamy/sluzby/7");
  const shown = await page.getByRole("link", { name: "Jak záznam vidí veřejnost" }).getAttribute("href");
  await open(page, shown);
  assert.deepEqual(await look(page, axe), []);
  const answer = await page.request.get(await page.getByRole("link", { name: "Ceník obědů" }).getAttribute("href")
    .then((href) => new URL(href, page.url()).href));
  assert.match(await answer.text(), /99/);
};
narrow.options = { width: 320 };

export default {
  "an editor adds files by the keyboard and the public sees and downloads them": journey,
  "on a phone a file is taken away, put back and replaced": narrow,
};
