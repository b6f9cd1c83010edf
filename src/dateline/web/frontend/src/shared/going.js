// From one query to the next without leaving the page: the server's answer replaces #view, and the address follows.
import htmx from "htmx.org";
import { fault, say } from "./loading.js";

const VIEW = "#view";
const listeners = [];
let latest = 0;

/** Calls `listener` each time the page shows another query. */
export function onShown(listener) {
  listeners.push(listener);
}

/** The query that the page shows, as parameters. */
export function query() {
  return new URLSearchParams(location.search);
}

/** The address of the page with parameters changed: null takes one out; the page of the table is the first again. */
export function changed(changes) {
  const parameters = query();
  parameters.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") parameters.delete(name);
    else parameters.set(name, value);
  }
  const text = parameters.toString();
  return location.pathname + (text ? `?${text}` : "");
}

/** Shows the query of an address; a later call overtakes one that has not been answered. */
export async function go(address, { push = true, top = false } = {}) {
  const url = new URL(address, location.href);
  const path = url.pathname + url.search;
  const mine = ++latest;
  performance.mark("dateline:asked");
  document.dispatchEvent(new CustomEvent("dateline:asked", { detail: { search: url.search } }));
  fault("");
  const shows = push && path !== location.pathname + location.search;
  await htmx.ajax("GET", path, { source: VIEW, target: VIEW, swap: "outerMorph", push: shows ? path : null });
  if (mine === latest && top) document.querySelector("#list-title").scrollIntoView({ block: "start" });
}

function shown() {
  const view = document.querySelector(VIEW);
  document.title = `${view.dataset.title} · Dateline`;
  for (const listener of listeners) listener();
  say(`${document.querySelector("#incidents").textContent} incidents`);
  requestAnimationFrame(() => setTimeout(() => performance.measure("dateline:filter", "dateline:asked")));
}

/** What a page that says what went wrong says. */
function words(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const link of page.querySelectorAll("main a")) link.remove();
  const said = [...page.querySelectorAll("main h1, main p")].map((part) => part.textContent.trim());
  return said.length ? said.join(": ") : "The server cannot answer this query.";
}

export function followHistory() {
  document.addEventListener("htmx:before:swap", (event) => {
    const { ctx } = event.detail;
    if (!ctx?.response || ctx.response.status < 400) return;
    event.preventDefault();
    fault(words(ctx.text));
  });
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail.ctx?.sourceElement?.matches(VIEW)) shown();
  });
  document.addEventListener("htmx:before:history:restore", (event) => {
    event.preventDefault();
    go(location.href, { push: false });
  });
}
