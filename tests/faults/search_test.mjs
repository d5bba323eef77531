// The index is a cache: whatever happens to its file, search works again.
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { check, equal, test, until } from './faults.mjs';

const PATIENCE = 15_000;               // ms: a second or two, on a machine that builds at the same time
const WORDS = ['pečovatelská', 'domov', 'poradna', 'senioři', 'dluhy', 'bydlení', 'děti', 'asistence'];

const indexOf = (folder) => join(folder, readdirSync(folder).find((name) => /^hledani-.*\.db$/.test(name)));

// Every word, so that whatever of the file is broken is asked for; each question
// is new, so that none is answered from memory.
let asked = 0;
async function finds(program) {
  for (const word of WORDS) {
    const answer = await program.get(`/sluzby?q=${encodeURIComponent(word)}&pokus=${asked++}`);
    equal(answer.status, 200, 'the page of results');
    if (!answer.body.includes('class="sp-result"')) return false;
  }
  return true;
}

function overwrite(file) {
  const to = openSync(file, 'r+');
  writeSync(to, randomBytes(statSync(file).size));
  closeSync(to);
}

// What may happen to the file, whether the program runs or not.
const harms = {
  deleted: (file) => { for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true }); },
  'deleted without its journal': (file) => rmSync(file),
  'overwritten with garbage': overwrite,
  'replaced by garbage': (file) => { rmSync(file); writeFileSync(file, randomBytes(100_000)); },
  'cut to a half': (file) => truncateSync(file, statSync(file).size >> 1),
  'emptied': (file) => truncateSync(file, 0),
};

async function recovers(program, folder, what, when) {
  const file = indexOf(folder);
  harms[what](file);
  if (when === 'before a start') await program.start();
  await until(() => finds(program), `search works again after its index was ${what} ${when}`, PATIENCE);
}

test('search works again by itself whatever happens to its index while the program runs', async ({ program, folder }) => {
  await program.start();
  await until(() => finds(program), 'search works at all', PATIENCE);
  for (const what of Object.keys(harms)) {
    await recovers(program, folder, what, 'while the program ran');
    check(program.alive(), `the program died when its index was ${what}`);
  }
  await program.stop();
});

test('search works again by itself whatever happened to its index before a start', async ({ program, folder }) => {
  await program.start();
  await until(() => finds(program), 'search works at all', PATIENCE);
  for (const what of ['deleted', 'overwritten with garbage', 'cut to a half']) {
    await program.stop();
    await recovers(program, folder, what, 'before a start');
  }
  await program.stop();
});
