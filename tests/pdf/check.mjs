// What a machine can see of PDF/UA-1 and PDF/A-2a in a file: each rule returns what it finds
// wrong, led by the checkpoint of the Matterhorn Protocol 1.1 it answers to, or by "A" and the
// clause of ISO 19005-2.  That nothing is found is no proof of conformance; see README.md.
import { elements, operators, text } from './pdf.mjs';

const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'Tj', 'TJ', '\'', '"', 'BI']);
const SHOWS = new Set(['Tj', 'TJ', '\'', '"']);
// ISO 32000-1, 14.8.4: the types this program uses, and where each may stand.
const INSIDE = {
  Document: [null], P: ['Document', 'LBody'], H1: ['Document'], H2: ['Document'], H3: ['Document'],
  H4: ['Document'], H5: ['Document'], H6: ['Document'], L: ['Document', 'L', 'LBody'], LI: ['L'], Lbl: ['LI'], LBody: ['LI'],
  Table: ['Document'], Caption: ['Table', 'Figure'], THead: ['Table'], TBody: ['Table'], TR: ['THead', 'TBody', 'Table'],
  TH: ['TR'], TD: ['TR'], Figure: ['Document'], TOC: ['Document', 'TOC'], TOCI: ['TOC'], Reference: ['TOCI'],
  Link: ['P', 'Reference', 'LBody', 'TH', 'TD', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Caption'],
  Span: ['P', 'LBody', 'TH', 'TD', 'Link', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Caption'],
};

// What each page paints: { page, mark } for what belongs to a mark; `wrong` for the rest.
export function painted(pdf) {
  const marks = [], wrong = [], shown = [];
  pdf.pages().forEach((page, n) => {
    const open = [];
    let font = null;
    for (const { operator, operands } of operators(pdf.content(page))) {
      if (operator === 'BDC' || operator === 'BMC') {
        const at = operands.indexOf('/MCID');
        open.push({ tag: operands[0], mark: at < 0 ? undefined : operands[at + 1] });
        if (at >= 0) marks.push({ page, mark: operands[at + 1], tag: operands[0].slice(1) });
        if (open.length > 1 && open.some((o) => o.tag === '/Artifact'))
          wrong.push(`01-003 page ${n + 1}: an artifact and tagged content stand in one another`);
      } else if (operator === 'EMC') {
        if (!open.pop()) wrong.push(`01-005 page ${n + 1}: a mark ends that did not begin`);
      } else if (PAINTS.has(operator) && !open.some((o) => o.tag === '/Artifact' || o.mark !== undefined)) {
        wrong.push(`01-005 page ${n + 1}: ${operator} paints what is neither tagged nor an artifact`);
      }
      if (operator === 'Tf') font = operands[0];
      if (SHOWS.has(operator))
        shown.push({ page, font, artifact: open[0]?.tag === '/Artifact', hex: operands.filter((o) => o.hex !== undefined).map((o) => o.hex).join('') });
    }
    if (open.length) wrong.push(`01-005 page ${n + 1}: a mark does not end`);
  });
  return { marks, wrong, shown };
}

function catalogue(pdf) {
  const wrong = [], { root, trailer } = pdf;
  if (root['/MarkInfo']?.['/Marked'] !== true) wrong.push('06-A the catalogue does not say that it is tagged');
  if (pdf.get(root['/ViewerPreferences'])?.['/DisplayDocTitle'] !== true) wrong.push('07-001 the window does not show the title');
  if (!text(root['/Lang'])?.match(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)) wrong.push('11-006 the language is not said');
  if (!root['/StructTreeRoot']) wrong.push('01-005 there is no tree');
  if (trailer['/Encrypt']) wrong.push('26-001 it is encrypted');
  if (!Array.isArray(trailer['/ID']) || trailer['/ID'].length !== 2) wrong.push('A 6.1.3 the trailer has no ID');
  for (const key of ['/OpenAction', '/AA', '/AcroForm', '/Names'])
    if (root[key]) wrong.push(`A 6.5 the catalogue has ${key}`);
  const intents = (root['/OutputIntents'] ?? []).map((one) => pdf.get(one));
  const intent = intents.find((one) => one['/S'] === '/GTS_PDFA1');
  const profile = intent && pdf.stream(intent['/DestOutputProfile']);
  if (!profile) wrong.push('A 6.2.3 there is no output intent');
  else if (profile.toString('latin1', 36, 40) !== 'acsp' || profile.readUInt32BE(0) !== profile.length || pdf.get(intent['/DestOutputProfile'])['/N'] !== 3)
    wrong.push('A 6.2.3 the output intent has no profile of three colours');
  return wrong;
}

function xmpValue(xmp, name) {
  const found = xmp.match(new RegExp(`<${name}>(?:<rdf:(?:Alt|Seq|Bag)><rdf:li[^>]*>)?([^<]*)`));
  return found?.[1].replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

function metadata(pdf) {
  const wrong = [], bytes = pdf.stream(pdf.root['/Metadata']);
  if (!bytes) return ['06-001 there is no XMP'];
  const xmp = bytes.toString('utf8'), info = pdf.get(pdf.trailer['/Info']) ?? {};
  if (xmpValue(xmp, 'pdfuaid:part') !== '1') wrong.push('06-002 the XMP does not say PDF/UA-1');
  if (!xmpValue(xmp, 'dc:title')) wrong.push('06-003 the XMP has no title');
  if (xmpValue(xmp, 'pdfaid:part') !== '2' || xmpValue(xmp, 'pdfaid:conformance') !== 'A') wrong.push('A 6.6.4 the XMP does not say PDF/A-2a');
  if (xmp.includes('pdfuaid:') && !xmp.includes('<pdfaSchema:prefix>pdfuaid<')) wrong.push('A 6.6.2 a property of the XMP is not described');
  const day = text(info['/CreationDate'])?.match(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/);
  const pairs = [['dc:title', text(info['/Title'])], ['dc:creator', text(info['/Author'])], ['dc:description', text(info['/Subject'])],
    ['pdf:Keywords', text(info['/Keywords'])], ['pdf:Producer', text(info['/Producer'])], ['xmp:CreatorTool', text(info['/Creator'])],
    ['xmp:CreateDate', day && `${day[1]}-${day[2]}-${day[3]}T${day[4]}:${day[5]}:${day[6]}Z`]];
  for (const [name, value] of pairs)
    if (value && xmpValue(xmp, name) !== value) wrong.push(`A 6.6.3 ${name} is not what the information says: ${value}`);
  return wrong;
}

// Every mark belongs to one element, and the way back from it leads there; so do links.
function marksAndTree(pdf) {
  const wrong = [], { marks, wrong: unmarked } = painted(pdf), owners = new Map(), annotations = new Map();
  for (const e of elements(pdf.tree()))
    for (const kid of e.kids) {
      const key = kid.mark !== undefined ? `${kid.page} ${kid.mark}` : kid.annotation;
      const known = kid.mark !== undefined ? owners : annotations;
      if (kid.type) continue;
      if (known.has(key)) wrong.push(`01-006 ${key} belongs to two elements`);
      known.set(key, e);
    }
  const numbers = new Map();
  const nums = pdf.get(pdf.get(pdf.root['/StructTreeRoot'])?.['/ParentTree'])?.['/Nums'] ?? [];
  for (let i = 0; i < nums.length; i += 2) numbers.set(nums[i], pdf.get(nums[i + 1]) ?? nums[i + 1]);
  for (const { page, mark, tag } of marks) {
    const owner = owners.get(`${page} ${mark}`);
    if (!owner) wrong.push(`01-005 mark ${mark} of ${page} is in no element`);
    else if (owner.type !== tag) wrong.push(`01-006 mark ${mark} says ${tag}, its element ${owner.type}`);
    if (owner && numbers.get(pdf.get(page)['/StructParents'])?.[mark] !== owner.reference)
      wrong.push(`01-006 the way back from mark ${mark} of ${page} leads elsewhere`);
  }
  if (owners.size !== marks.length) wrong.push(`01-006 the tree names ${owners.size} marks, the pages have ${marks.length}`);
  for (const page of pdf.pages())
    for (const reference of pdf.get(page)['/Annots'] ?? []) wrong.push(...link(pdf, reference, annotations.get(reference), nums));
  return [...unmarked, ...wrong];
}

function link(pdf, reference, owner, nums) {
  const wrong = [], a = pdf.get(reference);
  if (a['/Subtype'] !== '/Link') wrong.push(`28-004 ${reference} is ${a['/Subtype']}`);
  if (owner?.type !== 'Link') wrong.push(`28-011 link ${reference} is in no Link`);
  if (!text(a['/Contents'])) wrong.push(`28-012 link ${reference} does not say where it leads`);
  if (a['/F'] !== 4) wrong.push(`A 6.3.2 link ${reference} is not printed`);
  const at = nums.indexOf(a['/StructParent']);
  if (owner && (at < 0 || nums[at + 1] !== owner.reference)) wrong.push(`28-011 the way back from link ${reference} leads elsewhere`);
  const uri = pdf.get(a['/A'])?.['/URI'];
  if (!uri && !pdf.pages().includes(a['/Dest']?.[0])) wrong.push(`28-A link ${reference} leads nowhere`);
  return wrong;
}

function structure(pdf) {
  const wrong = [];
  let level = 0;
  for (const e of elements(pdf.tree())) {
    const above = e.parent?.type ?? null;
    if (!INSIDE[e.type]) wrong.push(`02-001 ${e.type} is no type that is known here`);
    else if (!INSIDE[e.type].includes(above)) wrong.push(`09-004 ${e.type} stands in ${above}`);
    const heading = e.type?.match(/^H([1-6])$/);
    if (heading) {
      if (!level && heading[1] !== '1') wrong.push(`14-002 the first heading is ${e.type}`);
      else if (Number(heading[1]) > level + 1) wrong.push(`14-003 ${e.type} stands below H${level}`);
      level = Number(heading[1]);
    }
    if (e.type === 'H') wrong.push('14-006 a heading without a level');
    if (e.type === 'Figure' && !text(e.dict['/Alt']) && !text(e.dict['/ActualText'])) wrong.push('13-004 a figure without words for it');
    if (e.type === 'LI' && !e.kids.some((k) => k.type === 'LBody')) wrong.push('09-005 an item without a body');
    if (e.type === 'Table') wrong.push(...table(pdf, e));
    if (pdf.get(e.dict['/P']) !== (e.parent?.dict ?? pdf.get(pdf.root['/StructTreeRoot']))) wrong.push(`09-A ${e.type} does not know what it is in`);
  }
  return wrong;
}

function attribute(pdf, e, name) { return pdf.get(e.dict['/A'])?.[name]; }

// Rows of one width, and names of columns or rows that say which of both they are.
function table(pdf, e) {
  const wrong = [], rows = [...elements(e.kids)].filter((one) => one.type === 'TR');
  const heads = [...elements(e.kids)].filter((one) => one.type === 'TH');
  const widths = new Set(rows.map((row) => row.kids.reduce((sum, cell) => sum + (attribute(pdf, cell, '/ColSpan') ?? 1), 0)));
  if (!rows.length) wrong.push('15-001 a table without rows');
  if (widths.size > 1) wrong.push(`15-A rows of ${[...widths].join(' and ')} columns`);
  if (!heads.length) wrong.push('15-002 a table without names of columns or rows');
  for (const head of heads)
    if (!['/Column', '/Row', '/Both'].includes(attribute(pdf, head, '/Scope'))) wrong.push('15-003 a heading cell without its scope');
  return wrong;
}

function pages(pdf) {
  return pdf.pages().flatMap((page, n) => {
    const dict = pdf.get(page), wrong = [];
    if (dict['/Tabs'] !== '/S') wrong.push(`28-009 page ${n + 1}: the order of tabs is not that of the tree`);
    if (dict['/StructParents'] === undefined) wrong.push(`01-006 page ${n + 1} has no way back to the tree`);
    if (dict['/Group']?.['/S'] === '/Transparency' && !dict['/Group']['/CS']) wrong.push(`A 6.2.10 page ${n + 1} has no colours for what shines through`);
    return wrong;
  });
}

// Glyphs of a CMap of bfchar lines, with the letters they stand for.
function lettersOf(cmap) {
  const letters = new Map();
  for (const [, glyph, hex] of cmap.matchAll(/^<([0-9A-F]{4})><([0-9A-F]+)>$/gm))
    letters.set(parseInt(glyph, 16), Buffer.from(hex, 'hex').swap16().toString('utf16le'));
  return letters;
}

function widthsOf(list) {
  const widths = new Map();
  for (let i = 0; i + 1 < list.length; i += 2) list[i + 1].forEach((width, n) => widths.set(list[i] + n, width));
  return widths;
}

// Advance widths that the embedded font itself has, in thousandths.
function ownWidths(bytes) {
  const tables = new Map();
  for (let i = 0; i < bytes.readUInt16BE(4); i++) tables.set(bytes.toString('latin1', 12 + 16 * i, 16 + 16 * i), bytes.readUInt32BE(20 + 16 * i));
  const upem = bytes.readUInt16BE(tables.get('head') + 18), count = bytes.readUInt16BE(tables.get('hhea') + 34);
  return (glyph) => (bytes.readUInt16BE(tables.get('hmtx') + 4 * Math.min(glyph, count - 1)) * 1000) / upem;
}

function fonts(pdf) {
  const wrong = [], known = new Map();
  for (const { page, font, hex } of painted(pdf).shown) {
    const reference = pdf.get(pdf.get(pdf.get(page)['/Resources'])['/Font'])[font];
    if (!known.has(reference)) known.set(reference, { font: pdf.get(reference), used: new Set() });
    for (let i = 0; i < hex.length; i += 4) known.get(reference).used.add(parseInt(hex.slice(i, i + 4), 16));
  }
  for (const { font, used } of known.values()) {
    const inner = pdf.get(font['/DescendantFonts'][0]), descriptor = pdf.get(inner['/FontDescriptor']);
    const bytes = pdf.stream(descriptor['/FontFile2']), cmap = pdf.stream(font['/ToUnicode']), name = font['/BaseFont'];
    if (!/^\/[A-Z]{6}\+/.test(name)) wrong.push(`31-A ${name} does not say that it is a subset`);
    if (!bytes) { wrong.push(`31-009 ${name} is not embedded`); continue; }
    if (!cmap) { wrong.push(`31-027 ${name} does not say what its glyphs are`); continue; }
    if (inner['/CIDToGIDMap'] !== '/Identity') wrong.push(`31-006 ${name} has no map of glyphs`);
    const letters = lettersOf(cmap.toString('latin1')), widths = widthsOf(inner['/W']), own = ownWidths(bytes);
    for (const glyph of used) {
      if (!glyph) wrong.push(`31-030 ${name} shows .notdef`);
      if (!letters.get(glyph)) wrong.push(`31-027 glyph ${glyph} of ${name} has no letter`);
      if (/[\0\ufeff\ufffe]/.test(letters.get(glyph) ?? '')) wrong.push(`31-029 glyph ${glyph} of ${name} stands for what is no letter`);
      if (Math.abs((widths.get(glyph) ?? 1000) - own(glyph)) > 1) wrong.push(`31-A glyph ${glyph} of ${name} has two widths`);
    }
  }
  return wrong;
}

const RULES = [catalogue, metadata, marksAndTree, structure, pages, fonts];

// Everything that is wrong; nothing when the file keeps all the rules above.
export function check(pdf) { return [...new Set(RULES.flatMap((rule) => rule(pdf)))]; }

// The letters of each mark, by "page mark"; those of artifacts under "artifact".
export function wordsOf(pdf) {
  const words = new Map(), letters = new Map();
  for (const page of pdf.pages()) {
    let key = null, font = null;
    for (const { operator, operands } of operators(pdf.content(page))) {
      const at = operands.indexOf('/MCID');
      if (operator === 'BDC' || operator === 'BMC') key = at < 0 ? 'artifact' : `${page} ${operands[at + 1]}`;
      if (operator === 'Tf') font = pdf.get(pdf.get(pdf.get(page)['/Resources'])['/Font'])[operands[0]];
      if (!SHOWS.has(operator)) continue;
      if (!letters.has(font)) letters.set(font, lettersOf(pdf.stream(pdf.get(font)['/ToUnicode']).toString('latin1')));
      const hex = operands.filter((o) => o.hex !== undefined).map((o) => o.hex).join('');
      for (let i = 0; i < hex.length; i += 4)
        words.set(key, (words.get(key) ?? '') + letters.get(font).get(parseInt(hex.slice(i, i + 4), 16)));
    }
  }
  return words;
}
