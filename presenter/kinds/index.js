/**
 * The kinds of question that the projected screen can picture: a new kind is one file beside this one, and one line in each half of it.
 *
 * An element is given the whole view whenever something changed, and changes only what is new: people are watching.
 */

import "./choice.js";
import "./grid.js";
import "./hall-questions.js";
import "./number.js";
import "./open-text.js";
import "./pin.js";
import "./points.js";
import "./quiz.js";
import "./ranking.js";
import "./scale.js";
import "./slide.js";
import "./word-cloud.js";

/** @type {Record<string, string>} question kind -> element */
export const KINDS = {
  choice: "presenter-choice",
  grid: "presenter-grid",
  hall_questions: "presenter-hall-questions",
  number: "presenter-number",
  open_text: "presenter-open-text",
  pin: "presenter-pin",
  points: "presenter-points",
  quiz: "presenter-quiz",
  ranking: "presenter-ranking",
  scale: "presenter-scale",
  slide: "presenter-slide",
  word_cloud: "presenter-word-cloud",
};

/**
 * What each of the elements has.
 * @typedef {object} KindMethods
 * @property {(view: import("../../static/shared/room-view.js").RoomView, lang: string) => void} show the question's results; `lang` is the answers'
 *   language where it is another than the page's, else ""
 * @property {string} [remark] for the line below the stage: what is not on it; "" for nothing. When it changes between two calls of
 *   `show`, the element dispatches "remark" (bubbling)
 * @property {boolean} [hidesPrompt] whether the prompt is for those alone who listen to the screen
 * @property {() => void} [toggleList] to the next of its views, such as the same as a list, where there are several
 * @property {(by: 1 | -1) => void} [step] to the next of what is shown one at a time, or the one before
 * @property {(what: "pin" | "answered" | "hold") => void} [act] does it to what is chosen
 * @property {() => void} [togglePause] holds the picture still, or lets it go on
 * @property {boolean} [isPaused]
 * @property {() => void} [fit] sets itself at once for the room and the size of text that there is now, where that takes more than a stylesheet
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
