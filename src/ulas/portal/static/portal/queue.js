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

  async function shelf(mode, work) {
    const db = await base();
    return new Promise((done, failed) => {
      const change = db.transaction("waiting", mode);
      const asked = work(change.objectStore("waiting"));
      change.oncomplete = () => done(asked.result);
      change.onerror = () => failed(change.error);
    }).finally(() => db.close());
  }

  const all = () => shelf("readonly", (waiting) => waiting.getAll());
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
  }

  function body({ fields, files }) {
    const person = {};
    const details = {};
    for (const name of PERSON) if (fields[name]) person[name] = fields[name];
    for (const name of Object.keys(fields)) {
      if (name.startsWith("q_") && fields[name]) details[name.slice(2)] = fields[name];
    }
    const form = new FormData();
    for (const name of PLAIN) if (fields[name]) form.append(name, fields[name]);
    if (fields.latitude && fields.longitude) {
      form.append("lat", fields.latitude);
      form.append("lon", fields.longitude);
    }
    form.append("complainant", JSON.stringify(person));
    if (Object.keys(details).length) form.append("details", JSON.stringify(details));
    for (const file of files) form.append("attachments", file, file.name);
    return form;
  }

  async function sendOne(entry) {
    const answer = await fetch("/api/v1/complaints", {
      method: "POST",
      credentials: "omit",
      headers: { "Idempotency-Key": entry.key },
      body: body(entry),
    });
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) {
      const { number, tracking_url: address } = told;
      await put({ key: entry.key, state: "sent", number, address, keptAt: entry.keptAt });
    } else if (answer.status === 422 && String(told.type || told.code || "").includes("key")) {
      // The form itself had arrived before the connection broke.
      const address = `/adu/terkirim/${entry.key}/`;
      await put({ key: entry.key, state: "sent", number: "", address, keptAt: entry.keptAt });
    } else if (answer.status >= 400 && answer.status < 500 && ![408, 409, 425, 429].includes(answer.status)) {
      await put({ ...entry, state: "refused", why: told.detail || told.title || String(answer.status) });
    }
  }

  async function sendAll() {
    for (const entry of await all()) {
      if (entry.state !== "waiting") continue;
      try {
        await sendOne(entry);
      } catch {
        return;
      }
    }
  }

  const send = () =>
    globalThis.navigator.locks ? navigator.locks.request("ulas-queue", sendAll) : sendAll();

  return { all, drop, keep, send };
})();
