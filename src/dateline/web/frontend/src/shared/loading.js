// While an answer is on its way the page says so; where none comes, it says why in words.

/** Says something to a screen reader. */
export function say(words) {
  document.querySelector("#said").textContent = words;
}

/** Shows what went wrong where the page has a place for it. */
export function fault(words) {
  say(words);
  const place = document.querySelector("#fault");
  if (!place) return;
  place.hidden = !words;
  place.querySelector("p").textContent = words;
}

export function showLoading() {
  const page = document.body.classList;
  document.addEventListener("htmx:before:request", () => page.add("loading"));
  document.addEventListener("htmx:finally:request", () => page.remove("loading"));
  document.addEventListener("htmx:error", () => {
    fault("The server did not answer. Check that “dateline serve” still runs, then try again.");
  });
}
