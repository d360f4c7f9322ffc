/** Word cloud on the phone: a few short entries, one field each. */

import { t, tn } from "../../shared/i18n.js";
import { cleanLine, countCharacters } from "../../shared/characters.js";
import { make } from "../../shared/make.js";

/** @typedef {import("../../shared/messages.js").WordCloudQuestion} Question */
/** @typedef {import("../../shared/messages.js").WordCloudValue} Value */
/** @typedef {import("../../shared/messages.js").WordCloudTally} Tally */

const SHOWN_AT_ONCE = 3; // more fields than this come one at a time
const WORDS_TOLD = 30;

export class PhoneWordCloud extends HTMLElement {
  constructor() {
    super();
    /** @type {HTMLInputElement[]} */
    this._fields = [];
    this._most = 1;
    this._longest = 25;
    this._more = make("button", { type: "button", className: "quiet" }, t("One more"));
    this._more.addEventListener("click", () => this._addField("").focus());
  }

  /**
   * @param {Question} question
   * @param {Value | null} draft
   */
  ask({ settings }, draft) {
    this._fields = [];
    this._most = settings.max_entries;
    this._longest = settings.max_length;
    this.replaceChildren(this._more);
    const entries = (draft?.entries ?? []).slice(0, this._most);
    const fields = this._most <= SHOWN_AT_ONCE ? this._most : Math.max(1, entries.length);
    for (let index = 0; index < fields; index += 1) this._addField(entries[index] ?? "");
  }

  get draft() {
    const entries = this._fields.map((field) => field.value);
    return entries.some((entry) => entry !== "") ? { entries } : null;
  }

  get value() {
    return { entries: this._fields.map((field) => cleanLine(field.value)).filter((entry) => entry !== "") };
  }

  findProblem() {
    const tooLong = this._fields.find((field) => this._left(field) < 0);
    if (tooLong) {
      mark(tooLong);
      return tn("Keep it to {n} character, please.", "Keep it to {n} characters, please.", this._longest);
    }
    if (this.value.entries.length > 0) return null;
    mark(this._fields[0]);
    return t("Write something first.");
  }

  /**
   * @param {Question} question
   * @param {Value} value
   */
  quote(question, { entries }) {
    this.replaceChildren(make("ul", { className: "words" }, ...entries.filter(Boolean).map((entry) => make("li", {}, entry))));
  }

  /**
   * @param {Question} question
   * @param {import("../../shared/messages.js").Results} results
   */
  tell(question, results) {
    const { words, more } = /** @type {Tally} */ (results.tally);
    const told = words.slice(0, WORDS_TOLD);
    const items = told.map(({ word, count }) => make("li", {}, word, make("b", {}, String(count))));
    const untold = more + words.length - told.length;
    const rest = untold > 0 ? [make("p", { className: "soft" }, tn("and {n} more", "and {n} more", untold))] : [];
    this.replaceChildren(make("ul", { className: "words counted" }, ...items), ...rest);
  }

  /**
   * @param {string} entry
   * @returns {HTMLInputElement}
   */
  _addField(entry) {
    const number = this._fields.length + 1;
    const id = `entry-${number}`;
    const field = make("input", { id, value: entry, autocomplete: "off", enterKeyHint: number < this._most ? "next" : "send" });
    field.setAttribute("autocapitalize", "none");
    field.setAttribute("aria-describedby", `${id}-left`);
    const label = make("label", { htmlFor: id }, this._most === 1 ? t("Your answer") : t("Answer {n}", { n: number }));
    const left = make("span", { id: `${id}-left`, className: "left" });
    field.addEventListener("input", () => this._edited(field, left));
    field.addEventListener("keydown", (event) => this._moveOn(event, number));
    this._fields.push(field);
    this._more.before(make("div", { className: "field" }, make("div", { className: "label-row" }, label, left), field));
    this._more.hidden = number >= this._most;
    this._count(field, left);
    return field;
  }

  /**
   * @param {HTMLInputElement} field
   * @param {HTMLElement} left
   */
  _edited(field, left) {
    this._count(field, left);
    field.removeAttribute("aria-invalid");
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }

  /**
   * @param {HTMLInputElement} field
   * @param {HTMLElement} left
   */
  _count(field, left) {
    const characters = this._left(field);
    left.textContent =
      characters < 0 ? tn("{n} too many", "{n} too many", -characters) : tn("{n} character left", "{n} characters left", characters);
    left.classList.toggle("over", characters < 0);
  }

  /** @param {HTMLInputElement} field */
  _left(field) {
    return this._longest - countCharacters(cleanLine(field.value));
  }

  /**
   * Enter moves on to the next empty field, and sends from the last one or when there is nothing more to say.
   * @param {KeyboardEvent} event
   * @param {number} number of the field, from 1
   */
  _moveOn(event, number) {
    const field = this._fields[number - 1];
    if (event.key !== "Enter" || event.isComposing || !field || cleanLine(field.value) === "" || number >= this._most) return;
    event.preventDefault();
    (this._fields[number] ?? this._addField("")).focus();
  }
}

/** @param {HTMLInputElement | undefined} field */
function mark(field) {
  field?.setAttribute("aria-invalid", "true");
  field?.focus();
}

customElements.define("phone-word-cloud", PhoneWordCloud);
