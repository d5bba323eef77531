// What every fault test needs: a program over data that outlive it, somebody
// who works in its office, the store looked into from aside, and the runner.
// Conditions are waited for, never times.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, post, request, Wire } from '../http/client.mjs';

const PROGRAM = process.env.PROGRAM ?? 'build/dev/rozcestnik';
const PATIENCE = 30_000;               // ms until a test gives up waiting
const ADMIN = 'sprava@example.cz', PASSWORD = 'zelený traktor na louce';
const PAUSE = 20;                      // ms between two looks at a condition
export const ROUNDS = Number(process.env.ROUNDS ?? 3);

export function check(condition, why) { if (!condition) throw new Error(why); }
export function equal(got, expected, what) {
  if (JSON.stringify(got) !== JSON.stringify(expected))
    throw new Error(`${what}: got ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`);
}

// Asks again and again until the answer is true; what it answered.
export async function until(condition, what, patience = PATIENCE) {
  for (const late = Date.now() + patience; ; ) {
    const answer = await condition();
    if (answer) return answer;
    if (Date.now() > late) throw new Error(`waited in vain until ${what}`);
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

// ---- stores ---------------------------------------------------------------

// Each has .options for the command line, rows(sql) and sound(), which throws
// unless the store is whole.  Rows are texts, columns parted by "|".  Every test
// gets a copy of one that has the demonstration data and an administrator.
const lines = (text) => text.split('\n').filter(Boolean);

export class SqliteStore {
  static title = 'SQLite';
  constructor(folder) { this.file = join(folder, 'rozcestnik.db'); this.options = []; }
  static async ready() {
    this.folder = mkdtempSync(join(tmpdir(), 'rozcestnik-faults-'));
    await fill(new Program(this.folder));
  }
  static copy(folder) {
    cpSync(join(this.folder, 'rozcestnik.db'), join(folder, 'rozcestnik.db'));
    return new SqliteStore(folder);
  }
  static forget() { rmSync(this.folder, { recursive: true, force: true }); }
  rows(sql) { return lines(execFileSync('sqlite3', ['-cmd', '.timeout 10000', this.file, sql], { encoding: 'utf8' })); }
  sound() {
    equal(this.rows('PRAGMA integrity_check'), ['ok'], 'the integrity of the store');
    equal(this.rows('PRAGMA foreign_key_check'), [], 'rows that lead nowhere');
  }
}

export class PostgresStore {
  static title = 'PostgreSQL';
  constructor(url) { Object.assign(this, { url, options: ['--db', url] }); }
  static psql(url, sql) {
    return lines(execFileSync('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c', sql, url],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  }
  static made = 0;
  static url = (name) => this.server.url.replace('/postgres?', `/${name}?`);
  static async ready() {
    this.server = new Postgres();
    this.psql(this.server.url, 'CREATE DATABASE filled');
    const folder = mkdtempSync(join(tmpdir(), 'rozcestnik-faults-'));
    await fill(new Program(folder, ['--db', this.url('filled')]));
    rmSync(folder, { recursive: true, force: true });
  }
  static copy() {
    const name = `copy_${++this.made}`;
    // By files, because the other way copies numbers handed out ahead without
    // logging them, and a crash would hand them out again.
    this.psql(this.server.url, `CREATE DATABASE ${name} TEMPLATE filled STRATEGY file_copy`);
    return new PostgresStore(this.url(name));
  }
  static forget() { this.server?.stop(); }
  rows(sql) { return PostgresStore.psql(this.url, sql); }
  sound() {
    const tables = this.rows("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
    check(tables.length > 10, 'there are no tables');
    this.rows(tables.map((table) => `SELECT count(*) FROM ${table}`).join(' UNION ALL '));
  }
}

async function fill(program) {
  await program.start();
  await program.stop();
  program.command(['user', 'add', '--email', ADMIN, '--name', 'Dana Správná', '--role', 'admin'], `${PASSWORD}\n`);
}

// A database server of this run's own.
export class Postgres {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'rozcestnik-faults-pg-'));
    this.url = this.run('start').trim();
  }
  run(what) { return execFileSync('tests/postgres.sh', [what, this.folder], { encoding: 'utf8' }); }
  crash() { this.run('crash'); }
  again() { this.run('again'); }
  stop() { this.run('stop'); }
}

// ---- the program ----------------------------------------------------------

export class Program {
  constructor(folder, options = []) { Object.assign(this, { folder, options, log: '' }); }

  command(words, input = '') {
    return execFileSync(PROGRAM, [...words, '--data', this.folder, ...this.options],
      { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  }

  // A process of a command that is not waited for: { child, ended, log() }.
  begin(words) {
    const child = spawn(PROGRAM, [...words, '--data', this.folder, ...this.options], { stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '', said = '';
    child.stderr.on('data', (text) => { log += text; });
    child.stdout.on('data', (text) => { said += text; });
    const ended = new Promise((done) => child.on('close', (code, signal) => done(signal ?? code)));
    return { child, ended, log: () => log, said: () => said };
  }

  async start(...options) {
    this.run = this.begin(['serve', '--port', '0', ...options]);
    this.ended = this.run.ended;
    let over;
    this.ended.then((how) => { over = how; });
    this.port = await until(() => {
      if (over !== undefined) throw new Error(`the program ended with ${over}:\n${this.run.log()}`);
      return Number(this.run.said().match(/http:\/\/[^:/]+:(\d+)/)?.[1]);
    }, 'the program says where it is', 60_000);
    return this;
  }

  alive() { return this.run && this.run.child.exitCode === null && this.run.child.signalCode === null; }
  signal(name) { this.run.child.kill(name); }
  async kill() { this.signal('SIGKILL'); await this.ended; }
  async stop() {
    this.signal('SIGTERM');
    const how = await this.ended;
    check(how === 0, `the program ended with ${how}:\n${this.run.log().slice(-3000)}`);
  }
  get(path) { return ask(this.port, 'GET', path); }
}

// ---- somebody at work -----------------------------------------------------

const NEW = '/urad/sprava/lide/novy';

// An administrator who is signed in.  Every method throws when the connection
// breaks before the answer has come whole.
export class Office {
  constructor(program) { Object.assign(this, { program, cookies: {} }); }

  headers() {
    return { Cookie: Object.entries(this.cookies).map(([name, value]) => `${name}=${value}`).join('; '),
      'Sec-Fetch-Site': 'same-origin' };
  }

  keep(answer) {
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      this.cookies[name] = value;
    }
    return answer;
  }

  async get(path) {
    const answer = this.keep(await ask(this.program.port, 'GET', path, this.headers()));
    this.csrf = answer.body.match(/name="csrf" value="([^"]+)"/)?.[1] ?? this.csrf;
    return answer;
  }

  body(fields) { return new URLSearchParams({ csrf: this.csrf, ...fields }).toString(); }

  async post(path, fields) {
    const wire = await Wire.open(this.program.port);
    const answer = await wire.send(post(path, this.body(fields), this.headers())).answer();
    wire.end();
    return this.keep(answer);
  }

  // A POST of which only the headers are sent: { wire, send() } to end it.
  async postBegun(path, fields) {
    const wire = await Wire.open(this.program.port), body = this.body(fields);
    wire.send(request('POST', path, { ...this.headers(), 'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': Buffer.byteLength(body), Expect: '100-continue' }));
    equal((await wire.answer()).status, 100, 'the request has begun');
    return { answer: () => wire.send(body).answer() };
  }

  async signIn() {
    await this.get('/urad/prihlaseni');
    const answer = await this.post('/urad/prihlaseni', { email: ADMIN, password: PASSWORD });
    equal(answer.status, 303, 'signing in');
    equal((await this.get(NEW)).status, 200, 'the form of a new person');
    return this;
  }

  addFields(person) { return { name: person.name, email: person.email, role: 'editor', area: '*' }; }

  // The program shows the new password in its answer, so this one is a 200.
  add(person) { return this.post(NEW, this.addFields(person)); }

  rename(person, name) {
    return this.post(`/urad/sprava/lide/${person.uuid}`, { name, email: person.email });
  }
}
export { NEW, Wire };

// ---- the tests ------------------------------------------------------------

// What this machine cannot do is neither passed nor failed.
export class NotHere extends Error {}

export const tests = [];
// A test is given { folder, program, store }, its own, and may answer what it
// has done.
export function test(name, run) { tests.push({ name, run, store: SqliteStore }); }
test.onPostgres = (name, run) => tests.push({ name, run, store: PostgresStore });
test.onEach = (name, run) => [SqliteStore, PostgresStore].forEach((store) => tests.push({ name, run, store }));

// Runs one; whatever it leaves behind is ended and removed.
export async function runTest({ run, store: Store }) {
  const folder = mkdtempSync(join(tmpdir(), 'rozcestnik-faults-'));
  const store = Store.copy(folder), program = new Program(folder, store.options);
  try {
    return await run({ folder, program, store });
  } catch (error) {
    error.log = program.run?.log().slice(-3000);
    throw error;
  } finally {
    if (program.alive()) await program.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
