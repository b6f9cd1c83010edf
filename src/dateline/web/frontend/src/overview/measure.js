// Whether timeline and map show incidents or people killed: a choice of the reader, and no part of the query.

const KEPT = "dateline:measure";

/** "incidents" or "deaths". */
export function measure() {
  return sessionStorage.getItem(KEPT) === "deaths" ? "deaths" : "incidents";
}

function press() {
  for (const button of document.querySelectorAll("[data-measure]")) {
    button.setAttribute("aria-pressed", String(button.dataset.measure === measure()));
  }
}

/** Calls `listener` when the reader chooses the other one. */
export function onMeasure(listener) {
  document.addEventListener("dateline:measure", listener);
}

export function offerMeasure() {
  press();
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-measure]");
    if (!button) return;
    sessionStorage.setItem(KEPT, button.dataset.measure);
    press();
    document.dispatchEvent(new CustomEvent("dateline:measure"));
  });
}
