/** Choice on the phone: one of several, or some of several. */

import { t } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { offered, toShow } from "../../shared/room-view.js";
import { areBarsOf, makeBars, notOffered, showShares } from "./bars.js";

/** @typedef {import("../../shared/messages.js").ChoiceQuestion} Question */
/** @typedef {import("../../shared/messages.js").ChoiceValue} Value */
/** @typedef {import("../../shared/messages.js").ChoiceTally} Tally */

export class PhoneChoice extends HTMLElement {
  constructor() {
    super();
    /** @type {HTMLInputElement[]} */
    this._boxes = [];
    this._least = 1;
    this._most = 1;
    /** @type {Map<string, import("./bars.js").Bar>} */
    this._bars = new Map();
  }

  /**
   * @param {Question} question
   * @param {Value | null} draft
   */
  ask({ settings }, draft) {
    this._least = settings.min;
    this._most = settings.max;
    const type = settings.max === 1 ? "radio" : "checkbox";
    const options = offered(settings.options);
    this._boxes = options.map((option) => make("input", { type, name: "choice", value: option.id }));
    const labels = options.map((option, index) => {
      const box = /** @type {HTMLInputElement} */ (this._boxes[index]);
      box.checked = draft?.choices.includes(option.id) ?? false;
      return make("label", { className: "option" }, box, make("span", {}, option.label));
    });
    const hint = make("p", { className: "hint", id: "choice-hint" }, sayHowMany(settings.min, settings.max));
    const group = make("fieldset", {}, hint, ...labels);
    group.setAttribute("aria-labelledby", "prompt");
    group.setAttribute("aria-describedby", "choice-hint");
    group.addEventListener("change", () => {
      this._markChosen();
      this.dispatchEvent(new Event("edited", { bubbles: true }));
    });
    this.replaceChildren(group);
    this._markChosen();
  }

  get draft() {
    return this.value.choices.length > 0 ? this.value : null;
  }

  get value() {
    return { choices: this._boxes.filter((box) => box.checked).map((box) => box.value) };
  }

  findProblem() {
    const chosen = this.value.choices.length;
    if (chosen >= this._least && chosen <= this._most) return null;
    (this._boxes.find((box) => box.checked) ?? this._boxes[0])?.focus();
    return sayHowMany(this._least, this._most);
  }

  /**
   * @param {Question} question
   * @param {Value} value
   */
  quote({ settings }, { choices }) {
    const chosen = settings.options.filter((option) => choices.includes(option.id));
    this.replaceChildren(make("ul", { className: "words" }, ...chosen.map((option) => make("li", {}, option.label, ...notOffered(option)))));
  }

  /**
   * @param {Question} question
   * @param {import("../../shared/messages.js").Results} results
   * @param {Value | null} own
   */
  tell({ settings }, { participants, tally }, own) {
    const { counts } = /** @type {Tally} */ (tally);
    const shown = toShow(settings.options, (id) => (counts[id] ?? 0) > 0);
    if (!areBarsOf(this._bars, shown)) {
      this._bars = makeBars(shown);
      this.replaceChildren(make("ul", { className: "bars" }, ...[...this._bars.values()].map(({ row }) => row)));
    }
    showShares(this._bars, counts, participants, own?.choices ?? []);
  }

  _markChosen() {
    for (const box of this._boxes) box.parentElement?.classList.toggle("chosen", box.checked);
  }
}

/**
 * @param {number} least
 * @param {number} most
 */
function sayHowMany(least, most) {
  if (most === 1) return t("Choose one.");
  if (least === most) return t("Choose {most}.", { most });
  return least === 1 ? t("Choose up to {most}.", { most }) : t("Choose {least} to {most}.", { least, most });
}

customElements.define("phone-choice", PhoneChoice);
