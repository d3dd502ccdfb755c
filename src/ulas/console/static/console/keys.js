// The keyboard on lists, the palette, and bulk moves that carry on by themselves.
// Everything here is also there without a script: links, check boxes, buttons, a page.

const rows = () => [...document.querySelectorAll("[data-row]")];
const typing = (target) =>
  target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

function step(by) {
  const all = rows();
  if (!all.length) return;
  const here = all.findIndex((row) => row.closest("li").contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1);
  all[next].focus();
  all[next].closest("li").scrollIntoView({ block: "nearest" });
}

function pick() {
  const here = document.activeElement.closest("li");
  const box = here && here.querySelector("[data-pick]");
  if (box) box.click();
}

function follow(rel) {
  const link = document.querySelector(`nav.pages a[rel=${rel}]`);
  if (link) link.click();
}

function open(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  x: pick,
  n: () => follow("next"),
  p: () => follow("prev"),
  "?": () => open("keys"),
  "/": () => document.querySelector("form[role=search] input[type=search]")?.focus(),
};

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    open("palette");
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

const keys = document.querySelector("[data-keys]");
if (keys) {
  keys.hidden = false;
  keys.addEventListener("click", () => open("keys"));
}

// "All that fit" stands for every box.
const every = document.querySelector("[data-pick-all]");
every?.addEventListener("change", () => {
  for (const box of document.querySelectorAll("[data-pick]")) {
    box.checked = every.checked;
    box.disabled = every.checked;
  }
});

// The palette asks the server, a moment after the last letter; an older answer never wins.
const palette = document.querySelector("[data-palette]");
if (palette) {
  const box = palette.querySelector("input");
  const list = palette.querySelector("[data-jumps]");
  let asked = 0;
  const ask = async () => {
    const turn = ++asked;
    const address = `${palette.dataset.palette}?potong=1&q=${encodeURIComponent(box.value)}`;
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (turn === asked && answer.ok && !answer.redirected) list.innerHTML = await answer.text();
  };
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  palette.addEventListener("keydown", (event) => {
    const links = [...palette.querySelectorAll("[data-jump]")];
    const here = links.indexOf(document.activeElement);
    if (event.key === "Enter" && here < 0 && links.length) {
      event.preventDefault();
      links[0].click();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const next = here + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) box.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  });
  new MutationObserver(() => palette.open && ask()).observe(palette, { attributeFilter: ["open"] });
}

// A bulk move goes on batch by batch while the page stays open.
document.querySelector("form[data-carry-on]")?.requestSubmit();
