/** Choice for the organizer: its options, and how many of them one may choose. */

import { t, tn } from "../../shared/i18n.js";
import { cleanLine, countCharacters } from "../../shared/characters.js";
import { make } from "../../shared/make.js";
import { iconButton } from "../icons.js";
import { firstProblem, numberField } from "../number-field.js";

/** @typedef {import("./index.js").Settings} Settings */
/** @typedef {{ id: string, label: string }} Option */

const LEAST_OPTIONS = 2;
const MOST_OPTIONS = 50;
const LONGEST_LABEL = 200;
const OPTIONS_SHOWN = 5;
/** Lengths of the sketched bars, in per cent: no real result looks like a staircase. */
const SAMPLE_BARS = [62, 85, 40, 24, 53];

class ChoiceFields extends HTMLElement {
  constructor() {
    super();
    /** @type {{ id: string, input: HTMLInputElement, row: HTMLElement }[]} */
    this._options = [];
    this._rows = make("ul", { className: "options" });
    this._problem = make("p", { className: "problem", id: `options-problem-${newId()}` });
    this._add = make("button", { type: "button", className: "quiet" }, t("One more option"));
    this._least = numberField(t("Choose at least"), 1, 1, 1);
    this._most = numberField(t("Choose at most"), 1, 1, 1);
    this._add.addEventListener("click", () => this._addOption({ id: newId(), label: "" }).focus());
    this.addEventListener("edited", () => this._bound());
  }

  /**
   * @param {Settings} settings
   * @param {string} language
   */
  edit({ options, min, max }, language) {
    this._options = [];
    this._rows.lang = language;
    this._rows.replaceChildren();
    const legend = make("legend", {}, t("Options"));
    const limits = make("div", { className: "side-by-side" }, this._least, this._most);
    this.replaceChildren(make("fieldset", {}, legend, this._rows, this._problem, this._add), limits);
    for (const option of options) this._addOption(option);
    this._least.value = min;
    this._most.value = max;
    this._bound();
  }

  get settings() {
    return { options: this._options.map(({ id, input }) => ({ id, label: cleanLine(input.value) })), min: this._least.value, max: this._most.value };
  }

  findProblem() {
    const wrong = this._options.find(({ input }) => !fits(input.value));
    this._problem.textContent = wrong ? t("Every option needs a text of at most {n} characters.", { n: LONGEST_LABEL }) : "";
    for (const { input } of this._options) {
      if (fits(input.value)) input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
    }
    wrong?.input.focus();
    return this._problem.textContent || firstProblem([this._least, this._most]);
  }

  /**
   * @param {Option} option
   * @param {HTMLElement | null} [before] the row that it goes before
   * @returns {HTMLInputElement}
   */
  _addOption({ id, label }, before = null) {
    const input = make("input", { value: label, maxLength: 2 * LONGEST_LABEL, autocomplete: "off" });
    input.setAttribute("aria-describedby", this._problem.id);
    const remove = iconButton("close", t("Remove the option"), () => this._removeOption(id));
    const row = make("li", {}, input, remove);
    input.addEventListener("input", () => this._edited(input));
    input.addEventListener("keydown", (event) => this._onKey(event, row));
    input.addEventListener("paste", (event) => this._pasteLines(event, row));
    const at = before ? this._options.findIndex((other) => other.row === before) : this._options.length;
    this._options.splice(at, 0, { id, input, row });
    this._rows.insertBefore(row, before);
    this._edited();
    return input;
  }

  /** @param {string} id */
  _removeOption(id) {
    const at = this._options.findIndex((option) => option.id === id);
    const [removed] = this._options.splice(at, 1);
    removed?.row.remove();
    this._options[Math.min(at, this._options.length - 1)]?.input.focus();
    this._edited();
  }

  /**
   * Enter goes to the next option, and from the last one makes another.
   * @param {KeyboardEvent} event
   * @param {HTMLElement} row
   */
  _onKey(event, row) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const next = this._options[this._options.findIndex((option) => option.row === row) + 1];
    if (next) next.input.focus();
    else if (this._options.length < MOST_OPTIONS) this._addOption({ id: newId(), label: "" }).focus();
  }

  /**
   * Several lines from a document become several options.
   * @param {ClipboardEvent} event
   * @param {HTMLElement} row
   */
  _pasteLines(event, row) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const [first = "", ...others] = text.split(/\r?\n/).map(cleanLine).filter((line) => line !== "");
    const option = this._options.find((candidate) => candidate.row === row);
    if (others.length === 0 || !option || option.input.value !== "") return;
    event.preventDefault();
    option.input.value = first;
    const next = /** @type {HTMLElement | null} */ (row.nextElementSibling);
    for (const label of others.slice(0, MOST_OPTIONS - this._options.length)) this._addOption({ id: newId(), label }, next);
    this._edited(option.input);
  }

  /** @param {HTMLInputElement} [input] */
  _edited(input) {
    if (input && fits(input.value)) {
      input.removeAttribute("aria-invalid");
      this._problem.textContent = "";
    }
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }

  /** Keeps numbers, names and buttons in step with how many options there are. */
  _bound() {
    this._options.forEach(({ input, row }, index) => {
      input.setAttribute("aria-label", t("Option {n}", { n: index + 1 }));
      const remove = row.querySelector("button");
      remove?.toggleAttribute("disabled", this._options.length <= LEAST_OPTIONS);
      remove?.setAttribute("aria-label", t("Remove option {n}", { n: index + 1 }));
    });
    this._add.disabled = this._options.length >= MOST_OPTIONS;
    this._most.bound(1, Math.max(1, this._options.length));
    this._least.bound(1, Math.max(1, Math.min(this._most.value || 1, this._options.length)));
  }
}

customElements.define("choice-fields", ChoiceFields);

/** @type {import("./index.js").Kind} */
export const choice = {
  id: "choice",
  label: () => t("Choice"),
  about: () => t("One or several of your options. The screen shows bars."),
  blank: () => ({ options: [option(""), option("")], min: 1, max: 1 }),
  summary: ({ options, max }) => tn("{n} option", "{n} options", options.length) + ", " + (max === 1 ? t("choose one") : t("choose up to {n}", { n: max })),
  fields: () => new ChoiceFields(),
  phone: ({ options, max }) => [...shown(options).map((label) => make("div", { className: max > 1 ? "mock-option several" : "mock-option" }, label)), ...rest(options)],
  stage: ({ options }) => [...shown(options).map(sampleBar), ...rest(options)],
};

/**
 * @param {string} label
 * @returns {Option}
 */
function option(label) {
  return { id: newId(), label };
}

/** @returns {string} an id that the option keeps when it is reworded */
function newId() {
  const random = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} label */
function fits(label) {
  const characters = countCharacters(cleanLine(label));
  return characters > 0 && characters <= LONGEST_LABEL;
}

/** @param {Option[]} options */
function shown(options) {
  return options.slice(0, OPTIONS_SHOWN).map(({ label }, index) => label || t("Option {n}", { n: index + 1 }));
}

/** @param {Option[]} options */
function rest(options) {
  const more = options.length - OPTIONS_SHOWN;
  return more > 0 ? [make("p", { className: "mock-more" }, tn("and {n} more", "and {n} more", more))] : [];
}

/**
 * @param {string} label
 * @param {number} index
 */
function sampleBar(label, index) {
  const bar = make("i", {});
  bar.style.width = `${SAMPLE_BARS[index % SAMPLE_BARS.length]}%`;
  return make("div", { className: "mock-bar" }, make("span", {}, label), bar);
}
