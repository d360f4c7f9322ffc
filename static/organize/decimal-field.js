/** A labelled number that may have decimals, written with a comma or a point, or nothing where it may be empty. Dispatches "edited" (bubbling). */

import { t } from "../shared/i18n.js";
import { LabelledField } from "./labelled-field.js";

/** As people write a number, without what stands between thousands. */
const WRITTEN = /^-?(\d+([.,]\d*)?|[.,]\d+)$/;

export class DecimalField extends LabelledField {
  constructor() {
    super({ autocomplete: "off" }, "field number-field");
    this._mayBeEmpty = false;
    /** What is wrong with a number that is one: says it, or "". */
    this._judge = (/** @type {number} */ _number) => "";
  }

  /**
   * @param {string} label
   * @param {(number: number) => string} judge says what is wrong with a number, or ""
   * @param {boolean} [mayBeEmpty]
   */
  ask(label, judge, mayBeEmpty = false) {
    this._judge = judge;
    this._mayBeEmpty = mayBeEmpty;
    this._lay(label);
    return this;
  }

  /** @returns {number | null} null for nothing, and for what is no number */
  get value() {
    const compact = this._input.value.replace(/\s/g, "").replace(/[−–]/, "-");
    return WRITTEN.test(compact) ? Number(compact.replace(",", ".")) : null;
  }

  /** @param {number | null} value */
  set value(value) {
    this._input.value = value === null ? "" : new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 6, useGrouping: false }).format(value);
  }

  /** @returns {string} empty where nothing is wrong */
  findProblem() {
    const { value } = this;
    const isEmpty = this._input.value.trim() === "";
    if (value !== null) return this._mark(this._judge(value));
    return this._mark(isEmpty && this._mayBeEmpty ? "" : t("Write a number."));
  }
}

customElements.define("decimal-field", DecimalField);
