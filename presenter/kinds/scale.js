/** Scale on the projected screen: a statement a row, with how many chose each step and a mark at the average, all on one axis. */

import { formatNumber, language, t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { toShow } from "../../static/shared/room-view.js";
import { put } from "../put.js";
import { BarsPicture } from "./bars-picture.js";
import { labelOf, nameOf } from "./not-offered.js";

/** @typedef {import("../../static/shared/messages.js").ScaleQuestion} Question */
/** @typedef {import("../../static/shared/messages.js").ScaleSettings} Settings */
/** @typedef {import("../../static/shared/messages.js").ScaleStatement} Statement */
/** @typedef {import("../../static/shared/messages.js").ScaleTally} Tally */
/** @typedef {import("../../static/shared/messages.js").RatedStatement} Rated */
/** @typedef {{ bars: HTMLElement[], mean: HTMLElement, figure: HTMLElement, answers: HTMLElement }} Row */

/** Columns by density, which the stylesheet knows too. Averages below one another are compared at a glance, so a second column comes late. */
const COLUMNS_BY_DENSITY = [1, 1, 1, 1, 2, 2];
/** So many have the ends of the axis each to themselves. */
const FEW = 3;
const meanFormat = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export class PresenterScale extends BarsPicture {
  constructor() {
    super("scales");
    this._axes = make("div", { className: "axes" });
    this._axes.setAttribute("aria-hidden", "true");
    /** @type {Map<string, Row>} */
    this._rows = new Map();
    this._ends = ["", ""];
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._axes, this._list, this._table);
    super.connectedCallback();
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {string} lang
   */
  show({ question, results }, lang) {
    const { settings } = /** @type {Question} */ (question);
    if (results === null) return;
    const { statements } = /** @type {Tally} */ (results.tally);
    const isOtherAxis = this._setAxis(settings, lang);
    const shown = toShow(settings.statements, (id) => (statements[id]?.answers ?? 0) > 0);
    const isNew = this._lay(shown, lang, (statement) => this._makeRow(statement, settings.steps)) || isOtherAxis;
    this.remark = t("The figures are averages");
    // One height for all: a bar that is twice as high is chosen by twice the share.
    const most = Math.max(...Object.values(statements).flatMap(({ counts, answers }) => counts.map((count) => count / Math.max(1, answers))), 0.01);
    for (const { id } of shown) this._showRow(id, statements[id], settings.steps, most, results.participants);
    this._tellAll(shown, settings.steps, statements);
    if (isNew) this._fit();
  }

  /**
   * @param {string} id
   * @param {Rated | undefined} rated
   * @param {number} steps
   * @param {number} most the largest share of all bars
   * @param {number} participants
   */
  _showRow(id, rated, steps, most, participants) {
    const row = this._rows.get(id);
    if (!row || !rated) return;
    const { counts, mean, answers } = rated;
    row.bars.forEach((bar, index) => {
      const share = answers > 0 ? (counts[index] ?? 0) / answers / most : 0;
      bar.style.transform = `translateY(${((1 - share) * 100).toFixed(2)}%)`;
    });
    row.mean.classList.toggle("none", mean === null);
    if (mean !== null) row.mean.style.transform = `translateX(${(((mean - 0.5) / steps) * 100).toFixed(2)}%)`;
    put(row.figure, mean === null ? "" : meanFormat.format(mean));
    put(row.answers, answers === participants ? "" : `(${formatNumber(answers)})`);
  }

  /**
   * @param {Statement} statement
   * @param {number} steps
   */
  _makeRow(statement, steps) {
    const bars = Array.from({ length: steps }, () => make("i", {}));
    const [figure, answers] = [make("b", {}), make("small", {})];
    const mean = make("div", { className: "mean none" }, figure);
    this._rows.set(statement.id, { bars, mean, figure, answers });
    const columns = make("div", { className: "columns" }, ...bars.map((bar) => make("div", {}, bar)));
    const said = make("span", { className: "label" }, labelOf(statement, ""), " ", answers);
    return make("li", { className: statement.retired ? "retired" : "" }, said, make("div", { className: "chart" }, columns, make("div", { className: "track" }, mean), this._makeAxis()));
  }

  /**
   * @param {Settings} settings
   * @param {string} lang
   * @returns {boolean} whether it is another axis than before: then all rows are made anew, too
   */
  _setAxis({ steps, low_label, high_label }, lang) {
    const ends = [`1 ${low_label}`.trim(), `${high_label} ${formatNumber(steps)}`.trim()];
    if (ends.join("\n") === this._ends.join("\n")) return false;
    this._ends = ends;
    this._axes.lang = lang;
    this._laid = "";
    this.style.setProperty("--steps", String(steps));
    return true;
  }

  /**
   * @param {Statement[]} statements
   * @param {number} steps
   * @param {Record<string, Rated>} told
   */
  _tellAll(statements, steps, told) {
    const head = [t("Statement"), t("Average"), t("Answers"), ...Array.from({ length: steps }, (_, index) => formatNumber(index + 1))];
    const cells = statements.map((statement) => {
      const { counts = [], mean = null, answers = 0 } = told[statement.id] ?? {};
      return [nameOf(statement), mean === null ? "–" : meanFormat.format(mean), formatNumber(answers), ...counts.map(formatNumber)];
    });
    this._tell(head, cells);
  }

  /** Takes the first density that shows all statements; a phone held upright scrolls instead. */
  _fit() {
    if (!this.isConnected) return;
    const { length } = this._list.children;
    for (const [density, columns] of COLUMNS_BY_DENSITY.entries()) {
      this.className = length <= FEW ? `density-${density} few` : `density-${density}`;
      this.style.setProperty("--rows", String(Math.ceil(length / columns)));
      this._axes.replaceChildren(...Array.from({ length: Math.min(columns, length) }, () => this._makeAxis()));
      if (this._list.scrollHeight <= this._list.clientHeight + 1) return;
    }
  }

  _makeAxis() {
    return make("p", {}, ...this._ends.map((end) => make("span", { dir: "auto" }, end)));
  }
}

customElements.define("presenter-scale", PresenterScale);
