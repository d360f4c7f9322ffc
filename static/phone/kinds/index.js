/**
 * The kinds of question that a phone can answer: a new kind is one file beside this one, and one line in each half of it.
 *
 * An element does one of three things, whichever is called first: it asks (fields to fill in), quotes (an answer, to read) or tells (results). It knows
 * nothing of sending; whenever the person changes something it dispatches "edited" (bubbling).
 */

import "./choice.js";
import "./open-text.js";
import "./word-cloud.js";

/** @type {Record<string, string>} question kind -> element */
export const KINDS = {
  choice: "phone-choice",
  open_text: "phone-open-text",
  word_cloud: "phone-word-cloud",
};

/** @typedef {import("../../shared/messages.js").Value} Value */
/** @typedef {import("../../shared/messages.js").Results} Results */

/**
 * What each of the elements has. Questions, values and results are those of its kind.
 * @typedef {object} KindMethods
 * @property {(question: any, draft: any) => void} ask fills fresh fields with a draft or an answer, or leaves them empty for null
 * @property {any} draft the fields as they stand, shaped like an answer; null when nothing is in them
 * @property {Value} value the fields as an answer, fit to send if there is no problem
 * @property {() => string | null} findProblem what keeps this from being sent, for the person; marks and focuses the field
 * @property {(question: any, value: any) => void} quote
 * @property {(question: any, results: Results, own: any) => void} tell may be called again with newer results
 */
/** @typedef {HTMLElement & KindMethods} KindElement */

/**
 * @param {string} kind
 * @returns {KindElement | null} null for a kind this page is too old to know
 */
export function makeKindElement(kind) {
  const tag = KINDS[kind];
  return tag === undefined ? null : /** @type {KindElement} */ (document.createElement(tag));
}
