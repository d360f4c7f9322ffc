/** A word or a text as the panel shows it: a long one is cut after a few lines, and shown whole on request. */

import { t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { put } from "../put.js";

const LONG = 120; // characters: about three lines of the panel

/**
 * @param {string} word
 * @returns {[HTMLElement, ...HTMLButtonElement[]]} the text, and for a long one the button that shows all of it
 */
export function makeWord(word) {
  const text = make("span", { className: "text", dir: "auto" }, word);
  if (word.length <= LONG) return [text];
  text.classList.add("cut");
  const toggle = make("button", { type: "button", className: "unfold" }, t("Show all"));
  toggle.setAttribute("aria-expanded", "false");
  toggle.addEventListener("click", () => {
    const isCut = text.classList.toggle("cut");
    toggle.setAttribute("aria-expanded", String(!isCut));
    put(toggle, isCut ? t("Show all") : t("Show less"));
  });
  return [text, toggle];
}

/**
 * A text in the middle of a sentence.
 * @param {string} word
 */
export function brief(word) {
  return word.length <= LONG ? word : `${word.slice(0, LONG)}…`;
}
