// Addresses that are open to scripts of every site: the API of app/exchange.
import { test, check, equal } from './program.mjs';
import { Wire, request, ask } from './client.mjs';

const root = '/api/hsds/v3';
const open = (answer, what) => equal(answer.header('access-control-allow-origin'), '*', `${what}: CORS`);

test('every answer of an open address may be read by scripts of every site', async ({ port }) => {
  const etag = (await ask(port, 'GET', `${root}/services`)).header('etag');
  const kinds = [
    ['200', 200, () => ask(port, 'GET', `${root}/services`)],
    ['200 of a kept page', 200, () => ask(port, 'GET', `${root}/services`)],
    ['200 of a stream', 200, () => ask(port, 'GET', `${root}/services?format=ndjson`)],
    ['200 of a POST', 200, () => ask(port, 'POST', `${root}/services`, { 'Content-Length': 0, 'Sec-Fetch-Site': 'cross-site' })],
    ['204 of OPTIONS', 204, () => ask(port, 'OPTIONS', `${root}/services`)],
    ['304', 304, () => ask(port, 'GET', `${root}/services`, { 'If-None-Match': etag })],
    ['400', 400, () => ask(port, 'GET', `${root}/services?page=x`)],
    ['404', 404, () => ask(port, 'GET', `${root}/nothing/at/all`)],
    ['405', 405, () => ask(port, 'PUT', `${root}/services`)],
    ['405 of a route', 405, () => ask(port, 'POST', `${root}/`, { 'Content-Length': 0 })],
    ['413', 413, () => ask(port, 'POST', `${root}/services`, { 'Content-Length': 999999999 })],
  ];
  for (const [what, status, get] of kinds) {
    const answer = await get();
    equal(answer.status, status, what);
    open(answer, what);
    if (status >= 400) equal(answer.header('content-type'), 'application/problem+json', what);
  }
});

test('other addresses are not open and have no OPTIONS', async ({ port }) => {
  const page = await ask(port, 'GET', '/sluzby');
  check(!page.headers['access-control-allow-origin'], 'a page is open to scripts');
  equal((await ask(port, 'OPTIONS', '/sluzby')).status, 405, 'OPTIONS of a page');
});

test('a stream says how long it is and is one record a line', async ({ port }) => {
  const answer = await ask(port, 'GET', `${root}/taxonomy_terms?format=ndjson`);
  equal(Number(answer.header('content-length')), Buffer.byteLength(answer.body), 'its length');
  const lines = answer.body.trimEnd().split('\n').map((line) => JSON.parse(line));
  const page = JSON.parse((await ask(port, 'GET', `${root}/taxonomy_terms?per_page=1`)).body);
  equal(lines.length, page.total_items, 'how many lines');
});

test('a question may be an object of JSON', async ({ port }) => {
  const body = JSON.stringify({ per_page: 1, page: 2 });
  const got = await ask(port, 'GET', `${root}/taxonomy_terms?per_page=1&page=2`);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
  const sent = await ask(port, 'POST', `${root}/taxonomy_terms`, headers, body);
  equal(sent.body, got.body, 'what a POST answers');
});
