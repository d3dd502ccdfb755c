// The page without connection lists what waits, what was sent, and what could not be taken.

const list = document.querySelector("[data-queue]");

document.addEventListener("ulas-queue", ({ detail }) => {
  list.replaceChildren(...detail.map(line));
});

function line(entry) {
  const item = document.createElement("li");
  const text = entry.fields ? entry.fields.text.slice(0, 80) : entry.number;
  item.textContent = `${text}: ${list.dataset[entry.state]} `;
  if (entry.state === "refused") item.append(reasons(entry), choices(entry));
  if (entry.address) {
    const link = made("a", list.dataset.open);
    link.href = entry.address;
    link.addEventListener("click", () => ulasQueue.drop(entry.key));
    item.append(link);
  }
  return item;
}

function reasons({ errors, why }) {
  const told = new Set(Object.values(errors || {}));
  const found = document.createElement("ul");
  found.append(...[...(told.size ? told : [why])].map((sentence) => made("li", sentence)));
  return found;
}

function choices({ key }) {
  const row = document.createElement("p");
  row.className = "btn-row";
  const back = made("a", list.dataset.mend, "btn btn-main");
  back.href = `/adu/?perbaiki=${encodeURIComponent(key)}`;
  const away = made("button", list.dataset.discard, "btn btn-plain");
  away.type = "button";
  away.addEventListener("click", () => {
    if (window.confirm(list.dataset.discardSure)) ulasQueue.drop(key);
  });
  row.append(back, away);
  return row;
}

function made(tag, words, look = "") {
  const element = document.createElement(tag);
  element.className = look;
  element.textContent = words;
  return element;
}
