// The database dies and comes back while the program runs.
import { Office, PostgresStore, check, equal, test, until } from './faults.mjs';

// No page that may be answered from memory.
const PAGES = ['/urad/prihlaseni', '/sluzby?strana=1&q=', '/urad/sprava/lide', '/api/v1/search?q=pecovatelska'];

async function asked(program) {
  return Promise.all(PAGES.flatMap((page) => Array(4).fill(page)).map((page) => program.get(page)));
}

test.onPostgres('a dead database gives error pages, and the program recovers with it', async ({ program, store }) => {
  const postgres = PostgresStore.server;
  await program.start();
  const office = await new Office(program).signIn();
  for (let round = 0; round < 2; round++) {
    const person = { name: 'Osoba první', email: `osoba-${round}@example.cz` };
    postgres.crash();
    const answers = await asked(program);
    const failed = answers.filter((answer) => answer.status === 500);
    check(failed.length > 0 && answers.every((answer) => [200, 401, 500].includes(answer.status)),
      `answers ${answers.map((answer) => answer.status)}`);
    check(failed.every((answer) => /<h1|"error"/.test(answer.body)), 'an error without a page');
    equal((await office.add(person)).status, 500, 'adding a person into a database that is not there');
    check(program.alive(), 'the program died');
    postgres.again();
    await until(async () => (await asked(program)).every((answer) => [200, 401].includes(answer.status)),
      'every page is there again', 15_000);
    equal((await office.add(person)).status, 200, 'adding a person once it is there again');
    equal(store.rows(`SELECT count(*) FROM account WHERE email = '${person.email}'`), ['1'], 'the person');
    store.sound();
  }
  await program.stop();
});
