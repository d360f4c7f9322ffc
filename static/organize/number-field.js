/** A labelled number between two bounds, which says so itself when it is not. */

import { t } from "../shared/i18n.js";
import { LabelledField } from "./labelled-field.js";

export class NumberField extends LabelledField {
  constructor() {
    super({ type: "number", inputMode: "numeric", step: "1" }, "field number-field");
  }

  /**
   * @param {string} label
   * @param {number} least
   * @param {number} most
   * @param {number} value
   */
  ask(label, least, most, value) {
    this._input.value = String(value);
    this.bound(least, most);
    this._lay(label);
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
    return this._mark(isRight ? "" : t("A whole number from {least} to {most}.", { least: min, most: max }));
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
