/** Questions from the hall on the phone: ask a few, and support those of others. Dispatches "support" (CustomEvent, bubbling, detail: { entry, on }). */

import { t, tn } from "../../shared/i18n.js";
import { cleanLines, countCharacters } from "../../shared/characters.js";
import { make } from "../../shared/make.js";

/** @typedef {import("../../shared/messages.js").HallQuestionsQuestion} Question */
/** @typedef {import("../../shared/messages.js").HallQuestionsValue} Value */
/** @typedef {import("../../shared/messages.js").HallEntry} Entry */
/** @typedef {{ item: HTMLElement, words: HTMLElement, button: HTMLButtonElement, count: HTMLElement, tag: HTMLElement, problem: HTMLElement, isOn: boolean }} Row */

const REST_MS = 4000; // so long after a touch the list keeps its order: what a thumb reaches for does not jump away

export class PhoneHallQuestions extends HTMLElement {
  constructor() {
    super();
    this.heading = t("Questions from the hall");
    /** @type {HTMLTextAreaElement[]} */
    this._fields = [];
    this._most = 3;
    this._longest = 250;
    this._more = make("button", { type: "button", className: "quiet" }, t("Ask one more"));
    this._more.addEventListener("click", () => {
      this._addField("").focus();
      this._edited();
    });
    /** @type {Map<string, Row>} in the order in which they stand */
    this._rows = new Map();
    this._touchedAt = -REST_MS;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._timer = undefined;
  }

  /**
   * @param {Question} question
   * @param {Value | null} draft
   */
  ask({ settings }, draft) {
    this._fields = [];
    this._most = settings.most_each;
    this._longest = settings.max_length;
    this.replaceChildren(this._more);
    const texts = (draft?.texts ?? []).slice(0, this._most);
    for (const text of texts) this._addField(text);
    if (texts.length < this._most) this._addField("");
  }

  get draft() {
    const texts = this._fields.map(({ value }) => value);
    return texts.some((text) => text !== "") ? { texts } : null;
  }

  get value() {
    return { texts: this._fields.map(({ value }) => cleanLines(value)).filter((text) => text !== "") };
  }

  findProblem() {
    const tooLong = this._fields.find((field) => this._left(field) < 0);
    if (!tooLong && this.value.texts.length > 0) return null;
    const field = tooLong ?? this._fields[0];
    field?.setAttribute("aria-invalid", "true");
    field?.focus();
    if (!tooLong) return t("Write something first.");
    return tn("Keep it to {n} character, please.", "Keep it to {n} characters, please.", this._longest);
  }

  /**
   * @param {Question} question
   * @param {Value} value
   */
  quote({ open, settings }, { texts }) {
    const left = open && settings.may_change !== false ? settings.most_each - texts.length : 0;
    const more = left > 0 ? [make("p", { className: "soft" }, tn("You can ask {n} more: choose Change.", "You can ask {n} more: choose Change.", left))] : [];
    const waits = settings.moderation === "approve" ? [make("p", { className: "soft" }, t("Others see it once the presenter lets it through."))] : [];
    const list = make("ul", { className: "texts" }, ...texts.map((text) => make("li", {}, text)));
    this.replaceChildren(list, ...waits, ...more);
  }

  /**
   * @param {Value} own
   * @returns {import("./index.js").OwnWords}
   */
  sayOwn({ texts }) {
    const isOne = texts.length === 1;
    return {
      heading: isOne ? t("Your question") : t("Your questions"),
      hint: t("You can change what you ask as long as questions are taken."),
      withdraw: isOne ? t("Take the question back") : t("Take the questions back"),
    };
  }

  /**
   * @param {Question} question
   * @param {import("../../shared/messages.js").Results} results
   * @param {Value | null} own
   * @param {string[]} supports the entries that the person supports, on disk or on the way there
   * @param {import("./index.js").Unsupported | null} unsupported
   */
  tell(question, results, own, supports, unsupported) {
    this._told = { question, results, own, supports, unsupported };
    const { entries, more } = /** @type {import("../../shared/messages.js").HallQuestionsTally} */ (results.tally);
    if (!this._list) this._lay();
    const texts = new Set((own?.texts ?? []).map(fold)); // what is on its way has no entries yet
    const isMine = (/** @type {Entry} */ one) => (own?.entries ? idsOf(one).some((entry) => own.entries?.includes(entry)) : texts.has(fold(one.text)));
    const before = this._rows;
    const places = this._isTouched ? [...before.keys()] : [];
    const rank = (/** @type {Entry} */ { entry }) => (places.includes(entry) ? places.indexOf(entry) : places.length);
    const listed = [...entries].sort((one, other) => rank(one) - rank(other));
    this._rows = new Map(listed.map(({ entry }) => [entry, before.get(entry) ?? this._makeRow(entry)]));
    for (const one of listed) {
      const row = /** @type {Row} */ (this._rows.get(one.entry));
      const isOn = isMine(one) || idsOf(one).some((entry) => supports.includes(entry));
      this._fill(row, one, isOn, isMine(one), question.open);
      put(row.problem, unsupported && idsOf(one).includes(unsupported.entry) ? unsupported.why : "");
    }
    // What was held back or taken back meanwhile has no row to say it in.
    if (this._problem) put(this._problem, unsupported && !listed.some((one) => idsOf(one).includes(unsupported.entry)) ? unsupported.why : "");
    place(this._list, listed.filter(({ answered }) => !answered).map(({ entry }) => this._rows.get(entry)?.item));
    place(this._answered, listed.filter(({ answered }) => answered).map(({ entry }) => this._rows.get(entry)?.item));
    if (this._answeredPart) this._answeredPart.hidden = !listed.some(({ answered }) => answered);
    if (this._rest) this._rest.textContent = entries.length === 0 ? t("No questions yet. Be the first.") : more > 0 ? tn("and {n} more", "and {n} more", more) : "";
  }

  _lay() {
    this._list = make("ul", { className: "hall" });
    this._answered = make("ul", { className: "hall answered" });
    this._answeredPart = make("div", { hidden: true }, make("h3", {}, t("Answered")), this._answered);
    this._rest = make("p", { className: "soft" });
    this._problem = make("p", { className: "problem" });
    this.replaceChildren(this._problem, this._list, this._rest, this._answeredPart);
    for (const type of ["pointerdown", "focusin"]) this.addEventListener(type, () => this._touch());
  }

  /** @returns {boolean} */
  get _isTouched() {
    return performance.now() - this._touchedAt < REST_MS;
  }

  _touch() {
    this._touchedAt = performance.now();
    clearTimeout(this._timer);
    this._timer = setTimeout(() => {
      if (this._told && this.isConnected) this.tell(this._told.question, this._told.results, this._told.own, this._told.supports, this._told.unsupported);
    }, REST_MS + 50);
  }

  /** @param {string} entry */
  _makeRow(entry) {
    const words = make("span", { className: "asked", dir: "auto" });
    const tag = make("b", { className: "tag" });
    const count = make("span", {});
    const button = make("button", { type: "button", className: "support" }, count);
    const problem = make("p", { className: "problem" });
    const item = make("li", {}, make("div", {}, tag, words), button, problem);
    const row = { item, words, button, count, tag, problem, isOn: false };
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      this.dispatchEvent(new CustomEvent("support", { bubbles: true, detail: { entry, on: !row.isOn } }));
    });
    return row;
  }

  /**
   * @param {Row} row
   * @param {Entry} one
   * @param {boolean} isOn
   * @param {boolean} isMine
   * @param {boolean} isOpen
   */
  _fill(row, { text, supporters, pinned, answered }, isOn, isMine, isOpen) {
    row.isOn = isOn;
    put(row.words, text);
    put(row.count, String(supporters));
    put(row.tag, isMine ? t("Yours") : pinned ? t("Now") : "");
    row.item.className = pinned ? "pinned" : "";
    row.button.hidden = answered;
    row.button.setAttribute("aria-pressed", String(isOn));
    row.button.setAttribute("aria-disabled", String(isMine || !isOpen));
    row.button.setAttribute("aria-label", tn("Support “{text}”: {n} supporter", "Support “{text}”: {n} supporters", supporters, { text }));
  }

  /** @param {string} text */
  _addField(text) {
    const number = this._fields.length + 1;
    const id = `question-${number}`;
    const field = make("textarea", { id, rows: 2, value: text, autocomplete: "off" });
    const left = make("span", { id: `${id}-left`, className: "left" });
    field.setAttribute("aria-describedby", left.id);
    const label = make("label", { htmlFor: id }, this._most === 1 ? t("Your question") : t("Your question {n}", { n: number }));
    const count = () => {
      const characters = this._left(field);
      left.textContent = characters < 0 ? tn("{n} too many", "{n} too many", -characters) : tn("{n} character left", "{n} characters left", characters);
      left.classList.toggle("over", characters < 0);
    };
    field.addEventListener("input", () => {
      field.removeAttribute("aria-invalid");
      count();
      this._edited();
    });
    this._fields.push(field);
    this._more.before(make("div", { className: "field" }, make("div", { className: "label-row" }, label, left), field));
    this._more.hidden = number >= this._most;
    count();
    return field;
  }

  _edited() {
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }

  /** @param {HTMLTextAreaElement} field */
  _left(field) {
    return this._longest - countCharacters(cleanLines(field.value));
  }
}

/**
 * Puts the rows where they belong and moves no other: one that has the focus keeps it.
 * @param {HTMLElement | undefined} list
 * @param {(HTMLElement | undefined)[]} items
 */
function place(list, items) {
  if (!list) return;
  const focused = document.activeElement;
  for (const item of [...list.children]) if (!items.includes(/** @type {HTMLElement} */ (item))) item.remove();
  items.forEach((item, index) => {
    if (item && list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
  if (focused instanceof HTMLElement && focused !== document.activeElement && list.contains(focused)) focused.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * @param {Entry} one
 * @returns {string[]} the entries that it was made of
 */
function idsOf({ entry, merged = [] }) {
  return [entry, ...merged];
}

/** @param {string} text as it is compared with others */
function fold(text) {
  return text.toLowerCase().split(/\s+/).join(" ");
}

customElements.define("phone-hall-questions", PhoneHallQuestions);
