// Where it happened: the device's own place, or a point on the map; the kelurahan follows.

export function readyPlace(tools, form) {
  if (!tools) return;
  const words = tools.dataset;
  const said = tools.querySelector("[data-said]");
  const areas = JSON.parse(document.getElementById("areas").textContent);
  let chosenByHand = Boolean(form.elements.area.value);
  form.elements.area.addEventListener("change", () => {
    chosenByHand = true;
  });

  // Without JavaScript a box leaves a refused point out; here a button does.
  form.querySelector("[data-no-pin]")?.remove();
  const here = tools.querySelector("[data-here]");
  const opener = tools.querySelector("[data-map]");
  const remover = tools.querySelector("[data-unpin]");

  function pin(latitude, longitude) {
    form.elements.latitude.value = latitude;
    form.elements.longitude.value = longitude;
    remover.hidden = !latitude;
  }

  function tell(area, sentence) {
    if (!chosenByHand) form.elements.area.value = area ? area.code : "";
    said.textContent = sentence;
    form.elements.area.dispatchEvent(new Event("placed", { bubbles: true }));
  }

  async function place(latitude, longitude) {
    pin(latitude.toFixed(6), longitude.toFixed(6));
    const area = await areaOf(latitude, longitude);
    // A pin that was moved on meanwhile has its own answer.
    if (form.elements.latitude.value !== latitude.toFixed(6)) return;
    // One outside the city would be refused: it is told, and not sent.
    if (!area) pin("", "");
    tell(area, area ? (area.exact ? words.within : words.marked).replace("{area}", area.name) : words.outside);
  }

  remover.addEventListener("click", () => {
    pin("", "");
    form.dispatchEvent(new Event("unpinned"));
    tell(null, words.removed);
    (here.hidden ? opener : here).focus();
  });

  // The server knows the outlines; without connection the nearest known point has to do.
  async function areaOf(latitude, longitude) {
    try {
      const answer = await fetch(`${words.areaOf}?lat=${latitude.toFixed(6)}&lon=${longitude.toFixed(6)}`);
      if (answer.ok) {
        const found = await answer.json();
        return found.code ? found : null;
      }
    } catch {
      // No connection.
    }
    return nearest(areas, latitude, longitude);
  }

  pin(form.elements.latitude.value, form.elements.longitude.value);
  tools.hidden = false;
  if ("geolocation" in navigator) {
    here.addEventListener("click", () => {
      said.textContent = words.looking;
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => place(coords.latitude, coords.longitude),
        () => {
          said.textContent = words.nowhere;
        },
        { enableHighAccuracy: true, timeout: 10000 },
      );
    });
  } else {
    here.hidden = true;
  }

  opener.addEventListener("click", async () => {
    opener.hidden = true;
    try {
      const { pickOnMap } = await import(words.mapModule);
      await pickOnMap(tools.querySelector("[data-canvas]"), areas, form, place);
    } catch {
      opener.hidden = false;
      said.textContent = words.noMap;
    }
  });
}

function nearest(areas, latitude, longitude) {
  const narrow = Math.cos((latitude * Math.PI) / 180);
  let best = null;
  let least = Infinity;
  for (const area of areas) {
    if (area.lat === null) continue;
    const far = (area.lat - latitude) ** 2 + ((area.lon - longitude) * narrow) ** 2;
    if (far < least) [best, least] = [area, far];
  }
  return least < 0.0009 ? best : null;
}
