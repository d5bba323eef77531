// What the measurements ask for: a file of addresses for each, and the pages of
// two of them as files for nginx.  The same store always gives the same files.
//
//     node tests/bench/prepare.mjs http://127.0.0.1:PORT FOLDER
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const [site, folder] = process.argv.slice(2);
const DETAILS = 1000;

let state = 20080506;
function below(n) {                    // xorshift32
	state ^= state << 13;
	state ^= state >>> 17;
	state ^= state << 5;
	return (state >>> 0) % n;
}
const one = (list) => list[below(list.length)];

async function text(path) {
	const got = await fetch(site + path);
	if (!got.ok) throw new Error(`${path}: ${got.status}`);
	return got.text();
}

const lines = async (file) => (await readFile(file, "utf8")).split("\n").filter((l) => l && !l.startsWith("#"));
const save = (name, paths) => writeFile(`${folder}/${name}.txt`, paths.join("\n") + "\n");

// Half of all visits go to a few services: the n-th is asked for in proportion
// to 1/n, as visits of catalogues usually are (Zipf).
function visits(paths, count) {
	let sum = 0;
	const upTo = paths.map((_, i) => (sum += 1 / (i + 1)));
	return Array.from({ length: count }, () => {
		const at = (below(1e9) / 1e9) * sum;
		return paths[upTo.findIndex((s) => s > at)];
	});
}

async function details() {
	const all = [...(await text("/sitemap.xml")).matchAll(/<loc>[^<]*(\/sluzby\/[^<]+)<\/loc>/g)].map((m) => m[1]);
	const chosen = new Set();
	while (chosen.size < Math.min(DETAILS, all.length)) chosen.add(one(all));
	return [...chosen];
}

// Every kind of filter, alone and together, on the first pages and deep ones.
async function filters() {
	const codes = async (list) => (await lines(`data/codelists/${list}.csv`)).slice(1).map((l) => l.split(",")[0]);
	const types = await codes("service_types"), groups = await codes("target_groups"), forms = await codes("service_forms");
	const list = await text("/sluzby");
	const areas = [...list.matchAll(/<option value="([a-z0-9-]+)"/g)].map((m) => m[1]).filter((a) => !["poskytovatel", "zmena"].includes(a));
	const towns = (await lines("data/territory/municipalities.csv")).slice(1).map((l) => l.split(","))
		.filter((f) => Number(f[9]) > 10000).map((f) => encodeURIComponent(f[1]));
	const kinds = [
		() => `druh=${one(types)}`,
		() => `druh=${one(types)}&druh=${one(types)}&forma=${one(forms)}`,
		() => `skupina=${one(groups)}`,
		() => `skupina=${one(groups)}&forma=${one(forms)}&razeni=zmena`,
		() => `forma=${one(forms)}&strana=${1 + below(10)}`,
		() => `obec=${one(towns)}`,
		() => `obec=${one(towns)}&druh=${one(types)}`,
		() => `oblast=${one(areas)}`,
		() => `oblast=${one(areas)}&skupina=${one(groups)}&razeni=poskytovatel`,
	];
	const paths = Array.from({ length: 500 }, (_, i) => `/sluzby?${kinds[i % kinds.length]()}`);
	// An address that leads nowhere would be counted as an error.
	const good = [];
	for (const path of paths) if ((await fetch(site + path)).ok) good.push(path);
	return good;
}

// People's own words, the same mistyped in one letter, and the same unfinished.
async function queries() {
	const words = (await lines("tests/data/lexicon/queries-relevance-seed.csv")).slice(1).map((l) => l.split(";")[0]);
	const mistyped = words.map((w) => {
		const letters = [...w], at = 1 + below(letters.length - 1);
		letters[at] = "aeiknostv"[below(9)];
		return letters.join("");
	});
	const begun = words.map((w) => [...w].slice(0, 3 + below(6)).join(""));
	const address = (q, more) => `/api/v1/search?q=${encodeURIComponent(q)}${more}`;
	return words.flatMap((w, i) => [address(w, ""), address(mistyped[i], ""), address(begun[i], "&prefix=1")]);
}

async function copy(path) {
	const file = `${folder}/pages${path}.html`;
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, Buffer.from(await (await fetch(site + path)).arrayBuffer()));
}

const chosen = await details();
const pages = Array.from({ length: 50 }, (_, i) => `/sluzby?strana=${i + 1}`);
await save("list", ["/sluzby"]);
await save("pages", pages);
await save("filter", await filters());
await save("detail", visits(chosen, 5000));
await save("every-detail", chosen);
await save("search", await queries());
for (const path of ["/sluzby", ...chosen]) await copy(path);
