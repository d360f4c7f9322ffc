/** What the projected screen says of an option, statement or item that is offered no more. */

import { t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";

/** @typedef {import("../../static/shared/messages.js").ChoiceOption} Option */

/**
 * @param {Option} option
 * @param {string} [className]
 * @returns {HTMLElement} its label, marked if it is retired
 */
export function labelOf({ label, retired }, className = "label") {
  const words = make("span", { className, dir: "auto" }, label);
  if (retired) words.append(" ", make("small", { className: "not-offered" }, t("no longer offered")));
  return words;
}

/**
 * @param {Option} option
 * @returns {string} the same as one text, for tables
 */
export function nameOf({ label, retired }) {
  return retired ? `${label} (${t("no longer offered")})` : label;
}
