// Light or dark: the system's choice unless the reader made one, which a cookie keeps so that the server draws the next page right.

const YEAR = 365 * 24 * 3600;

/** The theme that is shown now. */
function shown() {
  return document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

export function offerTheme() {
  document.querySelector("#theme").addEventListener("click", () => {
    const theme = shown() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; SameSite=Strict`;
    document.dispatchEvent(new CustomEvent("dateline:theme"));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    document.dispatchEvent(new CustomEvent("dateline:theme"));
  });
}
