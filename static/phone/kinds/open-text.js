/** Open text on the phone: one field that grows with what is written. */

import { t, tn } from "../../shared/i18n.js";
import { cleanLines, countCharacters } from "../../shared/characters.js";
import { make } from "../../shared/make.js";

/** @typedef {import("../../shared/messages.js").OpenTextQuestion} Question */
/** @typedef {import("../../shared/messages.js").OpenTextValue} Value */
/** @typedef {import("../../shared/messages.js").OpenTextTally} Tally */

const TEXTS_TOLD = 50;

export class PhoneOpenText extends HTMLElement {
  constructor() {
    super();
    this._longest = 250;
    this._field = make("textarea", { id: "text", rows: 3, autocomplete: "off" });
    this._left = make("span", { id: "text-left", className: "left" });
    this._field.setAttribute("aria-describedby", "text-left");
    this._field.addEventListener("input", () => {
      this._field.removeAttribute("aria-invalid");
      this._fit();
      this.dispatchEvent(new Event("edited", { bubbles: true }));
    });
  }

  connectedCallback() {
    if (this._field.isConnected) this._fit(); // its height is not known before
  }

  /**
   * @param {Question} question
   * @param {Value | null} draft
   */
  ask({ settings }, draft) {
    this._longest = settings.max_length;
    this._field.value = draft?.text ?? "";
    const label = make("label", { htmlFor: "text" }, t("Your answer"));
    this.replaceChildren(make("div", { className: "field" }, make("div", { className: "label-row" }, label, this._left), this._field));
    this._fit();
  }

  get draft() {
    return this._field.value === "" ? null : { text: this._field.value };
  }

  get value() {
    return { text: cleanLines(this._field.value) };
  }

  findProblem() {
    const { text } = this.value;
    const isTooLong = countCharacters(text) > this._longest;
    if (text !== "" && !isTooLong) return null;
    this._field.setAttribute("aria-invalid", "true");
    this._field.focus();
    if (!isTooLong) return t("Write something first.");
    return tn("Keep it to {n} character, please.", "Keep it to {n} characters, please.", this._longest);
  }

  /**
   * @param {Question} question
   * @param {Value} value
   */
  quote(question, { text }) {
    this.replaceChildren(make("blockquote", {}, text));
  }

  /**
   * @param {Question} question
   * @param {import("../../shared/messages.js").Results} results
   */
  tell(question, results) {
    const { texts, more } = /** @type {Tally} */ (results.tally);
    const told = texts.slice(-TEXTS_TOLD).reverse(); // the newest first: a phone shows few at a time
    const untold = more + texts.length - told.length;
    const rest = untold > 0 ? [make("p", { className: "soft" }, tn("and {n} more", "and {n} more", untold))] : [];
    this.replaceChildren(make("ul", { className: "texts" }, ...told.map(({ text }) => make("li", {}, text))), ...rest);
  }

  _fit() {
    const characters = this._longest - countCharacters(cleanLines(this._field.value));
    this._left.textContent =
      characters < 0 ? tn("{n} too many", "{n} too many", -characters) : tn("{n} character left", "{n} characters left", characters);
    this._left.classList.toggle("over", characters < 0);
    this._field.style.height = "auto";
    if (this._field.scrollHeight > 0) this._field.style.height = `${this._field.scrollHeight + 4}px`;
  }
}

customElements.define("phone-open-text", PhoneOpenText);
