// What the server says lies where, and how it is drawn: exact places as points, vague ones as areas, several as one circle.
import { query } from "../shared/going.js";
import { around } from "./area.js";
import { apart, radius } from "./merging.js";

const PLACING = ["country", "admin1", "place", "box", "actor", "q"]; // what the query says of where: the map follows when it changes
const FITTING = 5; // zoom at which spots are near enough to what they stand for to fit the map to them
const NARROWEST = 0.4; // degrees that the map shows at least when it is fitted
const figures = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** The box that holds all spots and their areas, null where there are none. */
export function boundsOf(list) {
  if (!list.length) return null;
  const reach = (spot) => Math.min((spot.radius_km ?? 0) / 111, 6);
  const west = Math.min(...list.map((s) => s.longitude - reach(s)));
  const east = Math.max(...list.map((s) => s.longitude + reach(s)));
  const south = Math.min(...list.map((s) => s.latitude - reach(s)));
  const north = Math.max(...list.map((s) => s.latitude + reach(s)));
  const wider = Math.max(0, NARROWEST - Math.max(east - west, north - south)) / 2;
  return [[Math.max(west - wider, -180), Math.max(south - wider, -80)], [Math.min(east + wider, 180), Math.min(north + wider, 82)]];
}

/** The part of the world that is seen, a half larger on each side, as the parameter `view`. */
function seen(map) {
  const box = map.getBounds();
  const [width, height] = [box.getEast() - box.getWest(), box.getNorth() - box.getSouth()];
  if (width >= 240) return "-180,-90,180,90";
  const ends = [
    Math.max(box.getWest() - width / 2, -180), Math.max(box.getSouth() - height / 2, -90),
    Math.min(box.getEast() + width / 2, 180), Math.min(box.getNorth() + height / 2, 90),
  ];
  return ends.map((degrees) => degrees.toFixed(2)).join(",");
}

export class Spots {
  #asked = 0;
  #placing = "";

  /** Whether the query says something else of where than when it was last asked; remembers what it says. */
  movedByQuery() {
    const parameters = query();
    const now = PLACING.map((name) => parameters.get(name)).join("\n");
    const moved = now !== this.#placing;
    this.#placing = now;
    return moved;
  }

  /** The spots that are seen, with the bounds of all where the map is to be fitted; undefined where a later call overtook this one. */
  async shown(map, fit) {
    if (fit) this.movedByQuery();
    const mine = ++this.#asked;
    const parameters = query();
    for (const name of ["page", "order", "limit"]) parameters.delete(name);
    parameters.set("zoom", String(fit ? FITTING : Math.max(Math.ceil(map.getZoom()), 0)));
    if (!fit) parameters.set("view", seen(map));
    const found = await this.#fetched(parameters);
    if (mine !== this.#asked) return undefined;
    return fit && !found.fault ? { ...found, bounds: boundsOf(found.list) } : found;
  }

  async #fetched(parameters) {
    try {
      const answer = await fetch(`/api/map?${parameters}`, { headers: { accept: "application/json" } });
      if (!answer.ok) return { list: [], fault: "The server cannot place this query." };
      return { list: (await answer.json()).spots };
    } catch {
      return { list: [], fault: "The server did not answer; the map shows nothing." };
    }
  }
}

function point(spot, properties) {
  return { type: "Feature", geometry: { type: "Point", coordinates: [spot.longitude, spot.latitude] }, properties };
}

const EXACT = 1; // UCDP where_prec of a place that is known

/** The features of one spot: its mark, and the area around it where that is all that is known. */
function drawn(spot, measure) {
  const several = spot.incidents > 1;
  const vague = spot.precision !== null && spot.precision > EXACT && spot.radius_km !== null;
  const count = (measure === "deaths" ? spot.deaths_best : spot.incidents) ?? 0;
  const kind = `${several ? "several" : "one"}-${vague ? "vague" : "exact"}`;
  const properties = { ...spot, vague, kind, size: several ? radius(count) : 5, label: several ? figures.format(count) : "" };
  const area = { type: "Feature", geometry: vague ? around(spot) : null, properties: { ...properties, kind: "area" } };
  return vague ? [area, point(spot, properties)] : [point(spot, properties)];
}

/** What the layers of the map draw of spots at a zoom; `measure` decides what their numbers say. */
export function features(list, measure, zoom) {
  return { type: "FeatureCollection", features: apart(list, zoom).flatMap((spot) => drawn(spot, measure)) };
}
