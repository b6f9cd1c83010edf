// Buttons that copy the text of the element they name.
import { say } from "./shared/loading.js";

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      say("Copied");
    } catch {
      button.textContent = "Select and copy it by hand";
      say(button.textContent);
    }
  });
}
