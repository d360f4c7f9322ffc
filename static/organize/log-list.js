/** What was done, when, in a sentence each; the newest first. Dispatches "older" (detail: what to ask for); whoever asks answers with `add()` or `fail()`. */

import { language, t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

/** @typedef {import("./types.js").Log} Log */

export class LogList extends HTMLElement {
  constructor() {
    super();
    this._list = make("ol", {});
    this._older = make("button", { type: "button", className: "secondary" }, t("Older"));
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    /** @type {number | null} */
    this._before = null;
    this._older.addEventListener("click", () => this._ask());
  }

  /**
   * @param {Log} log more of it, older than what is here
   * @param {boolean} [isAsked] whether somebody asked for it, and reads on from there
   */
  add({ entries, older }, isAsked = false) {
    if (this.childElementCount === 0) this.append(this._list, this._problem, this._older);
    const date = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
    const rows = entries.map(({ at, sentence }) => {
      const when = make("time", { dateTime: new Date(at * 1000).toISOString(), className: "soft small" }, date.format(at * 1000));
      return make("li", { tabIndex: -1 }, when, make("p", {}, sentence));
    });
    if (rows.length === 0 && !isAsked) rows.push(make("li", {}, t("Nothing has been done yet.")));
    this._list.append(...rows);
    this._before = older;
    this._older.hidden = older === null;
    this._rest();
    if (isAsked) rows[0]?.focus();
  }

  /** @param {string} message */
  fail(message) {
    this._rest();
    this._problem.textContent = message;
  }

  _ask() {
    if (this._older.getAttribute("aria-busy") === "true") return;
    this._older.setAttribute("aria-busy", "true");
    this.dispatchEvent(new CustomEvent("older", { detail: this._before }));
  }

  _rest() {
    this._older.removeAttribute("aria-busy");
    this._problem.textContent = "";
  }
}

customElements.define("log-list", LogList);
