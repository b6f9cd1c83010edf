// The map: places of the query as the server clusters them for the part and zoom that is seen.
import { Map as GlMap, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import { onShown } from "../shared/going.js";
import { listenToBoxes } from "./boxes.js";
import { listenToRows } from "./highlight.js";
import { measure, onMeasure } from "./measure.js";
import { listenToPointer } from "./popups.js";
import { features, Spots } from "./spots.js";
import { outlines, style, tinted } from "./style.js";

const WORLD = [[-170, -56], [179, 72]];
const FARTHEST = 11; // zoom: outlines say nothing nearer

/** Whether this browser can draw the map at all. */
function drawable() {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2"));
}

function wait(container, words) {
  let line = container.querySelector(".map-wait");
  if (!words) return line?.remove();
  if (!line) {
    line = document.createElement("p");
    line.className = "map-wait";
    container.append(line);
  }
  line.textContent = words;
}

function made(container) {
  container.replaceChildren();
  const map = new GlMap({
    container,
    style: style(),
    bounds: WORLD,
    maxZoom: FARTHEST,
    renderWorldCopies: false,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    fadeDuration: 0,
  });
  map.on("error", (event) => console.error(String(event.error?.message ?? event.error)));
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  const canvas = map.getCanvas();
  canvas.setAttribute("aria-label", "Map of the incidents; the table lists the same. Arrow keys move it, plus and minus zoom");
  return map;
}

async function drawOutlines(map, loaded, path) {
  const [found] = await Promise.all([outlines(path), loaded]);
  for (const [name, data] of Object.entries(found)) map.getSource(name).setData(data);
}

/** Opens the map in its container and keeps it in step with the query. */
export async function openMap(container) {
  if (!container.dataset.worker) return;
  if (!drawable()) return wait(container, "This browser cannot draw the map (no WebGL 2); the table lists every incident.");
  setWorkerUrl(new URL(container.dataset.worker, location.href).href);
  const map = made(container);
  const spots = new Spots();
  const show = async (fit) => {
    const found = await spots.shown(map, fit);
    if (!found) return;
    wait(container, found.fault);
    if (found.bounds) map.fitBounds(found.bounds, { padding: 48, maxZoom: 5, animate: false });
    map.getSource("spots").setData(features(found.list, measure(), map.getZoom()));
    performance.mark("dateline:map");
  };
  const loaded = new Promise((resolve) => map.once("load", resolve));
  drawOutlines(map, loaded, container.dataset.land).catch(() => wait(container, "The outlines of countries did not come."));
  await loaded;
  map.on("moveend", () => show(false));
  await show(true);
  onShown(() => show(spots.movedByQuery()));
  onMeasure(() => show(false));
  document.addEventListener("dateline:theme", () => tinted(map));
  listenToPointer(map);
  listenToRows(map);
  listenToBoxes(map, () => show(true));
  container.dataset.ready = "";
}
