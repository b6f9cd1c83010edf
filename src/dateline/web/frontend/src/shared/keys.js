// The keys of every page: "/" search, "j" and "k" through rows, "?" the list of keys, Escape out of a field.

const EDITABLE = "input, textarea, select, [contenteditable]";

/** Whether a key press is meant for the page: no modifier, not in a field, no dialog open. */
export function forPage(event) {
  const busy = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  return !busy && !event.target.closest?.(EDITABLE) && !document.querySelector("dialog[open]");
}

/** The links that open the rows of a page, in order. */
function rowLinks() {
  return [...document.querySelectorAll("[data-row] a[data-open]")].filter((link) => link.checkVisibility());
}

/** Moves the focus by `step` rows from the row that has it, or to the first. */
function move(step) {
  const links = rowLinks();
  if (!links.length) return;
  const at = links.findIndex((link) => link.closest("[data-row]").contains(document.activeElement));
  const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1);
  links[next].focus();
  links[next].closest("[data-row]").scrollIntoView({ block: "nearest" });
}

function openSearch() {
  const field = document.querySelector("#search");
  field?.focus();
  field?.select();
}

const DONE = {
  "/": openSearch,
  j: () => move(1),
  k: () => move(-1),
  "?": () => document.querySelector("#keys").showModal(),
};

export function listenToKeys() {
  document.querySelector("#keys-open").addEventListener("click", DONE["?"]);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest?.(EDITABLE)) event.target.blur();
    if (!(event.key in DONE) || !forPage(event)) return;
    event.preventDefault();
    DONE[event.key]();
  });
}
