/** A row of a list: what it is, what is to be known of it, and one button that asks before it takes the thing away. Dispatches "take". */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string[]} about sentences below the name
 * @property {HTMLElement[]} [controls] beside the button
 * @property {string} [badge]
 * @property {{ words: string, question: string, really: string } | null} take null where nothing can be taken away
 */

export class ListedRow extends HTMLElement {
  constructor() {
    super();
    /** @type {Row | null} */
    this._row = null;
    this._buttons = make("div", { className: "row-buttons" });
    this.setAttribute("role", "listitem");
  }

  /** @param {Row} row */
  show(row) {
    this._row = row;
    const name = make("p", { className: "name" }, row.name, row.badge ? make("span", { className: "badge" }, row.badge) : "");
    const about = row.about.map((sentence) => make("p", { className: "soft small" }, sentence));
    this.replaceChildren(make("div", { className: "words" }, name, ...about), this._buttons);
    this.rest();
    return this;
  }

  focusFirst() {
    /** @type {HTMLElement | null} */ (this.querySelector("button, select"))?.focus();
  }

  /** Asks nothing, and has asked for nothing. */
  rest() {
    const hadFocus = this._buttons.contains(document.activeElement);
    const { name = "", controls = [], take = null } = this._row ?? {};
    this._buttons.replaceChildren(...controls);
    if (!take) return;
    const button = make("button", { type: "button", className: "quiet small" }, take.words);
    button.setAttribute("aria-label", `${take.words}: ${name}`);
    button.addEventListener("click", () => this._ask(take));
    this._buttons.append(button);
    if (hadFocus) button.focus();
  }

  /** @param {NonNullable<Row["take"]>} take */
  _ask(take) {
    const really = make("button", { type: "button", className: "danger" }, take.really);
    const keep = make("button", { type: "button", className: "quiet" }, t("Keep it"));
    really.addEventListener("click", () => {
      if (really.getAttribute("aria-busy") === "true") return;
      really.setAttribute("aria-busy", "true");
      this.dispatchEvent(new CustomEvent("take"));
    });
    keep.addEventListener("click", () => this.rest());
    this._buttons.replaceChildren(make("p", { className: "small" }, take.question), really, keep);
    keep.focus();
  }
}

customElements.define("listed-row", ListedRow);

/** A list of rows, with the sentence that stands there while it is empty. */
export class RowList {
  /** @param {string} empty */
  constructor(empty) {
    this._list = make("div", { className: "rows" });
    this._list.setAttribute("role", "list");
    this._empty = make("p", { className: "soft" }, empty);
    this.elements = [this._empty, this._list];
  }

  /** @param {ListedRow[]} rows */
  show(rows) {
    const hadFocus = this._list.contains(document.activeElement);
    this._list.replaceChildren(...rows);
    this._list.hidden = rows.length === 0;
    this._empty.hidden = rows.length > 0;
    // Whoever stood in what is gone stands at the list, not nowhere.
    if (hadFocus) rows[0]?.focusFirst();
  }

  /** @returns {ListedRow[]} */
  get rows() {
    return /** @type {ListedRow[]} */ ([...this._list.children]);
  }
}
