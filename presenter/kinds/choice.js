/** Choice on the projected screen: one live bar an option. From the roomiest setting that shows all of them to the tightest. */

import { formatNumber, t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { toShow } from "../../static/shared/room-view.js";
import { put } from "../put.js";
import { fitBars } from "./density.js";
import { labelOf } from "./not-offered.js";

/** @typedef {import("../../static/shared/messages.js").ChoiceQuestion} Question */
/** @typedef {import("../../static/shared/messages.js").ChoiceTally} Tally */
/** @typedef {import("../../static/shared/messages.js").ChoiceOption} Option */

export class PresenterChoice extends HTMLElement {
  constructor() {
    super();
    this._list = make("ul", { className: "bars" });
    this.remark = "";
    /** @type {Map<string, { bar: HTMLElement, share: HTMLElement, count: HTMLElement }>} */
    this._rows = new Map();
    this._laid = "";
    this._resized = new ResizeObserver(() => fitBars(this._list));
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._list);
    this._resized.observe(this);
    // The typeface may come later than the bars, and be wider than the one they were fitted in.
    document.fonts.ready.then(() => fitBars(this._list));
  }

  disconnectedCallback() {
    this._resized.disconnect();
  }

  /** For the room and the size of text that there is now. */
  fit() {
    fitBars(this._list);
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {string} lang
   */
  show({ question, results }, lang) {
    const { settings } = /** @type {Question} */ (question);
    if (results === null) return;
    if (this._list.lang !== lang) this._list.lang = lang;
    const { counts } = /** @type {Tally} */ (results.tally);
    const shown = toShow(settings.options, (id) => (counts[id] ?? 0) > 0);
    const isNew = this._lay(shown);
    this.remark = settings.max > 1 ? t("Up to {most} choices each", { most: formatNumber(settings.max) }) : "";
    for (const { id } of shown) {
      const row = this._rows.get(id);
      if (!row) continue;
      const count = counts[id] ?? 0;
      const share = results.participants > 0 ? Math.min(1, count / results.participants) : 0;
      // Moved, not stretched: the bar's round end stays round.
      row.bar.style.transform = `translateX(${((share - 1) * 100).toFixed(2)}%)`;
      put(row.share, `${formatNumber(Math.round(share * 100))} %`);
      put(row.count, `(${formatNumber(count)})`);
    }
    if (isNew) fitBars(this._list);
  }

  /**
   * @param {Option[]} options
   * @returns {boolean} whether they are other than those that were laid
   */
  _lay(options) {
    const laid = JSON.stringify(options);
    if (laid === this._laid) return false;
    this._laid = laid;
    this._rows.clear();
    const rows = options.map((option) => {
      const bar = make("i", {});
      const share = make("b", {});
      const count = make("small", {});
      this._rows.set(option.id, { bar, share, count });
      const number = make("span", { className: "number" }, share, " ", count);
      return make("li", { className: option.retired ? "retired" : "" }, labelOf(option), number, make("div", { className: "bar" }, bar));
    });
    this._list.replaceChildren(...rows);
    return true;
  }
}

customElements.define("presenter-choice", PresenterChoice);
