// The program is asked to end while it works.
import { NEW, Office, Wire, equal, test, until } from './faults.mjs';

const refuses = (program) => Wire.open(program.port).then((wire) => { wire.end(); return false; },
  (error) => error.code === 'ECONNREFUSED');

test.onEach('what had begun when the program was told to stop is answered and stored', async ({ program, store }) => {
  await program.start();
  const office = await new Office(program).signIn();
  const person = { name: 'Osoba poslední', email: 'posledni@example.cz' };
  const begun = await office.postBegun(NEW, office.addFields(person));
  program.signal('SIGTERM');
  await until(() => refuses(program), 'nobody new is let in');
  equal((await begun.answer()).status, 200, 'the answer');
  equal(await program.ended, 0, 'exit status');
  equal(store.rows("SELECT name FROM account WHERE email = 'posledni@example.cz'"), [person.name], 'the person');
  store.sound();
});
