/** Places of a hall as dots, each for those that lie so near to each other that they count as one: the more, the larger. */

import { make } from "../../static/shared/make.js";

/** @typedef {import("../../static/shared/messages.js").Spot} Spot */

const LEAST_SIZE = 0.3; // of the largest dot's diameter, so that one answer in a large hall is still seen

export class Spots {
  /**
   * @param {number} side the cells along a side by which the server gathers; a dot is the same one as long as its cell has places
   * @param {boolean} isUpwards whether y rises from below
   */
  constructor(side, isUpwards) {
    this.element = make("div", { className: "spots" });
    this._side = side;
    this._isUpwards = isUpwards;
    /** @type {Map<string, { at: HTMLElement, dot: HTMLElement }>} by cell */
    this._dots = new Map();
  }

  /** @param {Spot[]} spots */
  show(spots) {
    const most = Math.max(1, ...spots.map(([, , count]) => count));
    const kept = new Set(spots.map(([x, y, count]) => this._showOne(x, y, count, most)));
    for (const [cell, { at }] of this._dots) {
      if (kept.has(cell)) continue;
      at.remove();
      this._dots.delete(cell);
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} count
   * @param {number} most
   * @returns {string} its cell
   */
  _showOne(x, y, count, most) {
    const cell = `${this._column(x)},${this._column(y)}`;
    const known = this._dots.get(cell);
    const { at, dot } = known ?? this._makeDot(cell);
    moveTo(at, [x, y], this._isUpwards);
    // By area, as people compare dots.
    dot.style.transform = `scale(${Math.max(LEAST_SIZE, Math.sqrt(count / most)).toFixed(3)})`;
    if (!known) this.element.append(at);
    return cell;
  }

  /** @param {string} cell */
  _makeDot(cell) {
    const dot = make("i", {});
    const at = make("div", { className: "at" }, dot);
    this._dots.set(cell, { at, dot });
    return { at, dot };
  }

  /** In whole thousandths, as the server counts: a share such as 0.29 is not exact. @param {number} share */
  _column(share) {
    return Math.min(Math.floor((Math.round(share * 1000) * this._side) / 1000), this._side - 1);
  }
}

/**
 * Moves a layer that is as large as the field, so that its corner lies at a place.
 * @param {HTMLElement} layer
 * @param {readonly number[]} place
 * @param {boolean} isUpwards
 */
export function moveTo(layer, [x = 0, y = 0], isUpwards) {
  layer.style.transform = `translate(${(x * 100).toFixed(2)}%, ${((isUpwards ? 1 - y : y) * 100).toFixed(2)}%)`;
}
