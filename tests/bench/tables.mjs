// Tables in the office: how long it takes to hand over, try and do an import of so
// many providers, as new ones and as changes, and to get them out again.  Writes
// lines "name<TAB>seconds<TAB>s".
//
//     node tests/bench/tables.mjs http://127.0.0.1:PORT COUNT EMAIL PASSWORD [SUFFIX]
const [site, count, email, password, suffix = ""] = process.argv.slice(2);
const LIST = "/urad/zaznamy/organizace";
const jar = new Map();

async function ask(path, form) {
	const init = { redirect: "manual", headers: { cookie: [...jar].map((c) => c.join("=")).join("; ") } };
	if (form) Object.assign(init, { method: "POST", body: form });
	const got = await fetch(new URL(path, site), init);
	for (const line of got.headers.getSetCookie?.() ?? [got.headers.get("set-cookie")].filter(Boolean)) {
		const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
		jar.set(name, value);
	}
	if (got.status >= 400) throw new Error(`${path}: ${got.status}`);
	return got;
}

const hidden = (html) => /name="csrf" value="([^"]+)"/.exec(html)[1];
async function post(path, fields) {
	const form = new URLSearchParams({ csrf: hidden(await (await ask(path)).text()), ...fields });
	return ask(path, form);
}

async function timed(name, work) {
	const from = performance.now();
	const got = await work();
	console.log(`${name}${suffix}\t${((performance.now() - from) / 1000).toFixed(2)}\ts`);
	return got;
}

// Selects as the page chose them, and the key.
async function mapping(path, key) {
	const html = await (await ask(path)).text(), fields = { csrf: hidden(html), klic: key };
	for (const [, name, options] of html.matchAll(/<select[^>]* name="(s\d+)"[^>]*>(.*?)<\/select>/gs))
		fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? "";
	return new URLSearchParams(fields);
}

async function run(name, bytes, file, key, says) {
	const form = new FormData();
	form.set("csrf", hidden(await (await ask(`${LIST}/prevzit`)).text()));
	form.set("soubor", new Blob([bytes]), file);
	const upload = (await timed(`${name}_upload`, () => ask(`${LIST}/prevzit`, form))).headers.get("location");
	const fields = await mapping(upload, key);
	const preview = (await timed(`${name}_try`, () => ask(upload, fields))).headers.get("location");
	const html = await (await ask(preview)).text();
	const told = html.replace(/(\d)(\s|&nbsp;)(?=\d)/g, "$1");
	if (!told.includes(says)) throw new Error(`${name}: the preview does not say "${says}"`);
	const done = await timed(`${name}_do`, () => ask(`${upload}/provest`, new URLSearchParams({ csrf: hidden(html) })));
	if (!done.headers.get("location").includes("operace=")) throw new Error(`${name}: not done`);
}

const digits = (n, width) => String(n).padStart(width, "0");
const towns = ["Trutnov", "Příbor", "Praha", "Brno", "Nová Ves, 277 52"];
function table() {
	const rows = ["Název;Stav;Právní forma;Popis;Adresa sídla;Obec;Telefony;E-maily"];
	for (let i = 0; i < count; i++)
		rows.push(`Organizace ${digits(i * 7919 % count, 5)};Zveřejněno;spolek;Pomáháme lidem v tísni číslo ${i}.;` +
			`Dlouhá ${i % 200};${towns[i % towns.length]};499 ${digits(i % 1000, 3)} ${digits(i % 997, 3)};posta${i}@example.cz`);
	return rows.join("\n") + "\n";
}

await post("/urad/prihlaseni", { email, password });
await run("table_csv_new", table(), "nove.csv", "new", count);
const xlsx = await timed("table_xlsx_out", async () => (await ask(`${LIST}/tabulka.xlsx`)).arrayBuffer());
await run("table_xlsx_new", xlsx, "nove.xlsx", "new", "");
const csv = await timed("table_csv_out", async () => (await ask(`${LIST}/tabulka.csv`)).text());
await run("table_csv_change", csv.replaceAll("Pomáháme", "Radíme"), "zmeny.csv", "id", "");
