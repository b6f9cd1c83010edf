// How the map looks: Natural Earth outlines in the colours of the page, and a layer for each kind of place.
import { feature, mesh } from "topojson-client";

const NOTHING = { type: "FeatureCollection", features: [] };
const probe = document.createElement("span");

/** The colour of a custom property of the page, as the theme in force has it. */
function colour(name) {
  probe.style.color = `var(--${name})`;
  if (!probe.isConnected) document.body.append(probe);
  return getComputedStyle(probe).color;
}

const is = (kind) => ["==", ["get", "kind"], kind];
const NUMBER = { "text-field": ["get", "label"], "text-size": 11, "text-allow-overlap": true, "text-ignore-placement": true };

/** Layers from the lowest up; each names the custom properties that colour it, for `tinted`. */
const LAYERS = [
  { id: "sea", type: "background", tints: { "background-color": "sea" } },
  { id: "land", type: "fill", source: "land", paint: { "fill-antialias": false }, tints: { "fill-color": "land" } },
  { id: "borders", type: "line", source: "borders", paint: { "line-width": 0.8 }, tints: { "line-color": "shore" } },
  { id: "names", type: "symbol", source: "names", minzoom: 1.6,
    layout: { "text-field": ["get", "name"], "text-size": 11, "text-letter-spacing": 0.04, "text-max-width": 8, "symbol-sort-key": ["-", ["get", "size"]], "text-padding": 6 },
    paint: { "text-halo-width": 1.2 }, tints: { "text-color": "soft", "text-halo-color": "land" } },
  { id: "box", type: "line", source: "box", paint: { "line-width": 2, "line-dasharray": [3, 2] }, tints: { "line-color": "accent" } },
  { id: "areas", type: "fill", source: "spots", filter: is("area"), paint: { "fill-opacity": 0.07 }, tints: { "fill-color": "area" } },
  { id: "edges", type: "line", source: "spots", filter: is("area"), paint: { "line-width": 1, "line-dasharray": [3, 2], "line-opacity": 0.7 }, tints: { "line-color": "area" } },
  { id: "one-vague", type: "circle", source: "spots", filter: is("one-vague"),
    paint: { "circle-radius": 4, "circle-stroke-width": 2 }, tints: { "circle-color": "paper", "circle-stroke-color": "area" } },
  { id: "several-vague", type: "circle", source: "spots", filter: is("several-vague"),
    paint: { "circle-radius": ["get", "size"], "circle-stroke-width": 2 }, tints: { "circle-color": "paper", "circle-stroke-color": "area" } },
  { id: "one-exact", type: "circle", source: "spots", filter: is("one-exact"),
    paint: { "circle-radius": 5, "circle-stroke-width": 1.4 }, tints: { "circle-color": "best", "circle-stroke-color": "paper" } },
  { id: "several-exact", type: "circle", source: "spots", filter: is("several-exact"),
    paint: { "circle-radius": ["get", "size"], "circle-opacity": 0.88, "circle-stroke-width": 1.4 }, tints: { "circle-color": "best", "circle-stroke-color": "paper" } },
  { id: "counts", type: "symbol", source: "spots", filter: is("several-exact"), layout: NUMBER, tints: { "text-color": "on-accent" } },
  { id: "counts-vague", type: "symbol", source: "spots", filter: is("several-vague"), layout: NUMBER, tints: { "text-color": "ink" } },
  { id: "highlight", type: "circle", source: "highlight",
    paint: { "circle-radius": 11, "circle-opacity": 0, "circle-stroke-width": 3 }, tints: { "circle-stroke-color": "warn" } },
];
export const TOUCHED = ["one-exact", "several-exact", "one-vague", "several-vague", "areas"]; // the first of those under the pointer counts

/** The style of the map, in the colours of now. */
export function style() {
  const sources = Object.fromEntries(["land", "borders", "names", "spots", "box", "highlight"].map((name) => [name, { type: "geojson", data: NOTHING }]));
  const layers = LAYERS.map(({ tints, paint, ...layer }) => {
    const painted = Object.entries(tints).map(([property, name]) => [property, colour(name)]);
    return { ...layer, paint: { ...paint, ...Object.fromEntries(painted) } };
  });
  return { version: 8, sources, layers };
}

/** Colours the map anew, after light or dark was chosen. */
export function tinted(map) {
  for (const { id, tints } of LAYERS) {
    for (const [property, name] of Object.entries(tints)) map.setPaintProperty(id, property, colour(name));
  }
}

/** Where a country's name stands: the middle of its largest part; its size in square degrees. */
function named(country) {
  const { type, coordinates } = country.geometry;
  const rings = type === "Polygon" ? [coordinates[0]] : coordinates.map((part) => part[0]);
  const boxes = rings.map((ring) => {
    const [x, y] = [ring.map((p) => p[0]), ring.map((p) => p[1])];
    const ends = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
    return { ends, size: (ends[1] - ends[0]) * (ends[3] - ends[2]) };
  });
  const { ends, size } = boxes.reduce((a, b) => (b.size > a.size ? b : a));
  const middle = [(ends[0] + ends[1]) / 2, (ends[2] + ends[3]) / 2];
  return { type: "Feature", geometry: { type: "Point", coordinates: middle }, properties: { name: country.properties.name, size } };
}

/** A line or ring that goes on over the 180th meridian instead of jumping back across the map; one around a pole stays as it is. */
function unwrapped(line) {
  let turn = 0;
  const made = line.map(([longitude, latitude], at) => {
    const step = at ? longitude - line[at - 1][0] : 0;
    if (Math.abs(step) > 180) turn -= Math.sign(step) * 360;
    return [longitude + turn, latitude];
  });
  return turn ? line : made;
}

/** A country whose parts go on over the 180th meridian. */
function whole(country) {
  const { type, coordinates } = country.geometry;
  const parts = type === "Polygon" ? [coordinates] : coordinates;
  return { ...country, geometry: { type: "MultiPolygon", coordinates: parts.map((rings) => rings.map(unwrapped)) } };
}

/** Land, borders and names of countries from the built file. */
export async function outlines(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const world = await answer.json();
  const countries = feature(world, world.objects.countries);
  const names = countries.features.filter((country) => country.geometry && country.properties.name !== "Antarctica").map(named);
  const lines = mesh(world, world.objects.countries).coordinates.map(unwrapped);
  return { land: { ...countries, features: countries.features.filter((country) => country.geometry).map(whole) }, borders: { type: "MultiLineString", coordinates: lines }, names: { type: "FeatureCollection", features: names } };
}
