/** The preparation section asks the server. */

import { ask, Problem } from "../api.js";
import { page } from "../page.js";
import { PreparationSection } from "./preparation-section.js";

const section = document.querySelector("preparation-section");

if (section instanceof PreparationSection) {
  section.show(page.preparation);
  for (const what of ["open", "close"]) section.addEventListener(what, () => change(section, what));
}

/**
 * @param {PreparationSection} section
 * @param {string} what
 */
async function change(section, what) {
  try {
    section.show(await ask("POST", `/programmes/${page.programme.id}/reflection/${what}`));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    section.fail(problem.message);
  }
}
