// Files of records, as a browser gets them.
import { test, check, equal } from './program.mjs';
import { ask, post, Wire } from './client.mjs';

const cookiesOf = (answer) => (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
const csrfOf = (answer) => answer.body.match(/name="csrf" value="([^"]+)"/)[1];
const form = (fields) => new URLSearchParams(fields).toString();

async function send(port, bytes) {
  const wire = await Wire.open(port);
  const answer = await wire.send(bytes).answer('POST');
  wire.end();
  return answer;
}

async function signIn({ port, said }) {
  const [, email, password] = /^editor: (\S+) \/ (\S+)$/m.exec(said);
  const page = await ask(port, 'GET', '/urad/prihlaseni');
  const answer = await send(port, post('/urad/prihlaseni', form({ csrf: csrfOf(page), email, password }),
    { Cookie: cookiesOf(page) }));
  equal(answer.status, 303, 'signing in');
  return cookiesOf(answer);
}

function multipart(fields, name, bytes) {
  const line = '----hranice';
  const texts = Object.entries(fields).map(([key, value]) =>
    `--${line}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`);
  const body = Buffer.concat([Buffer.from(texts.join('')),
    Buffer.from(`--${line}\r\nContent-Disposition: form-data; name="soubor"; filename="${name.replaceAll('"', '\\"')}"\r\n` +
      'Content-Type: text/html\r\n\r\n'), bytes, Buffer.from(`\r\n--${line}--\r\n`)]);
  return { type: `multipart/form-data; boundary=${line}`, body };
}

const FILES = '/urad/zaznamy/sluzby/1/prilohy';

async function attach({ port }, cookies, label, name, bytes) {
  const page = await ask(port, 'GET', FILES, { Cookie: cookies });
  const { type, body } = multipart({ csrf: csrfOf(page), label, published: '1', alt: 'Vchod' }, name, bytes);
  const head = `POST ${FILES} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookies}\r\nContent-Type: ${type}\r\n` +
    `Content-Length: ${body.length}\r\n\r\n`;
  return send(port, Buffer.concat([Buffer.from(head), body]));
}

// The public address of the file of that label.
async function addressOf({ port }, cookies, label) {
  const record = await ask(port, 'GET', '/urad/zaznamy/sluzby/1', { Cookie: cookies });
  const [, shown] = record.body.match(/href="(\/sluzby\/[^"]+)"[^>]*>Jak záznam vidí/);
  const page = await ask(port, 'GET', shown);
  return page.body.match(new RegExp(`href="(/soubory/[^"]+)">${label}<`))?.[1];
}

const large = Buffer.from('název;číslo\n' + Array.from({ length: 150_000 }, (_, i) => `řádek;${i * 7919}\n`).join(''));

test('a file of a record is sent with headers that keep it from being run', async (program) => {
  const cookies = await signIn(program), { port } = program;
  equal((await attach(program, cookies, 'Velká tabulka', 'Ceník "2026".html', large)).status, 303, 'adding');
  const address = await addressOf(program, cookies, 'Velká tabulka');
  const answer = await ask(port, 'GET', address);
  equal(answer.status, 200, 'status');
  check(answer.bytes.equals(large), 'other bytes came than were sent');
  equal(answer.header('content-type'), 'text/csv; charset=utf-8', 'type');
  equal(answer.header('x-content-type-options'), 'nosniff', 'sniffing');
  check(answer.header('content-security-policy').startsWith('sandbox;'), 'it is not in a sandbox');
  equal(answer.header('content-disposition'),
    `attachment; filename="Cen_k _2026_.csv"; filename*=UTF-8''Cen%C3%ADk%20_2026_.csv`, 'name');
  equal(answer.header('x-robots-tag'), 'noindex', 'search engines');
  equal(answer.header('cache-control'), 'public, max-age=0, must-revalidate', 'kept');
  const head = await ask(port, 'HEAD', address);
  equal([head.status, Number(head.header('content-length'))], [200, large.length], 'HEAD');
});

test('a long file is not sent again to who has it, and comes in parts', async (program) => {
  const cookies = await signIn(program), { port } = program;
  const address = await addressOf(program, cookies, 'Velká tabulka');
  const etag = (await ask(port, 'GET', address)).header('etag');
  equal((await ask(port, 'GET', address, { 'If-None-Match': etag })).status, 304, 'what is known');
  const range = async (value, more = {}) => ask(port, 'GET', address, { Range: value, ...more });
  const part = await range('bytes=1000-1999');
  equal([part.status, part.header('content-range')], [206, `bytes 1000-1999/${large.length}`], 'a part');
  check(part.bytes.equals(large.subarray(1000, 2000)), 'other bytes');
  check((await range('bytes=-10')).bytes.equals(large.subarray(-10)), 'the last ten');
  equal((await range(`bytes=${large.length}-`)).status, 416, 'behind the end');
  equal((await range('bytes=0-9', { 'If-Range': '"another"' })).status, 200, 'of another one');
});

test('twenty who download at once all get the whole file', async (program) => {
  const cookies = await signIn(program);
  const address = await addressOf(program, cookies, 'Velká tabulka');
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(program.port, 'GET', address)));
  check(answers.every((answer) => answer.bytes.equals(large)), 'some were cut');
});

test('a form with a file that is too large is refused in words', async (program) => {
  const cookies = await signIn(program);
  const answer = await ask(program.port, 'POST', FILES, { Cookie: cookies, 'Content-Length': 30 * 2 ** 20,
    'Content-Type': 'multipart/form-data; boundary=x', Expect: '100-continue' });
  equal(answer.status, 413, 'status');
  check(/nejvýše 20 MB/.test(answer.body) && /20 MB at most/.test(answer.body), answer.body);
});

test('a page that calls itself a table is refused and nobody can open it', async (program) => {
  const cookies = await signIn(program);
  const answer = await attach(program, cookies, 'Past', 'tabulka.csv', Buffer.from('a;b\n<script>alert(1)</script>\n'));
  equal(answer.status, 422, 'status');
  check(/HTML, SVG/.test(answer.body), 'the reason');
  equal(await addressOf(program, cookies, 'Past'), undefined, 'its address');
});
