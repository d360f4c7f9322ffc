/** Where and when a session is to be: its day, its hall, how many are expected. A new session's row and an old one's form both have it. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

/** @typedef {import("./session-lines.js").Line} Line */
/** @typedef {{ held_on: string | null, hall: string | null, expected: number | null }} Plan */

let made = 0;

export class PlanFields extends HTMLElement {
  constructor() {
    super();
    made += 1;
    this._day = make("input", { type: "date", id: `day-${made}`, min: "2000-01-01", max: "2099-12-31" });
    this._hall = make("input", { id: `hall-${made}`, maxLength: 200, autocomplete: "off" });
    this._expected = make("input", { type: "number", id: `expected-${made}`, min: "0", max: "100000", step: "1", inputMode: "numeric" });
  }

  connectedCallback() {
    if (this.childElementCount > 0) return;
    this.append(field(t("Day"), this._day), field(t("Hall"), this._hall), field(t("Expected"), this._expected));
  }

  /** @returns {Line} */
  get line() {
    return { held_on: this._day.value, hall: this._hall.value, expected: this._expected.value };
  }

  set line({ held_on, hall, expected }) {
    this._day.value = held_on;
    this._hall.value = hall;
    this._expected.value = expected;
  }

  /** @returns {Plan} */
  get plan() {
    const { held_on, hall, expected } = this.line;
    return { held_on: held_on || null, hall: hall.trim() || null, expected: expected === "" ? null : Number(expected) };
  }

  get isEmpty() {
    return Object.values(this.plan).every((value) => value === null) && this._wrong === undefined;
  }

  /** @returns {string} what is wrong, with the field focused; empty where nothing is */
  findProblem() {
    for (const input of [this._day, this._hall, this._expected]) input.removeAttribute("aria-invalid");
    const wrong = this._wrong;
    if (!wrong) return "";
    wrong.setAttribute("aria-invalid", "true");
    wrong.focus();
    return wrong === this._day ? t("This is not a day.") : t("A whole number from {least} to {most}.", { least: 0, most: 100000 });
  }

  focus() {
    this._day.focus();
  }

  /** What the browser cannot read as a day or a number. */
  get _wrong() {
    return [this._day, this._expected].find((input) => !input.validity.valid);
  }
}

/**
 * @param {string} label
 * @param {HTMLInputElement} input
 */
function field(label, input) {
  return make("div", { className: "field" }, make("label", { htmlFor: input.id }, label), input);
}

customElements.define("plan-fields", PlanFields);
