/* The service worker: pages kept on the phone open without a network, and what waits is sent although no page is open.

   Of pages, it keeps only those that say so: the reports that the person can fill in, and the list of what waits. */

import { waitingOf } from "./items.js";
import { send } from "./sending.js";
import { fact, note } from "./store.js";

const PAGES = "phoihop-pages";
const ALSO = { cacheName: PAGES, ignoreVary: true };
const PATIENCE = 8_000;

let facts;
const shell = () => `phoihop-shell-${facts.version}`;

const install = async () => {
  const cache = await caches.open(shell());
  await cache.addAll(facts.shell.map((address) => new Request(address, { cache: "reload" })));
  await self.skipWaiting();
};

const activate = async () => {
  for (const name of await caches.keys()) if (name.startsWith("phoihop-shell-") && name !== shell()) await caches.delete(name);
  await self.clients.claim();
};

/* A page that came: kept where it says so, and where it no longer does, no longer kept. */
const keep = async (address, answer) => {
  if (answer.type !== "basic" || answer.redirected || answer.status !== 200) return;
  const cache = await caches.open(PAGES);
  if (answer.headers.has(facts.kept)) await cache.put(address, answer.clone());
  else await cache.delete(address);
};

const fetchKept = async (address) => {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  await keep(address, answer);
};

const page = async (request) => {
  const address = new URL(request.url).pathname;
  const kept = await caches.match(address, ALSO);
  const coming = fetch(request).then(async (answer) => {
    await keep(address, answer);
    return answer;
  });
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE, kept); });
  try {
    return await (kept ? Promise.race([coming, late]) : coming);
  } catch {
    return kept || (await caches.match(facts.waiting, ALSO)) || Response.error();
  }
};

/* A page handed in whole, as buttons do: without a network it waits, and the person sees it wait. */
const handed = (request) => fetch(request).catch(() => Response.redirect(facts.waiting, 303));

/* A file whose name bears its sum never changes; of the others the newest is asked for. */
const asset = async (request) => {
  const lasting = /\.[0-9a-f]{12}\.\w+$/.test(new URL(request.url).pathname);
  const known = lasting && (await caches.match(request, { ignoreVary: true }));
  if (known) return known;
  try {
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(shell())).put(request, answer.clone());
    return answer;
  } catch {
    return (await caches.match(request, { ignoreVary: true })) || Response.error();
  }
};

const forget = () => caches.delete(PAGES);

/* Another person at this phone does not find the pages of the one before. */
const own = (person) => navigator.locks.request("phoihop-person", async () => {
  const before = await fact("person");
  if (before === person) return;
  if (before !== undefined) await forget();
  await note("person", person);
});

const greet = async (person) => {
  await own(person);
  if (!(await caches.match(facts.waiting, ALSO))) await fetchKept(facts.waiting).catch(() => null);
  await send(facts.state);
  await count(person);
};

const count = async (person) => {
  const waiting = await waitingOf(person);
  new BroadcastChannel("phoihop").postMessage({ kind: "count", count: waiting.length });
};

export const begin = (told) => {
  facts = told;
  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("message", (event) => {
    const { kind, person, addresses } = event.data;
    if (kind === "hello") event.waitUntil(greet(person));
    if (kind === "count") event.waitUntil(count(person));
    if (kind === "keep") {
      const all = own(person).then(() => Promise.all(addresses.map(fetchKept))).then(() => true, () => false);
      event.waitUntil(all.then((done) => event.ports[0].postMessage(done)));
    }
  });
  self.addEventListener("sync", (event) => {
    event.waitUntil(send(facts.state).then((result) => {
      if (result === "unreachable") throw new Error("The network is not back yet; the browser calls again.");
    }));
  });
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (origin !== self.location.origin) return;
    if (request.mode === "navigate" && request.method === "GET") event.respondWith(page(request));
    else if (request.mode === "navigate" && pathname === facts.out) event.waitUntil(forget());
    else if (request.mode === "navigate" && /^\/submissions\/\d+\/$/.test(pathname)) event.respondWith(handed(request));
    else if (request.method === "GET" && pathname.startsWith(facts.static)) event.respondWith(asset(request));
  });
};
