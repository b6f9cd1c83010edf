// Filters change the query as soon as they are set; links and the form do the same where no script runs.
import { changed, go } from "../shared/going.js";

const WAIT = { search: 250, text: 300, number: 300, date: 450, range: 120 }; // milliseconds after the last key, by type of field
const DAY = 86_400_000;
let waiting;

/** The address that the form asks for, without its empty fields. */
function asked(form) {
  const given = [...new FormData(form)].filter(([, value]) => value.trim() !== "");
  const text = new URLSearchParams(given).toString();
  return form.getAttribute("action") + (text ? `?${text}` : "");
}

function submit(form) {
  clearTimeout(waiting);
  if (form.checkValidity()) go(asked(form));
}

/** The day that the slider stands on; the last one is now, which needs no day. */
function sliderDay(slider) {
  if (slider.value === slider.max) return "";
  const first = Date.parse(`${slider.dataset.first}T00:00:00Z`);
  return new Date(first + Number(slider.value) * DAY).toISOString().slice(0, 10);
}

function changedField(event) {
  const field = event.target;
  if (field.form?.id !== "filters" && field.id !== "as_of-slider") return;
  if (field.type === "date" && event.type === "input") return;
  const form = document.querySelector("#filters");
  if (field.id === "as_of-slider") {
    form.elements.as_of.value = sliderDay(field);
    field.setAttribute("aria-valuetext", form.elements.as_of.value || "now");
  }
  clearTimeout(waiting);
  waiting = setTimeout(() => submit(form), WAIT[field.type] ?? 0);
}

/** Puts into the fields what the query says, except where somebody is typing. */
export function showState() {
  const form = document.querySelector("#filters");
  for (const field of form.elements) {
    if (field.id === "search" || field === document.activeElement || !field.name) continue;
    field.value = field.getAttribute("value") ?? "";
  }
  const slider = document.querySelector("#as_of-slider");
  if (slider && slider !== document.activeElement) slider.value = slider.getAttribute("value");
  const search = document.querySelector("#search");
  if (search !== document.activeElement) search.value = document.querySelector("#view").dataset.q;
}

export function listenToFilters() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-query]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.href, { top: "top" in link.dataset });
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "filters") return;
    event.preventDefault();
    submit(event.target);
  });
  document.addEventListener("input", changedField);
  document.addEventListener("change", (event) => {
    if (event.target.type === "date") changedField(event);
  });
}

/** Shows only incidents in a box of degrees (west, south, east, north), or anywhere where it is null. */
export function filterBox(box) {
  go(changed({ box: box && box.map((degrees) => degrees.toFixed(3)).join(",") }));
}
