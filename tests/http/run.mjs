// Black-box tests over a real socket against the real program:
//     PROGRAM=build/dev/rozcestnik node tests/http/run.mjs [part of a name]
import { runTests } from './program.mjs';
import './pages_test.mjs';
import './hostile_test.mjs';
import './opendata_test.mjs';
import './open_test.mjs';
import './files_test.mjs';
import './private_test.mjs';
import './borders_test.mjs';
import './stop_test.mjs';

await runTests();
