// How the program ends, and what it has written about it all.
import { test, check, equal, Program } from './program.mjs';
import { Wire, request, ask } from './client.mjs';

for (const signal of ['SIGTERM', 'SIGINT']) {
  test(`${signal} finishes what has begun and refuses what is new`, async () => {
    const program = await Program.start();
    const wire = await Wire.open(program.port), idle = await Wire.open(program.port);
    await idle.send(request('GET', '/')).answer();
    wire.send(request('POST', '/neni-tady', { 'Content-Length': 3, Expect: '100-continue',
      'Content-Type': 'application/x-www-form-urlencoded' }));
    equal((await wire.answer()).status, 100, 'the request has begun');
    program.signal(signal);
    let refused = false;
    while (!refused)
      await Wire.open(program.port).then((other) => other.end(), (error) => { refused = error.code === 'ECONNREFUSED'; });
    equal((await wire.send('a=1').answer()).status, 404, 'the request that had begun');
    equal(await program.ended, 0, 'exit status');
    equal((await idle.closed()).length, 0, 'an idle connection is closed');
  });
}

test('the log has a line a request, without queries and whole addresses', async () => {
  const program = await Program.start();
  await ask(program.port, 'GET', '/?q=tajemstvi', { 'X-Forwarded-For': '203.0.113.77, 198.51.100.23' });
  await ask(program.port, 'GET', '/neni%0Atady', { 'X-Forwarded-For': '2001:db8:1:2::3' });
  await ask(program.port, 'GET', '/', { 'X-Forwarded-For': 'nonsense\t"' });
  await ask(program.port, 'GET', '/pozvanka/klic-ktery-neni-pro-log');
  await program.stop();
  const lines = program.log.split('\n').filter((line) => / request /.test(line));
  equal(lines.length, 4, 'lines');
  // Threads write their lines when they are done, so the order may be another.
  for (const line of [
    /path=\/pozvanka\/ status=200/,
    /method=GET path=\/ status=200 bytes=\d+ micros=\d+ from=(worker|cache) address=198\.51\.100\.0\/24$/,
    /path="\/neni\\x0atady" status=404 .* address=2001:db8:1::\/48$/,
    /path=\/ .*address=127\.0\.0\.0\/24$/,
  ])
    check(lines.some((one) => line.test(one)), `no ${line} in ${lines.join('\n')}`);
  check(!/tajemstvi|neni-pro-log|113\.77|100\.23/.test(program.log), 'the log tells too much');
});
