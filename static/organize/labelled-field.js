/** A field with its label, which says below itself what is wrong with it: the base of text-field, number-field and decimal-field. Dispatches "edited" (bubbling). */

import { make } from "../shared/make.js";

let made = 0;

export class LabelledField extends HTMLElement {
  /**
   * @param {Partial<HTMLInputElement>} properties of the input
   * @param {string} className
   */
  constructor(properties, className) {
    super();
    made += 1;
    this._input = make("input", { id: `field-${made}`, ...properties });
    this._label = make("label", { htmlFor: this._input.id });
    this._problem = make("p", { id: `${this._input.id}-problem`, className: "problem" });
    this._input.setAttribute("aria-describedby", this._problem.id);
    this._input.addEventListener("input", () => {
      this.findProblem();
      this.dispatchEvent(new Event("edited", { bubbles: true }));
    });
    this.className = className;
  }

  /** @returns {string} what is wrong, marked; empty where nothing is */
  findProblem() {
    return "";
  }

  focus() {
    this._input.focus();
  }

  /** @param {string} label */
  _lay(label) {
    this._label.textContent = label;
    this.replaceChildren(this._label, this._input, this._problem);
  }

  /**
   * @param {string} problem empty where nothing is wrong
   * @returns {string} the same
   */
  _mark(problem) {
    this._problem.textContent = problem;
    if (problem === "") this._input.removeAttribute("aria-invalid");
    else this._input.setAttribute("aria-invalid", "true");
    return problem;
  }
}
