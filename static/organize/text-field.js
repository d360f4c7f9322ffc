/** A labelled line of text that may be empty, which says so itself when it is too long. Dispatches "edited" (bubbling). */

import { tn } from "../shared/i18n.js";
import { cleanLine, countCharacters } from "../shared/characters.js";
import { make } from "../shared/make.js";

let made = 0;

export class TextField extends HTMLElement {
  constructor() {
    super();
    made += 1;
    this._longest = 0;
    this._input = make("input", { id: `text-${made}`, autocomplete: "off" });
    this._label = make("label", { htmlFor: this._input.id });
    this._problem = make("p", { id: `${this._input.id}-problem`, className: "problem" });
    this._input.setAttribute("aria-describedby", this._problem.id);
    this._input.addEventListener("input", () => {
      this.findProblem();
      this.dispatchEvent(new Event("edited", { bubbles: true }));
    });
    this.className = "field";
  }

  /**
   * @param {string} label
   * @param {number} longest in characters as people count them
   */
  ask(label, longest) {
    this._longest = longest;
    this._label.textContent = label;
    this.replaceChildren(this._label, this._input, this._problem);
    return this;
  }

  /**
   * @param {string} text
   * @param {string} language of the text
   */
  edit(text, language) {
    this._input.value = text;
    this._input.lang = language;
    this.findProblem();
  }

  get value() {
    return this._input.value;
  }

  /** @returns {string} marked and focused; empty where nothing is wrong */
  findProblem() {
    const over = countCharacters(cleanLine(this._input.value)) - this._longest;
    this._problem.textContent = over > 0 ? tn("{n} character too many.", "{n} characters too many.", over) : "";
    if (over > 0) this._input.setAttribute("aria-invalid", "true");
    else this._input.removeAttribute("aria-invalid");
    if (over > 0) this._input.focus();
    return this._problem.textContent;
  }
}

customElements.define("text-field", TextField);

/**
 * @param {string} label
 * @param {number} longest in characters as people count them
 */
export function textField(label, longest) {
  return new TextField().ask(label, longest);
}
