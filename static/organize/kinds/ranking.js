/** Ranking for the organizer: its options, and how many of them each person ranks. */

import { t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { offered } from "../../shared/room-view.js";
import { firstProblem, numberField } from "../number-field.js";
import { blankOption, OptionList, sketchBar, sketchOptions } from "../option-list.js";

/** @typedef {import("./index.js").Settings} Settings */

const MOST_OPTIONS = 12;
/** Lengths of the sketched bars, in per cent: sorted, but no staircase. */
const SAMPLE_BARS = [88, 71, 66, 42, 30];

class RankingFields extends HTMLElement {
  constructor() {
    super();
    this._options = new OptionList(MOST_OPTIONS);
    this._all = make("input", { type: "checkbox" });
    this._top = numberField(t("How many each person ranks"), 1, 1, 1);
    this._all.addEventListener("change", () => this._all.dispatchEvent(new Event("edited", { bubbles: true })));
    this.addEventListener("edited", () => this._bound());
  }

  /**
   * @param {Settings} settings
   * @param {string} language
   */
  edit({ options, top }, language) {
    const all = make("label", { className: "tick" }, this._all, make("span", {}, t("Each person ranks all options")));
    this.replaceChildren(this._options, all, this._top);
    this._options.edit(options, language);
    this._all.checked = top === null;
    this._top.value = top ?? Math.min(3, offered(options).length);
    this._bound();
  }

  get settings() {
    return { options: this._options.options, top: this._all.checked ? null : this._top.value };
  }

  findProblem() {
    return this._options.findProblem() || (this._all.checked ? "" : firstProblem([this._top]));
  }

  _bound() {
    this._top.hidden = this._all.checked;
    this._top.bound(1, Math.max(1, this._options.offered.length));
  }
}

customElements.define("ranking-fields", RankingFields);

/** @type {import("./index.js").Kind} */
export const ranking = {
  id: "ranking",
  label: () => t("Ranking"),
  about: () => t("Your options put in order, the best first. The screen shows which ones lead."),
  blank: () => ({ options: [blankOption(), blankOption(), blankOption()], top: null }),
  summary: ({ options, top }) => tn("{n} option", "{n} options", offered(options).length) + ", " + (top === null ? t("rank all") : t("rank the {n} best", { n: top })),
  fields: () => new RankingFields(),
  phone: ({ options, top }) => sketchOptions(options, (label, index) => mockRank(label, index < Math.min(2, top ?? options.length) ? String(index + 1) : "")),
  stage: ({ options }) => sketchOptions(options, (label, index) => sketchBar(`${index + 1}  ${label}`, SAMPLE_BARS[index] ?? 0)),
};

/**
 * @param {string} label
 * @param {string} rank
 */
function mockRank(label, rank) {
  return make("div", { className: rank === "" ? "mock-option" : "mock-option ranked" }, ...(rank === "" ? [] : [make("b", {}, rank)]), label);
}
