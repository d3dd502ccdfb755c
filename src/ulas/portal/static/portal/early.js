// Before the first paint: says that the form may show one thing at a time. Who turns its pages
// comes later; where filing.js or a part of it does not come, the whole form is in sight again.
{
  const LONGEST_WAIT = 8000;
  const { classList, dataset } = document.documentElement;
  const stillMissing = () => {
    if (!dataset.turned) classList.remove("js");
  };
  classList.add("js");
  // A script that cannot be loaded tells it at its own element only.
  document.addEventListener("error", ({ target }) => target.matches("[data-turns]") && stillMissing(), true);
  // Modules run before this; one that stopped at a fault has not said that it is there.
  document.addEventListener("DOMContentLoaded", stillMissing);
  setTimeout(stillMissing, LONGEST_WAIT);
}
