// The public map: one request for all points; near ones are drawn together as a counted circle.
import { cityMap } from "../look/map.js";

const box = document.querySelector("[data-public-map]");
const said = document.querySelector("[data-map-said]");
const CELL = 56;

const [{ L, map }, { points }] = await Promise.all([
  cityMap(box),
  fetch(box.dataset.points).then((answer) => answer.json()),
]);
const layer = L.layerGroup().addTo(map);
if (!points.length) said.textContent = box.dataset.none;

// Each point joins the first group within reach on the screen, else begins one.
function grouped(shown) {
  const groups = [];
  // Zoomed in all the way only what lies on the very same spot stays together.
  const reach = map.getZoom() >= 17 ? 2 : CELL;
  for (const point of shown) {
    const spot = map.project([point[1], point[2]]);
    const near = groups.find(({ at }) => Math.abs(at.x - spot.x) < reach && Math.abs(at.y - spot.y) < reach);
    if (near) near.points.push(point);
    else groups.push({ at: spot, points: [point] });
  }
  return groups.map((group) => group.points);
}

function draw() {
  layer.clearLayers();
  const seen = map.getBounds().pad(0.2);
  const shown = points.filter(([, latitude, longitude]) => seen.contains([latitude, longitude]));
  for (const group of grouped(shown)) layer.addLayer(group.length > 1 ? cluster(group) : single(group[0]));
}

function single([number, latitude, longitude, standing]) {
  const icon = L.divIcon({ className: `dot dot-${standing}`, iconSize: [44, 44], html: "<span></span>" });
  const mark = L.marker([latitude, longitude], { icon, alt: number, title: number });
  pressed(mark, () => {
    window.location.href = addressOf(number);
  });
  return mark;
}

function pressed(mark, act) {
  mark.on("click", act);
  mark.on("keypress", ({ originalEvent }) => originalEvent.key === "Enter" && act());
}

function addressOf(number) {
  return box.dataset.one.replace("/0/", `/${number}/`);
}

// Several complaints on one spot, as links.
function listed(group) {
  const list = document.createElement("ul");
  list.className = "spot";
  for (const [number] of group) {
    const link = document.createElement("a");
    link.href = addressOf(number);
    link.textContent = number.replace(/(\d{4})(\d{3})(\d{3})/, "$1-$2-$3");
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  return list;
}

function cluster(group) {
  const latitude = group.reduce((sum, point) => sum + point[1], 0) / group.length;
  const longitude = group.reduce((sum, point) => sum + point[2], 0) / group.length;
  const icon = L.divIcon({ className: "cluster", html: String(group.length), iconSize: [44, 44] });
  const mark = L.marker([latitude, longitude], { icon, alt: String(group.length) });
  if (map.getZoom() < 17) {
    pressed(mark, () => map.setView([latitude, longitude], Math.min(18, map.getZoom() + 2)));
  } else {
    mark.bindPopup(listed(group));
  }
  return mark;
}

map.on("moveend", draw);
draw();
box.dataset.ready = String(points.length);
