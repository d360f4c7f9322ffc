/** Labelled controls in one line, for the forms of accounts and shares. */

import { make } from "../shared/make.js";

/**
 * @param {string} id
 * @param {[string, string][]} options value and words
 */
export function selectOf(id, options) {
  return make("select", { id }, ...options.map(([value, words]) => make("option", { value }, words)));
}

/**
 * @param {string} words
 * @param {HTMLElement} control with an id
 */
export function labelled(words, control) {
  return make("div", { className: "field" }, make("label", { htmlFor: control.id }, words), control);
}
