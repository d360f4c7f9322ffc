/** Forms that ask the server: sentences beside the fields, one request at a time, passwords that can be looked at. */

import { t } from "../shared/i18n.js";
import { Problem } from "./api.js";

/**
 * Runs `work` when the form is sent, with its button busy; shows what went wrong where it went wrong.
 * @param {HTMLFormElement} form with fields named as the API names them, and #NAME-problem for the sentences; what concerns no field goes into its own alert
 * @param {(values: Record<string, string>) => Promise<void>} work
 */
export function onSend(form, work) {
  const button = form.querySelector("button:not([type=button])");
  // Disabled in the page's HTML: sent before this, the browser itself would send what was typed, and in the address.
  button?.removeAttribute("disabled");
  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement) mark(target, "");
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button?.getAttribute("aria-busy") === "true") return;
    button?.setAttribute("aria-busy", "true");
    sayOfAll(form, "");
    try {
      await work(Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      showProblem(form, problem);
    } finally {
      button?.removeAttribute("aria-busy");
    }
  });
}

/** @param {HTMLFormElement} form */
export function letPasswordsBeSeen(form) {
  for (const button of form.querySelectorAll("[data-shows]")) {
    const field = form.elements.namedItem(button.getAttribute("data-shows") ?? "");
    if (!(field instanceof HTMLInputElement)) continue;
    button.removeAttribute("disabled");
    button.addEventListener("click", () => {
      const isShown = field.type === "password";
      field.type = isShown ? "text" : "password";
      button.setAttribute("aria-pressed", String(isShown));
      button.textContent = isShown ? t("Hide") : t("Show");
    });
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {Problem} problem
 */
function showProblem(form, problem) {
  const wrong = [...form.elements].filter((field) => field instanceof HTMLInputElement && problem.fields[field.name]);
  for (const field of wrong) mark(/** @type {HTMLInputElement} */ (field), problem.fields[/** @type {HTMLInputElement} */ (field).name] ?? "");
  if (wrong.length === 0) sayOfAll(form, problem.message);
  const first = wrong[0];
  if (first instanceof HTMLElement) first.focus();
}

/**
 * @param {HTMLInputElement} field
 * @param {string} sentence empty where nothing is wrong
 */
function mark(field, sentence) {
  if (sentence) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  say(field.name, sentence);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} sentence
 */
function sayOfAll(form, sentence) {
  const place = form.querySelector(".problem[role=alert]");
  if (place) place.textContent = sentence;
}

/**
 * @param {string} name
 * @param {string} sentence
 */
function say(name, sentence) {
  const place = document.getElementById(`${name}-problem`);
  if (place) place.textContent = sentence;
}
