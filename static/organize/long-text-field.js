/** A labelled text of several lines that may be empty, which says so itself when it is too long. Dispatches "edited" (bubbling). */

import { tn } from "../shared/i18n.js";
import { countCharacters } from "../shared/characters.js";
import { make } from "../shared/make.js";

let made = 0;

export class LongTextField extends HTMLElement {
  constructor() {
    super();
    made += 1;
    this._longest = 0;
    this._input = make("textarea", { id: `long-text-${made}`, autocomplete: "off" });
    this._label = make("label", { htmlFor: this._input.id });
    this._hint = make("p", { id: `${this._input.id}-hint`, className: "soft small" });
    this._problem = make("p", { id: `${this._input.id}-problem`, className: "problem" });
    this._input.setAttribute("aria-describedby", `${this._hint.id} ${this._problem.id}`);
    this._input.addEventListener("input", () => {
      this._mark();
      this.dispatchEvent(new Event("edited", { bubbles: true }));
    });
    this.className = "field";
  }

  /**
   * @param {string} label
   * @param {number} longest in characters as people count them
   * @param {number} rows
   * @param {string} [hint]
   */
  ask(label, longest, rows, hint = "") {
    this._longest = longest;
    this._label.textContent = label;
    this._input.rows = rows;
    this._hint.textContent = hint;
    this.replaceChildren(this._label, this._input, ...(hint ? [this._hint] : []), this._problem);
    return this;
  }

  /**
   * @param {string} text
   * @param {string} language of the text
   */
  edit(text, language) {
    this._input.value = text;
    this._input.lang = language;
    this._mark();
  }

  get value() {
    return this._input.value;
  }

  /** @returns {string} marked and focused; empty where nothing is wrong */
  findProblem() {
    const problem = this._mark();
    if (problem !== "") this._input.focus();
    return problem;
  }

  _mark() {
    const over = countCharacters(this._input.value) - this._longest;
    this._problem.textContent = over > 0 ? tn("{n} character too many.", "{n} characters too many.", over) : "";
    if (over > 0) this._input.setAttribute("aria-invalid", "true");
    else this._input.removeAttribute("aria-invalid");
    return this._problem.textContent;
  }
}

customElements.define("long-text-field", LongTextField);

/**
 * @param {string} label
 * @param {number} longest in characters as people count them
 * @param {number} rows
 * @param {string} [hint]
 */
export function longTextField(label, longest, rows, hint) {
  return new LongTextField().ask(label, longest, rows, hint);
}
