// What public pages leave in a browser and whom they let it ask: nothing, nobody.
import { test, check, equal } from './program.mjs';
import { ask } from './client.mjs';

// Beside the site map: what it leaves out, and what asks or refuses.
const MORE = ['/neni-tady', '/%FF', '/hledat', '/hledat?q=dluhy', '/hledat?q=n%C3%A1sil%C3%AD', '/zeptat-se',
  '/situace/domaci-nasili', '/rychly-odchod', '/bezpecne-prohlizeni', '/widget/sluzby', '/zdravi',
  '/sluzby?q=pece&forma=outreach', '/robots.txt', '/sitemap.xml', '/aktuality.atom', '/api/v1/search?q=dluhy'];
const SENSITIVE = ['/situace/domaci-nasili', '/sluzby/bily-kruh-bezpeci-ostrava', '/krize', '/bezpecne-prohlizeni'];

async function publicPages(port) {
  const map = (await ask(port, 'GET', '/sitemap.xml')).body;
  const mapped = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url.replaceAll('&amp;', '&'));
  check(mapped.length > 100, `the site map has ${mapped.length} addresses`);
  return [...new Set([...mapped, ...MORE])];
}

const LOADED = new Set(['src', 'srcset', 'poster', 'data', 'background', 'ping', 'manifest', 'xlink:href']);
const WITH_HREF = new Set(['link', 'base', 'use', 'image', 'feimage']);     // an <a> loads nothing by itself
const NOT_LOADED = /^(canonical|alternate|author|license|help|next|prev|search)$/i;
const OURS = /^\s*(?:\/(?![/\\])|[#?.]|data:|about:blank)|^\s*[\w-]+(?:[/?#.][^:]*)?$/;

const decode = (text) => text.replace(/&#x([0-9a-f]+);/gi, (_, n) => String.fromCharCode(parseInt(n, 16)))
  .replace(/&#(\d+);/g, (_, n) => String.fromCharCode(n)).replaceAll('&amp;', '&').replaceAll('&quot;', '"');

function inStyle(css) {
  const urls = [...css.matchAll(/url\(\s*['"]?([^'")]*)|@import\s+['"]([^'"]*)/gi)];
  return urls.map(([, url, sheet]) => url ?? sheet).filter((url) => !OURS.test(url));
}

function attributes(text) {
  const all = [...text.matchAll(/([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)];
  return new Map(all.map(([, name, a, b, c]) => [name.toLowerCase(), decode(a ?? b ?? c ?? '')]));
}

// Addresses of other origins that a browser would ask by itself on such a page.
function strangers(html) {
  const found = [...html.matchAll(/<style[^>]*>([^]*?)<\/style/gi)].flatMap(([, css]) => inStyle(css));
  for (const [, tag, rest] of html.matchAll(/<([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi)) {
    const has = attributes(rest), name = tag.toLowerCase();
    const quiet = name === 'link' && (has.get('rel') ?? '').trim().split(/\s+/).every((rel) => NOT_LOADED.test(rel));
    for (const [key, value] of has) {
      const loads = LOADED.has(key) || (key === 'href' && WITH_HREF.has(name) && !quiet);
      const values = key === 'srcset' ? value.split(',').map((one) => one.trim().split(/\s/)[0]) : [value];
      if (loads) found.push(...values.filter((one) => !OURS.test(one)));
      if (key === 'style') found.push(...inStyle(value));
    }
    if (name === 'meta' && /refresh/i.test(has.get('http-equiv') ?? ''))
      found.push(...(has.get('content')?.match(/https?:[^\s]*|\/\/[^\s]*/g) ?? []));
  }
  return found;
}

test('what a page would load from elsewhere is recognised', async () => {
  const caught = ['<script src="https://a.example/x.js"></script>', '<img alt="a > b" src=//a.example/x.png>',
    '<link rel="stylesheet" href="http://a.example/x.css">', '<link rel="preload prefetch" href="//a.example">',
    "<link rel='dns-prefetch' href='//a.example'>", '<img srcset="/a.png 1x, https://a.example/b.png 2x">',
    '<iframe src="https&#58;//a.example/"></iframe>', '<svg><use href="https://a.example/i.svg#x"/></svg>',
    '<p style="background: url(https://a.example/x.png)">', '<style>@import "//a.example/x.css"</style>',
    '<a href="/x" ping="https://a.example/">', '<meta http-equiv="refresh" content="1; url=https://a.example/">',
    '<object data="https://a.example/x"></object>', '<base href="https://a.example/">', '<img src="/\\a.example/x">'];
  for (const html of caught) equal(strangers(html).length, 1, html);
  const fine = ['<a href="https://a.example/">web</a>', '<link rel="alternate" href="https://a.example/feed">',
    '<link rel="license" href="https://a.example/by">', '<img src="/a.png" alt="https://a.example/">',
    '<script src="/assets/x.js?v=1"></script>', '<use href="/assets/i.svg#x"/>', '<img src="data:image/png;base64,AA">',
    '<p>https://a.example/</p>', '<link rel="icon" href="favicon.svg">'];
  for (const html of fine) equal(strangers(html), [], html);
});

test('no public page sets a cookie or lets the browser ask another origin', async ({ port }) => {
  const seen = new Set();
  for (const path of await publicPages(port)) {
    const answer = await ask(port, 'GET', path);
    check(answer.status < 500, `${path}: ${answer.status}`);
    equal(answer.headers['set-cookie'], undefined, `Set-Cookie of ${path}`);
    equal([answer.header('refresh'), answer.header('link')], [undefined, undefined], `headers of ${path} that load`);
    const policy = answer.header('content-security-policy').replace(/frame-ancestors[^;]*/, '');
    check(!/[a-z]:\/\/|\*|https?:/i.test(policy), `${path} lets others in: ${policy}`);
    if (!/^text\/html/.test(answer.header('content-type'))) continue;
    equal(strangers(answer.body), [], `other origins on ${path}`);
    for (const [, url] of answer.body.matchAll(/(?:src|href)="(\/(?:assets|widget)\/[^"#]+\.(?:css|js|svg)[^"#]*)/g))
      seen.add(url.replaceAll('&amp;', '&'));
  }
  check(seen.size >= 4, `only ${[...seen]}`);
  for (const url of seen) {
    const file = await ask(port, 'GET', url);
    equal([file.status, file.headers['set-cookie']], [200, undefined], url);
    equal(/\.css/.test(url) ? inStyle(file.body) : strangers(file.body), [], `other origins in ${url}`);
  }
});

// The log is flushed once a second.
async function logged(program, ...words) {
  const deadline = Date.now() + 10_000;
  while (!program.log.split('\n').some((line) => words.every((word) => line.includes(word)))) {
    check(Date.now() < deadline, `no line of the log has ${words}`);
    await new Promise((done) => program.child.stderr.once('data', done));
  }
}

test('a sensitive page is kept by the server and by nobody else', async (program) => {
  const { port } = program;
  for (const path of SENSITIVE) {
    for (const headers of [{}, {}, { 'If-None-Match': '*' }, { Cookie: 'jazyk=cs' }]) {
      const answer = await ask(port, 'GET', path, headers);
      equal([answer.header('cache-control'), answer.header('referrer-policy')], ['no-store', 'no-referrer'],
        `${path} ${JSON.stringify(headers)} ${answer.status}`);
    }
    await logged(program, `path=${path} status=200 `, 'from=cache');
  }
  equal((await ask(port, 'GET', '/kontakty')).header('referrer-policy'), 'same-origin', 'another page');
});

test('the quick exit leads away and makes the browser forget', async ({ port }) => {
  const answer = await ask(port, 'GET', '/rychly-odchod', { 'Sec-Fetch-Site': 'same-origin' });
  equal([answer.status, answer.header('location')], [303, 'https://www.chmi.cz/'], 'where it leads');
  equal(answer.header('clear-site-data'), '"cache", "cookies", "storage"', 'what is forgotten');
  equal([answer.header('cache-control'), answer.header('referrer-policy')], ['no-store', 'no-referrer'], 'headers');
  const lured = await ask(port, 'GET', '/rychly-odchod', { 'Sec-Fetch-Site': 'cross-site' });
  equal([lured.status, lured.header('clear-site-data')], [303, undefined], 'from another site');
});
