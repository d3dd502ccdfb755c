// Keeps the form at hand without connection and sends what waited, once.
importScripts("{{ queue|escapejs }}");

const KEPT = [{% for path in kept %}"{{ path|escapejs }}",{% endfor %} "/luring/", "/adu/"];
const SHELF = "ulas-" + KEPT.join("").length + "-{{ queue|slice:'-20:'|escapejs }}";
const HASHED = /\.[0-9a-f]{12}\./;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(SHELF)
      // Without cookies: a protection token fetched here would overrule that of an open form.
      .then((shelf) => shelf.addAll(KEPT.map((path) => new Request(path, { credentials: "omit" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== SHELF).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin) return;
  if (request.method === "POST" && address.pathname === "/adu/" && request.mode === "navigate") {
    event.respondWith(filed(request));
  } else if (request.method === "GET" && address.pathname.startsWith("/static/")) {
    event.respondWith(fixed(request, address));
  } else if (request.method === "GET" && request.mode === "navigate") {
    event.respondWith(page(request, address));
  }
});

async function fixed(request, address) {
  const shelf = await caches.open(SHELF);
  if (HASHED.test(address.pathname)) {
    const kept = await shelf.match(request, { ignoreVary: true });
    if (kept) return kept;
  }
  try {
    return await fetch(request);
  } catch (gone) {
    const kept = await shelf.match(request, { ignoreVary: true });
    if (kept) return kept;
    throw gone;
  }
}

async function page(request, address) {
  try {
    return await fetch(request);
  } catch {
    const shelf = await caches.open(SHELF);
    const kept = await shelf.match(address.pathname === "/adu/" ? "/adu/" : "/luring/", { ignoreVary: true });
    return address.pathname === "/adu/" ? freshForm(kept) : kept;
  }
}

// A kept form was made once; each use of it is a complaint of its own.
async function freshForm(kept) {
  const key = crypto.randomUUID().replaceAll("-", "");
  const text = (await kept.text()).replace(/(name="key" value=")[^"]*/, "$1" + key);
  return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function filed(request) {
  const copy = request.clone();
  const answer = await fetch(request).catch(() => null);
  // A form opened without connection has no protection token; the queue's way needs none.
  if (answer && answer.status !== 403) return answer;
  const key = await ulasQueue.keep(await copy.formData()).catch(() => null);
  if (!key) return answer || Response.error();
  if (answer) await ulasQueue.send();
  return Response.redirect(await after(key), 303);
}

// The page that tells what became of a complaint in the queue.
async function after(key) {
  const { state, receipt } = await ulasQueue.one(key);
  if (state === "sent") {
    await ulasQueue.drop(key);
    return receipt;
  }
  if (state === "refused") return `/adu/?perbaiki=${key}`;
  if (self.registration.sync) await self.registration.sync.register("aduan").catch(() => {});
  return "/luring/?tersimpan";
}

self.addEventListener("sync", (event) => {
  if (event.tag === "aduan") event.waitUntil(sendAll());
});

// A broken try must fail, or the browser would think that everything was sent and not try again.
async function sendAll() {
  await ulasQueue.send();
  const left = (await ulasQueue.all()).filter(({ state }) => state === "waiting").length;
  if (left) throw new Error(`${left} waiting`);
}

self.addEventListener("message", (event) => {
  if (event.data === "send") event.waitUntil(ulasQueue.send());
});
