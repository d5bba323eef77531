// The command line as an operator meets it: what it prints and how it ends.
//
//     PROGRAM=build/dev/rozcestnik node tests/cli/run.mjs [part of a name]
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";

const PROGRAM = process.env.PROGRAM ?? "build/dev/rozcestnik";
const GUIDE = "data/demo/pribor-services.json";
const only = process.argv[2] ?? "";
const folder = mkdtempSync(join(tmpdir(), "rozcestnik-cli-"));
let numbered = 0;

const data = () => join(folder, `d${++numbered}`);
function run(...args) {
  const { status, stdout, stderr, signal } = spawnSync(PROGRAM, args, { encoding: "utf8", timeout: 120_000, maxBuffer: 1 << 28 });
  return { status, signal, out: stdout, err: stderr, all: stdout + stderr };
}
function ok(...args) {
  const got = run(...args);
  assert.equal(got.status, 0, `${args.join(" ")}: ${got.all}`);
  return got;
}

// Everything a store holds, in an order of its own.
const dump = (url) => run("dump", "--db", url).out;

// An empty database of the run's PostgreSQL, or null where there is none.
function postgres() {
  const url = process.env.CHECK_POSTGRES;
  if (!url) return null;
  execFileSync("psql", [url, "-qc", "DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public"], { stdio: "ignore" });
  return url;
}

const tests = {
  "help names every command"() {
    const { out } = ok("help");
    for (const word of ["serve", "migrate", "copy", "import guide", "import rpss", "user add"]) assert.match(out, new RegExp(word));
  },
  "an unknown command or option value ends with 2 and says why"() {
    assert.equal(run("nesmysl", "--data", data()).status, 2);
    const got = run("serve", "--port", "x");
    assert.equal(got.status, 2);
    assert.match(got.err, /--port/);
    assert.equal(run("copy").status, 2);
  },
  "an installation is made, and made only once"() {
    const at = data();
    ok("migrate", "--data", at);
    const before = dump(join(at, "rozcestnik.db"));
    ok("migrate", "--data", at);
    assert.equal(dump(join(at, "rozcestnik.db")), before);
    assert.match(before, /Hradec Králové/);
  },
  "the catalogue is exported as HSDS, with what could not be said"() {
    const at = data(), to = join(at, "hsds");
    ok("migrate", "--data", at);
    ok("import", "guide", GUIDE, "--data", at);
    const got = ok("export", "hsds", "--version", "3.0", "--format", "datapackage", "--to", to, "--data", at);
    assert.match(got.out, /organizace: 55/);
    assert.match(got.out, /organization,address,\d+,organizace v HSDS nemá vlastní adresu/);
    assert.match(readFileSync(join(to, "services.csv"), "utf8"), /^id,organization_id,.*\r\n[0-9a-f-]{36},/);
    assert.equal(JSON.parse(readFileSync(join(to, "datapackage.json"), "utf8")).resources.length, 21);
    assert.equal(run("export", "hsds", "--version", "2.0", "--format", "csv", "--to", to, "--data", at).status, 2);
    assert.equal(run("export", "hsds", "--data", at).status, 2);
  },
  "a guide is imported, tried first, and changes nothing the second time"() {
    const at = data(), store = join(at, "rozcestnik.db");
    ok("migrate", "--data", at);
    const empty = dump(store);
    ok("import", "guide", GUIDE, "--dry-run", "--data", at);
    assert.equal(dump(store), empty);
    ok("import", "guide", GUIDE, "--data", at);
    const full = dump(store);
    assert.match(full, /pribor:charita/);
    ok("import", "guide", GUIDE, "--data", at);
    const services = (text) => text.split("\n= ").find((table) => table.startsWith("service\n"));
    assert.equal(services(dump(store)), services(full));
  },
  "a setting is changed and an unknown one is refused"() {
    const at = data();
    assert.match(ok("site", "set", "town_name", "Město Lípa", "--data", at).out, /town_name +Město Lípa/);
    assert.match(ok("site", "settings", "--data", at).out, /base_url/);
    assert.equal(run("site", "set", "nesmysl", "x", "--data", at).status, 2);
    assert.equal(run("site", "set", "town_name", "--data", at).status, 2);
  },
  "without a server a trial message becomes a file, and passwords belong into no setting"() {
    const at = data();
    ok("site", "set", "mail_from", "portal@mesto.cz", "--data", at);
    assert.match(ok("mail", "test", "--to", "jana@example.cz", "--data", at).out, /Odesláno/);
    const files = readdirSync(join(at, "mail"));
    assert.equal(files.length, 1);
    assert.match(files[0], /^\d{8}T\d{6}-[0-9a-f]{32}\.eml$/);
    const text = readFileSync(join(at, "mail", files[0]), "utf8");
    assert.match(text, /^From: .*<portal@mesto\.cz>\r$/m);
    assert.match(text, /^To: <jana@example\.cz>\r$/m);
    assert.match(ok("mail", "list", "--data", at).out, /Čeká 0, selhalo 0, .* 1\./);
    assert.equal(run("mail", "test", "--to", "a b", "--data", at).status, 2);
    assert.equal(run("mail", "test", "--data", at).status, 2);
    assert.equal(run("site", "set", "smtp_url", "smtp://u:heslo@host", "--data", at).status, 2);
  },
  "mail that no server takes waits, and is listed with the reason"() {
    const at = data();
    ok("site", "set", "smtp_url", "smtp://127.0.0.1:1", "--data", at);
    const got = run("mail", "test", "--to", "jana@example.cz", "--data", at);
    assert.equal(got.status, 1);
    assert.match(got.out, /Zatím neodesláno/);
    assert.match(ok("mail", "list", "--data", at).out, /čeká .*jana@example\.cz.*: .+\nČeká 1, selhalo 0/);
  },
  "a broken file is refused whole"() {
    const at = data(), store = join(at, "rozcestnik.db");
    ok("migrate", "--data", at);
    const empty = dump(store);
    const text = readFileSync(GUIDE, "utf8");
    for (const cut of [0, 1, 1000, text.length - 2]) {
      const file = join(folder, "cut.json");
      writeFileSync(file, text.slice(0, cut));
      assert.equal(run("import", "guide", file, "--data", at).status, 1, `cut at ${cut}`);
      assert.equal(run("import", "rpss", file, "--data", at).status, 1, `cut at ${cut}`);
      assert.equal(dump(store), empty);
    }
    assert.notEqual(run("import", "guide", join(folder, "neni.json"), "--data", at).status, 0);
  },
  "an installation moves to PostgreSQL and back, row for row"() {
    const url = postgres();
    if (!url) return;
    const at = data(), store = join(at, "rozcestnik.db"), back = join(folder, "back.db");
    ok("migrate", "--data", at);
    ok("import", "guide", GUIDE, "--data", at);
    ok("copy", "--from", store, "--to", url);
    ok("copy", "--from", url, "--to", back);
    assert.equal(dump(url), dump(store));
    assert.equal(dump(back), dump(store));
    assert.equal(run("copy", "--from", store, "--to", back).status, 1);
    postgres();
  },
  "a store that cannot be opened is named"() {
    const got = run("migrate", "--data", data(), "--db", "/proc/nelze.db");
    assert.equal(got.status, 1);
    assert.match(got.err, /\/proc\/nelze\.db/);
    assert.equal(run("migrate", "--data", data(), "--db", "postgresql:///x?host=/nonexistent").status, 1);
  },
  "a file that is no store is left as it is"() {
    const at = data(), file = join(folder, "text.db");
    writeFileSync(file, "This is no database, it is a letter to somebody.\n".repeat(100));
    const before = readFileSync(file);
    assert.equal(run("migrate", "--data", at, "--db", file).status, 1);
    assert.deepEqual(readFileSync(file), before);
    assert.ok(existsSync(file));
  },
};

let passed = 0, failed = 0;
for (const [name, test] of Object.entries(tests)) {
  if (!name.includes(only)) continue;
  try {
    test();
    console.log(`ok   ${name}`);
    passed++;
  } catch (error) {
    console.log(`FAIL ${name}  ${String(error.message).slice(0, 600)}`);
    failed++;
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
