/**
 * One word that is on the screen, with what can be done to it. Dispatches "correct" (CustomEvent, detail: a command about words) and "pick", both bubbling.
 */

import { formatNumber, t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { makeIcon } from "../icon.js";
import { put } from "../put.js";
import { brief, makeWord } from "./word-text.js";

const MOST_CHARACTERS = 100;

export class WordRow extends HTMLElement {
  /** @param {string} word */
  constructor(word = "") {
    super();
    this.word = word;
    this._box = make("input", { type: "checkbox" });
    this._times = make("span", { className: "times" });
    const named = { word: brief(word) };
    const [text, ...unfold] = makeWord(word);
    this._rename = this._makeButton("rename", t("Rename"), t("Rename “{word}”", named), () => this._askForText());
    this._buttons = [
      ...unfold,
      this._makeButton("eye-off", t("Hold back"), t("Hold back “{word}”", named), () => this._correct({ type: "hold", word })),
      this._rename,
      this._makeButton("split", t("Split"), t("Split “{word}”", named), () => this._correct({ type: "split", word })),
    ];
    this._box.addEventListener("change", () => this.dispatchEvent(new Event("pick", { bubbles: true })));
    this._cells = make(
      "div",
      { className: "cells" },
      make("label", {}, this._box, text, this._times),
      ...this._buttons,
    );
    /** @type {HTMLFormElement | null} where another text is being typed */
    this._form = null;
  }

  connectedCallback() {
    this.setAttribute("role", "listitem");
    this.draggable = this._form === null;
    if (this.childElementCount === 0) this.append(this._cells);
  }

  /** @param {number} count */
  set count(count) {
    put(this._times, formatNumber(count));
  }

  get isPicked() {
    return this._box.checked;
  }

  set isPicked(isPicked) {
    this._box.checked = isPicked;
  }

  get isRenaming() {
    return this._form !== null;
  }

  /** Whether Tab stops here; the arrows go from row to row. */
  set isCurrent(/** @type {boolean} */ isCurrent) {
    for (const stop of this._stops) stop.tabIndex = isCurrent ? 0 : -1;
  }

  /** @returns {HTMLElement[]} from left to right */
  get _stops() {
    return [this._box, ...this._buttons];
  }

  /** @returns {number} which of its stops has the focus; -1 for none */
  get column() {
    return this._stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  }

  get columns() {
    return this._stops.length;
  }

  /** @param {number} column */
  focusAt(column) {
    this._stops[column]?.focus();
  }

  _askForText() {
    const field = make("input", { type: "text", value: this.word, maxLength: Math.max(MOST_CHARACTERS, this.word.length), required: true, dir: "auto" });
    field.setAttribute("aria-label", t("New text for “{word}”", { word: brief(this.word) }));
    const cancel = make("button", { type: "button" }, t("Cancel"));
    const form = make("form", {}, field, make("button", { type: "submit", className: "strong" }, t("Save")), cancel);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const to = field.value.trim();
      if (to !== "" && to !== this.word) this._correct({ type: "rename", word: this.word, to });
      this._stopAsking();
    });
    cancel.addEventListener("click", () => this._stopAsking());
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this._stopAsking();
    });
    this._form = form;
    this.draggable = false;
    this.replaceChildren(form);
    field.select();
  }

  _stopAsking() {
    this._form = null;
    this.draggable = true;
    this.replaceChildren(this._cells);
    this._rename.focus();
  }

  /** @param {import("../../static/shared/messages.js").WordCommand} command */
  _correct(command) {
    this.dispatchEvent(new CustomEvent("correct", { bubbles: true, detail: command }));
  }

  /**
   * @param {string} icon
   * @param {string} title
   * @param {string} label
   * @param {() => void} work
   */
  _makeButton(icon, title, label, work) {
    const button = make("button", { type: "button", className: "sign", title }, makeIcon(icon));
    button.setAttribute("aria-label", label);
    button.addEventListener("click", work);
    return button;
  }
}

customElements.define("word-row", WordRow);
