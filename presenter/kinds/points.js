/** Points on the projected screen: how many of them an option got from each person on average, as bars. */

import { formatNumber, language, t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { toShow } from "../../static/shared/room-view.js";
import { put } from "../put.js";
import { BarsPicture, setBar } from "./bars-picture.js";
import { labelOf, nameOf } from "./not-offered.js";

/** @typedef {import("../../static/shared/messages.js").PointsQuestion} Question */
/** @typedef {import("../../static/shared/messages.js").PointsTally} Tally */
/** @typedef {import("../../static/shared/messages.js").ChoiceOption} Option */

const mean = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export class PresenterPoints extends BarsPicture {
  constructor() {
    super("bars means");
    /** @type {Map<string, { bar: HTMLElement, mean: HTMLElement, share: HTMLElement }>} */
    this._rows = new Map();
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {string} lang
   */
  show({ question, results }, lang) {
    const { settings } = /** @type {Question} */ (question);
    if (results === null) return;
    const { options, answers } = /** @type {Tally} */ (results.tally);
    const shown = toShow(settings.options, (id) => (options[id] ?? 0) > 0);
    const isNew = this._lay(shown, lang, (option) => this._makeRow(option));
    this._list.classList.toggle("shares", settings.total !== 100);
    this.remark = t("Points each of {total}, on average", { total: formatNumber(settings.total) });
    const told = shown.map((option) => {
      const { id } = option;
      const points = answers > 0 ? (options[id] ?? 0) / answers : 0;
      const share = points / settings.total;
      const row = this._rows.get(id);
      if (row) setBar(row.bar, share);
      put(row?.mean, mean.format(points));
      // Of a hundred points the mean is the share.
      put(row?.share, settings.total === 100 ? t("points") : t("points · {share}", { share: sayShare(share) }));
      return [nameOf(option), mean.format(points), sayShare(share)];
    });
    this._tell([t("Option"), t("Points on average"), t("Share")], told);
    if (isNew) this._fit();
  }

  /** @param {Option} option */
  _makeRow(option) {
    const [bar, points, share] = [make("i", {}), make("b", {}), make("small", {})];
    this._rows.set(option.id, { bar, mean: points, share });
    const number = make("span", { className: "number" }, points, " ", share);
    return make("li", { className: option.retired ? "retired" : "" }, labelOf(option), number, make("div", { className: "bar" }, bar));
  }
}

/** @param {number} share from 0 to 1 */
function sayShare(share) {
  return `${formatNumber(Math.round(share * 100))} %`;
}

customElements.define("presenter-points", PresenterPoints);
