// Served as /offline-worker.js with three constants before it: VERSION, which changes with
// everything below, FILES and PAGES, which are fetched at once.
//
// With a network every page comes from there.  Without one, a page that the server has
// allowed to be kept (X-Offline: keep) is shown as it was last seen, and says when; in
// place of any other there is a page that says what works.  Nothing else is ever kept.
const CACHE = `rozcestnik-${VERSION}`;
const INSTEAD = "/bez-pripojeni";
const CRISIS = /^(\/[a-z]{2})?\/krize$/;
const LANGUAGE = /^\/[a-z]{2}(?=\/|$)/; // before an address, of another language than the first
const PATIENCE = 4000; // milliseconds before a kept page is shown
const NEVER = /^(\/[a-z]{2})?\/(urad|kiosk|api|rychly-odchod|jazyk)(\/|$)/;
const IMPORT = /(?:from|import)\s*"\.\/([\w-]+\.js)"/g;

const keepable = (answer) => answer.ok && !answer.redirected && answer.headers.get("X-Offline") === "keep";

async function keep(path, answer) {
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length", "ETag"]) headers.delete(name);
  headers.set("X-Kept-At", String(Date.now()));
  const cache = await caches.open(CACHE);
  await cache.put(path, new Response(await answer.blob(), { headers }));
}

// Of somebody signed in nothing is kept, so the page is asked for once more as by anybody.
async function fetchPage(path) {
  for (const credentials of ["same-origin", "omit"]) {
    const answer = await fetch(path, { credentials, cache: "no-store" });
    if (keepable(answer)) return keep(path, answer);
  }
}

async function fetchFile(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const cache = await caches.open(CACHE);
  await cache.put(path, answer.clone());
  if (!/\.js(\?|$)/.test(path)) return;
  const parts = [...(await answer.text()).matchAll(IMPORT)].map(([, name]) => `/assets/${name}`);
  await Promise.all(parts.map(fetchFile));
}

async function begin() {
  await Promise.all([...FILES.map(fetchFile), ...PAGES.map(fetchPage)]);
  await self.skipWaiting();
}

async function takeOver() {
  const others = (await caches.keys()).filter((name) => name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// ---- answers ----

const kept = async (path) => (await caches.open(CACHE)).match(path, { ignoreVary: true });

// The page's own words, with the day and the time put in.
async function dated(answer) {
  const at = new Date(Number(answer.headers.get("X-Kept-At")));
  const html = (await answer.text())
    .replace(" hidden data-kept", " data-kept")
    .replace("<span data-day></span>", `${at.getDate()}. ${at.getMonth() + 1}.`)
    .replace("<span data-time></span>", `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}`);
  return new Response(html, { headers: answer.headers });
}

async function fromHere(path) {
  const language = LANGUAGE.exec(path)?.[0] ?? "";
  const answer = await kept(path) ?? await kept(language + INSTEAD) ?? await kept(INSTEAD);
  return answer ? dated(answer) : Response.error();
}

function inTime(promise) {
  return Promise.race([promise, new Promise((_, late) => setTimeout(() => late(new Error("late")), PATIENCE))]);
}

async function page(event, path) {
  const asked = fetch(event.request);
  const have = await kept(path);
  const remember = async (answer) => {
    if (keepable(answer)) await keep(path, answer);
    else if (answer.ok && !CRISIS.test(path)) await (await caches.open(CACHE)).delete(path);
  };
  try {
    const answer = await (have ? inTime(asked) : asked);
    if (have && answer.status >= 502 && answer.status <= 504) return fromHere(path);
    event.waitUntil(remember(answer.clone()));
    return answer;
  } catch {
    asked.then(remember, () => {}); // it may come yet, for the next time
    return fromHere(path);
  }
}

// What bears its version in the address never changes.
async function file(request) {
  const here = await kept(request.url);
  if (here && new URL(request.url).searchParams.has("v")) return here;
  return fetch(request).catch(() => here ?? Response.error());
}

self.addEventListener("install", (event) => event.waitUntil(begin()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith(file(request));
  else if (request.mode === "navigate" && !NEVER.test(pathname)) event.respondWith(page(event, pathname + search));
});
