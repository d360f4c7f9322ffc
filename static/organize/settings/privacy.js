/** The privacy section asks the server. */

import { t } from "../../shared/i18n.js";
import { ask, Problem } from "../api.js";
import { page, part } from "../page.js";
import { PrivacySection } from "./privacy-section.js";

const section = document.querySelector("privacy-section");
const path = `/programmes/${page.programme.id}/privacy`;

if (section instanceof PrivacySection) {
  section.show(page.privacy);
  section.addEventListener("save", (event) => work(() => ask("PATCH", path, /** @type {CustomEvent} */ (event).detail), t("Saved")));
  section.addEventListener("erase", (event) => {
    work(async () => {
      const { id } = /** @type {CustomEvent} */ (event).detail;
      await ask("POST", `/sessions/${id}/erase`);
      return ask("GET", path);
    }, t("The session is deleted."));
  });
}

/**
 * @param {() => Promise<any>} doing gives the section's values as they are then
 * @param {string} done
 */
async function work(doing, done) {
  if (!(section instanceof PrivacySection)) return;
  try {
    section.show(await doing());
    part("said").textContent = done;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    section.fail(Object.values(problem.fields)[0] ?? problem.message);
  }
}
