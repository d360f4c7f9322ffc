/** The front page: type the code from the screen. Spaces and hyphens are forgiven; what is wrong is said before anything is sent. */

import { t } from "../shared/i18n.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("code-form"));
const field = /** @type {HTMLInputElement} */ (document.getElementById("code"));
const problem = /** @type {HTMLElement} */ (document.getElementById("problem"));

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const code = field.value.replace(/[\s\u00ad\u2010-\u2015-]/g, "");
  if (/^\d{8}$/.test(code)) {
    location.assign(`/${code}${location.search}`);
  } else {
    problem.textContent = t("The code is eight digits. You find it on the screen.");
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }
});

// Disabled in the page's HTML: sent before this, the browser itself would send the form, and the code be lost.
form.querySelector("button")?.removeAttribute("disabled");

field.addEventListener("input", () => {
  problem.textContent = "";
  field.removeAttribute("aria-invalid");
});
