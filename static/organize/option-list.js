/**
 * The options of a question, in their order: typed one by one or pasted line by line. Below them stand those that are retired, which can be brought
 * back. Dispatches "edited" (bubbling).
 */

import { t, tn } from "../shared/i18n.js";
import { cleanLine, countCharacters } from "../shared/characters.js";
import { make } from "../shared/make.js";
import { offered } from "../shared/room-view.js";
import { iconButton } from "./icons.js";

/** @typedef {import("../shared/messages.js").ChoiceOption} Option */
/**
 * What the options are called; `n` is a place, from 1, or a number of characters.
 * @typedef {object} ListWords
 * @property {string} all
 * @property {string} oneMore
 * @property {(n: number) => string} one
 * @property {(n: number) => string} remove
 * @property {(n: number) => string} everyNeeds
 */

const LEAST_OPTIONS = 2;
const LONGEST_LABEL = 200;
const OPTIONS_SKETCHED = 5;

export class OptionList extends HTMLElement {
  /**
   * @param {number} most how many options there may be
   * @param {number} [least]
   * @param {ListWords} [words] where the options are called something else
   * @param {number} [longest] characters of a label, as people count them
   */
  constructor(most, least = LEAST_OPTIONS, words = optionWords(), longest = LONGEST_LABEL) {
    super();
    this._longest = longest;
    this._mostOptions = most;
    this._leastOptions = least;
    this._words = words;
    /** @type {{ id: string, input: HTMLInputElement, row: HTMLElement }[]} */
    this._options = [];
    /** @type {{ option: Option, row: HTMLElement, back: HTMLButtonElement }[]} offered no more */
    this._retired = [];
    /** @type {Map<string, Option>} as they were before anything was typed, by id */
    this._before = new Map();
    this._isAnswered = false;
    this._rows = make("ul", { className: "options" });
    this._retiredRows = make("ul", { className: "options retired" });
    this._retiredHint = make("p", { className: "soft small retired-hint", id: `retired-hint-${newId()}` }, t("Retired: offered no more. What was answered stays in the results."));
    this._retiredRows.setAttribute("aria-labelledby", this._retiredHint.id);
    this._problem = make("p", { className: "problem", id: `options-problem-${newId()}` });
    this._add = make("button", { type: "button", className: "quiet" }, words.oneMore);
    this._add.addEventListener("click", () => this._addOption(blankOption()).focus());
  }

  /**
   * @param {Option[]} options
   * @param {string} language
   */
  edit(options, language) {
    this._options = [];
    this._retired = [];
    this._before = new Map(options.map((option) => [option.id, option]));
    this._rows.lang = this._retiredRows.lang = language;
    this._rows.replaceChildren();
    this._retiredRows.replaceChildren();
    const parts = [make("legend", {}, this._words.all), this._rows, this._problem, this._add, this._retiredHint, this._retiredRows];
    this.replaceChildren(make("fieldset", {}, ...parts));
    for (const option of options) option.retired ? this._addRetired(option) : this._addOption(option);
    this._bound();
  }

  /** @returns {Option[]} in their order, those that are retired last */
  get options() {
    return [...this.offered, ...this._retired.map(({ option }) => ({ ...option, retired: true }))];
  }

  /** @returns {Option[]} those that can be answered with */
  get offered() {
    return this._options.map(({ id, input }) => ({ id, label: cleanLine(input.value) }));
  }

  /**
   * From now on none of the options that were there before can go, for people have answered the question: they are retired instead, those too that were
   * just removed. Which of them was chosen, nobody is told.
   */
  keepAll() {
    this._isAnswered = true;
    const there = new Set(this.options.map(({ id }) => id));
    for (const option of this._before.values()) if (!there.has(option.id)) this._addRetired(option);
    this._bound();
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }

  /** @returns {string} what is wrong, marked and focused; empty where nothing is */
  findProblem() {
    const wrong = this._options.find(({ input }) => !this._fits(input.value));
    this._problem.textContent = wrong ? this._words.everyNeeds(this._longest) : "";
    for (const { input } of this._options) {
      if (this._fits(input.value)) input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
    }
    wrong?.input.focus();
    return this._problem.textContent;
  }

  /**
   * @param {Option} option
   * @param {HTMLElement | null} [before] the row that it goes before
   * @returns {HTMLInputElement}
   */
  _addOption({ id, label }, before = null) {
    const input = make("input", { value: label, maxLength: 2 * this._longest, autocomplete: "off" });
    input.setAttribute("aria-describedby", this._problem.id);
    const row = make("li", {}, input, this._goButton(id));
    input.addEventListener("input", () => this._edited(input));
    input.addEventListener("keydown", (event) => this._onKey(event, row));
    input.addEventListener("paste", (event) => this._pasteLines(event, row));
    const at = before ? this._options.findIndex((other) => other.row === before) : this._options.length;
    this._options.splice(at, 0, { id, input, row });
    this._rows.insertBefore(row, before);
    this._edited();
    return input;
  }

  /**
   * What takes an option away: for good, or to those that are retired.
   * @param {string} id
   */
  _goButton(id) {
    if (!this._mustStay(id)) return iconButton("close", "", () => this._removeOption(id));
    const retire = make("button", { type: "button", className: "quiet go" }, t("Retire"));
    retire.addEventListener("click", () => this._retireOption(id));
    return retire;
  }

  /** @param {string} id */
  _mustStay(id) {
    return this._isAnswered && this._before.has(id);
  }

  /** @param {string} id */
  _retireOption(id) {
    const at = this._options.findIndex((option) => option.id === id);
    const [gone] = this._options.splice(at, 1);
    if (!gone) return;
    gone.row.remove();
    // It keeps what it is called, even if that was just about to be typed anew.
    const label = this._fits(gone.input.value) ? cleanLine(gone.input.value) : (this._before.get(id)?.label ?? "");
    const back = this._addRetired({ id, label });
    this._edited();
    back.focus();
  }

  /**
   * @param {Option} option
   * @returns {HTMLButtonElement} that brings it back
   */
  _addRetired(option) {
    const back = make("button", { type: "button", className: "quiet go" }, t("Bring back"));
    back.setAttribute("aria-label", t("Bring back: {option}", { option: option.label }));
    back.addEventListener("click", () => this._bringBack(option));
    const row = make("li", {}, make("span", {}, option.label, ...this._remarks(option.id)), back);
    if (!this._mustStay(option.id)) row.append(iconButton("close", t("Remove: {option}", { option: option.label }), () => this._forget(option.id)));
    this._retired.push({ option, row, back });
    this._retiredRows.append(row);
    return back;
  }

  /**
   * What else is to be said of an option that is retired.
   * @param {string} _id
   * @returns {Node[]}
   */
  _remarks(_id) {
    return [];
  }

  /** @param {Option} option */
  _bringBack({ id, label }) {
    this._dropRetired(id);
    this._addOption({ id, label }).focus();
  }

  /** @param {string} id */
  _forget(id) {
    this._dropRetired(id);
    (this._retired[0]?.back ?? this._add).focus();
    this._edited();
  }

  /** @param {string} id */
  _dropRetired(id) {
    this._retired.find(({ option }) => option.id === id)?.row.remove();
    this._retired = this._retired.filter(({ option }) => option.id !== id);
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
    else if (this._options.length < this._mostOptions) this._addOption(blankOption()).focus();
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
    for (const label of others.slice(0, this._mostOptions - this._options.length)) this._addOption({ id: newId(), label }, next);
    this._edited(option.input);
  }

  /** @param {HTMLInputElement} [input] */
  _edited(input) {
    if (input && this._fits(input.value)) {
      input.removeAttribute("aria-invalid");
      this._problem.textContent = "";
    }
    this._bound();
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }

  /** Keeps names and buttons in step with how many options there are. */
  _bound() {
    this._options.forEach(({ id, input, row }, index) => {
      const name = this._words.one(index + 1);
      input.setAttribute("aria-label", name);
      let go = row.querySelector("button");
      if (go?.classList.contains("go") !== this._mustStay(id)) {
        go?.replaceWith(this._goButton(id));
        go = row.querySelector("button");
      }
      const does = this._mustStay(id) ? t("Retire: {option}", { option: cleanLine(input.value) || name }) : this._words.remove(index + 1);
      go?.toggleAttribute("disabled", this._options.length <= this._leastOptions);
      go?.setAttribute("aria-label", does);
      if (go) go.title = does;
    });
    const isFull = this._options.length >= this._mostOptions;
    this._add.disabled = isFull;
    for (const { back } of this._retired) back.disabled = isFull;
    this._retiredHint.hidden = this._retiredRows.hidden = this._retired.length === 0;
  }

  /** @param {string} label */
  _fits(label) {
    const characters = countCharacters(cleanLine(label));
    return characters > 0 && characters <= this._longest;
  }
}

customElements.define("option-list", OptionList);

/** @returns {ListWords} */
function optionWords() {
  return {
    all: t("Options"),
    oneMore: t("One more option"),
    one: (n) => t("Option {n}", { n }),
    remove: (n) => t("Remove option {n}", { n }),
    everyNeeds: (n) => t("Every option needs a text of at most {n} characters.", { n }),
  };
}

/** @returns {Option} one that is not worded yet; its id stays when it is */
export function blankOption() {
  return { id: newId(), label: "" };
}

function newId() {
  const random = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The first options that are offered, each drawn small, and how many more there are.
 * @param {Option[]} all
 * @param {(label: string, index: number) => Node} draw
 * @param {number} [most] how many are drawn
 * @param {(n: number) => string} [name] what one is called that is not worded yet
 * @returns {Node[]}
 */
export function sketchOptions(all, draw, most = OPTIONS_SKETCHED, name = optionWords().one) {
  const options = offered(all);
  const drawn = options.slice(0, most).map(({ label }, index) => draw(label || name(index + 1), index));
  const more = options.length - drawn.length;
  return more > 0 ? [...drawn, make("p", { className: "mock-more" }, tn("and {n} more", "and {n} more", more))] : drawn;
}

/**
 * @param {string} label
 * @param {number} percent
 */
export function sketchBar(label, percent) {
  const bar = make("i", {});
  bar.style.width = `${percent}%`;
  return make("div", { className: "mock-bar" }, make("span", {}, label), bar);
}
