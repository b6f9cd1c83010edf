// What every page has: htmx, keys, the theme, and the bar that shows that an answer is on its way.
import "htmx.org";
import { listenToKeys } from "./shared/keys.js";
import { showLoading } from "./shared/loading.js";
import { offerTheme } from "./shared/theme.js";

document.documentElement.classList.add("scripted");
listenToKeys();
offerTheme();
showLoading();
