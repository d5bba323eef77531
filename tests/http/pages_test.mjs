// What browsers and caches see: methods, entity tags, compression, ranges, headers.
import { gunzipSync } from 'node:zlib';
import { test, check, equal } from './program.mjs';
import { Wire, request, post, ask } from './client.mjs';

// The style sheet of the home page: an embedded file that every build has.
async function styleSheet(port) {
  const home = await ask(port, 'GET', '/');
  const url = home.body.match(/<link[^>]*rel="?stylesheet"?[^>]*>/)?.[0].match(/href="?([^" >]+)/)?.[1];
  check(url, 'the home page has no style sheet');
  return url.replaceAll('&amp;', '&');
}

const wanted = {
  'content-security-policy': /^default-src 'none';.*form-action 'self'; base-uri 'none'; frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'cache-control': /^(no-store|(public|private), max-age=)/,
};

function checkHeaders(answer, what) {
  for (const [name, pattern] of Object.entries(wanted)) {
    equal(answer.headers[name]?.length, 1, `${what}: how often ${name} stands there`);
    check(pattern.test(answer.header(name)), `${what}: ${name} is ${answer.header(name)}`);
  }
  check(!answer.headers.server && !answer.headers['x-powered-by'], `${what}: it says what serves it`);
}

test('every kind of answer carries the protecting headers', async ({ port }) => {
  const sheet = await styleSheet(port);
  const etag = (await ask(port, 'GET', sheet)).header('etag');
  const kinds = [
    ['200 of a page', 200, () => ask(port, 'GET', '/')],
    ['200 of a kept page', 200, () => ask(port, 'GET', '/')],
    ['200 of a page for somebody with a cookie', 200, () => ask(port, 'GET', '/', { Cookie: 'a=b' })],
    ['200 of a compressed page', 200, () => ask(port, 'GET', '/', { 'Accept-Encoding': 'gzip' })],
    ['200 of a file', 200, () => ask(port, 'GET', sheet)],
    ['206 of a file', 206, () => ask(port, 'GET', sheet, { Range: 'bytes=0-3' })],
    ['304 of a file', 304, () => ask(port, 'GET', sheet, { 'If-None-Match': etag })],
    ['304 of a page', 304, () => ask(port, 'GET', '/', { 'If-None-Match': '*' })],
    ['400', 400, () => ask(port, 'GET', '/%FF')],
    ['404', 404, () => ask(port, 'GET', '/neni-tady')],
    ['405', 405, () => ask(port, 'DELETE', '/')],
    ['405 of a route', 405, () => ask(port, 'POST', '/', { 'Content-Length': 0 })],
    ['413', 413, () => ask(port, 'POST', '/', { 'Content-Length': 999999999 })],
    ['414', 414, () => ask(port, 'GET', `/${'a'.repeat(9000)}`)],
    ['416 of a file', 416, () => ask(port, 'GET', sheet, { Range: 'bytes=99999999-' })],
    ['431', 431, () => ask(port, 'GET', '/', { 'X-Long': 'a'.repeat(17000) })],
  ];
  for (const [what, status, get] of kinds) {
    const answer = await get();
    equal(answer.status, status, what);
    checkHeaders(answer, what);
    check(!answer.headers['strict-transport-security'], `${what}: HSTS without TLS`);
  }
});

test('an answer by TLS carries HSTS', async ({ port }) => {
  for (const path of ['/', '/', '/neni-tady', await styleSheet(port)]) {
    const answer = await ask(port, 'GET', path, { 'X-Forwarded-Proto': 'https' });
    check(/^max-age=31536000/.test(answer.header('strict-transport-security')), path);
  }
});

test('a plain public page sets no cookie', async ({ port }) => {
  const home = await ask(port, 'GET', '/');
  equal(home.headers['set-cookie'], undefined, 'Set-Cookie');
});

test('HEAD says what GET says and sends no body', async ({ port }) => {
  for (const path of ['/', '/neni-tady', await styleSheet(port)]) {
    const wire = await Wire.open(port);
    const get = await wire.send(request('GET', path)).answer();
    const head = await wire.send(request('HEAD', path)).answer('HEAD');
    const again = await wire.send(request('GET', path)).answer();
    wire.end();
    equal(head.status, get.status, `status of ${path}`);
    equal({ ...head.headers, date: 0 }, { ...get.headers, date: 0 }, `headers of ${path}`);
    check(get.bytes.length > 0, `${path} is empty`);
    equal(again.body, get.body, `what follows HEAD ${path}`);
  }
});

test('a page that has not changed is answered with 304', async ({ port }) => {
  const first = await ask(port, 'GET', '/');
  const etag = first.header('etag');
  check(/^"[^"]+"$/.test(etag), `entity tag ${etag}`);
  for (const given of [etag, `W/${etag}`, `"x", ${etag}`]) {
    const again = await ask(port, 'GET', '/', { 'If-None-Match': given });
    equal([again.status, again.bytes.length, again.header('etag')], [304, 0, etag], `If-None-Match ${given}`);
  }
  equal((await ask(port, 'GET', '/', { 'If-None-Match': '"x"' })).status, 200, 'another tag');
});

test('a page is compressed for those who take it', async ({ port }) => {
  const plain = await ask(port, 'GET', '/');
  for (const what of ['made', 'kept']) {
    const small = await ask(port, 'GET', '/', { 'Accept-Encoding': 'deflate, gzip;q=0.8' });
    equal(small.header('content-encoding'), 'gzip', `Content-Encoding when ${what}`);
    check(/Accept-Encoding/.test(small.header('vary')), 'Vary');
    check(small.bytes.length < plain.bytes.length, 'it is not smaller');
    equal(gunzipSync(small.bytes).toString(), plain.body, `text when ${what}`);
    check(small.header('etag') !== plain.header('etag'), 'both have one entity tag');
    const again = await ask(port, 'GET', '/', { 'Accept-Encoding': 'gzip', 'If-None-Match': small.header('etag') });
    equal(again.status, 304, 'status of the same again');
  }
  const refused = await ask(port, 'GET', '/', { 'Accept-Encoding': 'gzip;q=0' });
  equal(refused.header('content-encoding'), undefined, 'Content-Encoding when refused');
  const personal = await ask(port, 'GET', '/', { 'Accept-Encoding': 'gzip', Cookie: 'a=b' });
  equal(personal.header('content-encoding'), undefined, 'Content-Encoding of a page that may hold secrets');
});

test('an embedded file comes compressed, tagged and, by its version, for a year', async ({ port }) => {
  const path = (await styleSheet(port)).replace(/\?.*/, ''), url = `${path}?v=1`;
  const plain = await ask(port, 'GET', url);
  const small = await ask(port, 'GET', url, { 'Accept-Encoding': 'gzip' });
  equal([plain.status, small.status], [200, 200], 'status');
  equal(small.header('content-encoding'), 'gzip', 'Content-Encoding');
  equal(gunzipSync(small.bytes).equals(plain.bytes), true, 'same text');
  check(/max-age=31536000, immutable/.test(plain.header('cache-control')), plain.header('cache-control'));
  const bare = await ask(port, 'GET', path);
  check(!/immutable/.test(bare.header('cache-control')), 'without a version it is kept for ever');
  equal((await ask(port, 'GET', url, { 'If-None-Match': small.header('etag') })).status, 304, 'status by the tag');
});

test('a part of a file is sent when it is asked for', async ({ port }) => {
  const url = await styleSheet(port);
  const whole = await ask(port, 'GET', url);
  const size = whole.bytes.length;
  const hex = (bytes) => bytes.toString('hex');
  const part = (range, more = {}) => ask(port, 'GET', url, { Range: range, 'Accept-Encoding': 'gzip', ...more });
  const middle = await part('bytes=2-5');
  equal([middle.status, hex(middle.bytes), middle.header('content-range')],
    [206, hex(whole.bytes.subarray(2, 6)), `bytes 2-5/${size}`], 'the middle');
  const tail = await part('bytes=-3');
  equal([tail.status, hex(tail.bytes)], [206, hex(whole.bytes.subarray(-3))], 'the end');
  const beyond = await part(`bytes=${size}-`);
  equal([beyond.status, beyond.header('content-range')], [416, `bytes */${size}`], 'behind the end');
  const same = await part('bytes=0-0', { 'If-Range': whole.header('etag') });
  equal([same.status, hex(same.bytes)], [206, hex(whole.bytes.subarray(0, 1))], 'of the version one has');
  equal((await part('bytes=0-0', { 'If-Range': '"old"' })).status, 200, 'of an older version');
  equal((await part('bytes=0-0,2-2')).status, 200, 'several');
  equal((await part('bytes=5-2')).status, 200, 'nonsense');
  equal((await part(`bytes=${'0-,'.repeat(2000)}`)).status, 200, 'abuse');
});

test('methods that no page has are refused with those that are', async ({ port }) => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS', 'PROPFIND', 'X'.repeat(300)]) {
    const answer = await ask(port, method, '/');
    equal([answer.status, answer.header('allow')], [405, 'GET, HEAD, POST'], method);
    check(!/<script|TRACE/i.test(answer.body), `${method} is repeated`);
  }
  equal((await ask(port, 'CONNECT', 'localhost:80')).status, 405, 'CONNECT');
});

test('a connection serves one request after another', async ({ port }) => {
  const wire = await Wire.open(port);
  for (const [method, path, status] of [['GET', '/', 200], ['GET', '/neni-tady', 404], ['HEAD', '/', 200],
    ['GET', '/', 200], ['GET', '/neni-tady', 404]]) {
    const answer = await wire.send(request(method, path)).answer(method);
    equal(answer.status, status, `${method} ${path}`);
    equal(answer.header('connection'), undefined, `Connection of ${path}`);
  }
  const form = await wire.send(post('/neni-tady', 'a=1')).answer();
  equal(form.status, 404, 'a form');
  equal((await wire.send(request('GET', '/')).answer()).status, 200, 'after a form');
  wire.end();
});

test('requests sent at once are answered in their order', async ({ port }) => {
  const wire = await Wire.open(port);
  const sheet = await styleSheet(port);
  const paths = ['/', '/neni-tady', sheet, '/', '/take-neni', sheet, '/'];
  wire.send(paths.map((path) => request('GET', path)).join('') + post('/neni-tady', 'a=1') + request('HEAD', '/'));
  const got = [];
  for (const path of paths) got.push((await wire.answer()).status);
  equal(got, [200, 404, 200, 200, 404, 200, 200], 'statuses');
  equal((await wire.answer()).status, 404, 'the form behind them');
  equal((await wire.answer('HEAD')).status, 200, 'the last');
  wire.end();
});

test('a form and a page after it take no time on the wire', async ({ port }) => {
  const wire = await Wire.open(port);
  const times = [];
  for (let i = 0; i < 21; i++) {
    const before = performance.now();
    await wire.send(post('/neni-tady', `a=${'x'.repeat(3000)}`)).answer();
    await wire.send(request('GET', '/')).answer();
    times.push(performance.now() - before);
  }
  wire.end();
  const median = times.sort((a, b) => a - b)[10];
  check(median < 35, `a pair took ${median.toFixed(1)} ms; 40 ms would be Nagle's delay`);
});

test('suggestions are asked for in the language of the page', async ({ port }) => {
  const page = await ask(port, 'GET', '/en/hledat');
  check(page.body.includes('data-suggest="/en/api/v1/search"'), 'the field asks elsewhere');
  const got = await ask(port, 'GET', '/en/api/v1/search?q=');
  equal([got.status, got.header('content-type')], [200, 'application/json'], 'the answer');
});
