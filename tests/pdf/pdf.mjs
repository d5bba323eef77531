// A PDF as qpdf tells it in JSON: its objects, its pages, what is on them and the tree.
import { execFileSync } from 'node:child_process';

const QUIET = { maxBuffer: 512 * 1024 * 1024, stdio: ['ignore', 'pipe', 'pipe'] };

export function readPdf(path) {
  const said = execFileSync('qpdf', ['--json=2', '--json-key=qpdf', '--json-stream-data=inline',
    '--decode-level=generalized', path, '-'], QUIET);
  return new Pdf(JSON.parse(said).qpdf);
}

export class Pdf {
  constructor([header, objects]) {
    this.version = header.pdfversion;
    this.objects = objects;
    this.trailer = objects.trailer.value;
    this.root = this.get(this.trailer['/Root']);
  }
  copy() { return new Pdf(structuredClone([{ pdfversion: this.version }, this.objects])); }
  // What a reference leads to; anything else is itself.
  get(value) {
    if (typeof value !== 'string' || !/^\d+ \d+ R$/.test(value)) return value;
    const object = this.objects[`obj:${value}`];
    return object?.stream ? object.stream.dict : object?.value;
  }
  stream(reference) {
    const data = this.objects[`obj:${reference}`]?.stream?.data;
    return data === undefined ? undefined : Buffer.from(data, 'base64');
  }
  write(reference, bytes) { this.objects[`obj:${reference}`].stream.data = Buffer.from(bytes).toString('base64'); }

  // References to the pages, in order.
  pages(node = this.root['/Pages']) {
    const what = this.get(node);
    return what?.['/Kids'] ? what['/Kids'].flatMap((kid) => this.pages(kid)) : [node];
  }
  content(page) {
    const contents = this.get(page)['/Contents'];
    return Buffer.concat([contents].flat().map((one) => this.stream(one))).toString('latin1');
  }
  // Every element of the tree with its kids: elements, { mark, page }, { annotation, page }.
  tree() {
    const walk = (reference, parent) => {
      const dict = this.get(reference);
      const element = { reference, dict, parent, type: dict['/S']?.slice(1), kids: [] };
      for (const kid of [dict['/K'] ?? []].flat()) {
        const value = this.get(kid);
        if (typeof value === 'number') element.kids.push({ mark: value, page: dict['/Pg'] });
        else if (value?.['/Type'] === '/MCR') element.kids.push({ mark: value['/MCID'], page: value['/Pg'] ?? dict['/Pg'] });
        else if (value?.['/Type'] === '/OBJR') element.kids.push({ annotation: value['/Obj'], page: value['/Pg'] ?? dict['/Pg'] });
        else if (value) element.kids.push(walk(kid, element));
      }
      return element;
    };
    const root = this.get(this.root['/StructTreeRoot']);
    return [root?.['/K'] ?? []].flat().map((kid) => walk(kid, null));
  }
}

export function text(value) { return typeof value === 'string' && value.startsWith('u:') ? value.slice(2) : undefined; }

export function* elements(list) {
  for (const one of list) {
    if (!one.type) continue;
    yield one;
    yield* elements(one.kids);
  }
}

// The operators of a content stream with what stands before each.
export function* operators(content) {
  const token = /\s*(?:(\((?:[^()\\]|\\.)*\))|(<<)|(>>)|<([0-9A-Fa-f\s]*)>|([[\]])|\/([^\s()<>[\]/%]*)|([^\s()<>[\]/%]+))/gy;
  let operands = [], found;
  while ((found = token.exec(content))) {
    const [, string, open, close, hex, bracket, name, word] = found;
    if (string !== undefined) operands.push(string);
    else if (open || close || bracket) operands.push(open ?? close ?? bracket);
    else if (hex !== undefined) operands.push({ hex });
    else if (name !== undefined) operands.push(`/${name}`);
    else if (/^[-+.\d]/.test(word)) operands.push(Number(word));
    else {
      yield { operator: word, operands };
      operands = [];
    }
  }
}
