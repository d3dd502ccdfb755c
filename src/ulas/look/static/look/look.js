// What every page does with JavaScript; without it everything still works.

// The list of errors is read out and reached first.
const errors = document.querySelector("[data-take-focus]");
if (errors) errors.focus();

// A second tap on send does nothing while the first is on its way.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-send-once]") || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  const button = event.submitter || form.querySelector("[type=submit]");
  if (button) {
    button.setAttribute("aria-busy", "true");
    if (button.dataset.busy) button.lastChild.textContent = " " + button.dataset.busy;
  }
});

// A page restored by the back button may send again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
});

// Menus close when one looks elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
