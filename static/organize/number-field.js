/** A labelled number between two bounds, which says so itself when it is not. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

let made = 0;

export class NumberField extends HTMLElement {
  constructor() {
    super();
    made += 1;
    this._input = make("input", { id: `number-${made}`, type: "number", inputMode: "numeric", step: "1" });
    this._label = make("label", { htmlFor: this._input.id });
    this._problem = make("p", { id: `${this._input.id}-problem`, className: "problem" });
    this._input.setAttribute("aria-describedby", this._problem.id);
    this._input.addEventListener("input", () => {
      this.findProblem();
      this.dispatchEvent(new Event("edited", { bubbles: true }));
    });
    this.className = "field number-field";
  }

  /**
   * @param {string} label
   * @param {number} least
   * @param {number} most
   * @param {number} value
   */
  ask(label, least, most, value) {
    this._label.textContent = label;
    this._input.value = String(value);
    this.bound(least, most);
    this.replaceChildren(this._label, this._input, this._problem);
    return this;
  }

  /**
   * @param {number} least
   * @param {number} most
   */
  bound(least, most) {
    this._input.min = String(least);
    this._input.max = String(most);
    this.findProblem();
  }

  get value() {
    return Number(this._input.value);
  }

  /** @param {number} value */
  set value(value) {
    this._input.value = String(value);
    this.findProblem();
  }

  /** @returns {string} empty where nothing is wrong */
  findProblem() {
    const { value, min, max } = this._input;
    const number = Number(value);
    const isRight = value.trim() !== "" && Number.isInteger(number) && number >= Number(min) && number <= Number(max);
    this._problem.textContent = isRight ? "" : t("A whole number from {least} to {most}.", { least: min, most: max });
    if (isRight) this._input.removeAttribute("aria-invalid");
    else this._input.setAttribute("aria-invalid", "true");
    return this._problem.textContent;
  }

  focus() {
    this._input.focus();
  }
}

customElements.define("number-field", NumberField);

/**
 * @param {string} label
 * @param {number} least
 * @param {number} most
 * @param {number} value
 */
export function numberField(label, least, most, value) {
  return new NumberField().ask(label, least, most, value);
}

/**
 * The first of these that is wrong, focused.
 * @param {NumberField[]} fields
 * @returns {string} what is wrong with it; empty where nothing is
 */
export function firstProblem(fields) {
  const wrong = fields.find((field) => field.findProblem() !== "");
  wrong?.focus();
  return wrong?.findProblem() ?? "";
}
