// hranice.json of an installation: either format is drawn; what cannot be is refused.
import { readFileSync } from 'node:fs';
import { Program, test, check, equal } from './program.mjs';
import { ask } from './client.mjs';

const lhota = readFileSync('tests/data/borders/lhota.geojson', 'utf8');
const squares = readFileSync('tests/fuzz/seeds/borders/squares.json', 'utf8');

// What a program with these borders answers for the map, and what it has logged.
async function withBorders(text) {
  const program = await Program.start({ 'hranice.json': text });
  const map = await ask(program.port, 'GET', '/mapa?vyrez=50.45,16.00,12');
  equal(await program.stop(), 0, 'it ends cleanly');
  equal(map.status, 200, 'the map');
  const lines = program.log.split('\n').filter((line) => line.includes(' borders-'));
  return { map: map.body, log: lines.join('\n') };
}

test('borders of an installation may be GeoJSON or TopoJSON', async () => {
  const { map, log } = await withBorders(lhota);
  check(/ borders-read .*areas=8$/.test(log) && !log.includes('refused'), log);
  // Land without these borders would be all that is in the view: four corners.
  const land = map.match(/<path d="(M[^"]+)" fill="#fbfaf5"/)?.[1] ?? '';
  check(land.split('l').length > 12, `the land is ${land}`);
  const topo = await withBorders(squares);
  check(/ borders-read .*areas=3$/.test(topo.log), topo.log);
});

test('borders that cannot be drawn are refused with a reason, and those that ship are used', async () => {
  const broken = lhota.replace(/"orp":1040/, '"orp":"?"');
  const { log } = await withBorders(broken);
  check(/ borders-refused .*why="feature \d: an area needs an id, orp and region/.test(log), log);
  check(/ borders-read .*areas=6258$/.test(log), log);
  const square = { type: 'Polygon', coordinates: [[[15, 50], [16, 50], [16, 51], [15, 50]]] };
  const feature = (id) => ({ type: 'Feature', id, properties: { orp: 1, region: 1 }, geometry: square });
  const twice = await withBorders(JSON.stringify({ type: 'FeatureCollection', features: [feature(1), feature(2)] }));
  check(twice.log.includes('why="areas lie over each other"') && twice.log.includes('areas=6258'), twice.log);
});
