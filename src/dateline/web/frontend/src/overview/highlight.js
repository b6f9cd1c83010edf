// The row of the table that has the pointer or the focus is ringed on the map.
import { onShown } from "../shared/going.js";

const NOTHING = { type: "FeatureCollection", features: [] };

export function listenToRows(map) {
  const ring = (target) => {
    const at = target?.closest?.("[data-row]")?.dataset.at;
    const geometry = at && { type: "Point", coordinates: at.split(",").map(Number) };
    map.getSource("highlight").setData(geometry ? { type: "Feature", geometry, properties: {} } : NOTHING);
  };
  for (const name of ["pointerover", "focusin"]) {
    document.addEventListener(name, (event) => {
      if (event.target.closest?.(".incidents")) ring(event.target);
    });
  }
  document.addEventListener("pointerout", (event) => {
    if (event.target.closest?.(".incidents")) ring(document.activeElement);
  });
  onShown(() => ring(null));
}
