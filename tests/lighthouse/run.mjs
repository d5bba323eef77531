// Lighthouse over five public pages of the demonstration: `make lighthouse`.
// Lines `page category<TAB>score`; a score under what the portal promises is told
// with what took it away, and the run fails.
//
//     PROGRAM=build/release/rozcestnik node tests/lighthouse/run.mjs
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { startServer } from "../browser/server.mjs";

const PAGES = ["/", "/sluzby", "/hledat?q=dluhy", "/situace/dluhy", "/krize"];
const PROMISED = { performance: 0.95, accessibility: 1, "best-practices": 1 };

function missing({ auditRefs }, audits) {
  return auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => `    ${id}: ${audits[id].displayValue ?? audits[id].title}`);
}

const server = await startServer(process.env.PROGRAM ?? "build/release/rozcestnik");
const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
let failed = 0;
try {
  for (const page of PAGES) {
    const { lhr } = await lighthouse(server.base + page, {
      port: chrome.port, logLevel: "error", onlyCategories: Object.keys(PROMISED),
    });
    for (const [name, category] of Object.entries(lhr.categories)) {
      console.log(`${page} ${name}\t${category.score}`);
      if (category.score >= PROMISED[name]) continue;
      failed++;
      console.log(missing(category, lhr.audits).join("\n"));
    }
  }
} finally {
  chrome.kill();
  await server.stop();
}
process.exit(failed ? 1 : 0);
