// What lies under the pointer, in words; a click zooms into several or opens one.
import { Popup } from "maplibre-gl";
import { TOUCHED } from "./style.js";

const figures = new Intl.NumberFormat("en");

function line(tag, words, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = words;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function toll(spot) {
  return spot.deaths_best === null || spot.deaths_best === undefined ? "killed not known" : `${figures.format(spot.deaths_best)} killed`;
}

/** The words of a spot as elements: report text is never read as markup. */
function told(spot) {
  const box = document.createElement("div");
  if (spot.incidents > 1) {
    box.append(line("p", `${figures.format(spot.incidents)} incidents, ${toll(spot)}`), line("p", "Click to zoom in", { class: "note" }));
    return box;
  }
  const title = line("p", "");
  title.append(line("a", spot.headline, { href: `/incidents/${encodeURIComponent(spot.incident)}`, dir: "auto" }));
  box.append(title, line("p", toll(spot), { class: "note" }));
  if (spot.vague) box.append(line("p", `somewhere within ${figures.format(Math.round(spot.radius_km))} km`, { class: "note" }));
  return box;
}

/** The spot under a point of the screen, a small one before the area around it. */
function under(map, place) {
  const found = map.queryRenderedFeatures(place, { layers: TOUCHED });
  return found.sort((a, b) => TOUCHED.indexOf(a.layer.id) - TOUCHED.indexOf(b.layer.id))[0];
}

export function listenToPointer(map) {
  const hover = new Popup({ closeButton: false, closeOnClick: true, offset: 10, maxWidth: "20rem", className: "hover" });
  const kept = new Popup({ closeButton: true, offset: 10, maxWidth: "20rem" });
  map.on("mousemove", (event) => {
    const found = under(map, event.point);
    map.getCanvas().style.cursor = found ? "pointer" : "";
    if (!found || kept.isOpen()) return hover.remove();
    const { longitude, latitude } = found.properties;
    hover.setLngLat([longitude, latitude]).setDOMContent(told(found.properties)).addTo(map);
  });
  map.on("mouseout", () => hover.remove());
  map.on("click", (event) => {
    const found = under(map, event.point);
    if (!found) return;
    const { longitude, latitude, incidents } = found.properties;
    hover.remove();
    if (incidents > 1 && map.getZoom() < map.getMaxZoom() - 0.5) map.easeTo({ center: [longitude, latitude], zoom: map.getZoom() + 2 });
    else kept.setLngLat([longitude, latitude]).setDOMContent(told(found.properties)).addTo(map);
  });
}
