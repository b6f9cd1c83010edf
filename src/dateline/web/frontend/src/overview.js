// The overview: one query in the URL; filters, timeline and map change it, and the server draws what follows from it.
import { followHistory, onShown } from "./shared/going.js";
import { listenToFilters, showState } from "./overview/filters.js";
import { listenToOverviewKeys } from "./overview/keys.js";
import { drawTimeline, listenToTimeline } from "./overview/timeline.js";

followHistory();
listenToFilters();
listenToOverviewKeys();
listenToTimeline();
drawTimeline();
onShown(() => {
  showState();
  drawTimeline();
});

// The map is the largest part by far, and everything else is there without it: it comes once the page has been painted.
requestAnimationFrame(() => setTimeout(async () => {
  const { openMap } = await import("./overview/map.js");
  openMap(document.querySelector("#map"));
}));
