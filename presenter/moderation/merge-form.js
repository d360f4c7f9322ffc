/**
 * The words that are picked, and what they are to be called as one. Dispatches "correct" (CustomEvent, bubbling, detail: the command) and "none", where
 * the words are not to be picked any more.
 */

import { t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { put } from "../put.js";

/** @typedef {import("../../static/shared/messages.js").ListedWord} ListedWord */

const MOST_CHARACTERS = 100;
const MOST_WORDS = 50;

export class MergeForm extends HTMLElement {
  constructor() {
    super();
    /** @type {string[]} */
    this._words = [];
    /** @type {string[]} how the server is told of them: a long text by the id of its entry, so that many fit into one message */
    this._names = [];
    this._isOwnText = false;
    this._count = make("p", { className: "picked" });
    this._count.setAttribute("role", "status");
    this._field = make("input", { type: "text", maxLength: MOST_CHARACTERS, required: true, dir: "auto", autocomplete: "off" });
    this._send = make("button", { type: "submit", className: "strong" }, t("Merge"));
    this._none = make("button", { type: "button" }, t("Pick none"));
    this._label = make("span", {}, t("Merge into"));
    this._form = make("form", { hidden: true }, make("label", {}, this._label, this._field), this._send, this._none);
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

  /**
   * @param {ListedWord[]} picked the first of them is proposed; of texts the first that is a heading already
   * @param {boolean} areTexts
   */
  show(picked, areTexts) {
    const words = picked.map(({ word }) => word);
    if (words.join("\n") === this._words.join("\n")) return;
    this._words = words;
    this._names = picked.map(({ word, entry }) => (entry !== undefined && word.length > MOST_CHARACTERS ? entry : word));
    if (words.length === 0) this._isOwnText = false;
    const proposed = areTexts ? picked.find(({ entry }) => entry === undefined) : picked[0];
    if (!this._isOwnText) this._field.value = proposed?.word ?? "";
    put(this._label, areTexts ? t("Gather under the heading") : t("Merge into"));
    put(this._send, areTexts ? t("Gather") : t("Merge"));
    const many = areTexts ? tn("{n} text picked", "{n} texts picked", words.length) : tn("{n} word picked", "{n} words picked", words.length);
    put(this._count, words.length === 0 ? "" : many);
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
    this.dispatchEvent(new CustomEvent("correct", { bubbles: true, detail: { type: "merge", words: this._names, into } }));
  }
}

customElements.define("merge-form", MergeForm);
