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
