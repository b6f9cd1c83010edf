// Areas on the globe as polygons of degrees.

const CORNERS = 48;
const KM_A_DEGREE = 111.2;

/** The circle of `radius_km` around a place. */
export function around({ latitude, longitude, radius_km }) {
  const high = radius_km / KM_A_DEGREE;
  const wide = high / Math.max(Math.cos((latitude * Math.PI) / 180), 0.1);
  const ring = Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const turn = (2 * Math.PI * corner) / CORNERS;
    return [longitude + wide * Math.cos(turn), Math.min(Math.max(latitude + high * Math.sin(turn), -85), 85)];
  });
  return { type: "Polygon", coordinates: [ring] };
}

/** A box of degrees (west, south, east, north); a west beyond the east crosses the 180th meridian. */
export function rectangle([west, south, east, north]) {
  const end = east < west ? east + 360 : east;
  return { type: "Polygon", coordinates: [[[west, south], [end, south], [end, north], [west, north], [west, south]]] };
}
