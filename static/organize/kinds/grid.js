/** Grid for the organizer: the items that are placed, and what the ends of the two axes mean. */

import { t, tn } from "../../shared/i18n.js";
import { cleanLine } from "../../shared/characters.js";
import { make } from "../../shared/make.js";
import { offered } from "../../shared/room-view.js";
import { blankOption, OptionList } from "../option-list.js";
import { textField } from "../text-field.js";

/** @typedef {import("./index.js").Settings} Settings */

const MOST_ITEMS = 8;
const LONGEST_ITEM = 120;
const LONGEST_END = 60;
const ENDS = /** @type {const} */ (["x_low", "x_high", "y_low", "y_high"]);
/** Where the sketched items lie, in per cent from the left and from below. @type {[number, number][]} */
const SAMPLE_PLACES = [[24, 72], [70, 60], [42, 30], [80, 84], [16, 22], [62, 18], [34, 50], [86, 36]];

class GridFields extends HTMLElement {
  constructor() {
    super();
    this._items = new OptionList(MOST_ITEMS, 1, itemWords(), LONGEST_ITEM);
    this._ends = {
      x_low: textField(t("The left end means"), LONGEST_END),
      x_high: textField(t("The right end means"), LONGEST_END),
      y_low: textField(t("The lower end means"), LONGEST_END),
      y_high: textField(t("The upper end means"), LONGEST_END),
    };
  }

  /**
   * @param {Settings} settings
   * @param {string} language
   */
  edit(settings, language) {
    this.replaceChildren(this._items, make("div", { className: "side-by-side" }, ...ENDS.map((end) => this._ends[end])));
    this._items.edit(settings.items, language);
    for (const end of ENDS) this._ends[end].edit(settings[end], language);
  }

  get settings() {
    return { items: this._items.options, ...Object.fromEntries(ENDS.map((end) => [end, cleanLine(this._ends[end].value)])) };
  }

  findProblem() {
    return this._items.findProblem() || ENDS.map((end) => this._ends[end].findProblem()).find((problem) => problem !== "") || "";
  }
}

customElements.define("grid-fields", GridFields);

/** @type {import("./index.js").Kind} */
export const grid = {
  id: "grid",
  label: () => t("Grid"),
  about: () => t("Items placed on a square, such as benefit against effort. The screen shows where they lie on average."),
  blank: () => ({ items: [blankOption(), blankOption()], x_low: "", x_high: "", y_low: "", y_high: "" }),
  summary: ({ items }) => tn("{n} item", "{n} items", offered(items).length),
  fields: () => new GridFields(),
  phone: (settings) => [mockSquare(settings, 2)],
  stage: (settings) => [mockSquare(settings, MOST_ITEMS)],
};

/** @returns {import("../option-list.js").ListWords} */
function itemWords() {
  return {
    all: t("Items"),
    oneMore: t("One more item"),
    one: (n) => t("Item {n}", { n }),
    remove: (n) => t("Remove item {n}", { n }),
    everyNeeds: (n) => t("Every item needs a text of at most {n} characters.", { n }),
  };
}

/**
 * @param {Settings} settings
 * @param {number} placed how many of the items lie on it at most
 */
function mockSquare({ items, x_low, x_high, y_low, y_high }, placed) {
  const marks = offered(items).slice(0, placed).map((_item, index) => {
    const [left = 50, bottom = 50] = SAMPLE_PLACES[index] ?? [];
    const mark = make("b", {}, String(index + 1));
    Object.assign(mark.style, { left: `${left}%`, bottom: `${bottom}%` });
    return mark;
  });
  const ends = [y_high, y_low, x_low, x_high].map((end) => make("span", {}, end));
  return make("div", { className: "mock-square" }, ...ends, make("div", {}, ...marks));
}
