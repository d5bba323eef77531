// Whether our API keeps the standards, and whether the command that says so can
// tell: it walks our own stores, our own server, answers of others, and our
// server with one thing made wrong at a time.
//
//     PROGRAM=build/dev/rozcestnik node tests/conformance/run.mjs [part of a name]
//
// With SHORT=1 only some of what can be made wrong, and one of the servers.
import { spawn, spawnSync, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';

const PROGRAM = process.env.PROGRAM ?? 'build/dev/rozcestnik';
const POSTGRES = process.env.CHECK_POSTGRES;
const SHORT = process.env.SHORT === '1';
const only = process.argv[2] === 'conformance' ? '' : process.argv[2] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'rozcestnik-conformance-'));
const store = join(folder, 'data');
const profiles = ['hsds-3.0', 'hsds-3.1', 'oruk-3.0'];
const roots = { 'hsds-3.0': '/api/hsds/v3.0', 'hsds-3.1': '/api/hsds/v3', 'oruk-3.0': '/api/oruk/v3' };

function run(...args) {
  const got = spawnSync(PROGRAM, args, { encoding: 'utf8', timeout: 300_000, maxBuffer: 1 << 28 });
  return { status: got.status, out: got.stdout, all: got.stdout + got.stderr };
}
// While this process itself serves, it must not wait.
function runBeside(...args) {
  return new Promise((done) => {
    const child = spawn(PROGRAM, args, { timeout: 120_000 });
    let all = '';
    child.stdout.on('data', (more) => { all += more; });
    child.stderr.on('data', (more) => { all += more; });
    child.on('close', (status) => done({ status, all, out: all }));
  });
}
function ok(...args) {
  const got = run(...args);
  assert.equal(got.status, 0, `${args.join(' ')}: ${got.all}`);
  return got;
}

// Our program as a server; stopped by what it returns.
async function serve(...options) {
  const child = spawn(PROGRAM, ['serve', '--port', '0', '--empty', '--data', store, ...options],
    { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise((done, fail) => {
    let said = '';
    child.stdout.on('data', (more) => {
      said += more;
      const found = said.match(/http:\/\/[\d.]+:\d+/);
      if (found) done(found[0]);
    });
    child.on('exit', () => fail(new Error(`the server ended: ${said}`)));
  });
  // The search's index is filled by a job.
  for (let tries = 0; tries < 200; tries++) {
    const found = await (await fetch(`${url}/api/hsds/v3/services?search=pe%C4%8Dovatelsk%C3%A1`)).json();
    if (found.total_items) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  const stop = () => new Promise((done) => { child.removeAllListeners('exit'); child.on('exit', done); child.kill(); });
  return { url, stop };
}

async function listen(answer) {
  const server = createServer(answer);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

// Our server behind another one that changes its answers.
async function spoiled(change) {
  const own = await serve();
  const proxy = await listen(async (request, response) => {
    const asked = change.ask ? change.ask(request.url, request.method) : request.url;
    const got = await fetch(own.url + asked, { method: request.method });
    let answer = { status: got.status, cors: got.headers.get('access-control-allow-origin'), type: got.headers.get('content-type'),
      text: (await got.text()).replaceAll(own.url, proxy.url) };
    if (change.answer) answer = change.answer(answer, request) ?? answer;
    const headers = { 'Content-Type': answer.type };
    if (answer.cors) headers['Access-Control-Allow-Origin'] = answer.cors;
    response.writeHead(answer.status, headers).end(answer.text);
  });
  return { url: proxy.url, stop: async () => { await proxy.stop(); await own.stop(); } };
}

const edit = (change) => (answer, request) => {
  if (!answer.type?.includes('application/json') || answer.status !== 200) return answer;
  const body = JSON.parse(answer.text);
  change(body, request.url);
  return { ...answer, text: JSON.stringify(body) };
};
// A date a second later; what is no date stays.
function later(text) {
  const at = Date.parse(decodeURIComponent(text));
  return Number.isNaN(at) ? text : new Date(at + 1000).toISOString();
}
const services = (change) => edit((body, url) => {
  if (url.includes('/services') && body.contents) body.contents.forEach(change);
});

// Services at places that say whom they serve; learnt by the first who asks.
const served = new Set();

// What is made wrong, and the check that must notice.
const spoils = {
  'C2: an openapi_url that is not absolute': { answer: edit((body) => { if (body.openapi_url) body.openapi_url = '/openapi.json'; }) },
  'C3: one item too many is claimed': { answer: edit((body) => { if (body.contents) body.total_items += 1; }) },
  'C3: the same item on every page': { ask: (url) => url.replace(/([?&])page=\d+/, '$1page=1') },
  'C4: a service without a name': { answer: services((s) => { delete s.name; }) },
  'C4: an identifier that is no UUID': { answer: services((s) => { s.organization_id = 'x'; }) },
  'C6: a list of services that is not there': { answer: (a, r) => (/\/services(\?|$)/.test(r.url) ? { ...a, status: 500 } : a) },
  'C7: answers that scripts may not read': { answer: (a) => ({ ...a, cors: null }) },
  'C8: a field that is null': { answer: services((s) => { s.alert = null; }) },
  'C8: an empty list': { answer: services((s) => { s.phones = []; }) },
  'C11: organization_id that is not looked at': { ask: (url) => url.replace(/&?organization_id=[^&]*(?=.*taxonomy)/, '') },
  'C12: modified_after that leaves out the instant itself': { ask: (url) => url.replace(/modified_after=([^&]*)/, (_, at) => `modified_after=${later(at)}`) },
  'C12: what is gone is told as if it were there': { answer: services((s) => { if (!s.name) s.status = 'active'; }) },
  'C12: what is gone says what it was': { answer: services((s) => { if (!s.name) s.description = 'Koncept'; }) },
  'C12: what is gone is told for ever': { ask: (url) => (/modified_after=20/.test(url) ? url.replace(/modified_after=[^&]*/, 'modified_after=1970-01-01T00:00:00Z') : url) },
  'C13: minimal with more than two fields': { answer: (a, r) => (r.url.includes('minimal') ? services((s) => { s.name = 'x'; })(a, r) : a) },
  'C13: a stream that ends early': { answer: (a) => (a.type?.includes('ndjson') ? { ...a, text: a.text.split('\n').slice(1).join('\n') } : a) },
  'C14: top_only that is not looked at': { ask: (url) => url.replace('top_only=true', '') },
  'C15: circles that are twice as wide': { ask: (url) => url.replace(/proximity=(\d+)/, (_, m) => `proximity=${Math.min(2 * m, 1e6)}`) },
  'C15: circles three metres too wide': { ask: (url) => url.replace(/proximity=(\d+)/, (_, m) => `proximity=${Math.min(+m + 3, 1e6)}`) },
  'C15: circles three metres too narrow': { ask: (url) => url.replace(/proximity=(\d{2,})/, (_, m) => `proximity=${m - 3}`) },
  'C15: a distance that is not looked at': { ask: (url) => url.replace(/&proximity=\d+/, '') },
  'C15: a place that is elsewhere': { answer: edit((body, url) => {
    if (url.includes('/service_at_locations?full')) body.contents.filter((s) => s.location.latitude).slice(3, 4).forEach((s) => { s.location.latitude += 0.001; });
  }) },
  'C15: a postal code that is not looked at': { ask: (url) => (url.includes('proximity') ? url : url.replace(/postcode=\d+/, '')) },
  'C15: areas that are not looked at': { answer: edit((body, url) => {
    if (/postcode=\d+$/.test(url)) body.contents = body.contents.filter((s) => !served.has(s.id));
  }) },
  'C16: search that finds everything': { ask: (url) => url.replace(/search=[^&]*/, '') },
  'C22: POST that answers otherwise': { answer: (a, r) => (r.method === 'POST' ? { ...a, text: '{}' } : a) },
  'C24: nonsense that ends in an error of the server': { answer: (a) => (a.status === 400 ? { ...a, status: 500 } : a) },
};

// Recorded answers of others, each list on one page, at the addresses of the profile.
async function mocks(name) {
  const at = `tests/data/oruk/${name}`;
  const file = (path) => {
    const [, list, id] = path.match(/^\/(\w*)\/?([\w-]*)/);
    const one = { services: 'service', organizations: 'organization', service_at_locations: 'service_at_location', taxonomies: 'taxonomy', taxonomy_terms: 'taxonomy_term' }[list];
    const names = !list ? ['api_details'] : id ? [`${one}_full`, one] : [`${one}_list`];
    return names.map((n) => join(at, `${n}.json`)).find((f) => existsSync(f));
  };
  return listen((request, response) => {
    const found = file(new URL(request.url, 'http://x').pathname);
    response.writeHead(found ? 200 : 404, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' });
    response.end(found ? readFileSync(found) : '{}');
  });
}

const line = (got, check) => got.all.split('\n').find((l) => l.startsWith(`${check.padEnd(5)}`) && /ok|CHYBA|–/.test(l)) ?? '';

function postgres() {
  execFileSync('psql', [POSTGRES, '-qc', 'DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public'], { stdio: 'ignore' });
  ok('copy', '--from', join(store, 'rozcestnik.db'), '--to', POSTGRES);
}

const tests = {};
for (const profile of profiles) {
  tests[`our own store keeps ${profile} on SQLite`] = () => {
    const got = run('conformance', '--profile', profile, '--data', store);
    assert.equal(got.status, 0, got.all);
    assert.doesNotMatch(got.out, /CHYBA/);
  };
  if (POSTGRES) tests[`our own store keeps ${profile} on PostgreSQL`] = () => {
    postgres();
    const got = run('conformance', '--profile', profile, '--data', store, '--db', POSTGRES);
    assert.equal(got.status, 0, got.all);
  };
  if (!SHORT || profile === 'oruk-3.0') tests[`our own server keeps ${profile}`] = async () => {
    const own = await serve();
    const got = await runBeside('conformance', '--profile', profile, '--data', store, '--url', own.url + roots[profile]);
    await own.stop();
    assert.equal(got.status, 0, got.all);
    assert.match(line(got, 'C7'), /ok/);
  };
}
for (const [what, change] of Object.entries(spoils).filter((_, i) => !SHORT || i % 5 === 1)) {
  tests[`it is noticed: ${what}`] = async () => {
    const bad = await spoiled(change);
    const got = await runBeside('conformance', '--profile', 'hsds-3.1', '--data', store, '--url', `${bad.url}/api/hsds/v3`);
    await bad.stop();
    assert.equal(got.status, 1, got.all);
    assert.match(line(got, what.split(':')[0]), /CHYBA/, got.all);
  };
}
Object.assign(tests, {
  async 'a server that is not there keeps nothing'() {
    const got = run('conformance', '--profile', 'hsds-3.1', '--data', store, '--url', 'http://127.0.0.1:9/api');
    assert.equal(got.status, 1, got.all);
  },
  async 'recorded answers that break the profile are told so'() {
    const other = await mocks('V3.0-UK-Fail');
    const got = await runBeside('conformance', '--profile', 'oruk-3.0', '--data', store, '--url', other.url);
    await other.stop();
    assert.equal(got.status, 1, got.all);
    assert.match(got.all, /C2: profile is no absolute address/);
    assert.match(got.all, /C5: \/services .*url: 'example_counselling' is not a 'uri'/);
  },
  'answers and exports are the same bytes on both engines'() {
    if (!POSTGRES) return;
    postgres();
    const folders = [[], ['--db', POSTGRES]].map((more, i) => {
      const to = join(folder, `export${i}`);
      for (const [format, version] of [['json', '3.0'], ['json', '3.1'], ['csv', '3.1']])
        ok('export', 'hsds', '--format', format, '--version', version, '--to', join(to, format + version), '--data', store, ...more);
      return to;
    });
    for (const part of readdirSync(folders[0]))
      for (const name of readdirSync(join(folders[0], part)))
        assert.deepEqual(readFileSync(join(folders[1], part, name)), readFileSync(join(folders[0], part, name)), `${part}/${name}`);
  },
  async 'both engines answer with the same bytes'() {
    if (!POSTGRES) return;
    postgres();
    const one = await serve(), two = await serve('--db', POSTGRES);
    for (const root of Object.values(roots))
      for (const path of ['services?full=true', 'services?format=ndjson', 'service_at_locations?full=true', 'organizations?full=true&full_service=true', 'taxonomy_terms?per_page=100', 'services?day=MO', 'taxonomies']) {
        const [a, b] = await Promise.all([one, two].map(async (s) => (await fetch(`${s.url}${root}/${path}`)).text()));
        assert.equal(b, a, `${root}/${path}`);
      }
    await one.stop();
    await two.stop();
  },
});

ok('migrate', '--data', store);
ok('import', 'guide', 'data/demo/pribor-services.json', '--data', store);
ok('import', 'rpss', 'tests/data/rpss/sample.json', '--data', store);
// Where places are, whom services serve, and one that is a draft again: what no import says.
const sql = (text) => execFileSync('sqlite3', [join(store, 'rozcestnik.db'), text]);
sql(`UPDATE place SET latitude = 49100000 + id * 7919 % 4000 * 200, longitude = 17100000 + id * 104729 % 4000 * 300;
  UPDATE place SET secret = TRUE, name = NULL, address = NULL, street = NULL, house_number = NULL, part = NULL, postal_code = NULL,
    address_point = NULL, municipality_id = NULL, latitude = NULL, longitude = NULL WHERE id = (SELECT max(id) FROM place);
  INSERT INTO service_area (service_id, municipality_id) SELECT s.id, m.id FROM service s JOIN municipality m ON m.name IN ('Příbor', 'Trutnov') WHERE s.id % 4 = 1;
  INSERT INTO service_area (service_id, area_id) SELECT s.id, a.id FROM service s JOIN area a ON a.id IN (SELECT min(id) FROM area WHERE kind = 'orp') WHERE s.id % 4 = 2;
  UPDATE service SET status = 'draft', withdrawn_at = updated_at + 10, name = 'Koncept' WHERE id = (SELECT max(id) FROM service);`);
{
  const own = await serve();
  for (let page = 1, pages = 1; page <= pages; page++) {
    const body = await (await fetch(`${own.url}/api/hsds/v3/service_at_locations?full=true&per_page=100&page=${page}`)).json();
    pages = body.total_pages;
    for (const s of body.contents) if (s.service.service_areas) served.add(s.id);
  }
  await own.stop();
  assert.ok(served.size > 10);
}
let passed = 0, failed = 0;
for (const [name, test] of Object.entries(tests)) {
  if (!name.includes(only)) continue;
  try {
    await test();
    passed++;
    console.log(`ok   ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${name}\n${String(error.message).slice(0, 3000)}`);
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
