/**
 * Grid on the projected screen: each item at the mean of its places, with a shade as wide and high as they spread; of a single item all places. C
 * shows the same in numbers.
 */

import { formatNumber, language, t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { toShow } from "../../static/shared/room-view.js";
import { put } from "../put.js";
import { BarsPicture } from "./bars-picture.js";
import { labelOf, nameOf } from "./not-offered.js";
import { placeLabels } from "./place-labels.js";
import { moveTo, Spots } from "./spots.js";

/** @typedef {import("../../static/shared/messages.js").GridQuestion} Question */
/** @typedef {import("../../static/shared/messages.js").GridSettings} Settings */
/** @typedef {import("../../static/shared/messages.js").GridItem} Item */
/** @typedef {import("../../static/shared/messages.js").GridTally} Tally */
/** @typedef {import("../../static/shared/messages.js").PlacedItem} Placed */
/** @typedef {{ row: HTMLElement, at: HTMLElement, shade: HTMLElement, name: HTMLElement, answers: HTMLElement, leader: HTMLElement }} Row */

const SIDE = 16; // cells along a side, by which the server gathers places
const COLOURS = 5;
const LEADER_PX = 100; // its length before it is scaled
const percentFormat = new Intl.NumberFormat(language, { style: "percent" });

export class PresenterGrid extends BarsPicture {
  constructor() {
    super("means");
    this._ends = { y_high: make("p", {}), y_low: make("p", {}), x_low: make("p", {}), x_high: make("p", {}) };
    for (const [name, end] of Object.entries(this._ends)) end.className = `end ${name}`;
    this._spots = new Spots(SIDE, true);
    this._shades = make("div", { className: "shades" });
    this._field = make("div", { className: "field" }, this._shades, this._spots.element, this._list);
    this._plane = make("div", { className: "plane" }, ...Object.values(this._ends), this._field);
    this._plane.setAttribute("aria-hidden", "true");
    /** @type {Map<string, Row>} by item */
    this._rows = new Map();
    /** @type {Record<string, Placed>} */
    this._told = {};
    this._isList = false;
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._plane, this._table);
    super.connectedCallback();
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {string} lang
   */
  show({ question, results }, lang) {
    const { settings } = /** @type {Question} */ (question);
    if (results === null) return;
    this._told = /** @type {Tally} */ (results.tally).items;
    this._setEnds(settings, lang);
    const items = toShow(settings.items, (id) => (this._told[id]?.answers ?? 0) > 0);
    if (this._lay(items, lang, (item) => this._makeRow(item, items.indexOf(item)))) {
      this._rows = new Map([...this._rows].slice(-items.length));
      this._shades.replaceChildren(...[...this._rows.values()].map(({ shade }) => shade.parentElement ?? shade));
    }
    const isSingle = items.length === 1;
    this._plane.classList.toggle("single", isSingle);
    this.remark = isSingle ? t("The more answers in a place, the larger its dot") : t("Dots are averages, shades show how far answers spread");
    for (const { id } of items) this._showRow(id, results.participants);
    this._spots.show(isSingle ? (this._told[items[0]?.id ?? ""]?.spots ?? []) : []);
    this._tellAll(items);
    this._fit();
  }

  toggleList() {
    this._isList = !this._isList;
    this._plane.classList.toggle("away", this._isList);
    this._table.className = this._isList ? "list" : "unseen";
    this._table.tabIndex = this._isList ? 0 : -1;
    this._fill();
  }

  /**
   * @param {string} id
   * @param {number} participants
   */
  _showRow(id, participants) {
    const row = this._rows.get(id);
    const { answers = 0, mean = null, spread = null } = this._told[id] ?? {};
    if (!row) return;
    // Laid where it belongs, not flown in.
    const isFresh = mean !== null && row.row.classList.contains("none");
    for (const part of [row.row, /** @type {HTMLElement} */ (row.shade.parentElement)]) {
      part.classList.toggle("fresh", isFresh);
      part.classList.toggle("none", mean === null);
    }
    put(row.answers, answers === participants ? "" : `(${formatNumber(answers)})`);
    if (mean === null || spread === null) return;
    moveTo(row.at, mean, true);
    moveTo(/** @type {HTMLElement} */ (row.shade.parentElement), mean, true);
    // As large as the field before: twice the spread is from one edge to the other.
    row.shade.style.transform = `scale(${(2 * spread[0]).toFixed(3)}, ${(2 * spread[1]).toFixed(3)})`;
  }

  /**
   * @param {Item} item
   * @param {number} index
   */
  _makeRow(item, index) {
    const colour = `colour-${index % COLOURS}`;
    const [shade, answers, leader] = [make("i", {}), make("small", {}), make("i", { className: "leader" })];
    const at = make("div", { className: "at" }, make("i", {}));
    make("div", { className: `at ${colour} none` }, shade);
    const name = make("p", { className: "name" }, labelOf(item, ""), " ", answers);
    const row = make("li", { className: `${colour} none${item.retired ? " retired" : ""}` }, leader, at, name);
    this._rows.delete(item.id);
    this._rows.set(item.id, { row, at, shade, name, answers, leader });
    return row;
  }

  /** Puts every name beside its dot, in one line each where there are too many for more. */
  _fit() {
    const room = { width: this._field.clientWidth, height: this._field.clientHeight };
    const shown = [...this._rows].flatMap(([id, row]) => {
      const mean = this._told[id]?.mean;
      return mean ? [{ row, x: mean[0] * room.width, y: (1 - mean[1]) * room.height }] : [];
    });
    if (!this.isConnected || shown.length === 0 || room.height === 0) return;
    const gap = parseFloat(getComputedStyle(this._field).fontSize) * 0.6;
    this._field.classList.remove("tight");
    const isTight = shown.reduce((sum, { row }) => sum + row.name.offsetHeight + gap, 0) > room.height;
    this._field.classList.toggle("tight", isTight);
    const labels = shown.map(({ row, x, y }) => ({ x, y, width: row.name.offsetWidth, height: row.name.offsetHeight }));
    // The dots of a single item are its picture: its name goes beside them, if it can.
    const spots = shown.length === 1 && this._rows.size === 1 ? (this._told[[...this._rows.keys()][0] ?? ""]?.spots ?? []) : [];
    const taken = spots.map(([x, y]) => ({ x: x * room.width, y: (1 - y) * room.height }));
    placeLabels(labels, room, gap, taken).forEach((box, index) => {
      const { row, x, y } = /** @type {{ row: Row, x: number, y: number }} */ (shown[index]);
      row.name.style.transform = `translate(${box.left.toFixed(1)}px, ${box.top.toFixed(1)}px)`;
      const [toX, toY] = [nearest(x, box.left, box.width), nearest(y, box.top, box.height)];
      const [length, angle] = [Math.hypot(toX - x, toY - y), Math.atan2(toY - y, toX - x)];
      row.leader.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) rotate(${angle.toFixed(3)}rad) scaleX(${(length / LEADER_PX).toFixed(3)})`;
    });
  }

  /**
   * @param {Settings} settings
   * @param {string} lang
   */
  _setEnds(settings, lang) {
    const { x_low, x_high, y_low, y_high } = settings;
    this._plane.lang = lang;
    put(this._ends.x_low, x_low && `← ${x_low}`);
    put(this._ends.x_high, x_high && `${x_high} →`);
    put(this._ends.y_low, y_low && `↓ ${y_low}`);
    put(this._ends.y_high, y_high && `↑ ${y_high}`);
  }

  /** @param {Item[]} items */
  _tellAll(items) {
    const quarters = [t("Upper left"), t("Upper right"), t("Lower left"), t("Lower right")];
    const cells = items.map((item) => {
      const { answers = 0, mean = null, quarters: [lowerLeft = 0, lowerRight = 0, upperLeft = 0, upperRight = 0] = [] } = this._told[item.id] ?? {};
      const means = [mean?.[0], mean?.[1]].map((share) => (share === undefined ? "–" : percentFormat.format(share)));
      return [nameOf(item), formatNumber(answers), ...means, ...[upperLeft, upperRight, lowerLeft, lowerRight].map(formatNumber)];
    });
    this._tell([t("Item"), t("Answers"), t("From the left, on average"), t("From below, on average"), ...quarters], cells);
  }
}

/**
 * @param {number} point
 * @param {number} start
 * @param {number} length
 * @returns {number} the nearest to the point of what begins at `start`
 */
function nearest(point, start, length) {
  return Math.min(start + length, Math.max(start, point));
}

customElements.define("presenter-grid", PresenterGrid);
