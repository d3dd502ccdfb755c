// On every page of the portal: the service worker, and what waits on this device.

const strip = document.querySelector("[data-waiting]");

const receipt = document.querySelector("[data-sent-page]");

// What needs its writer comes first, then what needs a connection.
async function tell() {
  const entries = await ulasQueue.all();
  const counted = ["refused", "waiting", "sent"].map((wanted) => [wanted, entries.filter(({ state }) => state === wanted).length]);
  const [state, count] = counted.find(([, number]) => number) || ["", 0];
  if (strip) {
    strip.hidden = !count;
    strip.querySelector("[data-words]").textContent = count ? strip.dataset[`${state}Words`].replace("{n}", count) : "";
  }
  document.dispatchEvent(new CustomEvent("ulas-queue", { detail: entries }));
}

async function send() {
  await ulasQueue.send().catch(() => {});
  if (receipt) await settle();
  await tell();
}

// What came back into the form and was sent from there has just shown its receipt.
async function settle() {
  for (const { key, state, mending } of await ulasQueue.all()) {
    if (state !== "sent" || !mending) continue;
    sessionStorage.removeItem(`aduan-draf-${key}`);
    await ulasQueue.drop(key);
  }
}

// What was sent, or waits to be sent, is no draft any more.
if (receipt || location.search === "?tersimpan") sessionStorage.removeItem("aduan-draf");

if ("serviceWorker" in navigator && "indexedDB" in window) {
  navigator.serviceWorker.register("/sw.js").catch(() => {});
  window.addEventListener("online", send);
  if (window.BroadcastChannel) new BroadcastChannel("ulas-queue").addEventListener("message", tell);
  if (navigator.onLine) send();
  else tell();
}
