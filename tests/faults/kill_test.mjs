// The program is killed at a random moment: what was acknowledged is there,
// nothing is there by half, and it goes on.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Office, ROUNDS, check, equal, test, until } from './faults.mjs';

const HANDS = 3;                       // people at work at the same time
const BEFORE_KILL = 12;                // acknowledged changes of a round, at most
const LONGEST_MS = 40;                 // between the last of them and the kill, at most

const random = (most) => Math.floor(Math.random() * (most + 1));

// ---- who works ------------------------------------------------------------

// Adds and renames people until the connection breaks.  What it knows of each:
// the name that was acknowledged last, and the one that was asked for last.
async function work(office, known, count, over) {
  for (let n = 0; !over(); n++) {
    const email = `osoba-${count.sent++}@example.cz`, person = { email, name: `Osoba ${email}` };
    known.push(person);
    const added = await office.add(person);
    equal(added.status, 200, 'adding a person');
    person.uuid = added.body.match(/\/urad\/sprava\/lide\/([0-9a-f-]{36})\/role"/)?.[1];
    check(person.uuid, 'the page of the new person has no address');
    person.acknowledged = person.name;
    count.acknowledged++;
    for (let i = 0; i < 3 && !over(); i++) {
      person.name = `Osoba ${email} po ${i + 1}. sňatku`;
      equal((await office.rename(person, person.name)).status, 303, 'renaming a person');
      person.acknowledged = person.name;
      count.acknowledged++;
    }
  }
}

async function workUntilKilled(program, office, known, count) {
  const enough = count.acknowledged + 1 + random(BEFORE_KILL);
  let over = false, wrong;
  const hands = Array.from({ length: HANDS }, () => work(office, known, count, () => over)
    .catch((error) => { if (!over) wrong ??= error; }));
  await until(() => { if (wrong) throw wrong; return count.acknowledged >= enough; }, 'enough was acknowledged');
  await new Promise((done) => setTimeout(done, random(LONGEST_MS)));
  over = true;
  await program.kill();
  await Promise.all(hands);
}

// ---- what must be in the store --------------------------------------------

function holds(store, known) {
  const people = new Map(store.rows("SELECT email, name FROM account WHERE email LIKE 'osoba-%' ORDER BY id")
    .map((row) => row.split('|')));
  for (const { email, name, acknowledged } of known) {
    check(people.has(email) || !acknowledged, `${email} was acknowledged and is lost`);
    const allowed = acknowledged ? [acknowledged, name] : [name];
    check(!people.has(email) || allowed.includes(people.get(email)),
      `${email} is called ${people.get(email)}, not ${allowed.join(' or ')}`);
  }
}

// Each change is a row and what the audit trail says of it, in one transaction.
const HALVES = {
  'an account without a role':
    'SELECT id FROM account a WHERE (SELECT count(*) FROM role_grant g WHERE g.account_id = a.id) <> 1',
  'an account whose making nobody noted':
    "SELECT id FROM account a WHERE (SELECT count(*) FROM audit_entry e WHERE e.kind = 'account' AND e.action = 'create' AND e.record_id = a.id) <> 1",
  'a role that nobody noted':
    "SELECT id FROM account a WHERE (SELECT count(*) FROM audit_entry e WHERE e.kind = 'account' AND e.action = 'grant' AND e.record_id = a.id) <> 1",
  'a note about an account that is not there':
    "SELECT id FROM audit_entry e WHERE e.kind = 'account' AND e.action = 'create' AND NOT EXISTS (SELECT 1 FROM account a WHERE a.id = e.record_id)",
  'a name that differs from the one noted last':
    "SELECT a.id FROM account a JOIN audit_entry e ON e.id = (SELECT max(c.id) FROM audit_entry c WHERE c.kind = 'account' AND c.action = 'change' AND c.field = 'name' AND c.record_id = a.id) WHERE e.new_value <> a.name",
};

function whole(store) {
  store.sound();
  for (const [what, sql] of Object.entries(HALVES)) equal(store.rows(sql), [], what);
}

test.onEach('what was acknowledged survives a kill, and nothing is done by half', async ({ program, store }) => {
  const known = [], count = { sent: 0, acknowledged: 0 };
  await program.start();
  for (let round = 0; round < ROUNDS; round++) {
    const office = await new Office(program).signIn();
    await workUntilKilled(program, office, known, count);
    whole(store);
    holds(store, known);
    await program.start();
  }
  const office = await new Office(program).signIn();
  equal((await office.add({ name: 'Osoba na konec', email: 'osoba-na-konec@example.cz' })).status, 200, 'work goes on');
  await program.stop();
  whole(store);
  return `${ROUNDS} kills, ${count.acknowledged} acknowledged changes`;
});

// ---- imports --------------------------------------------------------------

const SERVICES = 1500;

// A register of so many services, a provider for every three.
function registerWrite(file, version) {
  const items = Array.from({ length: SERVICES }, (_, i) => ({
    portalId: 100000 + i, identifikator: String(1000000 + i),
    druhSocialniSluzby: { id: 'DruhSocialniSluzby/pecovatelska_sluzba' },
    datumPoskytovaniOd: '2015-01-01',
    doplnujiciInformaceVekoveSkupiny: `vydání ${version}`,
    poskytovatel: { nazev: `Poskytovatel ${Math.floor(i / 3)}`, ico: String(10000000 + Math.floor(i / 3)) },
  }));
  writeFileSync(file, JSON.stringify({ polozky: items }));
}

function landed(store) {
  const [row] = store.rows("SELECT count(*), count(DISTINCT age_note), min(age_note) FROM service WHERE source = 'rpss'");
  return row.split('|');
}

test.onEach('a register whose import is killed lands whole or not at all', async ({ program, store, folder }) => {
  const file = join(folder, 'register.json');
  let before = ['0', '0', ''], kills = 0, length = 0;
  program.command(['migrate']);
  for (let round = 0; round < ROUNDS; round++) {
    registerWrite(file, round);
    const run = program.begin(['import', 'rpss', file]), from = Date.now();
    const patience = length * Math.random();
    const late = length && setTimeout(() => run.child.kill('SIGKILL'), patience);
    const how = await run.ended;
    clearTimeout(late);
    store.sound();
    const now = landed(store), all = [String(SERVICES), '1', `vydání ${round}`];
    if (how === 'SIGKILL') kills++;
    else equal(how, 0, `the import\n${run.log()}`);
    check([JSON.stringify(all), ...(how === 'SIGKILL' ? [JSON.stringify(before)] : [])].includes(JSON.stringify(now)),
      `of the import in round ${round}, which ended with ${how}, ${now} has landed over ${before}`);
    before = now;
    length ||= Date.now() - from;
  }
  registerWrite(file, 'poslední');
  program.command(['import', 'rpss', file]);
  equal(landed(store), [String(SERVICES), '1', 'vydání poslední'], 'the next import');
  return `${kills} kills of ${ROUNDS} imports, ${length} ms each`;
});
