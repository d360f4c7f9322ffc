/** Number on the phone: one field, with what stands behind the number. */

import { language, t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";

/** @typedef {import("../../shared/messages.js").NumberQuestion} Question */
/** @typedef {import("../../shared/messages.js").NumberSettings} Settings */
/** @typedef {import("../../shared/messages.js").NumberValue} Value */
/** @typedef {import("../../shared/messages.js").NumberTally} Tally */
/** What is being written, which need not be a number yet. */
/** @typedef {{ number: number | string }} Draft */

/** A number as people write it, with a comma or a point. */
const WRITTEN = /^-?(\d+([.,]\d*)?|[.,]\d+)$/;
const THOUSANDS = /^-?[1-9]\d{0,2}([.,]\d{3})+$/;

export class PhoneNumber extends HTMLElement {
  constructor() {
    super();
    /** @type {Settings} */
    this._settings = { min: 0, max: 100, decimals: 0, unit: "" };
    this._field = make("input", { id: "number", autocomplete: "off", enterKeyHint: "send", maxLength: 24 });
    this._field.addEventListener("input", () => {
      this._field.removeAttribute("aria-invalid");
      this.dispatchEvent(new Event("edited", { bubbles: true }));
    });
  }

  /**
   * @param {Question} question
   * @param {Draft | null} draft
   */
  ask({ settings }, draft) {
    this._settings = settings;
    const { min, decimals, unit } = settings;
    // Without spaces or commas between thousands: it is to be typed in.
    this._field.value = typeof draft?.number === "number" ? write(draft.number, false) : (draft?.number ?? "");
    // The numeric keyboards of iPhones have no minus.
    this._field.inputMode = min < 0 ? "text" : decimals > 0 ? "decimal" : "numeric";
    this._field.setAttribute("aria-describedby", "number-unit number-hint");
    const label = make("label", { htmlFor: "number" }, t("Your answer"));
    const row = make("div", { className: "with-unit" }, this._field, make("span", { id: "number-unit" }, unit));
    const hint = make("p", { className: "hint", id: "number-hint" }, sayBounds(settings));
    this.replaceChildren(hint, make("div", { className: "field" }, make("div", { className: "label-row" }, label), row));
  }

  /** @returns {Draft | null} */
  get draft() {
    return this._field.value === "" ? null : { number: this._read() ?? this._field.value };
  }

  get value() {
    return { number: this._read() ?? 0 };
  }

  findProblem() {
    const problem = this._sayProblem();
    if (problem === null) return null;
    this._field.setAttribute("aria-invalid", "true");
    this._field.focus();
    return problem;
  }

  /**
   * @param {Question} question
   * @param {Draft} value
   */
  quote({ settings }, { number }) {
    this.replaceChildren(make("p", { className: "big-number" }, typeof number === "number" ? withUnit(write(number), settings) : number));
  }

  /**
   * @param {Question} question
   * @param {import("../../shared/messages.js").Results} results
   */
  tell({ settings }, { tally }) {
    const { answers, median, low, high } = /** @type {Tally} */ (tally);
    if (median === null || low === null || high === null) {
      this.replaceChildren(make("p", { className: "soft" }, tn("{n} answer", "{n} answers", answers)));
      return;
    }
    const spread = t("{answers}, from {low} to {high}", { answers: tn("{n} answer", "{n} answers", answers), low: write(low), high: write(high) });
    const middle = make("p", { className: "big-number" }, withUnit(write(median), settings));
    this.replaceChildren(make("p", { className: "soft" }, t("Median: half are below, half above")), middle, make("p", { className: "soft" }, spread));
  }

  _sayProblem() {
    const { min, max, decimals } = this._settings;
    const number = this._read();
    if (this._field.value.trim() === "") return t("Write a number first.");
    if (number === null) return t("Write the number in digits alone.");
    if (decimals === 0 && !Number.isInteger(number)) return t("Write a whole number, without decimals.");
    if (number < min) return t("The lowest possible is {least}.", { least: withUnit(write(min), this._settings) });
    return number > max ? t("The highest possible is {most}.", { most: withUnit(write(max), this._settings) }) : null;
  }

  /** @returns {number | null} null for what is no number */
  _read() {
    const compact = this._field.value.replace(/[\s']/g, "").replace(/[−–]/, "-");
    // Who is asked for whole numbers and writes 1,000 or 1.000 means a thousand.
    const whole = this._settings.decimals === 0 && THOUSANDS.test(compact) ? compact.replace(/[.,]/g, "") : compact;
    return WRITTEN.test(whole) ? Number(whole.replace(",", ".")) : null;
  }
}

/**
 * @param {number} number
 * @param {boolean} [useGrouping] whether thousands stand apart
 */
function write(number, useGrouping = true) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 4, useGrouping }).format(number);
}

/**
 * @param {string} number
 * @param {Settings} settings
 */
function withUnit(number, { unit }) {
  return unit === "" ? number : `${number} ${unit}`;
}

/** @param {Settings} settings */
function sayBounds(settings) {
  const [least, most] = [write(settings.min), withUnit(write(settings.max), settings)];
  if (settings.decimals === 0) return t("A whole number from {least} to {most}.", { least, most });
  return tn("A number from {least} to {most}, with up to {n} decimal.", "A number from {least} to {most}, with up to {n} decimals.", settings.decimals, { least, most });
}

customElements.define("phone-number", PhoneNumber);
