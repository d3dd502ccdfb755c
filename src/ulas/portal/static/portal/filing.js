// The form of a complaint, step by step on a phone. Without this file it is one long form.
import { readyDraft } from "./draft.js";
import { bringBack } from "./mend.js";
import { readyPhotos } from "./photos.js";
import { readyPlace } from "./place.js";

const form = document.querySelector("[data-filing]");
const parts = [...form.querySelectorAll("[data-part]")];
const bar = form.querySelector("[data-bar]");
const phone = window.matchMedia("(max-width: 47.99rem)");

// ---- one thing at a time -------------------------------------------------------------------
const firstWrong = () => Math.max(0, parts.findIndex((part) => part.querySelector(".field-wrong")));
let at = firstWrong();

function show(index, focus) {
  at = Math.min(Math.max(index, 0), parts.length - 1);
  parts.forEach((part, number) => part.classList.toggle("part-now", number === at));
  [...bar.querySelectorAll("span")].forEach((dot, number) => dot.classList.toggle("done", number <= at));
  bar.querySelector("[data-where-said]").textContent = bar.dataset.where
    .replace("{n}", at + 1)
    .replace("{all}", parts.length);
  if (!focus) return;
  const heading = parts[at].querySelector("h2");
  heading.tabIndex = -1;
  heading.focus();
  form.scrollIntoView({ block: "start" });
}

form.addEventListener("click", (event) => {
  const step = event.target.closest("[data-step]");
  if (!step) return;
  if (step.dataset.step === "1" && at === 0 && !form.elements.text.value.trim()) {
    form.elements.text.focus();
    return;
  }
  show(at + Number(step.dataset.step), true);
});

// The enter key, or "go" on a phone's keyboard, turns the page; only the last one sends.
form.addEventListener("submit", (event) => {
  const hidden = event.submitter && !event.submitter.checkVisibility();
  if (!hidden || at === parts.length - 1) return;
  event.preventDefault();
  parts[at].querySelector("[data-step='1']").click();
}, true);

// The list of errors leads to a field that may be in a hidden part.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".notice a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  const index = field ? parts.findIndex((part) => part.contains(field)) : -1;
  if (index < 0) return;
  event.preventDefault();
  show(index);
  field.focus();
});
show(at);

// ---- questions of the category -------------------------------------------------------------
const category = form.elements.category;
const questions = form.querySelector("[data-questions]");

async function askQuestions() {
  const address = `${questions.dataset.questions}?category=${encodeURIComponent(category.value)}`;
  try {
    const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
    if (answer.ok) questions.innerHTML = await answer.text();
    showWanted();
  } catch {
    // Without connection: an officer asks where an answer is needed.
    questions.replaceChildren();
  }
}

function showWanted() {
  for (const field of questions.querySelectorAll("[data-show-if]")) {
    const other = form.elements[field.dataset.showIf];
    const wanted = other && field.dataset.showValues.split("|").includes(other.value);
    field.closest(".field").hidden = !wanted;
  }
}

category.addEventListener("change", askQuestions);
questions.addEventListener("change", showWanted);
showWanted();

// ---- suggestions: buttons inside the fragment ----------------------------------------------
form.querySelector("[data-hints]").addEventListener("click", (event) => {
  const use = event.target.closest("[data-use-category]");
  if (use) {
    category.value = use.dataset.useCategory;
    category.dispatchEvent(new Event("change", { bubbles: true }));
    use.closest(".notice").remove();
    category.focus();
  }
  if (event.target.closest("[data-use-confidential]")) {
    form.querySelector("[name=visibility][value=CONFIDENTIAL]").checked = true;
    event.target.closest(".notice").remove();
  }
});

// ---- what was written before ---------------------------------------------------------------
// The page that came back from the server with its errors holds all of it already.
const refused = form.elements.text.value ? null : new URLSearchParams(location.search).get("perbaiki");

async function takeUp() {
  // A framed page may not keep anything in this browser.
  if ("embedded" in form.dataset) return;
  const back = refused && (await bringBack(form, refused, askQuestions, () => show(firstWrong())).catch(() => false));
  if (!back) readyDraft(form, askQuestions);
}

function readyTools() {
  readyPhotos(form.querySelector("[data-photos]"));
  readyPlace(form.querySelector("[data-place]"), form);
}

if (refused) takeUp().then(readyTools);
else {
  takeUp();
  readyTools();
}
phone.addEventListener("change", () => show(at));
// Read by early.js: somebody is here to turn the pages.
document.documentElement.dataset.turned = "yes";
