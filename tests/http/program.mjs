// The program under test, and the runner: tests are functions with a sentence
// for a name, run one after another against one running program.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = process.env.PROGRAM ?? 'build/dev/rozcestnik';
const LONGEST = 120_000;               // ms of one test

export class Program {
  // Resolves when the program has said where it listens.  `files`: what lies in its folder before.
  static start(files = {}) {
    const program = new Program();
    program.data = mkdtempSync(join(tmpdir(), 'rozcestnik-http-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(program.data, name), text);
    program.log = '';
    program.child = spawn(PROGRAM, ['serve', '--port', '0', '--data', program.data], { stdio: ['ignore', 'pipe', 'pipe'] });
    program.child.stderr.on('data', (text) => { program.log += text; });
    program.ended = new Promise((done) => program.child.on('close', (code, signal) => {
      rmSync(program.data, { recursive: true, force: true });
      done(signal ?? code);
    }));
    return new Promise((done, fail) => {
      program.said = '';
      program.child.stdout.on('data', (text) => {
        program.said += text;
        const port = program.said.match(/http:\/\/[^:/]+:(\d+)/)?.[1];
        if (port) { program.port = Number(port); done(program); }
      });
      program.child.on('error', fail);
      program.ended.then((code) => fail(new Error(`it ended with ${code}:\n${program.log}`)));
    });
  }

  dead() { return this.child.exitCode !== null || this.child.signalCode !== null; }
  signal(name) { this.child.kill(name); }
  stop() { this.signal('SIGTERM'); return this.ended; }

  // Resident memory in MiB.
  memory() {
    return Number(readFileSync(`/proc/${this.child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+) kB/)[1]) / 1024;
  }
}

export function check(condition, why) { if (!condition) throw new Error(why); }
export function equal(got, expected, what) {
  if (JSON.stringify(got) !== JSON.stringify(expected))
    throw new Error(`${what}: got ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`);
}

const tests = [];
export function test(name, run) { tests.push({ name, run }); }

async function limited(run) {
  let timer;
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error('it took too long')), LONGEST); });
  try { await Promise.race([run, late]); } finally { clearTimeout(timer); }
}

export async function runTests() {
  const only = process.argv[2] ?? '';
  let passed = 0, failed = 0, deaths = 0;
  let program = await Program.start();
  for (const { name, run } of tests.filter((t) => t.name.includes(only))) {
    try {
      if (program.dead()) program = await Program.start();
      await limited(run(program));
      console.log(`ok ${name}`);
      passed++;
    } catch (error) {
      console.log(`FAIL ${name} ${error.message}`);
      failed++;
      if (program.dead()) {
        console.log(`   the program died:\n${program.log.slice(-2000)}`);
        if (++deaths === 3) break;
      }
    }
  }
  if (!program.dead()) {
    const code = await program.stop();
    if (code !== 0) { console.log(`FAIL the program ends cleanly: ${code}\n${program.log.slice(-4000)}`); failed++; }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}
