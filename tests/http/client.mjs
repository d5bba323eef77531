// A client that shows what is on the wire: it sends the bytes it is given and
// reads answers one by one, so that tests can say things no library would say.
import net from 'node:net';

const PATIENCE = 10_000;               // ms until a test gives up waiting

export class Wire {
  static async open(port, from) {
    const wire = new Wire();
    wire.bytes = Buffer.alloc(0);
    wire.ended = false;
    wire.socket = net.connect({ port, host: '127.0.0.1', localAddress: from });
    wire.socket.on('data', (more) => { wire.bytes = Buffer.concat([wire.bytes, more]); wire.wake?.(); });
    wire.socket.on('close', () => { wire.ended = true; wire.wake?.(); });
    wire.socket.on('error', (error) => { wire.error = error; wire.ended = true; wire.wake?.(); });
    await new Promise((done, fail) => { wire.socket.once('connect', done); wire.socket.once('error', fail); });
    return wire;
  }

  send(data) { this.socket.write(data); return this; }
  end() { this.socket.destroy(); }

  async until(enough, what) {
    for (;;) {
      const result = enough();
      if (result !== undefined) return result;
      if (this.ended) throw new Error(`the connection was closed before ${what}`);
      await new Promise((done, fail) => {
        const timer = setTimeout(() => fail(new Error(`waited in vain for ${what}`)), PATIENCE);
        this.wake = () => { clearTimeout(timer); done(); };
      });
    }
  }

  // The next answer: { status, headers, body, bytes }.
  async answer(method = 'GET') {
    const head = await this.until(() => {
      const end = this.bytes.indexOf('\r\n\r\n');
      return end < 0 ? undefined : this.bytes.subarray(0, end).toString('latin1');
    }, 'an answer');
    const [first, ...lines] = head.split('\r\n');
    const status = Number(first.match(/^HTTP\/1\.[01] (\d{3})/)?.[1]);
    const headers = {};
    for (const line of lines) {
      const [, name, value] = line.match(/^([^:]+): ?(.*)$/) ?? [];
      (headers[name.toLowerCase()] ??= []).push(value);
    }
    const size = method === 'HEAD' || status === 304 || status < 200 ? 0 : Number(headers['content-length']?.[0] ?? 0);
    const from = head.length + 4;
    const bytes = await this.until(() => this.bytes.length >= from + size
      ? Buffer.from(this.bytes.subarray(from, from + size)) : undefined, 'the whole body');
    this.bytes = this.bytes.subarray(from + size);
    return { status, headers, bytes, body: bytes.toString(), header: (name) => headers[name]?.[0] };
  }

  // What came before the end and was not read as an answer.
  async closed() {
    await this.until(() => (this.ended ? true : undefined), 'the end of the connection');
    return this.bytes;
  }
}

const CRLF = '\r\n';

export function request(method, path, headers = {}, body = '') {
  const all = { Host: 'localhost', ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => [].concat(value).map((v) => `${name}: ${v}`));
  return `${method} ${path} HTTP/1.1${CRLF}${lines.join(CRLF)}${CRLF}${CRLF}${body}`;
}

export function post(path, body, headers = {}) {
  return request('POST', path, { 'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(body), ...headers }, body);
}

// One request on a connection of its own.
export async function ask(port, method, path, headers = {}, body = '') {
  const wire = await Wire.open(port);
  const answer = await wire.send(request(method, path, headers, body)).answer(method);
  wire.end();
  return answer;
}
