/** Grid on the phone: items to choose, and a square between two pairs of ends to put them on. */

import { formatNumber, t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { offered, toShow } from "../../shared/room-view.js";
import { notOffered } from "./bars.js";
import { drawMarks, percent, PlaceSurface } from "./place-surface.js";

/** @typedef {import("../../shared/messages.js").GridQuestion} Question */
/** @typedef {import("../../shared/messages.js").GridSettings} Settings */
/** @typedef {import("../../shared/messages.js").GridItem} Item */
/** @typedef {import("../../shared/messages.js").GridValue} Value */
/** @typedef {import("../../shared/messages.js").GridTally} Tally */
/** @typedef {import("../../shared/messages.js").Place} Place */
/** @typedef {{ row: HTMLElement, box: HTMLInputElement, remove: HTMLButtonElement }} Row */

const SHORT_LABEL = 16; // characters; items with longer ones have a line each

export class PhoneGrid extends HTMLElement {
  constructor() {
    super();
    /** @type {Item[]} */
    this._items = [];
    /** @type {Map<string, Row>} by item */
    this._rows = new Map();
    /** @type {Map<string, Place>} by item */
    this._places = new Map();
    this._chosen = "";
    this._now = make("p", { className: "place-now" });
    const owner = { name: t("The square: arrow keys move the mark"), say, place: this._place.bind(this), choose: this._chooseMark.bind(this) };
    this._surface = new PlaceSurface(makeGround(), true, owner);
  }

  /**
   * @param {Question} question
   * @param {Value | null} draft
   */
  ask({ settings }, draft) {
    const items = (this._items = offered(settings.items));
    this._places = new Map(Object.entries(draft?.places ?? {}).filter(([id]) => items.some((item) => item.id === id)));
    this._rows = new Map(items.map((item, index) => [item.id, this._makeRow(item, index)]));
    this._chosen = this._findNext() ?? items[0]?.id ?? "";
    const list = make("ul", { className: "place-items" }, ...[...this._rows.values()].map(({ row }) => row));
    list.classList.toggle("short", items.every(({ label }) => label.length <= SHORT_LABEL));
    const group = make("fieldset", {}, list, this._now, makeField(settings, this._surface.surface), this._surface.said, this._surface.sliders);
    group.setAttribute("aria-labelledby", "prompt");
    this.replaceChildren(group);
    this._surface.tell("");
    this._show();
  }

  get draft() {
    return this._places.size > 0 ? this.value : null;
  }

  get value() {
    return { places: Object.fromEntries(this._places) };
  }

  findProblem() {
    if (this._places.size > 0) return null;
    this._surface.focus();
    return t("Place at least one.");
  }

  /**
   * @param {Question} question
   * @param {Value} value
   */
  quote({ settings }, { places }) {
    this._drawAll(settings, places, {}, (id) => (places[id] ? say(places[id]) : t("not placed")));
  }

  /**
   * @param {Question} question
   * @param {import("../../shared/messages.js").Results} results
   * @param {Value | null} own
   */
  tell({ settings }, { tally }, own) {
    const { items } = /** @type {Tally} */ (tally);
    const means = Object.fromEntries(Object.entries(items).flatMap(([id, { mean }]) => (mean ? [[id, mean]] : [])));
    this._drawAll(settings, means, own?.places ?? {}, (id) => tn("{n} answer", "{n} answers", items[id]?.answers ?? 0));
    this.prepend(make("p", { className: "soft" }, t("On average")));
  }

  /**
   * @param {Item} item
   * @param {number} index
   */
  _makeRow({ id, label }, index) {
    const box = make("input", { type: "radio", name: "item", value: id });
    const remove = make("button", { type: "button", className: "quiet" }, "×");
    remove.setAttribute("aria-label", t("Remove {label}", { label }));
    const row = make("li", {}, make("label", {}, box, make("b", {}, formatNumber(index + 1)), make("span", {}, label)), remove);
    box.addEventListener("change", () => this._choose(id));
    remove.addEventListener("click", () => this._remove(id));
    return { row, box, remove };
  }

  /**
   * @param {string} id
   * @param {Place} place
   * @param {"tap" | "drag" | "keys"} how
   */
  _place(id, place, how) {
    const placed = id || this._chosen;
    this._chosen = placed;
    this._places.set(placed, place);
    // One tap an item; keys and fingers that move it go on moving it.
    if (how === "tap") this._chosen = this._findNext() ?? placed;
    this._surface.tell(`${this._number(placed)}: ${say(place)}`);
    this._edited();
  }

  /** @param {string} id */
  _chooseMark(id) {
    // Whoever is about to place an item may want it just where another one lies.
    if (id !== this._chosen && !this._places.has(this._chosen)) return false;
    this._choose(id);
    return true;
  }

  /** @param {string} id */
  _choose(id) {
    this._chosen = id;
    this._show();
  }

  /** @param {string} id */
  _remove(id) {
    this._places.delete(id);
    this._chosen = id;
    this._surface.tell(`${this._number(id)}: ${t("not placed")}`);
    this._edited();
    this._rows.get(id)?.box.focus();
  }

  _edited() {
    this._show();
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }

  _show() {
    for (const [index, { id, label }] of this._items.entries()) {
      const { row, box, remove } = /** @type {Row} */ (this._rows.get(id));
      const place = this._places.get(id);
      box.checked = id === this._chosen;
      box.setAttribute("aria-label", `${index + 1} ${label}: ${place ? say(place) : t("not placed")}`);
      row.classList.toggle("chosen", box.checked);
      row.classList.toggle("placed", place !== undefined);
      remove.hidden = place === undefined;
    }
    const isMoved = this._places.has(this._chosen);
    this._now.replaceChildren(isMoved ? t("Tap or drag to move:") : t("Tap where it belongs:"), " ", make("b", {}, this._name(this._chosen)));
    const marks = this._items.flatMap(({ id }, index) => {
      const place = this._places.get(id);
      return place ? [{ id, text: formatNumber(index + 1), place, isChosen: id === this._chosen }] : [];
    });
    this._surface.show(marks);
  }

  /** @returns {string | undefined} the first item that is not placed */
  _findNext() {
    return this._items.find(({ id }) => !this._places.has(id))?.id;
  }

  /** @param {string} id */
  _number(id) {
    return formatNumber(this._items.findIndex((item) => item.id === id) + 1);
  }

  /** @param {string} id */
  _name(id) {
    return `${this._number(id)} ${this._items.find((item) => item.id === id)?.label ?? ""}`;
  }

  /**
   * @param {Settings} settings
   * @param {Record<string, Place>} places
   * @param {Record<string, Place>} own drawn hollow, beside those
   * @param {(id: string) => string} remark on an item, for the legend
   */
  _drawAll(settings, places, own, remark) {
    const items = toShow(settings.items, (id) => places[id] !== undefined);
    const marks = items.flatMap(({ id }, index) => {
      const text = formatNumber(index + 1);
      const hollow = own[id] ? [{ id, text, place: own[id], className: "mine" }] : [];
      return places[id] ? [...hollow, { id, text, place: places[id] }] : hollow;
    });
    const legend = items.map((item, index) => {
      const label = make("span", {}, item.label, ...notOffered(item), " ", make("small", {}, remark(item.id)));
      return make("li", { className: places[item.id] ? "placed" : "" }, make("b", {}, formatNumber(index + 1)), label);
    });
    this.replaceChildren(makeField(settings, drawMarks(makeGround(), true, marks)), make("ul", { className: "place-legend" }, ...legend));
  }
}

function makeGround() {
  return make("div", { className: "square" });
}

/**
 * The square with what its ends mean.
 * @param {Settings} settings
 * @param {HTMLElement} surface
 */
function makeField({ x_low, x_high, y_low, y_high }, surface) {
  const end = (/** @type {string} */ text) => make("span", {}, text);
  const above = make("p", { className: "above" }, end(y_high && `↑ ${y_high}`));
  const below = make("p", { className: "below" }, end(x_low && `← ${x_low}`), end(y_low && `↓ ${y_low}`), end(x_high && `${x_high} →`));
  return make("div", { className: "grid-field" }, above, surface, below);
}

/** @param {Place} place */
function say([x, y]) {
  return t("{x} % from the left, {y} % from below", { x: percent(x), y: percent(y) });
}

customElements.define("phone-grid", PhoneGrid);
