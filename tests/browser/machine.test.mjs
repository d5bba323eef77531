// The program of a kiosk beside a portal: it goes on when the portal is away, and takes
// nothing that is forged or older.  K-05: the policy in Debian's Chromium, where the tests
// may show it a folder of their own.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ROOT } from "./browser.mjs";

const PATIENCE = 60_000;
const PAGE = "the page itself";
const POLICY = join(ROOT, "deploy/kiosk/rozcestnik-kiosk.json");

// A folder of the test's own with a snapshot of the portal and its key.
async function withSnapshot({ program, folder }, use) {
  const own = mkdtempSync(join(tmpdir(), "rozcestnik-machine-"));
  const file = join(own, "snimek");
  const key = execFileSync(program, ["kiosk", "key", "--data", folder], { encoding: "utf8" }).trim();
  execFileSync(program, ["kiosk", "snapshot", "--out", file, "--data", folder]);
  try {
    await use({ own, file, key, program });
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

const words = ({ own, file, key }, ...more) =>
  ["kiosk", "serve", "--snapshot", file, "--key", key, "--data", join(own, "data"), "--port", "0", ...more];

async function withMachine(given, more, use) {
  const child = spawn(given.program, words(given, ...more), { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const ended = once(child, "close");
  const until = (pattern) => new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${pattern} was not said:\n${said}`)), PATIENCE);
    const hear = () => {
      const found = pattern.exec(said);
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", hear);
    hear();
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => { said += bytes; });
  try {
    const [, base] = await until(/(http:\/\/127\.0\.0\.1:\d+)\/kiosk/);
    await use({ base, until });
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

// A portal of which the test says what it sends.
async function withPortal(bytes, use) {
  const server = createServer((request, answer) => answer.end(bytes())).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await use(`http://127.0.0.1:${server.address().port}/kiosk/snimek`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const text = async (url) => (await fetch(url)).text();

const away = async ({ assert, page, ...given }) => withSnapshot(given, async (have) => {
  await withMachine(have, ["--from", "http://127.0.0.1:9/kiosk/snimek"], async ({ base, until }) => {
    await until(/kiosk-unreached/);
    assert.match(await text(`${base}/kiosk`), /Údaje z \d+\.\s\d+\.\s\d{4} v\s\d+:\d\d/);
    assert.match(await text(`${base}/kiosk/krize`), /116 ?111|112/);
    assert.match(await text(`${base}/kiosk/hledat?q=dluhu`), /\/kiosk\/situace\/dluhy/);
    assert.equal((await fetch(`${base}/urad/prihlaseni`)).status, 404);
    // In Ukrainian, too, without a network.
    const start = await text(`${base}/uk/kiosk`);
    assert.match(start, /<html [^>]*lang="uk">/);
    assert.match(start, /href="\/kiosk" lang="cs" hreflang="cs"/);
    assert.match(start, /2\d{3}\S* о\s\d+:\d\d/, "its age");
    assert.match(await text(`${base}/uk/kiosk/situace/dluhy`), /href="\/uk\/kiosk\/sluzby\//);
    assert.match(await text(`${base}/uk/kiosk/hledat?q=dluhu`), /href="\/uk\/kiosk\/situace\/dluhy/);
    assert.equal((await fetch(`${base}/uk/urad/prihlaseni`)).status, 404);
    const end = await fetch(`${base}/uk/kiosk/konec`, { redirect: "manual" });
    assert.equal(end.headers.get("location"), "/kiosk", "the next visitor begins in Czech");
  });
});

const newer = async ({ assert, page, browser, ...given }) => withSnapshot(given, async (have) => {
  rmSync(have.file);
  await withMachine(have, ["--from", `${browser.base}/kiosk/snimek`], async ({ base, until }) => {
    await until(/kiosk-snapshot made=\d+ kept=yes/);
    assert.equal((await fetch(`${base}/kiosk/krize`)).status, 200);
    assert.match(readFileSync(have.file, "utf8").slice(0, 30), /^rozcestnik-kiosk 2\n/);
    const asked = await fetch(`${browser.base}/kiosk/snimek`, { headers: { "If-None-Match": (await fetch(`${browser.base}/kiosk/snimek`)).headers.get("etag") } });
    assert.equal(asked.status, 304, "it is sent once");
  });
});

const forged = async ({ assert, page, ...given }) => withSnapshot(given, async (have) => {
  const good = readFileSync(have.file, "utf8");
  const bad = good.replace(/made (\d+)/, (_, made) => `made ${Number(made) + 1000}`);
  await withPortal(() => bad, (url) => withMachine(have, ["--from", url], async ({ base, until }) => {
    await until(/kiosk-refused/);
    assert.equal((await fetch(`${base}/kiosk`)).status, 200, "what was there goes on");
    assert.equal(readFileSync(have.file, "utf8"), good);
  }));
  writeFileSync(have.file, bad);
  const alone = spawnSync(have.program, words(have), { encoding: "utf8", timeout: PATIENCE });
  assert.equal(alone.status, 1);
  assert.match(alone.stderr, /nepodepsal/);
});

const older = async ({ assert, page, ...given }) => withSnapshot(given, async (have) => {
  const first = readFileSync(have.file);
  writeFileSync(`${have.file}.nejnovejsi`, `${Math.floor(Date.now() / 1000) + 60}\n`);
  const alone = spawnSync(have.program, words(have), { encoding: "utf8", timeout: PATIENCE });
  assert.equal(alone.status, 1);
  assert.match(alone.stderr, /starší/);
  assert.deepEqual(readFileSync(have.file), first);
});

// ---- the policy in the browser ----

// Without the three rules that would lock out the tests, too.
function testPolicy(own) {
  const rules = JSON.parse(readFileSync(POLICY, "utf8"));
  for (const name of ["DeveloperToolsAvailability", "IncognitoModeAvailability", "ForceEphemeralProfiles"]) delete rules[name];
  mkdirSync(join(own, "etc/policies/managed"), { recursive: true });
  writeFileSync(join(own, "etc/policies/managed/kiosk.json"), JSON.stringify(rules));
}

// In a namespace of its own, so that nobody else's browser sees the policy.
function wrapper(own) {
  const path = join(own, "chromium");
  const real = process.env.CHROMIUM ?? "/usr/bin/chromium";
  writeFileSync(path, `#!/bin/sh\nexec unshare -m sh -c 'mount --bind "${join(own, "etc")}" /etc/chromium && exec "${real}" "$@"' sh "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

const outcome = async (page, url) => {
  try {
    await page.goto(url);
    return await page.content();
  } catch (error) {
    return error.message;
  }
};

const policy = async ({ assert, ...given }) => withSnapshot(given, async ({ own }) => {
  if (process.getuid() !== 0 || spawnSync("unshare", ["-m", "true"]).status !== 0) {
    console.log("# no namespace of one's own here: the policy was only read");
    return;
  }
  const kiosk = createServer((_, answer) => {
    answer.setHeader("Content-Type", "text/html");
    answer.end(PAGE);
  }).listen(8090, "127.0.0.1");
  await once(kiosk, "listening");
  testPolicy(own);
  const chrome = await chromium.launch({ executablePath: wrapper(own), args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await chrome.newPage();
    const file = join(own, "page.html");
    writeFileSync(file, PAGE);
    for (const prefix of ["", "/uk", "/en"])
      assert.ok((await outcome(page, `http://127.0.0.1:8090${prefix}/kiosk/krize`)).includes(PAGE), `the kiosk itself ${prefix}`);
    for (const url of ["http://127.0.0.1:8090/urad", "http://localhost:8090/kiosk", "http://127.0.0.1:8090/uk/urad", "http://127.0.0.1:8090/en", "https://example.cz/", `file://${file}`,
      "view-source:http://127.0.0.1:8090/kiosk", "chrome://version"]) {
      const seen = await outcome(await chrome.newPage(), url);
      assert.match(seen, /ERR_BLOCKED_BY_ADMINISTRATOR/, `${url}: ${seen.slice(0, 200)}`);
    }
  } finally {
    await chrome.close();
    kiosk.closeAllConnections();
    kiosk.close();
  }
});

export default {
  "kiosk machine: it goes on when the portal is away": away,
  "kiosk machine: it fetches a newer snapshot": newer,
  "kiosk machine: a forged snapshot is refused": forged,
  "kiosk machine: an older snapshot is refused": older,
  "kiosk machine K-05: the browser obeys the policy": policy,
};
