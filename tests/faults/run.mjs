// What happens to the program when something around it breaks:
//     PROGRAM=build/dev/rozcestnik ROUNDS=3 node tests/faults/run.mjs [part of a name]
import { NotHere, runTest, tests } from './faults.mjs';
import './kill_test.mjs';
import './postgres_test.mjs';
import './search_test.mjs';
import './full_test.mjs';
import './stop_test.mjs';
import './mail_test.mjs';

const only = process.argv[2] ?? '', chosen = tests.filter((t) => t.name.includes(only));
const stores = [...new Set(chosen.map((t) => t.store))];
let passed = 0, failed = 0;

const forget = () => stores.forEach((store) => store.forget());
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { forget(); process.exit(1); });
for (const store of stores) await store.ready();
for (const one of chosen) {
  const name = `${one.name} (${one.store.title})`, from = Date.now();
  try {
    const done = await runTest(one);
    console.log(`ok ${name}${done ? `: ${done}` : ''}, ${Date.now() - from} ms`);
    passed++;
  } catch (error) {
    if (error instanceof NotHere) {
      console.log(`not run here: ${name}: ${error.message}`);
      continue;
    }
    console.log(`FAIL ${name} ${error.message}${error.log ? `\n${error.log}` : ''}`);
    failed++;
  }
}
forget();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
