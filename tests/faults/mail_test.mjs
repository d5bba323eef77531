// The program is killed while it sends a message: the message is not lost, and
// when it comes twice, it comes under the same name.
import { createServer } from 'node:net';
import { check, equal, test, until } from './faults.mjs';

// A server of mail that keeps every message; while `silent`, it takes a message
// and never says so.
class MailServer {
  constructor() { Object.assign(this, { messages: [], silent: true, sockets: new Set() }); }

  async start() {
    this.server = createServer((socket) => this.talk(socket));
    await new Promise((done) => this.server.listen(0, '127.0.0.1', done));
    this.url = `smtp://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  talk(socket) {
    let rest = '', message;
    this.sockets.add(socket);
    socket.on('error', () => {}).write('220 here\r\n');
    socket.on('data', (bytes) => {
      rest += bytes;
      for (let end; (end = rest.indexOf('\r\n')) >= 0; ) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (message && line !== '.') message.push(line);
        else if (message) {
          this.messages.push(message.join('\n'));
          message = undefined;
          if (!this.silent) socket.write('250 taken\r\n');
        } else if (line === 'DATA') {
          message = [];
          socket.write('354 go on\r\n');
        } else socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  }

  names() { return this.messages.map((text) => text.match(/^Message-ID: (.*)$/m)[1]); }
  stop() {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}

test.onEach('a message that was on its way at the kill is sent again under the same name', async ({ program, store }) => {
  const server = await new MailServer().start();
  try {
    program.command(['site', 'set', 'smtp_url', server.url]);
    const sending = program.begin(['mail', 'test', '--to', 'jana@example.cz']);
    await until(() => server.messages.length === 1, 'the message has arrived');
    sending.child.kill('SIGKILL');
    await sending.ended;
    equal(store.rows('SELECT state, attempts FROM mail'), ['sending|1'], 'what the killed one left');
    server.silent = false;
    await program.start();
    check(server.messages.length === 1, 'the message was taken over before its time');
    store.rows('UPDATE mail SET due_at = 0');
    await until(() => store.rows('SELECT state FROM mail')[0] === 'sent', 'the message is sent', 60_000);
    const [first, second, ...more] = server.names();
    equal(second, first, 'the name of the second');
    equal(more, [], 'messages beyond the second');
    await program.stop();
    store.sound();
  } finally {
    server.stop();
  }
});
