/** Number for the organizer: its bounds, decimals and unit, and the right answer where there is one. */

import { language as pageLanguage, t } from "../../shared/i18n.js";
import { cleanLine } from "../../shared/characters.js";
import { make } from "../../shared/make.js";
import { DecimalField } from "../decimal-field.js";
import { firstProblem, numberField } from "../number-field.js";
import { textField } from "../text-field.js";

/** @typedef {import("./index.js").Settings} Settings */

const MOST_DECIMALS = 3;
const LONGEST_UNIT = 20;
const LARGEST = 1e12;
/** Heights of the sketched bars, in per cent. */
const SAMPLE_BARS = [8, 20, 45, 80, 100, 62, 40, 28, 12, 15, 6];

class NumberFields extends HTMLElement {
  constructor() {
    super();
    this._least = new DecimalField().ask(t("Lowest number"), (number) => this._judgeBound(number));
    this._most = new DecimalField().ask(t("Highest number"), (number) => this._judgeMost(number));
    this._decimals = numberField(t("Decimals"), 0, MOST_DECIMALS, 0);
    this._unit = textField(t("Unit, such as years"), LONGEST_UNIT);
    this._right = new DecimalField().ask(t("Right answer, if there is one"), (number) => this._judgeRight(number), true);
    this.addEventListener("edited", () => this._judgeAll());
  }

  /**
   * @param {Settings} settings
   * @param {string} language
   */
  edit({ min, max, decimals, unit, right_value }, language) {
    const bounds = make("div", { className: "side-by-side" }, this._least, this._most);
    const how = make("div", { className: "side-by-side" }, this._decimals, this._unit);
    const note = make("p", { className: "soft small" }, t("Phones never see the right answer. The screen shows it when the results are revealed, or once the question is closed."));
    this.replaceChildren(bounds, how, make("div", {}, this._right, note));
    this._least.value = min;
    this._most.value = max;
    this._decimals.value = decimals;
    this._unit.edit(unit, language);
    this._right.value = right_value;
  }

  get settings() {
    return {
      min: this._least.value ?? 0,
      max: this._most.value ?? 0,
      decimals: this._decimals.value,
      unit: cleanLine(this._unit.value),
      right_value: this._right.value,
    };
  }

  findProblem() {
    const wrong = [this._least, this._most, this._right].find((field) => field.findProblem() !== "");
    if (wrong) wrong.focus();
    return wrong?.findProblem() || firstProblem([this._decimals]) || this._unit.findProblem();
  }

  /** What is wrong with one field may be put right in another. */
  _judgeAll() {
    for (const field of [this._least, this._most, this._right]) field.findProblem();
  }

  /** @param {number} number */
  _judgeBound(number) {
    if (Math.abs(number) > LARGEST) return t("This number is too large.");
    return decimalsOf(number) > this._decimals.value ? t("More decimals than the answers have.") : "";
  }

  /** @param {number} number */
  _judgeMost(number) {
    return number <= (this._least.value ?? -Infinity) ? t("It must lie above the lowest number.") : this._judgeBound(number);
  }

  /** @param {number} number */
  _judgeRight(number) {
    const { min, max } = this.settings;
    if (number < min || number > max) return t("It must lie between the lowest and the highest number.");
    return decimalsOf(number) > MOST_DECIMALS ? t("At most {n} decimals.", { n: MOST_DECIMALS }) : "";
  }
}

customElements.define("number-fields", NumberFields);

/** @type {import("./index.js").Kind} */
export const number = {
  id: "number",
  label: () => t("Number"),
  about: () => t("A number each: years, a guess, a percentage. The screen shows how they spread."),
  blank: () => ({ min: 0, max: 100, decimals: 0, unit: "", right_value: null }),
  summary: ({ min, max, unit, right_value }) => t("{least} to {most}", { least: write(min), most: `${write(max)} ${unit}`.trim() }) + (right_value === null ? "" : ", " + t("with a right answer")),
  fields: () => new NumberFields(),
  phone: ({ unit }) => [make("div", { className: "mock-number" }, make("div", { className: "mock-field" }), make("span", {}, unit))],
  stage: ({ min, max }) => [mockHistogram(min, max)],
};

/** @param {number} number */
function write(number) {
  return new Intl.NumberFormat(pageLanguage, { maximumFractionDigits: 6 }).format(number);
}

/** @param {number} number */
function decimalsOf(number) {
  return /\.(\d+)$/.exec(String(number))?.[1]?.length ?? 0;
}

/**
 * @param {number} min
 * @param {number} max
 */
function mockHistogram(min, max) {
  const bars = SAMPLE_BARS.map((height) => {
    const bar = make("i", {});
    bar.style.height = `${height}%`;
    return bar;
  });
  return make("div", { className: "mock-histogram" }, make("div", {}, ...bars), make("p", {}, make("span", {}, write(min)), make("span", {}, write(max))));
}
