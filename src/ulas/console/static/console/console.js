// What the officers' pages add with JavaScript; without it everything still works.

// Long lists of agencies can be narrowed by typing.
for (const box of document.querySelectorAll("[data-narrow]")) {
  const choices = [...document.querySelectorAll(`[data-field="${box.dataset.narrow}"] .choice`)];
  box.closest(".field").hidden = false;
  box.addEventListener("input", () => {
    const wanted = box.value.trim().toLowerCase();
    for (const choice of choices) {
      const chosen = choice.querySelector("input").checked;
      choice.hidden = !chosen && !choice.textContent.toLowerCase().includes(wanted);
    }
  });
}

// A passkey that was not read or was called off is told on the page.
document.addEventListener("allauth.error", (event) => {
  const told = document.querySelector("[data-passkey-error]");
  if (!told) return;
  event.preventDefault();
  told.hidden = false;
});

// The list of the day fetches itself anew, quietly: not while one types, has a menu open, reads
// another window or is offline. Where nothing has changed the answer is empty and nothing moves.
const EVERY_MS = 30000;
const busy = () =>
  document.hidden ||
  !navigator.onLine ||
  document.querySelector("details.menu[open], dialog[open]") ||
  document.activeElement?.matches("input, textarea, select");
const freshen = () => {
  const list = document.querySelector("[data-fresh]");
  if (list && !busy()) list.dispatchEvent(new CustomEvent("ulas:fresh"));
};
if (document.querySelector("[data-fresh]")) {
  const title = document.title;
  const told = () => {
    const count = document.querySelector("[data-fresh]")?.dataset.count;
    document.title = Number(count) ? `(${count}) ${title}` : title;
  };
  told();
  document.addEventListener("htmx:afterSettle", told);
  // Signed out meanwhile: the page that comes back is no list, so go and sign in.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.detail.xhr.responseText.includes("data-fresh") && event.detail.xhr.status === 200) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });
  setInterval(freshen, EVERY_MS);
  document.addEventListener("visibilitychange", freshen);
}
