// On every page of the portal: the service worker, and what waits on this device.

const strip = document.querySelector("[data-waiting]");

async function tell() {
  const entries = (await ulasQueue.all()).filter(({ state }) => state !== "seen");
  const waiting = entries.filter(({ state }) => state === "waiting").length;
  const sent = entries.filter(({ state }) => state === "sent").length;
  if (strip) {
    strip.hidden = !(waiting || sent);
    const words = waiting ? strip.dataset.waitingWords : strip.dataset.sentWords;
    strip.querySelector("[data-words]").textContent = words.replace("{n}", waiting || sent);
  }
  document.dispatchEvent(new CustomEvent("ulas-queue", { detail: entries }));
}

async function send() {
  await ulasQueue.send().catch(() => {});
  await tell();
}

// What was sent, or waits to be sent, is no draft any more.
if (document.querySelector("[data-sent-page]") || location.search === "?tersimpan") sessionStorage.removeItem("aduan-draf");

if ("serviceWorker" in navigator && "indexedDB" in window) {
  navigator.serviceWorker.register("/sw.js").catch(() => {});
  window.addEventListener("online", send);
  if (navigator.onLine) send();
  else tell();
}
