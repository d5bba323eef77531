// The disk is full.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { NEW, NotHere, Office, Program, SqliteStore, check, equal, test, until } from './faults.mjs';

const SIZE = '64m';

function mount(folder) {
  if (process.getuid() !== 0) throw new NotHere('only root may make a small disk');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    throw new NotHere(`a small disk cannot be made: ${String(error.stderr).trim()}`);
  }
}

// Writes until there is no room, and takes the last page too.
function fill(file) {
  const to = openSync(file, 'w');
  for (const size of [1 << 20, 4096, 512])
    for (let full = false; !full; )
      try { full = writeSync(to, Buffer.alloc(size)) < size; } catch { full = true; }
  closeSync(to);
}

async function workOnFullDisk(program, office, filler) {
  let n = 0;
  const refused = await until(async () => {
    const answer = await office.add({ name: 'Osoba', email: `plno-${n++}@example.cz` });
    return answer.status !== 200 && answer;
  }, 'a change no longer fits');
  equal(refused.status, 500, 'the answer');
  check(/<h1/.test(refused.body), 'there is no page');
  check(program.alive(), 'the program died');
  equal((await program.get('/sluzby')).status, 200, 'a public page');
  equal((await office.get(NEW)).status, 200, 'a page of the office');
  rmSync(filler);
  equal((await office.add({ name: 'Osoba', email: 'zase@example.cz' })).status, 200, 'with room again');
}

test('a full disk gives a clear page and nothing is lost', async ({ folder }) => {
  const disk = join(folder, 'disk'), filler = join(disk, 'filler');
  mkdirSync(disk);
  mount(disk);
  const program = new Program(disk);
  try {
    const store = SqliteStore.copy(disk);
    await program.start();
    const office = await new Office(program).signIn();
    equal((await office.add({ name: 'Osoba', email: 'predtim@example.cz' })).status, 200, 'before');
    fill(filler);
    await workOnFullDisk(program, office, filler);
    store.sound();
    equal(store.rows("SELECT count(*) FROM account WHERE email IN ('predtim@example.cz', 'zase@example.cz')"), ['2'], 'people');
    await program.stop();
  } finally {
    if (program.alive()) await program.kill();
    execFileSync('umount', [disk]);
  }
});
