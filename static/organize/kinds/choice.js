/** Choice for the organizer: its options, and how many of them one may choose. */

import { t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { offered } from "../../shared/room-view.js";
import { firstProblem, numberField } from "../number-field.js";
import { blankOption, OptionList, sketchBar, sketchOptions } from "../option-list.js";

/** @typedef {import("./index.js").Settings} Settings */

const MOST_OPTIONS = 50;
/** In the language of the programme, which need not be that of the page. @type {Record<string, [string, string]>} */
const YES_NO = { sv: ["Ja", "Nej"], nb: ["Ja", "Nei"], en: ["Yes", "No"] };
/** Lengths of the sketched bars, in per cent: no real result looks like a staircase. */
const SAMPLE_BARS = [62, 85, 40, 24, 53];

class ChoiceFields extends HTMLElement {
  constructor() {
    super();
    this._options = new OptionList(MOST_OPTIONS);
    this._least = numberField(t("Choose at least"), 1, 1, 1);
    this._most = numberField(t("Choose at most"), 1, 1, 1);
    this._segments = make("input", { type: "checkbox" });
    this._segments.addEventListener("change", () => this.dispatchEvent(new Event("edited", { bubbles: true })));
    this.addEventListener("edited", () => this._bound());
  }

  /**
   * @param {Settings} settings
   * @param {string} language
   */
  edit({ options, min, max, segments }, language) {
    const apart = make("label", { className: "tick" }, this._segments, make("span", {}, t("Tell participants apart by it, such as by where they work")));
    this.replaceChildren(this._options, make("div", { className: "side-by-side" }, this._least, this._most), apart);
    this._segments.checked = segments ?? false;
    this._options.edit(options, language);
    this._least.value = min;
    this._most.value = max;
    this._bound();
  }

  get settings() {
    return { options: this._options.options, min: this._least.value, max: this._most.value, segments: this._segments.checked };
  }

  findProblem() {
    return this._options.findProblem() || firstProblem([this._least, this._most]);
  }

  /** Keeps the numbers in step with how many options there are. */
  _bound() {
    const { length } = this._options.offered;
    this._most.bound(1, Math.max(1, length));
    this._least.bound(1, Math.max(1, Math.min(this._most.value || 1, length)));
    // Of several choices nobody could say in which group a participant is.
    this._segments.disabled = this._most.value !== 1 && !this._segments.checked;
  }
}

customElements.define("choice-fields", ChoiceFields);

/** @type {import("./index.js").Kind} */
export const choice = {
  id: "choice",
  label: () => t("Choice"),
  about: () => t("One or several of your options. The screen shows bars."),
  blank: () => ({ options: [blankOption(), blankOption()], min: 1, max: 1, segments: false }),
  summary: ({ options, max }) => tn("{n} option", "{n} options", offered(options).length) + ", " + (max === 1 ? t("choose one") : t("choose up to {n}", { n: max })),
  fields: () => new ChoiceFields(),
  phone: ({ options, max }) => sketchOptions(options, (label) => make("div", { className: max > 1 ? "mock-option several" : "mock-option" }, label)),
  stage: ({ options }) => sketchOptions(options, (label, index) => sketchBar(label, SAMPLE_BARS[index] ?? 0)),
};

/** @type {import("./index.js").Start} */
export const yesNo = {
  id: "yes_no",
  kind: "choice",
  label: () => t("Yes or no"),
  about: () => t("Two options, already written. Reword them as you like."),
  blank: (language) => ({ ...choice.blank(language), options: (YES_NO[language] ?? ["Yes", "No"]).map((label) => ({ ...blankOption(), label })) }),
};
