/** Makes an account with the token of a link that works once, which rides in the fragment: the first account, or an invitation. */

import { t } from "../shared/i18n.js";
import { ask, Problem } from "./api.js";
import { letPasswordsBeSeen, onSend } from "./form.js";
import { part } from "./page.js";

const LEAST_CHARACTERS = 12;

const form = /** @type {HTMLFormElement} */ (part("start"));
const { checks = "", makes = "" } = form.dataset;
const name = /** @type {HTMLInputElement} */ (part("name"));
const email = /** @type {HTMLInputElement} */ (part("email"));
const password = /** @type {HTMLInputElement} */ (part("password"));
const hint = part("password-hint");
const asked = hint.textContent ?? "";
const token = decodeURIComponent(location.hash.slice(1));

letPasswordsBeSeen(form);
password.addEventListener("input", () => {
  const isEnough = password.value.length >= LEAST_CHARACTERS;
  hint.textContent = isEnough ? t("Long enough.") : asked;
  hint.classList.toggle("enough", isEnough);
});
onSend(form, makeAccount);
checkLink();

/** @param {Record<string, string>} values */
async function makeAccount(values) {
  try {
    await ask("POST", makes, { token, ...values });
  } catch (problem) {
    if (problem instanceof Problem && problem.code === "link_used") return showGone();
    throw problem;
  }
  location.replace("/organize");
}

async function checkLink() {
  if (!token) return showGone();
  // Where the server cannot be reached now, sending the form will say so.
  const link = await ask("POST", checks, { token }).catch(() => ({ works: true }));
  if (!link.works) return showGone();
  if (link.name && name.value === "") name.value = link.name;
  if (link.email && email.value === "") email.value = link.email;
  if (link.programme) offerProgramme(link.programme);
}

/**
 * Whoever has an account needs no other one to see what is shared with her.
 * @param {string} title
 */
function offerProgramme(title) {
  part("shared").hidden = false;
  part("shared-title").textContent = title;
  const take = document.getElementById("take");
  if (take instanceof HTMLFormElement) onSend(take, takeProgramme);
}

async function takeProgramme() {
  try {
    const { programme } = await ask("POST", "/invitations/take", { token });
    location.replace(`/organize/programmes/${programme}`);
  } catch (problem) {
    if (problem instanceof Problem && problem.code === "link_used") return showGone();
    throw problem;
  }
}

function showGone() {
  const shared = document.getElementById("shared");
  if (shared) shared.hidden = true;
  form.hidden = true;
  part("gone").hidden = false;
  part("gone").querySelector("h1")?.focus();
}
