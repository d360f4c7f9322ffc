/** Scale for the organizer: the statements, how many steps, what the ends mean, and whether a statement may be skipped. */

import { t, tn } from "../../shared/i18n.js";
import { cleanLine } from "../../shared/characters.js";
import { make } from "../../shared/make.js";
import { offered } from "../../shared/room-view.js";
import { firstProblem, numberField } from "../number-field.js";
import { blankOption, OptionList, sketchOptions } from "../option-list.js";
import { TextField, textField } from "../text-field.js";

/** @typedef {import("./index.js").Settings} Settings */

const MOST_STATEMENTS = 12;
const LONGEST_END = 60;
const SKETCHED = 3;
/** Where the sketched averages stand, in per cent of the axis, and a spread around them. */
const SAMPLE_MEANS = [72, 41, 58];
const SAMPLE_BARS = [0.15, 0.3, 0.65, 1, 0.55];

class ScaleFields extends HTMLElement {
  constructor() {
    super();
    this._statements = new OptionList(MOST_STATEMENTS, 1, statementWords());
    this._steps = numberField(t("Steps"), 2, 10, 5);
    this._low = textField(t("The lowest means"), LONGEST_END);
    this._high = textField(t("The highest means"), LONGEST_END);
    this._maySkip = make("input", { type: "checkbox" });
    this._maySkip.addEventListener("change", () => this.dispatchEvent(new Event("edited", { bubbles: true })));
  }

  /**
   * @param {Settings} settings
   * @param {string} language
   */
  edit({ statements, steps, low_label, high_label, may_skip }, language) {
    const skip = make("label", { className: "tick" }, this._maySkip, make("span", {}, t("A statement may be skipped")));
    const ends = make("div", { className: "side-by-side" }, this._low, this._high);
    this.replaceChildren(this._statements, make("div", { className: "side-by-side" }, this._steps), ends, skip);
    this._statements.edit(statements, language);
    this._steps.value = steps;
    for (const [field, text] of /** @type {[TextField, string][]} */ ([[this._low, low_label], [this._high, high_label]])) field.edit(text, language);
    this._maySkip.checked = may_skip;
  }

  get settings() {
    return {
      statements: this._statements.options,
      steps: this._steps.value,
      low_label: cleanLine(this._low.value),
      high_label: cleanLine(this._high.value),
      may_skip: this._maySkip.checked,
    };
  }

  findProblem() {
    return this._statements.findProblem() || firstProblem([this._steps]) || this._low.findProblem() || this._high.findProblem();
  }
}

customElements.define("scale-fields", ScaleFields);

/** @type {import("./index.js").Kind} */
export const scale = {
  id: "scale",
  label: () => t("Scale"),
  about: () => t("Statements to rate, such as 1 to 5. The screen shows the averages."),
  blank: () => ({ statements: [blankOption(), blankOption()], steps: 5, low_label: "", high_label: "", may_skip: true }),
  summary: ({ statements, steps }) => tn("{n} statement", "{n} statements", offered(statements).length) + ", " + t("1 to {n}", { n: steps }),
  fields: () => new ScaleFields(),
  phone: ({ statements, steps, low_label, high_label }) =>
    sketchOptions(statements, (label) => mockRatings(label, steps, [low_label, high_label]), SKETCHED, statementWords().one),
  stage: ({ statements }) => sketchOptions(statements, mockAverage, SKETCHED, statementWords().one),
};

/** @returns {import("../option-list.js").ListWords} */
function statementWords() {
  return {
    all: t("Statements"),
    oneMore: t("One more statement"),
    one: (n) => t("Statement {n}", { n }),
    remove: (n) => t("Remove statement {n}", { n }),
    everyNeeds: (n) => t("Every statement needs a text of at most {n} characters.", { n }),
  };
}

/**
 * @param {string} label
 * @param {number} steps
 * @param {string[]} ends
 */
function mockRatings(label, steps, ends) {
  const row = Array.from({ length: Math.max(2, Math.min(steps || 2, 10)) }, (_, index) => make("i", {}, String(index + 1)));
  const said = ends.some((end) => end !== "") ? [make("small", {}, ...ends.map((end) => make("span", {}, end)))] : [];
  return make("div", { className: "mock-ratings" }, make("span", {}, label), make("div", {}, ...row), ...said);
}

/**
 * @param {string} label
 * @param {number} index
 */
function mockAverage(label, index) {
  const place = SAMPLE_MEANS[index] ?? 50;
  const bars = SAMPLE_BARS.map((_, at) => {
    const bar = make("i", {});
    bar.style.height = `${(SAMPLE_BARS[(at + index) % SAMPLE_BARS.length] ?? 0) * 100}%`;
    return bar;
  });
  const mean = make("b", {});
  mean.style.left = `${place}%`;
  return make("div", { className: "mock-average" }, make("span", {}, label), make("div", {}, ...bars, mean));
}
