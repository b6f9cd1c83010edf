// The box of degrees in the query: drawn with the pointer, or taken from what the map shows.
import { onShown, query } from "../shared/going.js";
import { say } from "../shared/loading.js";
import { rectangle } from "./area.js";
import { filterBox } from "./filters.js";

const LEAST = 6; // pixels: less was a click

function showBox(map) {
  const text = query().get("box");
  const box = text && text.split(",").map(Number);
  map.getSource("box").setData(box ? { type: "Feature", geometry: rectangle(box), properties: {} } : { type: "FeatureCollection", features: [] });
}

/** Longitude between -180 and 180. */
const wrapped = (degrees) => ((((degrees + 180) % 360) + 360) % 360) - 180;

function viewed(map) {
  const bounds = map.getBounds();
  if (bounds.getEast() - bounds.getWest() >= 360) return filterBox(null);
  return filterBox([wrapped(bounds.getWest()), bounds.getSouth(), wrapped(bounds.getEast()), bounds.getNorth()]);
}

class Drawing {
  constructor(map, button) {
    this.map = map;
    this.button = button;
    this.container = map.getContainer();
    button.addEventListener("click", () => this.turn(!this.on));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.turn(false));
    map.getCanvasContainer().addEventListener("pointerdown", (event) => this.on && this.start(event), { capture: true });
  }

  get on() {
    return this.button.getAttribute("aria-pressed") === "true";
  }

  turn(on) {
    if (on === this.on) return;
    this.button.setAttribute("aria-pressed", String(on));
    this.container.classList.toggle("drawing-box", on);
    for (const handler of ["dragPan", "boxZoom", "doubleClickZoom"]) this.map[handler][on ? "disable" : "enable"]();
    if (on) say("Drag a box over the map; Escape leaves");
  }

  start(event) {
    event.preventDefault();
    const frame = this.container.getBoundingClientRect();
    const place = (e) => [e.clientX - frame.left, e.clientY - frame.top];
    const from = place(event);
    const shape = document.createElement("div");
    shape.className = "drawn";
    this.container.append(shape);
    const move = (e) => {
      const to = place(e);
      shape.style.left = `${Math.min(from[0], to[0])}px`;
      shape.style.top = `${Math.min(from[1], to[1])}px`;
      shape.style.width = `${Math.abs(to[0] - from[0])}px`;
      shape.style.height = `${Math.abs(to[1] - from[1])}px`;
    };
    const end = (e) => {
      removeEventListener("pointermove", move);
      shape.remove();
      this.turn(false);
      this.done(from, place(e));
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", end, { once: true });
  }

  done(from, to) {
    if (Math.abs(from[0] - to[0]) < LEAST || Math.abs(from[1] - to[1]) < LEAST) return;
    const [a, b] = [this.map.unproject(from), this.map.unproject(to)];
    const [west, east] = from[0] < to[0] ? [a.lng, b.lng] : [b.lng, a.lng];
    filterBox([wrapped(west), Math.min(a.lat, b.lat), wrapped(east), Math.max(a.lat, b.lat)]);
  }
}

/** Listens to the buttons of the map; `fit` shows all of the query. */
export function listenToBoxes(map, fit) {
  new Drawing(map, document.querySelector("#map-draw"));
  document.querySelector("#map-here").addEventListener("click", () => viewed(map));
  document.querySelector("#map-whole").addEventListener("click", fit);
  onShown(() => showBox(map));
  showBox(map);
}
