/** A labelled line of text that may be empty, which says so itself when it is too long. Dispatches "edited" (bubbling). */

import { tn } from "../shared/i18n.js";
import { cleanLine, countCharacters } from "../shared/characters.js";
import { LabelledField } from "./labelled-field.js";

export class TextField extends LabelledField {
  constructor() {
    super({ autocomplete: "off" }, "field");
    this._longest = 0;
  }

  /**
   * @param {string} label
   * @param {number} longest in characters as people count them
   */
  ask(label, longest) {
    this._longest = longest;
    this._lay(label);
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
    if (over > 0) this.focus();
    return this._mark(over > 0 ? tn("{n} character too many.", "{n} characters too many.", over) : "");
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
