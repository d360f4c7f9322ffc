/** Points for the organizer: its options, and how many points each person shares out among them. */

import { t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { offered } from "../../shared/room-view.js";
import { firstProblem, numberField } from "../number-field.js";
import { blankOption, OptionList, sketchBar, sketchOptions } from "../option-list.js";

/** @typedef {import("./index.js").Settings} Settings */

const MOST_OPTIONS = 12;
const MOST_POINTS = 1000;
const STEPS = [1, 5, 10];
/** Shares of the points that the sketches give, in per cent. */
const SAMPLE_SHARES = [40, 25, 20, 10, 5];

let made = 0;

class PointsFields extends HTMLElement {
  constructor() {
    super();
    made += 1;
    this._options = new OptionList(MOST_OPTIONS);
    this._total = numberField(t("Points to share out"), 1, MOST_POINTS, 100);
    this._step = make("select", { id: `points-step-${made}` }, ...STEPS.map((step) => make("option", { value: String(step) }, String(step))));
    this._step.addEventListener("change", () => this._step.dispatchEvent(new Event("edited", { bubbles: true })));
  }

  /**
   * @param {Settings} settings
   * @param {string} language
   */
  edit({ options, total, step }, language) {
    const steps = make("div", { className: "field number-field" }, make("label", { htmlFor: this._step.id }, t("Points a press")), this._step);
    this.replaceChildren(this._options, make("div", { className: "side-by-side" }, this._total, steps));
    this._options.edit(options, language);
    this._total.value = total;
    this._step.value = String(step);
  }

  get settings() {
    return { options: this._options.options, total: this._total.value, step: Number(this._step.value) };
  }

  findProblem() {
    return this._options.findProblem() || firstProblem([this._total]);
  }
}

customElements.define("points-fields", PointsFields);

/** @type {import("./index.js").Kind} */
export const points = {
  id: "points",
  label: () => t("Points"),
  about: () => t("Points to share out among your options. The screen shows where they went."),
  blank: () => ({ options: [blankOption(), blankOption(), blankOption()], total: 100, step: 5 }),
  summary: ({ options, total }) => tn("{n} option", "{n} options", offered(options).length) + ", " + tn("{n} point", "{n} points", total),
  fields: () => new PointsFields(),
  phone: ({ options, total }) => sketchOptions(options, (label, index) => mockSteps(label, String(Math.round(((SAMPLE_SHARES[index] ?? 0) / 100) * total)))),
  stage: ({ options }) => sketchOptions(options, (label, index) => sketchBar(label, SAMPLE_SHARES[index] ?? 0)),
};

/**
 * @param {string} label
 * @param {string} given
 */
function mockSteps(label, given) {
  return make("div", { className: "mock-points" }, make("span", {}, label), make("i", {}, "−"), make("b", {}, given), make("i", {}, "+"));
}
