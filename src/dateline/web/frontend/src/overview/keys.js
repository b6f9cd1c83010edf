// The keys that only the overview has: "f" filters, "t" timeline, "m" map.
import { forPage } from "../shared/keys.js";

function openFilters() {
  const fold = document.querySelector("#filters-fold");
  const first = document.querySelector("#from");
  if (!first.checkVisibility({ contentVisibilityAuto: true })) fold.open = true;
  first.focus();
}

const DONE = {
  f: openFilters,
  t: () => document.querySelector("#timeline").focus(),
  m: () => document.querySelector("#map canvas")?.focus(),
};

export function listenToOverviewKeys() {
  document.addEventListener("keydown", (event) => {
    if (!(event.key in DONE) || !forPage(event)) return;
    event.preventDefault();
    DONE[event.key]();
  });
}
