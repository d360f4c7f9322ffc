/**
 * What pictures of bars have in common: a row an option, as large as the window allows, and the same in a table for screen readers. A kind says what a
 * row is made of and what stands in the table.
 */

import { make } from "../../static/shared/make.js";
import { fitBars } from "./density.js";

/** @typedef {import("../../static/shared/messages.js").ChoiceOption} Option */

const TABLE_MS = 1000; // nobody reads faster, and a table that changes is read anew

export class BarsPicture extends HTMLElement {
  /** @param {string} className of the list */
  constructor(className) {
    super();
    this._list = make("ul", { className });
    this._list.setAttribute("aria-hidden", "true");
    this._head = make("tr", {});
    this._body = make("tbody", {});
    this._table = make("div", { className: "unseen" }, make("table", {}, make("thead", {}, this._head), this._body));
    this.remark = "";
    this._laid = "";
    /** @type {string[][]} */
    this._cells = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._timer = undefined;
    this._resized = new ResizeObserver(() => this._fit());
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._list, this._table);
    this._resized.observe(this);
    // The typeface may come later than the bars, and be wider than the one they were fitted in.
    document.fonts.ready.then(() => this._fit());
  }

  disconnectedCallback() {
    this._resized.disconnect();
    clearTimeout(this._timer);
    this._timer = undefined;
  }

  /**
   * @param {Option[]} options
   * @param {string} lang
   * @param {(option: Option) => HTMLElement} makeRow
   * @returns {boolean} whether they are other than those that were laid; then call `fit` once their numbers stand
   */
  _lay(options, lang, makeRow) {
    if (this._list.lang !== lang) this._list.lang = this._body.lang = lang;
    const laid = JSON.stringify(options);
    if (laid === this._laid) return false;
    this._laid = laid;
    this._list.replaceChildren(...options.map(makeRow));
    return true;
  }

  /** For the room and the size of text that there is now. */
  fit() {
    this._fit();
  }

  _fit() {
    fitBars(this._list);
  }

  /**
   * The same as a table, at once if nothing is there yet.
   * @param {string[]} head
   * @param {string[][]} cells by row; the first of a row is its heading
   */
  _tell(head, cells) {
    this._cells = cells;
    if (this._head.childElementCount === 0) this._head.append(...head.map((text) => make("th", { scope: "col" }, text)));
    this._timer ??= setTimeout(() => this._fill(), this._body.childElementCount === 0 ? 0 : TABLE_MS);
  }

  _fill() {
    this._timer = undefined;
    const rows = this._cells.map(([heading = "", ...rest]) => {
      return make("tr", {}, make("th", { scope: "row", dir: "auto" }, heading), ...rest.map((text) => make("td", {}, text)));
    });
    this._body.replaceChildren(...rows);
  }
}

/**
 * @param {HTMLElement} bar
 * @param {number} share from 0 to 1
 */
export function setBar(bar, share) {
  // Moved, not stretched: the bar's round end stays round.
  bar.style.transform = `translateX(${((Math.min(1, share) - 1) * 100).toFixed(2)}%)`;
}
