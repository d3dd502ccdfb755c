// The public map: one request for all points; near ones are drawn together as a counted circle.
import { cityMap } from "./map.js";

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
  const reach = map.getZoom() >= 17 ? 0 : CELL;
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

function single([number, latitude, longitude, answered]) {
  const icon = L.divIcon({ className: answered ? "dot dot-answered" : "dot dot-open", iconSize: [20, 20] });
  const mark = L.marker([latitude, longitude], { icon, alt: number, title: number });
  mark.on("click keypress", () => {
    window.location.href = box.dataset.one.replace("/0/", `/${number}/`);
  });
  return mark;
}

function cluster(group) {
  const latitude = group.reduce((sum, point) => sum + point[1], 0) / group.length;
  const longitude = group.reduce((sum, point) => sum + point[2], 0) / group.length;
  const icon = L.divIcon({ className: "cluster", html: String(group.length), iconSize: [44, 44] });
  const mark = L.marker([latitude, longitude], { icon, alt: String(group.length) });
  mark.on("click keypress", () => map.setView([latitude, longitude], Math.min(18, map.getZoom() + 2)));
  return mark;
}

map.on("moveend", draw);
draw();
box.dataset.ready = String(points.length);
