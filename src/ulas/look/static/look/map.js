// The city's map. Without a tile address it is drawn from the reference points: cells round each
// kelurahan (approximate) and their names.

let loading = null;

function leaflet(box) {
  loading ??= new Promise((done, failed) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = box.dataset.leafletCss;
    const script = document.createElement("script");
    script.src = box.dataset.leaflet;
    script.onload = () => done(window.L);
    script.onerror = () => {
      // The next try may have a connection.
      loading = null;
      failed(new Error(script.src));
    };
    document.head.append(style, script);
  });
  return loading;
}

function colour(box, name) {
  return getComputedStyle(box).getPropertyValue(name).trim();
}

export async function cityMap(box) {
  const L = await leaflet(box);
  box.hidden = false;
  const cells = await (await fetch(box.dataset.cells)).json();
  const map = L.map(box, { zoomControl: false, attributionControl: false, maxZoom: 18, minZoom: 11 });
  L.control
    .zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut })
    .addTo(map);
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", box.dataset.mapLabel);
  if (box.dataset.tiles) L.tileLayer(box.dataset.tiles).addTo(map);
  const layer = L.geoJSON(cells, {
    interactive: false,
    style: { color: colour(box, "--accent"), weight: 1, opacity: 0.6, fillOpacity: box.dataset.tiles ? 0 : 0.06 },
    onEachFeature: (cell, drawn) => {
      drawn.bindTooltip(cell.properties.name, { permanent: true, direction: "center", className: "cell-name" });
    },
  }).addTo(map);
  map.fitBounds(layer.getBounds());
  const names = () => box.classList.toggle("names-shown", map.getZoom() >= 13);
  map.on("zoomend", names);
  names();
  if (cells.features.some((cell) => cell.properties.approximate)) {
    L.control.attribution({ prefix: false }).addAttribution(box.dataset.note).addTo(map);
  }
  return { L, map };
}

export async function pickOnMap(box, areas, form, place) {
  const { L, map } = await cityMap(box);
  const icon = L.icon({ iconUrl: box.dataset.marker, iconSize: [30, 40], iconAnchor: [15, 40] });
  let pin = null;
  function put(point) {
    if (pin) pin.setLatLng(point);
    else {
      pin = L.marker(point, { icon, draggable: true, alt: box.dataset.mapLabel }).addTo(map);
      pin.on("dragend", () => place(pin.getLatLng().lat, pin.getLatLng().lng));
    }
  }
  const { latitude, longitude, area } = form.elements;
  if (latitude.value && longitude.value) {
    put([Number(latitude.value), Number(longitude.value)]);
    map.setView(pin.getLatLng(), 16);
  }
  map.on("click", ({ latlng }) => {
    put(latlng);
    place(latlng.lat, latlng.lng);
  });
  area.addEventListener("change", () => {
    const known = areas.find((one) => one.code === area.value);
    if (known && known.lat !== null) map.setView([known.lat, known.lon], 15);
  });
  form.addEventListener("unpinned", () => {
    pin?.remove();
    pin = null;
  });
  map.getContainer().focus();
}

// One point to look at: the place of a case.
export async function showPoint(box) {
  const { L, map } = await cityMap(box);
  const point = [Number(box.dataset.latitude), Number(box.dataset.longitude)];
  const icon = L.icon({ iconUrl: box.dataset.marker, iconSize: [30, 40], iconAnchor: [15, 40] });
  L.marker(point, { icon, alt: box.dataset.place, keyboard: false }).addTo(map);
  map.setView(point, box.dataset.tiles ? 16 : 14);
}
