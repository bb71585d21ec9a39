// The service worker: keeps the files of the client, so that it opens without a network. What the server says is never
// kept here: addresses of its interfaces are not even looked at. `SHELL` and `VERSION` are written in by the build.
const cacheName = `shell-${VERSION}`;
const page = "/";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([page, ...SHELL])));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

// The page asks for it when somebody has asked for the new version.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;

  if (request.mode === "navigate") {
    if (!/^\/(admin|api|trpc|v1|webhooks|s|\.well-known|healthz|readyz|metrics)(\/|$)/.test(pathname)) {
      event.respondWith(fetch(request).catch(() => fromCache(page)));
    }
    return;
  }
  if (pathname.startsWith("/assets/") || SHELL.includes(pathname)) event.respondWith(fileOf(request));
});

async function fromCache(address) {
  return (await caches.match(address, { cacheName })) ?? Response.error();
}

// A file with a hash in its name is the same for ever; the others come with their version.
async function fileOf(request) {
  const known = await caches.match(request, { cacheName });
  if (known) return known;

  const response = await fetch(request);
  if (response.ok && response.type === "basic") {
    const cache = await caches.open(cacheName);
    await cache.put(request, response.clone());
  }
  return response;
}
