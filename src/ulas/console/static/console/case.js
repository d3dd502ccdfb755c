// What the case and its moves add with JavaScript: the map, who else is here, drafts that keep
// themselves, arrow keys between photos. Without it everything still works.
import { showPoint } from "../look/map.js";

const WAIT = 1500;
const AGAIN = 45000;

for (const box of document.querySelectorAll("[data-case-map]")) {
  // A map that cannot be drawn stays away; the words beside it say where it is.
  showPoint(box).catch(() => {
    box.hidden = true;
  });
}

const here = document.querySelector("[data-present]");
async function lookAround() {
  if (document.visibilityState !== "visible") return;
  const answer = await fetch(here.dataset.present, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok || answer.redirected) return;
  // Only what is new is put there, or it would be read out again and again.
  const told = await answer.text();
  if (told.trim() !== here.innerHTML.trim()) here.innerHTML = told;
}
if (here) setInterval(() => lookAround().catch(() => {}), AGAIN);

const form = document.querySelector("form[data-draft]");
if (form) keepDrafts(form);

function keepDrafts(form) {
  const said = form.querySelector("[data-draft-said]");
  let timer = 0;
  let open = false;
  const gone = new AbortController();
  const filled = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  };
  async function keep() {
    open = false;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: filled(), signal: gone.signal });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const at = new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });
      said.textContent = form.dataset.draftKept.replace("{at}", at);
    } catch {
      if (gone.signal.aborted) return;
      said.textContent = form.dataset.draftLost;
    }
  }
  form.addEventListener("input", (event) => {
    if (event.target.matches("[type=file], [type=search], [name=template]")) return;
    open = true;
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT);
  });
  form.addEventListener("submit", () => {
    open = false;
    clearTimeout(timer);
    gone.abort();
  });
  window.addEventListener("pagehide", () => {
    if (open) navigator.sendBeacon(form.dataset.draft, filled());
  });
}

const viewer = document.querySelector("[data-viewer]");
if (viewer) {
  document.addEventListener("keydown", (event) => {
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const link = rel && viewer.querySelector(`a[rel="${rel}"]`);
    if (link && !event.altKey && !event.ctrlKey && !event.metaKey) link.click();
  });
}
