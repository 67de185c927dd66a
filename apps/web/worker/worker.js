// The service worker. The build puts VERSION and FILES (what the app consists of, as paths) in front of it.
const PAGE = "/";
const CACHE = `neptun-app-${VERSION}`;
/** What was shared with the app, until the page takes it. */
const SHARED = "neptun-shared";
const AT_ONCE = 3;
const PATIENCE_MS = 4_000;

addEventListener("install", (event) => event.waitUntil(install(event)));
addEventListener("activate", (event) => event.waitUntil(tidyUp().then(() => clients.claim())));

/** Everything, so that what was never opened here opens without a network too. What an older version had is not fetched again. */
async function install(event) {
  // Browsers that know routes send what the server answers itself past the worker.
  for (const pathname of ["/trpc/*", "/api/*", "/s/*"])
    await event.addRoutes?.({ condition: { urlPattern: { pathname } }, source: "network" });
  const cache = await caches.open(CACHE);
  const waiting = [PAGE, ...FILES];
  const fetchNext = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const held = isHashed(file) && (await findKept(file));
      if (held) await cache.put(file, held);
      else await cache.add(new Request(file, { cache: isHashed(file) ? "default" : "reload" }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
  // A page is loaded from the server, so this one stands in the way of no older one.
  await skipWaiting();
}

/** Pages of the version before may be open still, and load more of it. */
async function tidyUp() {
  const others = (await caches.keys()).filter((name) => name.startsWith("neptun-app-") && name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST" && pathname === "/share-target") event.respondWith(takeShared(request));
  if (request.method !== "GET") return;
  if (isHashed(pathname)) event.respondWith(keptFirst(request));
  else if (request.mode === "navigate" && !/^\/(api|trpc|s|health)(\/|$)/.test(pathname))
    event.respondWith(serverFirst(request, PAGE));
  else if (FILES.includes(pathname)) event.respondWith(serverFirst(request, pathname));
});

const isHashed = (pathname) => pathname.startsWith("/assets/");
const findKept = (file) => caches.match(file, { ignoreVary: true });

async function keptFirst(request) {
  return (await findKept(request)) ?? fetch(request);
}

/** What the server says; what is kept where it says nothing, or nothing for a while. */
async function serverFirst(request, file) {
  const asked = fetch(request).then((response) => {
    if (response.status >= 502 && response.status <= 504) throw new Error(`The server is away: ${response.status}`);
    return response;
  });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answer = await Promise.race([asked, late]).catch(() => undefined);
  return answer ?? (await findKept(file)) ?? asked;
}

async function takeShared(request) {
  const cache = await caches.open(SHARED);
  const headers = { "Content-Type": request.headers.get("Content-Type"), Date: new Date().toUTCString() };
  await cache.put("/shared", new Response(await request.blob(), { headers }));
  return Response.redirect("/?shared", 303);
}
