// Before the first paint: says that the form may show one thing at a time.
document.documentElement.classList.add("js");
