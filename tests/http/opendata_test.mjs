// What /otevrena-data gives, against the schemas of the open formal standards.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { ask } from './client.mjs';
import { check, equal, test } from './program.mjs';

const FOLDER = new URL('../data/ofn/', import.meta.url);
const OFN = 'https://ofn.gov.cz/';
const PROGRAM = process.env.PROGRAM ?? 'build/dev/rozcestnik';
const BASE = 'https://socialni.example.cz';

const GEOJSON = 'https://raw.githubusercontent.com/ropensci/geojsonlint/master/inst/schema/geojson.json';
const POINT = {
  type: 'object', required: ['type', 'coordinates'], additionalProperties: false,
  properties: {
    type: { const: 'Point' },
    coordinates: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
  },
};

// Their addresses have Czech letters, which the validator knows only encoded.
const encoded = (key, value) => (['$id', '$ref'].includes(key) && typeof value === 'string' ? encodeURI(value) : value);

function standards() {
  // The schemas name three drafts and use only what all of them share.
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true });
  for (const name of readdirSync(FOLDER).filter((n) => n.endsWith('.json'))) {
    const { $schema, ...schema } = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'), encoded);
    ajv.addSchema(schema);
  }
  ajv.addSchema({ $id: GEOJSON, ...POINT });
  const schema = (path) => {
    const found = ajv.getSchema(encodeURI(OFN + path));
    check(found, `there is no schema ${path}`);
    return found;
  };
  const validate = (path, data, what) =>
    check(schema(path)(data), `${what}: ${JSON.stringify(schema(path).errors?.slice(0, 3))}`);
  return { validate, refuses: (path, data) => !schema(path)(data) };
}

async function json(port, path) {
  const answer = await ask(port, 'GET', path);
  equal(answer.status, 200, path);
  return JSON.parse(answer.body);
}

// The address of the site is part of every IRI, so it must be known.
async function address(program) {
  const set = (name, value) => {
    const run = spawnSync(PROGRAM, ['site', 'set', name, value, '--data', program.data], { encoding: 'utf8' });
    equal(run.status, 0, `site set ${name}: ${run.stderr}`);
  };
  set('base_url', BASE);
  set('operator_ico', '00278360');
  set('town_code', '579025');
}

const DCAT = 'dcat-ap-cz-rozhraní-katalogů-otevřených-dat/2024-05-28/schémata/';

test('the catalogue of data sets and every record in it hold to DCAT-AP-CZ', async (program) => {
  const { validate, refuses } = standards();
  await address(program);
  const catalog = await json(program.port, '/otevrena-data/katalog.jsonld');
  validate(`${DCAT}katalog.json`, catalog, 'katalog.jsonld');
  check(catalog.datová_sada.length >= 15, `only ${catalog.datová_sada.length} data sets`);
  for (const iri of catalog.datová_sada) {
    const record = await json(program.port, iri.slice(BASE.length));
    equal(record.iri, iri, 'IRI of a record');
    validate(`${DCAT}datová-sada.json`, record, iri);
    check(refuses(`${DCAT}datová-sada.json`, { ...record, téma: undefined }), 'a record without its theme');
    equal(record.distribuce.length, 3, `distributions of ${iri}`);
    for (const file of record.distribuce)
      equal((await ask(program.port, 'GET', file.soubor_ke_stažení.slice(BASE.length))).status, 200, file.iri);
  }
});

test('places, contacts, barriers, news and codelists hold to their standards', async (program) => {
  const { validate } = standards();
  await address(program);
  const { port } = program;
  const places = await json(port, '/otevrena-data/mista.jsonld');
  check(places.length > 10, 'there are places');
  places.forEach((one) => validate('umístění/2020-07-01/schémata/umístění.json', one, one.iri));
  const contacts = await json(port, '/otevrena-data/kontakty.jsonld');
  check(contacts.length > 50, 'there are contacts');
  validate('kontakty/2020-07-01/schémata/kontakty.json', contacts, 'kontakty.jsonld');
  const barriers = await json(port, '/otevrena-data/bezbarierovost.jsonld');
  barriers.forEach((one) => validate('bezbariérovost/2020-07-01/schémata/bezbariérovost.json', one, one.iri));
  const news = await json(port, '/otevrena-data/aktuality.jsonld');
  equal(news.length, 2, 'news of the demonstration');
  validate('aktuality/2020-07-01/schémata/aktuality.json', news, 'aktuality.jsonld');
  const catalog = await json(port, '/otevrena-data/katalog.jsonld');
  const lists = catalog.datová_sada.filter((iri) => iri.includes('/ciselnik-'));
  equal(lists.length, 7, 'codelists');
  for (const iri of lists) {
    const path = iri.slice(BASE.length).replace('/katalog/', '/');
    const list = await json(port, path);
    validate('číselníky/2022-02-08/schémata/json-ld/číselník.json', list, path);
    check(list.položky.length > 2, `${path} has items`);
  }
});

test('a data set that has not changed is answered with 304, to any site', async ({ port }) => {
  const first = await ask(port, 'GET', '/otevrena-data/sluzby.csv');
  equal(first.header('access-control-allow-origin'), '*', 'CORS');
  check(/ GMT$/.test(first.header('last-modified')), 'Last-Modified');
  const again = await ask(port, 'GET', '/otevrena-data/sluzby.csv', { 'If-None-Match': first.header('etag') });
  equal([again.status, again.bytes.length, again.header('etag')], [304, 0, first.header('etag')], 'the same again');
  equal(again.header('access-control-allow-origin'), '*', 'CORS of a 304');
});

test('only the widget may stand in a frame of another site, also when it has not changed', async ({ port }) => {
  const policy = (answer) => answer.header('content-security-policy');
  const widget = await ask(port, 'GET', '/widget/sluzby');
  check(policy(widget).includes('frame-ancestors *'), policy(widget));
  const again = await ask(port, 'GET', '/widget/sluzby', { 'If-None-Match': widget.header('etag') });
  equal([again.status, policy(again)], [304, policy(widget)], 'the same again');
  for (const path of ['/', '/sluzby', '/widget', '/otevrena-data', '/widget/neni', '/urad/prihlaseni'])
    check(policy(await ask(port, 'GET', path)).includes("frame-ancestors 'none'"), path);
});

test('the widget sets no cookie and does not read one', async ({ port }) => {
  const plain = await ask(port, 'GET', '/widget/sluzby');
  const english = await ask(port, 'GET', '/widget/sluzby', { Cookie: 'jazyk=en' });
  equal(english.body, plain.body, 'what a cookie changes');
  for (const path of ['/widget', '/widget/sluzby', '/widget/motiv.css', '/widget/rozcestnik.js'])
    equal((await ask(port, 'GET', path)).headers['set-cookie'], undefined, `Set-Cookie of ${path}`);
});
