// The page without connection lists what waits, what was sent, and what could not be taken.

const list = document.querySelector("[data-queue]");

document.addEventListener("ulas-queue", ({ detail }) => {
  list.replaceChildren(...detail.map(line));
});

function line(entry) {
  const item = document.createElement("li");
  const words = list.dataset[entry.state] || "";
  const text = entry.fields ? entry.fields.text.slice(0, 80) : entry.number;
  item.textContent = `${text}: ${words}${entry.why ? ` ${entry.why}` : ""} `;
  if (entry.address) {
    const link = document.createElement("a");
    link.href = entry.address;
    link.textContent = list.dataset.open;
    link.addEventListener("click", () => ulasQueue.drop(entry.key));
    item.append(link);
  }
  return item;
}
