/**
 * The words that are picked, and what they are to be called as one. Dispatches "correct" (CustomEvent, bubbling, detail: the command) and "none", where
 * the words are not to be picked any more.
 */

import { t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { put } from "../put.js";

const MOST_CHARACTERS = 100;
const MOST_WORDS = 50;

export class MergeForm extends HTMLElement {
  constructor() {
    super();
    /** @type {string[]} */
    this._words = [];
    this._isOwnText = false;
    this._count = make("p", { className: "picked" });
    this._count.setAttribute("role", "status");
    this._field = make("input", { type: "text", maxLength: MOST_CHARACTERS, required: true, dir: "auto", autocomplete: "off" });
    this._send = make("button", { type: "submit", className: "strong" }, t("Merge"));
    this._none = make("button", { type: "button" }, t("Pick none"));
    this._form = make("form", { hidden: true }, make("label", {}, t("Merge into"), this._field), this._send, this._none);
  }

  connectedCallback() {
    if (this.childElementCount > 0) return;
    this.append(this._count, this._form);
    this._field.addEventListener("input", () => (this._isOwnText = true));
    this._none.addEventListener("click", () => this.dispatchEvent(new Event("none")));
    this._form.addEventListener("submit", (event) => this._merge(event));
    this._form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.dispatchEvent(new Event("none"));
    });
  }

  /** @param {string[]} words those that are picked; the first of them is proposed */
  show(words) {
    if (words.join("\n") === this._words.join("\n")) return;
    this._words = words;
    if (words.length === 0) this._isOwnText = false;
    if (!this._isOwnText) this._field.value = words[0] ?? "";
    put(this._count, words.length === 0 ? "" : tn("{n} word picked", "{n} words picked", words.length));
    this._form.hidden = words.length < 2;
    this._send.disabled = words.length > MOST_WORDS;
  }

  /** Where the words are named. */
  begin() {
    this._field.select();
  }

  /** @param {Event} event */
  _merge(event) {
    event.preventDefault();
    const into = this._field.value.trim();
    if (into === "") return;
    this.dispatchEvent(new CustomEvent("correct", { bubbles: true, detail: { type: "merge", words: this._words, into } }));
  }
}

customElements.define("merge-form", MergeForm);
