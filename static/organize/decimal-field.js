/** A labelled number that may have decimals, written with a comma or a point, or nothing where it may be empty. Dispatches "edited" (bubbling). */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

/** As people write a number, without what stands between thousands. */
const WRITTEN = /^-?(\d+([.,]\d*)?|[.,]\d+)$/;

let made = 0;

export class DecimalField extends HTMLElement {
  constructor() {
    super();
    made += 1;
    this._mayBeEmpty = false;
    /** What is wrong with a number that is one: says it, or "". */
    this._judge = (/** @type {number} */ _number) => "";
    this._input = make("input", { id: `decimal-${made}`, autocomplete: "off" });
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
   * @param {(number: number) => string} judge says what is wrong with a number, or ""
   * @param {boolean} [mayBeEmpty]
   */
  ask(label, judge, mayBeEmpty = false) {
    this._label.textContent = label;
    this._judge = judge;
    this._mayBeEmpty = mayBeEmpty;
    this.replaceChildren(this._label, this._input, this._problem);
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
    if (value !== null) this._problem.textContent = this._judge(value);
    else this._problem.textContent = isEmpty && this._mayBeEmpty ? "" : t("Write a number.");
    if (this._problem.textContent === "") this._input.removeAttribute("aria-invalid");
    else this._input.setAttribute("aria-invalid", "true");
    return this._problem.textContent;
  }

  focus() {
    this._input.focus();
  }
}

customElements.define("decimal-field", DecimalField);
