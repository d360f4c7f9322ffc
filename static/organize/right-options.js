/** The options of a question with a right answer: the list of options, each with a box to tick. Dispatches "edited" (bubbling). */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { OptionList } from "./option-list.js";

/** @typedef {import("./option-list.js").Option} Option */

export class RightOptions extends OptionList {
  /** @param {number} most how many options there may be */
  constructor(most) {
    super(most);
    /** @type {Map<string, HTMLInputElement>} by option */
    this._boxes = new Map();
    this._hint = make("p", { className: "soft small" }, t("Tick what is right. Where it is several, all of them must be chosen."));
  }

  /**
   * @param {Option[]} options
   * @param {string} language
   * @param {string[]} [right]
   */
  edit(options, language, right = []) {
    this._boxes.clear();
    for (const { id } of options) this._box(id).checked = right.includes(id);
    super.edit(options, language);
    this._rows.before(this._hint);
  }

  /** The ids of the options that are ticked, in their order; what is retired and was right stays so. */
  get right() {
    return this.options.flatMap(({ id }) => (this._boxes.get(id)?.checked ? [id] : []));
  }

  findProblem() {
    const problem = super.findProblem();
    if (problem !== "" || this.right.length > 0) return problem;
    this._problem.textContent = t("Tick at least one option as right.");
    this._boxes.get(this._options[0]?.id ?? "")?.focus();
    return this._problem.textContent;
  }

  /**
   * @param {Option} option
   * @param {HTMLElement | null} [before]
   * @returns {HTMLInputElement}
   */
  _addOption(option, before = null) {
    const input = super._addOption(option, before);
    input.before(make("label", { className: "right-box" }, this._box(option.id)));
    this._bound();
    return input;
  }

  /**
   * @param {string} id
   * @returns {Node[]}
   */
  _remarks(id) {
    return this._boxes.get(id)?.checked ? [document.createTextNode(` (${t("right answer")})`)] : [];
  }

  /** @param {string} id */
  _box(id) {
    const known = this._boxes.get(id);
    if (known) return known;
    const box = make("input", { type: "checkbox" });
    box.addEventListener("change", () => {
      this._problem.textContent = "";
      box.dispatchEvent(new Event("edited", { bubbles: true }));
    });
    this._boxes.set(id, box);
    return box;
  }

  _bound() {
    super._bound();
    this._options.forEach(({ id }, index) => this._boxes.get(id)?.setAttribute("aria-label", t("Option {n} is right", { n: index + 1 })));
  }
}

customElements.define("right-options", RightOptions);
