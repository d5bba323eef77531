// Makes data/map/municipalities.json from TopoJSON of all municipalities: keeps lines and
// codes, and adds which ORP and region each belongs to (data/territory).
//
//     node tools/borders.mjs municipalities-cr.topo.json > data/map/municipalities.json
import { readFileSync } from "node:fs";

const rows = (name) => {
  const [head, ...lines] = readFileSync(`data/territory/${name}.csv`, "utf8").trim().split("\n")
    .map((line) => line.split(","));
  return lines.map((line) => Object.fromEntries(head.map((column, i) => [column, line[i]])));
};
const regionOf = new Map(rows("orp").map(({ code, region }) => [code, Number(region)]));
const orpOf = new Map(rows("municipalities").map(({ code, orp }) => [code, orp]));

const from = JSON.parse(readFileSync(process.argv[2], "utf8"));
const [source] = Object.values(from.objects);
const areas = source.geometries
  .map(({ type, arcs, properties }) => {
    const orp = orpOf.get(properties.code);
    if (!orp) throw new Error(`municipality ${properties.code} is not in data/territory`);
    return { type, id: Number(properties.code), properties: { orp: Number(orp), region: regionOf.get(orp) }, arcs };
  })
  .sort((a, b) => a.id - b.id);

// A line for each arc and each municipality, so that a change can be read.
const lines = (items) => items.map((item) => JSON.stringify(item)).join(",\n");
process.stdout.write(`{"type":"Topology","transform":${JSON.stringify(from.transform)},"arcs":[
${lines(from.arcs)}
],"objects":{"municipalities":{"type":"GeometryCollection","geometries":[
${lines(areas)}
]}}}
`);
