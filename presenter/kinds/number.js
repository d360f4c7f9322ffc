/** Number on the projected screen: a histogram with the median in it and, once the results are revealed, the right answer. */

import { formatNumber, language, t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { put } from "../put.js";
import { BarsPicture } from "./bars-picture.js";
import { isRightTold } from "./right-answer.js";

/** @typedef {import("../../static/shared/messages.js").NumberQuestion} Question */
/** @typedef {import("../../static/shared/messages.js").NumberSettings} Settings */
/** @typedef {import("../../static/shared/messages.js").NumberTally} Tally */
/** @typedef {import("../../static/shared/messages.js").NumberBin} Bin */

/** By the first digit of a bin's width: 5 bins of 20 make 100, 2 of 50 as well. */
/** @type {Record<string, number[]>} */
const ROUND_STRIDES = { 1: [1, 2, 5, 10, 20], 2: [1, 5, 10], 5: [1, 2, 4, 10, 20] };
const WIDTH_OF_DIGIT = 0.62; // em, of the widest of them with a margin

const format = new Intl.NumberFormat(language, { maximumFractionDigits: 4 });
/** Years and other codes are not told in thousands. */
const plainFormat = new Intl.NumberFormat(language, { maximumFractionDigits: 4, useGrouping: false });

export class PresenterNumber extends BarsPicture {
  constructor() {
    super("histogram");
    this._plot = make("div", { className: "plot" });
    this._ticks = make("div", { className: "ticks" });
    this._median = new Mark("median");
    this._right = new Mark("right");
    this._plot.setAttribute("aria-hidden", "true");
    this._plot.append(this._right.element, this._median.element, this._list, this._ticks);
    /** @type {{ bar: HTMLElement, count: HTMLElement }[]} by bin */
    this._rows = [];
    /** @type {Bin[]} */
    this._bins = [];
    /** @type {Settings} */
    this._settings = { min: 0, max: 100, decimals: 0, unit: "" };
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._plot, this._table);
    super.connectedCallback();
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {string} lang
   */
  show({ question, results }, lang) {
    const asked = /** @type {Question} */ (question);
    if (results === null) return;
    const tally = /** @type {Tally} */ (results.tally);
    this._settings = asked.settings;
    this._bins = tally.bins;
    const isNew = this._lay(nameBins(tally.bins), lang, () => this._makeRow());
    if (isNew) this._rows = this._rows.slice(-tally.bins.length);
    const most = Math.max(1, ...tally.bins.map(({ count }) => count));
    tally.bins.forEach(({ count }, index) => {
      const row = this._rows[index];
      row?.bar.style.setProperty("transform", `translateY(${((1 - count / most) * 100).toFixed(2)}%)`);
      put(row?.count, count > 0 ? formatNumber(count) : "");
      row?.count.style.setProperty("transform", `translateY(${((1 - count / most) * 100).toFixed(2)}%)`);
    });
    const right = isRightTold(asked) ? (asked.settings.right_value ?? null) : null;
    this._showMarks(tally, right);
    this._sayRemark(asked, tally, right);
    this._tellAll(tally, right);
    if (isNew) this._fit();
  }

  /**
   * @param {Tally} tally
   * @param {number | null} right
   */
  _showMarks({ median, right: near }, right) {
    this._median.show(median === null ? null : this._place(median), median === null ? "" : `${t("Median")} ${this._write(median)}`, "");
    const how = near === undefined ? "" : sayNear(near);
    this._right.show(right === null ? null : this._place(right), right === null ? "" : `${t("Right answer")} ${this._write(right)}`, how);
    this._plot.classList.toggle("told", right !== null);
  }

  /**
   * @param {Question} asked
   * @param {Tally} tally
   * @param {number | null} right
   */
  _sayRemark({ settings }, { mean, low, high }, right) {
    const spread = mean === null || low === null || high === null ? "" : t("Average {mean}, from {low} to {high}", { mean: format.format(mean), low: format.format(low), high: format.format(high) });
    const isWaiting = right === null && (settings.right_value ?? null) !== null;
    this.remark = isWaiting ? t("The right answer comes when the question is closed") : spread;
  }

  /**
   * @param {number} number
   * @returns {number} its place between the ends of the axis, from 0 to 1
   */
  _place(number) {
    const { min, max, decimals } = this._settings;
    // A number is as wide as the step to the next one and stands in the middle of it, as its bin does.
    const step = 10 ** -decimals;
    return Math.min(1, Math.max(0, (number - min + step / 2) / (max - min + step)));
  }

  /** @param {number} number */
  _write(number) {
    const { unit, min, max } = this._settings;
    const written = (isYears(min, max) ? plainFormat : format).format(number);
    return unit === "" ? written : `${written}\u00a0${unit}`;
  }

  _makeRow() {
    const [bar, count] = [make("i", {}), make("span", {})];
    this._rows.push({ bar, count });
    return make("li", {}, make("div", { className: "bin" }, bar), make("div", { className: "on-top" }, count));
  }

  /**
   * @param {Tally} tally
   * @param {number | null} right
   */
  _tellAll({ bins, median, mean, right: near }, right) {
    const cells = bins.map(({ from, to, count }) => [from === to ? this._write(from) : `${this._write(from)} – ${this._write(to)}`, formatNumber(count)]);
    if (median !== null) cells.push([t("Median"), this._write(median)]);
    if (mean !== null) cells.push([t("Average"), this._write(mean)]);
    if (right !== null) cells.push([t("Right answer"), this._write(right)]);
    if (right !== null && near) cells.push([t("Exactly right"), formatNumber(near.exact)]);
    if (right !== null && near && near.closest !== null) cells.push([t("Closest guess"), this._write(near.closest)]);
    this._tell([t("Number"), t("Answers")], cells);
  }

  /** As many numbers below the axis as there is room for: each bin's own where all are single, else where bins begin. */
  _fit() {
    if (!this.isConnected || this._bins.length === 0) return;
    const isSingle = this._bins.every(({ from, to }) => from === to);
    const { min, max } = this._settings;
    const write = (/** @type {number} */ number) => (isYears(min, max) ? plainFormat : format).format(number);
    const longest = Math.max(...this._bins.map(({ from }) => write(from).length), write(max).length);
    const room = this._ticks.clientWidth / (parseFloat(getComputedStyle(this._ticks).fontSize) * WIDTH_OF_DIGIT * (longest + 1.5));
    const stride = this._findStride(this._bins.length / Math.max(1, room));
    const places = this._bins.filter((_, index) => index % stride === 0).map(({ from }) => ({ at: this._edge(from, isSingle), text: write(from) }));
    const last = places.at(-1);
    if (!isSingle && last) {
      if (1 - last.at < 1.5 / room) places.pop(); // the end of the axis has its own number, which ends there
      places.push({ at: 1, text: write(max) });
    }
    this._ticks.replaceChildren(...places.map(({ at, text }) => tick(at, text, isSingle)));
    this._list.style.gridTemplateColumns = this._bins.map(({ from, to }) => `minmax(0, ${widthOf(from, to, this._settings.decimals)}fr)`).join(" ");
  }

  /**
   * @param {number} least
   * @returns {number} every how manyth bin has its number below it, so that those are round, too
   */
  _findStride(least) {
    const [first] = this._bins;
    const width = first ? widthOf(first.from, first.to, this._settings.decimals) : 1;
    const strides = ROUND_STRIDES[String(width)[0] ?? "1"] ?? [];
    return strides.find((stride) => stride >= least) ?? this._bins.length;
  }

  /**
   * @param {number} from
   * @param {boolean} isSingle
   */
  _edge(from, isSingle) {
    const half = 10 ** -this._settings.decimals / 2;
    return isSingle ? this._place(from) : this._place(from - half);
  }
}

/** A line through the histogram with its name on top, to whichever side there is room. */
class Mark {
  /** @param {string} name */
  constructor(name) {
    this._text = make("b", {});
    this._more = make("span", {});
    this._flag = make("p", {}, this._text, this._more);
    this.element = make("div", { className: `marker ${name} none` }, this._flag);
  }

  /**
   * @param {number | null} place from 0 to 1; null hides it
   * @param {string} text
   * @param {string} more
   */
  show(place, text, more) {
    this.element.classList.toggle("none", place === null);
    if (place === null) return;
    put(this._text, text);
    put(this._more, more);
    this.element.style.transform = `translateX(${(place * 100).toFixed(2)}%)`;
    this.element.classList.toggle("leftwards", place > 0.5);
    this._flag.style.maxWidth = `${(Math.max(place, 1 - place) * 100).toFixed(2)}%`;
  }
}

/**
 * @param {number} at
 * @param {string} text
 * @param {boolean} isSingle
 */
function tick(at, text, isSingle) {
  const element = make("span", { className: isSingle ? "" : "edge" }, text);
  element.style.left = `${(at * 100).toFixed(2)}%`;
  return element;
}

/** @param {{ exact: number, closest: number | null }} near */
function sayNear({ exact, closest }) {
  if (exact > 0) return tn("{n} exactly right", "{n} exactly right", exact);
  return closest === null ? "" : t("closest guess {number}", { number: format.format(closest) });
}

/**
 * @param {Bin[]} bins
 * @returns {{ id: string, label: string }[]}
 */
function nameBins(bins) {
  return bins.map(({ from, to }) => ({ id: String(from), label: String(to) }));
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} decimals
 * @returns {number} how many numbers there are from one to the other
 */
function widthOf(from, to, decimals) {
  return Math.round((to - from) * 10 ** decimals) + 1;
}

/**
 * @param {number} min
 * @param {number} max
 */
function isYears(min, max) {
  return min >= 1000 && max < 2200;
}

customElements.define("presenter-number", PresenterNumber);
