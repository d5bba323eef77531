// What documents are as PDF: rules that a machine can check (check.mjs), and that the checker
// tells each of them when it is broken.
//     MAKE_PDF=build/dev/make_pdf node tests/pdf/run.mjs [part of a name]
//     node tests/pdf/run.mjs FILE.pdf      tells what is wrong with that file
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, wordsOf } from './check.mjs';
import { elements, readPdf, text } from './pdf.mjs';

const MAKE_PDF = process.env.MAKE_PDF ?? 'build/dev/make_pdf';
const only = process.argv[2] ?? '';
if (only.endsWith('.pdf')) {
  const wrong = check(readPdf(only));
  console.log(wrong.join('\n') || 'nothing found');
  process.exit(wrong.length ? 1 : 0);
}
const folder = mkdtempSync(join(tmpdir(), 'rozcestnik-pdf-'));
const tests = [];
const test = (name, run) => tests.push({ name, run });
function holds(condition, why) { if (!condition) throw new Error(why); }
function equal(got, expected, what) { holds(got === expected, `${what}: got\n${got}\nexpected\n${expected}`); }

const made = new Map();
function file(name) {
  if (!made.has(name)) {
    const path = join(folder, `${name}.pdf`);
    execFileSync(MAKE_PDF, [name, path]);
    made.set(name, path);
  }
  return made.get(name);
}
const pdfs = new Map();
function pdf(name) {
  if (!pdfs.has(name)) pdfs.set(name, readPdf(file(name)));
  return pdfs.get(name);
}

for (const name of ['document', 'form', 'plan', 'odd']) {
  test(`the ${name} keeps the rules of tagged PDF that a machine can check`, () => equal(check(pdf(name)).join('\n'), '', name));
  test(`qpdf finds no fault in the ${name}`, () => {
    const said = spawnSync('qpdf', ['--check', file(name)], { encoding: 'utf8' });
    equal(said.status, 0, said.stdout + said.stderr);
  });
  test(`the ${name} made twice is the same file`, () => {
    execFileSync(MAKE_PDF, [name, join(folder, 'again.pdf')]);
    holds(readFileSync(file(name)).equals(readFileSync(join(folder, 'again.pdf'))), 'other bytes');
  });
}

// ---- what is read out ----

// A line an element, indented, with what it says; footers and repeated names are in none.
function outline(p) {
  const words = wordsOf(p), lines = [];
  const walk = (e, depth) => {
    const alternative = text(e.dict['/Alt']) ?? text(e.dict['/ActualText']);
    lines.push(`${'  '.repeat(depth)}${e.type}${alternative ? ` = ${alternative}` : ''}`);
    for (const kid of e.kids) {
      if (kid.type) walk(kid, depth + 1);
      else if (kid.mark !== undefined) lines.push(`${'  '.repeat(depth + 1)}"${words.get(`${kid.page} ${kid.mark}`) ?? ''}"`);
      else lines.push(`${'  '.repeat(depth + 1)}-> ${text(p.get(kid.annotation)['/Contents'])}`);
    }
  };
  p.tree().forEach((e) => walk(e, 0));
  return `${lines.join('\n')}\n`;
}

test('what is read out of the document is what was agreed', () => {
  const golden = new URL('document.txt', import.meta.url), got = outline(pdf('document'));
  if (process.env.GOLDEN) writeFileSync(golden, got);
  equal(got, readFileSync(golden, 'utf8'), 'tests/pdf/document.txt (GOLDEN=1 writes it anew)');
});

test('pdfinfo reads the same words in the same order', () => {
  const said = execFileSync('pdfinfo', ['-struct-text', file('document')], { encoding: 'utf8' });
  const quoted = (s) => [...s.matchAll(/^\s*"(.*)"$/gm)].map((m) => m[1]).join('').replace(/\s+/g, '');
  equal(quoted(said), quoted(outline(pdf('document'))), 'words');
});

test('no footer and no repeated name of a column is read out', () => {
  const p = pdf('document'), words = wordsOf(p);
  holds(words.get('artifact').includes('3 / 6'), 'the feet are artifacts');
  const read = [...words].filter(([key]) => key !== 'artifact').map(([, s]) => s).join('\n');
  holds(!/\d \/ \d/.test(read), 'a foot is read out');
  equal(read.split('Náklady v Kč').length - 1, 1, 'how often the column is named');
  holds(words.get('artifact').includes('Náklady v Kč'), 'the names are repeated on paper');
});

test('names of columns stand on every page of a table, whole', () => {
  const p = pdf('form'), said = wordsOf(p).get('artifact');
  holds(p.pages().length > 3, 'the table goes over pages');
  equal(said.split('Sloupec 12').length, p.pages().length, 'how often the last column is named, and once more');
});

test('bookmarks are the headings, each under the one it belongs to', () => {
  const p = pdf('document');
  const list = (first) => {
    const said = [];
    for (let at = first; at; at = p.get(at)['/Next']) {
      holds(p.pages().includes(p.get(at)['/Dest'][0]), 'it leads to a page');
      said.push(text(p.get(at)['/Title']), ...list(p.get(at)['/First']).map((s) => `- ${s}`));
    }
    return said;
  };
  equal(list(p.get(p.root['/Outlines'])['/First']).join('\n'), 'Úvod\n- Úkoly\n- Stav\nOpatření\n- Podpisy\nPříloha', 'bookmarks');
});

test('no letter is lost that the font lacks', () => {
  const spans = [...elements(pdf('document').tree())].filter((e) => e.type === 'Span');
  equal(spans.map((e) => text(e.dict['/ActualText'])).join('|'), '漢字; ', 'what stands for it');
});

// ---- that the checker tells what is broken ----

const first = (p, type) => [...elements(p.tree())].find((e) => e.type === type);
const firstFont = (p) => p.get(p.get(p.get(p.get(p.pages()[0])['/Resources'])['/Font'])['/F0']);
const firstLink = (p) => p.get(p.get(p.pages()[0])['/Annots'][0]);
function rewrite(p, change) {
  const contents = p.get(p.pages()[0])['/Contents'];
  const before = p.stream(contents).toString('latin1'), after = change(before);
  holds(after !== before, 'the change changes nothing');
  p.write(contents, Buffer.from(after, 'latin1'));
}
function rewriteXmp(p, from, to) {
  const before = p.stream(p.root['/Metadata']).toString('utf8');
  holds(before.includes(from), 'the change changes nothing');
  p.write(p.root['/Metadata'], before.replace(from, to));
}

const BROKEN = {
  'no mark info': ['06-A', (p) => { delete p.root['/MarkInfo']; }],
  'no language': ['11-006', (p) => { delete p.root['/Lang']; }],
  'a title that is not shown': ['07-001', (p) => { delete p.root['/ViewerPreferences']; }],
  'no ID': ['A 6.1.3', (p) => { delete p.trailer['/ID']; }],
  'an action at opening': ['A 6.5', (p) => { p.root['/OpenAction'] = {}; }],
  'no output intent': ['A 6.2.3', (p) => { delete p.root['/OutputIntents']; }],
  'no XMP': ['06-001', (p) => { delete p.root['/Metadata']; }],
  'no part of PDF/UA': ['06-002', (p) => rewriteXmp(p, '<pdfuaid:part>1</pdfuaid:part>', '')],
  'no title in the XMP': ['06-003', (p) => rewriteXmp(p, /<dc:title>.*<\/dc:title>/.exec(p.stream(p.root['/Metadata']).toString())[0], '')],
  'no part of PDF/A': ['A 6.6.4', (p) => rewriteXmp(p, '<pdfaid:part>2', '<pdfaid:part>1')],
  'a property nobody described': ['A 6.6.2', (p) => rewriteXmp(p, '<pdfaSchema:prefix>pdfuaid<', '<pdfaSchema:prefix>x<')],
  'two titles': ['A 6.6.3', (p) => { p.get(p.trailer['/Info'])['/Title'] = 'u:Jiný'; }],
  'words outside all marks': ['01-005', (p) => rewrite(p, (s) => `BT/F0 9 Tf 1 0 0 1 9 9 Tm[<0024>]TJ ET ${s}`)],
  'a rule outside all marks': ['01-005', (p) => rewrite(p, (s) => `${s}0 0 9 9 re f\n`)],
  'an artifact in a paragraph': ['01-003', (p) => rewrite(p, (s) => s.replace('BT/F0', '/Artifact BMC EMC BT/F0'))],
  'a mark that does not end': ['01-005', (p) => rewrite(p, (s) => s.replace(/EMC\s*$/, ''))],
  'a mark in no element': ['01-005', (p) => { delete first(p, 'H1').dict['/K']; }],
  'a mark of another type': ['01-006', (p) => rewrite(p, (s) => s.replace('/H1<</MCID', '/P<</MCID'))],
  'no way back': ['01-006', (p) => { delete p.get(p.root['/StructTreeRoot'])['/ParentTree']; }],
  'a page without a way back': ['01-006', (p) => { delete p.get(p.pages()[0])['/StructParents']; }],
  'tabs in another order': ['28-009', (p) => { p.get(p.pages()[0])['/Tabs'] = '/R'; }],
  'a link without words': ['28-012', (p) => { delete firstLink(p)['/Contents']; }],
  'a link that is not printed': ['A 6.3.2', (p) => { firstLink(p)['/F'] = 0; }],
  'a link in no element': ['28-011', (p) => { const l = first(p, 'Link').dict; l['/K'] = l['/K'].filter((k) => typeof k === 'number'); }],
  'a link to nowhere': ['28-A', (p) => { delete firstLink(p)['/Dest']; }],
  'a skipped heading': ['14-003', (p) => { first(p, 'H3').dict['/S'] = '/H4'; }],
  'no first heading': ['14-002', (p) => { first(p, 'H1').dict['/S'] = '/H2'; }],
  'a figure without words': ['13-004', (p) => { delete first(p, 'Figure').dict['/Alt']; }],
  'a type nobody knows': ['02-001', (p) => { first(p, 'P').dict['/S'] = '/Odstavec'; }],
  'an item without a list': ['09-004', (p) => { first(p, 'L').dict['/S'] = '/P'; }],
  'an item without a body': ['09-005', (p) => { first(p, 'LBody').dict['/S'] = '/Lbl'; }],
  'a heading cell without a scope': ['15-003', (p) => { delete first(p, 'TH').dict['/A']; }],
  'a row that is short': ['15-A', (p) => { first(p, 'TR').dict['/K'].pop(); }],
  'a table without headings': ['15-002', (p) => { for (const e of elements(p.tree())) if (e.type === 'TH') e.dict['/S'] = '/TD'; }],
  'a font that is not embedded': ['31-009', (p) => { delete p.get(p.get(firstFont(p)['/DescendantFonts'][0])['/FontDescriptor'])['/FontFile2']; }],
  'glyphs without letters': ['31-027', (p) => { delete firstFont(p)['/ToUnicode']; }],
  'glyphs without a map': ['31-006', (p) => { delete p.get(firstFont(p)['/DescendantFonts'][0])['/CIDToGIDMap']; }],
  'a glyph of two widths': ['31-A', (p) => { p.get(firstFont(p)['/DescendantFonts'][0])['/W'][1][0] += 50; p.get(firstFont(p)['/DescendantFonts'][0])['/W'] = p.get(firstFont(p)['/DescendantFonts'][0])['/W'].map((w) => (Array.isArray(w) ? w.map((n) => n + 50) : w)); }],
  'a glyph for nothing': ['31-030', (p) => rewrite(p, (s) => s.replace(/\[<[0-9A-F]{4}/, '[<0000'))],
};
for (const [name, [code, damage]] of Object.entries(BROKEN))
  test(`the checker tells ${name}`, () => {
    const broken = pdf('document').copy();
    damage(broken);
    const wrong = check(broken);
    holds(wrong.some((s) => s.startsWith(code)), `${code} is not among\n${wrong.slice(0, 5).join('\n')}`);
  });

let passed = 0, failed = 0;
for (const { name, run } of tests.filter((t) => t.name.includes(only))) {
  try {
    run();
    console.log(`ok ${name}`);
    passed++;
  } catch (error) {
    console.log(`FAIL ${name}\n${error.message}`);
    failed++;
  }
}
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
