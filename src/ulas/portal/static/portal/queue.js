// Complaints that wait on this device: kept in its database, sent to the API without cookies,
// each under its own key, so that a second sending files nothing twice.
// A classic script: pages and the service worker load it alike.

globalThis.ulasQueue = (() => {
  const PLAIN = ["text", "title", "category", "area", "address", "visibility", "identity_shown_to", "accused_agency"];
  const PERSON = ["name", "email", "phone", "gender", "domicile"];

  function base() {
    return new Promise((done, failed) => {
      const asked = indexedDB.open("ulas", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("waiting", { keyPath: "key" });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  }

  // Pages and the service worker all hear of it, and each tells what waits now.
  function announce() {
    if (!globalThis.BroadcastChannel) return;
    const channel = new BroadcastChannel("ulas-queue");
    channel.postMessage("changed");
    channel.close();
  }

  async function shelf(mode, work) {
    const db = await base();
    return new Promise((done, failed) => {
      const change = db.transaction("waiting", mode);
      const asked = work(change.objectStore("waiting"));
      change.oncomplete = () => {
        if (mode === "readwrite") announce();
        done(asked.result);
      };
      change.onerror = () => failed(change.error);
    }).finally(() => db.close());
  }

  const all = () => shelf("readonly", (waiting) => waiting.getAll());
  const one = (key) => shelf("readonly", (waiting) => waiting.get(key));
  const put = (entry) => shelf("readwrite", (waiting) => waiting.put(entry));
  const drop = (key) => shelf("readwrite", (waiting) => waiting.delete(key));

  async function keep(form) {
    const fields = {};
    const files = [];
    for (const [name, value] of form.entries()) {
      if (value instanceof File) {
        if (value.size) files.push(value);
      } else if (name !== "csrfmiddlewaretoken") {
        fields[name] = value;
      }
    }
    await put({ key: fields.key, fields, files, state: "waiting", keptAt: Date.now() });
    return fields.key;
  }

  function body({ fields, files }) {
    const filled = (names) => Object.fromEntries(names.filter((name) => fields[name]).map((name) => [name, fields[name]]));
    const asked = Object.keys(fields).filter((name) => name.startsWith("q_") && fields[name]);
    const complaint = {
      ...filled(PLAIN),
      complainant: filled(PERSON),
      details: Object.fromEntries(asked.map((name) => [name.slice(2), fields[name]])),
      language: fields.language || "id",
    };
    if (fields.latitude && fields.longitude) {
      complaint.lat = Number(fields.latitude);
      complaint.lon = Number(fields.longitude);
    }
    const form = new FormData();
    form.append("complaint", JSON.stringify(complaint));
    for (const file of files) form.append("attachments", file, file.name);
    return form;
  }

  // Whether the form itself had arrived before the connection broke.
  async function arrived({ key }) {
    const answer = await fetch(`/adu/terkirim/${key}/`, { credentials: "omit" });
    return answer.status === 200;
  }

  // What was refused stays whole; its form in the browser is sent under the same key.
  async function mending(entry) {
    await put({ ...entry, mending: true });
  }

  async function sendOne(entry) {
    const answer = await fetch("/api/v1/complaints", {
      method: "POST",
      credentials: "omit",
      headers: { "Idempotency-Key": entry.key, "X-Client-Id": "portal" },
      body: body(entry),
    });
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) {
      const address = new URL(told.tracking_url).pathname;
      await put({ ...sent(entry), number: told.number, address, receipt: `${address}tanda-terima/` });
    } else if (answer.status === 422 && (await arrived(entry))) {
      await put(sent(entry));
    } else if (answer.status < 500 && ![408, 409, 425, 429].includes(answer.status)) {
      await put({ ...entry, state: "refused", why: told.detail || String(answer.status), errors: told.errors || {} });
    }
  }

  // Where nothing more is known, the page of its key leads to the case.
  function sent({ key, keptAt, mending }) {
    const address = `/adu/terkirim/${key}/`;
    return { key, keptAt, mending, state: "sent", number: "", address, receipt: address };
  }

  async function sendAll() {
    for (const entry of await all()) {
      try {
        if (entry.state === "waiting") await sendOne(entry);
        else if (entry.state === "refused" && entry.mending && (await arrived(entry))) await put(sent(entry));
      } catch {
        return;
      }
    }
  }

  const send = () =>
    globalThis.navigator.locks ? navigator.locks.request("ulas-queue", sendAll) : sendAll();

  return { all, drop, keep, mending, one, send };
})();
