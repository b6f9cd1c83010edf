// Spots that would cover one another at a zoom become one, so that every number on the map can be read.

const TILE = 512; // pixels of the world at zoom 0

/** Pixels of a spot's radius for how much it counts; the map draws it so. */
export function radius(count) {
  return Math.min(7 + 1.5 * Math.log2(count + 1), 26);
}

function placed(spot, zoom) {
  const size = TILE * 2 ** zoom;
  const latitude = (Math.min(Math.max(spot.latitude, -85), 85) * Math.PI) / 180;
  return { spot, x: ((spot.longitude + 180) / 360) * size, y: ((1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2) * size };
}

function joined(one, other) {
  const incidents = one.incidents + other.incidents;
  const between = (name) => (one[name] * one.incidents + other[name] * other.incidents) / incidents;
  return {
    incidents,
    latitude: between("latitude"),
    longitude: between("longitude"),
    deaths_best: (one.deaths_best ?? 0) + (other.deaths_best ?? 0),
    incident: null,
    headline: null,
    precision: one.precision === other.precision ? one.precision : null,
    radius_km: one.radius_km === other.radius_km ? one.radius_km : null,
  };
}

/** The spots that are seen apart at `zoom`: the largest take in those they would cover by more than a little. */
export function apart(list, zoom) {
  const kept = [];
  for (const one of [...list].sort((a, b) => b.incidents - a.incidents).map((spot) => placed(spot, zoom))) {
    const own = one.spot.incidents > 1 ? radius(one.spot.incidents) : 5;
    const at = kept.findIndex(({ x, y, spot }) => {
      const near = (own + (spot.incidents > 1 ? radius(spot.incidents) : 5)) * 0.85;
      return Math.abs(x - one.x) < near && Math.abs(y - one.y) < near;
    });
    if (at < 0) kept.push(one);
    else kept[at] = { ...kept[at], spot: joined(kept[at].spot, one.spot) };
  }
  return kept.map(({ spot }) => spot);
}
