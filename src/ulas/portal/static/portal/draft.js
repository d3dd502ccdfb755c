// What was typed stays in this tab until it is sent: a phone that throws the page out, or a tap
// on the wrong link, loses no word. Files cannot be kept so, and nothing leaves the device.

const SKIPPED = new Set(["csrfmiddlewaretoken", "key", "language", "kept", "drop", "attachments", "no_pin"]);

export function readyDraft(form, changed, shelf = "aduan-draf", untouched = form.elements.text.value === "") {
  const typed = () =>
    [...new FormData(form)].filter(([name, value]) => typeof value === "string" && value && !SKIPPED.has(name));
  const kept = untouched ? JSON.parse(sessionStorage.getItem(shelf) || "[]") : [];
  for (const [name, value] of kept) put(form, name, value);
  if (kept.some(([name]) => name === "category")) changed().then(() => kept.forEach(([name, value]) => put(form, name, value)));
  const keep = () => {
    if (form.elements.text.value) sessionStorage.setItem(shelf, JSON.stringify(typed()));
  };
  form.addEventListener("change", keep);
  window.addEventListener("pagehide", keep);
}

export function put(form, name, value) {
  const field = form.elements[name];
  if (field) field.value = value;
}
