/** Makes an account with the token of a link that works once, which rides in the fragment: the first account, or an invitation. */

import { t } from "../shared/i18n.js";
import { ask, Problem } from "./api.js";
import { letPasswordsBeSeen, onSend } from "./form.js";
import { part } from "./page.js";

const LEAST_CHARACTERS = 12;

const form = /** @type {HTMLFormElement} */ (part("start"));
const { checks = "", makes = "" } = form.dataset;
const name = /** @type {HTMLInputElement} */ (part("name"));
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
}

function showGone() {
  form.hidden = true;
  part("gone").hidden = false;
  part("gone").querySelector("h1")?.focus();
}
