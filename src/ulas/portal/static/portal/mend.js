// A complaint that had waited on this device and was refused comes back into the form: its words,
// its photos, and at each field what was said of it.
import { put, readyDraft } from "./draft.js";

// The API's names of fields -> where they stand in the form.
const ELSEWHERE = { lat: "address", lon: "address", details: "category" };

// Whether there is such a complaint; `lead` opens the part of the form that needs its writer.
export async function bringBack(form, key, changed, lead) {
  const entry = await ulasQueue.one(key);
  if (!entry || entry.state !== "refused") return false;
  await ulasQueue.mending(entry);
  const fill = () => Object.entries(entry.fields).forEach(([name, value]) => put(form, name, value));
  fill();
  if (entry.fields.category) {
    await changed();
    fill();
  }
  // What was mended before and not sent yet.
  readyDraft(form, changed, `aduan-draf-${key}`, true);
  const carrier = new DataTransfer();
  for (const file of entry.files) carrier.items.add(file);
  form.elements.attachments.files = carrier.files;
  form.before(notice(form, entry));
  lead();
  document.querySelector("[data-mended]").focus();
  return true;
}

function notice(form, { errors, why }) {
  const told = document.querySelector("[data-mend]").content.firstElementChild.cloneNode(true);
  const found = Object.entries(errors || {});
  told.querySelector("ul").append(...(found.length ? found : [["", why]]).map(([name, said]) => line(form, name, said)));
  return told;
}

function line(form, told, said) {
  const item = document.createElement("li");
  const name = ELSEWHERE[told] || told.replace("complainant.", "");
  const field = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const control = field?.querySelector("input, select, textarea");
  if (!control) {
    item.textContent = said;
    return item;
  }
  const link = document.createElement("a");
  link.href = `#${control.id}`;
  link.textContent = field.querySelector(".field-label").firstChild.textContent.trim();
  item.append(link, `: ${said}`);
  mark(field, control, said);
  return item;
}

function mark(field, control, said) {
  const error = document.createElement("p");
  error.className = "field-error";
  error.id = `${control.id}_error`;
  error.textContent = said;
  field.classList.add("field-wrong");
  control.classList.add("is-invalid");
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") || ""} ${error.id}`.trim());
  control.before(error);
}
