// Keeps pages usable without a network: a copy of each page, and of all that it loads.
// `VERSION`, `FILES` and `FRONT` (addresses relative to this script) stand above, written when the site was built.
// It listens to no message: a page that has locked itself cannot speak through it.

const HOME = new URL("./", self.location);
// Several sites may share one origin, and with it one store: only this site's copies are touched.
const OURS = `riktig-apps:${HOME.pathname}:`;
const COPY = OURS + VERSION;
const PATIENCE_MS = 4_000; // chosen here: an office's line that hangs is no line
const ADDRESSES = new Set(FILES.map((name) => new URL(name, HOME).href));
const FALLBACK = new URL(FRONT, HOME).href;

/** Whole or not at all: one file that fails leaves the copy before it in use. */
async function fill() {
  const copy = await caches.open(COPY);
  // What a hash does not name is asked for anew, past the browser's own store.
  await copy.addAll(FILES.map((name) => new Request(new URL(name, HOME), { cache: name.startsWith("runtime/") ? "default" : "no-cache" })));
}

/** Runs when no page of the version before is open any longer. */
async function takeOver() {
  await self.registration.navigationPreload?.enable();
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== COPY).map((name) => caches.delete(name)));
}

const kept = async (address) => (await caches.open(COPY)).match(address);

function withinPatience(answer) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("slow")), PATIENCE_MS);
    answer.then(resolve, reject);
  });
}

/** A page: from the network, so that it is the newest; else the copy. The preload keeps the browser's own headers. */
async function page(event, address) {
  const asked = Promise.resolve(event.preloadResponse).then((early) => early ?? fetch(event.request));
  event.waitUntil(asked.catch(() => {}));
  const copy = await kept(ADDRESSES.has(address) ? address : FALLBACK);
  if (!copy) return asked;
  try {
    const answer = await withinPatience(asked);
    return answer.status < 500 ? answer : copy;
  } catch {
    return copy;
  }
}

/** What a page loads: the copy, since its address names its content or goes with this version's pages. */
async function part(request, address) {
  return (await kept(address)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.replace(/[?#].*$/, "").replace(/\/$/, "/index.html");
  if (request.method !== "GET" || !address.startsWith(HOME.href)) return;
  if (request.mode === "navigate") event.respondWith(page(event, address));
  else if (ADDRESSES.has(address)) event.respondWith(part(request, address));
});
