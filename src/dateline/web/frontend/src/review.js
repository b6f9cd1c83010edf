// Keys of the review pages: s d u choose an answer, c the right value, z undoes, n and p turn the queue. The reason comes next, then Enter.
import { forPage } from "./shared/keys.js";

const form = document.querySelector("#decide");
const reason = () => document.querySelector("#decide-reason");

function choose(key) {
  const answer = form?.querySelector(`input[data-key="${key}"]`);
  if (!answer) return false;
  answer.checked = true;
  reason().focus();
  return true;
}

function correct() {
  const value = form?.querySelector("#value");
  value?.focus();
  value?.select();
  return Boolean(value);
}

function undo() {
  const details = document.querySelector(".decided .undo details");
  if (!details) return false;
  details.open = true;
  details.querySelector("button").focus();
  return true;
}

function turn(rel) {
  const link = document.querySelector(`.turn a[rel="${rel}"]`);
  link?.click();
  return Boolean(link);
}

const DONE = {
  s: () => choose("s"),
  d: () => choose("d"),
  u: () => choose("u"),
  c: correct,
  z: undo,
  n: () => turn("next"),
  p: () => turn("prev"),
};

document.addEventListener("keydown", (event) => {
  if (!Object.hasOwn(DONE, event.key) || !forPage(event)) return;
  if (DONE[event.key]()) event.preventDefault();
});

// A value of a source goes straight into the field; without scripts its link brings the page with the field filled in.
for (const link of document.querySelectorAll("a[data-take]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    form.querySelector("#value").value = link.dataset.take;
    reason().focus();
  });
}
