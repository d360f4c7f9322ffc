/**
 * Makes an account with the token of a link that works once, which rides in the fragment: the first account, or an
 * invitation. With an invitation the identity provider may say who it is; then there may be no fields to fill in.
 */

import { t } from "../shared/i18n.js";
import { ask, Problem } from "./api.js";
import { attempt } from "./attempt.js";
import { letPasswordsBeSeen, onSend } from "./form.js";
import { part } from "./page.js";

const LEAST_CHARACTERS = 12;

const form = /** @type {HTMLFormElement} */ (part("start"));
const { checks = "", makes = "" } = form.dataset;
const token = decodeURIComponent(location.hash.slice(1));

letPasswordsBeSeen(form);
onSend(form, makeAccount);
if (field("password")) sayWhenLongEnough(/** @type {HTMLInputElement} */ (field("password")), part("password-hint"));
document.getElementById("sso")?.addEventListener("click", () => attempt({ fail: (message) => (part("form-problem").textContent = message) }, askProvider));
checkLink();

/**
 * @param {HTMLInputElement} password
 * @param {HTMLElement} hint
 */
function sayWhenLongEnough(password, hint) {
  const asked = hint.textContent ?? "";
  password.addEventListener("input", () => {
    const isEnough = password.value.length >= LEAST_CHARACTERS;
    hint.textContent = isEnough ? t("Long enough.") : asked;
    hint.classList.toggle("enough", isEnough);
  });
}

/** @param {Record<string, string>} values */
async function makeAccount(values) {
  await unlessGone(async () => {
    await ask("POST", makes, { token, ...values });
    location.replace("/organize");
  });
}

async function askProvider() {
  await unlessGone(async () => {
    const { url } = await ask("POST", "/invitations/sso", { token });
    location.assign(url);
  });
}

async function checkLink() {
  if (!token) return showGone();
  // Where the server cannot be reached now, sending the form will say so.
  const link = await ask("POST", checks, { token }).catch(() => ({ works: true }));
  if (!link.works) return showGone();
  suggest(field("name"), link.name);
  suggest(field("email"), link.email);
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
  await unlessGone(async () => {
    const { programme } = await ask("POST", "/invitations/take", { token });
    location.replace(`/organize/programmes/${programme}`);
  });
}

/**
 * Does something with the link, and says so where it does not work any more.
 * @param {() => Promise<void>} work
 */
async function unlessGone(work) {
  try {
    await work();
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code !== "link_used") throw problem;
    showGone();
  }
}

/**
 * @param {HTMLInputElement | null} input
 * @param {string | null | undefined} value
 */
function suggest(input, value) {
  if (input && value && input.value === "") input.value = value;
}

/**
 * @param {string} id
 * @returns {HTMLInputElement | null}
 */
function field(id) {
  return /** @type {HTMLInputElement | null} */ (document.getElementById(id));
}

function showGone() {
  const shared = document.getElementById("shared");
  if (shared) shared.hidden = true;
  form.hidden = true;
  part("gone").hidden = false;
  part("gone").querySelector("h1")?.focus();
}
