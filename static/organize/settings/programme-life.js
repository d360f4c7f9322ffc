/** The section of the whole programme asks the server. */

import { t } from "../../shared/i18n.js";
import { ask, Problem } from "../api.js";
import { page, part } from "../page.js";
import { ProgrammeLifeSection } from "./programme-life-section.js";

const section = document.querySelector("programme-life-section");
const path = `/programmes/${page.programme.id}`;

if (section instanceof ProgrammeLifeSection) {
  section.show(page.programme);
  section.addEventListener("archive", () => work(section, () => change(section, "archive", t("The programme is archived."))));
  section.addEventListener("restore", () => work(section, () => change(section, "restore", t("The programme is in the list again."))));
  section.addEventListener("duplicate", () =>
    work(section, async () => {
      const copy = await ask("POST", `${path}/duplicate`);
      location.assign(`/organize/programmes/${copy.id}`);
    }),
  );
  section.addEventListener("erase", (event) =>
    work(section, async () => {
      await ask("POST", `${path}/delete`, { title: /** @type {CustomEvent} */ (event).detail });
      location.assign("/organize");
    }),
  );
}

/**
 * @param {ProgrammeLifeSection} section
 * @param {"archive" | "restore"} what
 * @param {string} done
 */
async function change(section, what, done) {
  await ask("POST", `${path}/${what}`);
  section.show(await ask("GET", path));
  part("said").textContent = done;
}

/**
 * @param {ProgrammeLifeSection} section
 * @param {() => Promise<void>} doing
 */
async function work(section, doing) {
  try {
    await doing();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    section.fail(problem.message, problem.fields.title);
  }
}
