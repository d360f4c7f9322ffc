/** Quiz on the phone: options with the signs that the projected screen has, a nickname the first time, and in the end how it went. */

import { formatNumber, t, tn } from "../../shared/i18n.js";
import { cleanLine, countCharacters } from "../../shared/characters.js";
import { make } from "../../shared/make.js";
import { offered, toShow } from "../../shared/room-view.js";
import { makeQuizMark } from "../../shared/quiz-mark.js";
import { areBarsOf, makeBars, notOffered, showShares } from "./bars.js";

/** @typedef {import("../../shared/messages.js").QuizQuestion} Question */
/** @typedef {import("../../shared/messages.js").QuizSettings} Settings */
/** @typedef {import("../../shared/messages.js").QuizValue} Value */
/** @typedef {import("../../shared/messages.js").QuizTally} Tally */
/** @typedef {import("../../shared/messages.js").QuizOutcome} Outcome */

const LEAST_NICKNAME = 2;
const MOST_NICKNAME = 20;

export class PhoneQuiz extends HTMLElement {
  constructor() {
    super();
    /** @type {HTMLInputElement[]} */
    this._boxes = [];
    /** The nickname of before; null where the person was never asked. @type {string | null} */
    this._nickname = null;
    this._field = make("input", { id: "nickname", autocomplete: "off", maxLength: 4 * MOST_NICKNAME, enterKeyHint: "send" });
    this._field.setAttribute("aria-describedby", "nickname-hint");
    this._field.addEventListener("input", () => this._field.removeAttribute("aria-invalid"));
    /** @type {Map<string, import("./bars.js").Bar>} */
    this._bars = new Map();
  }

  /**
   * @param {Question} question
   * @param {Value | null} draft
   * @param {string | null} nickname
   */
  ask({ settings }, draft, nickname) {
    this._nickname = nickname;
    const type = settings.several ? "checkbox" : "radio";
    const options = offered(settings.options);
    this._boxes = options.map(({ id }) => make("input", { type, name: "quiz", value: id, checked: draft?.choices.includes(id) ?? false }));
    const labels = options.map(({ label }, index) => {
      const box = /** @type {HTMLInputElement} */ (this._boxes[index]);
      return make("label", { className: "option tile" }, box, makeQuizMark(index), make("span", { dir: "auto" }, label));
    });
    const hint = make("p", { className: "hint", id: "quiz-hint" }, settings.several ? t("Choose all that are right.") : t("Choose one."));
    const group = make("fieldset", {}, hint, ...labels);
    group.setAttribute("aria-labelledby", "prompt");
    group.setAttribute("aria-describedby", "quiz-hint");
    this.replaceChildren(group, ...(nickname === null && settings.leaderboard ? [this._askNickname(draft?.nickname ?? "")] : []));
    this.oninput = () => this._edited();
    this._markChosen();
  }

  /** @returns {Value | null} */
  get draft() {
    const { choices, nickname } = this.value;
    return choices.length > 0 || (this._nickname === null && nickname !== "") ? { choices, nickname } : null;
  }

  get value() {
    const choices = this._boxes.filter((box) => box.checked).map((box) => box.value);
    return { choices, nickname: this._nickname ?? cleanLine(this._field.value) };
  }

  findProblem() {
    const { choices, nickname } = this.value;
    if (choices.length === 0) {
      this._boxes[0]?.focus();
      return t("Choose an option first.");
    }
    const characters = countCharacters(nickname);
    if (characters === 0 || (characters >= LEAST_NICKNAME && characters <= MOST_NICKNAME)) return null;
    this._field.setAttribute("aria-invalid", "true");
    this._field.focus();
    return t("A nickname has {least} to {most} characters. You can also leave it empty.", { least: LEAST_NICKNAME, most: MOST_NICKNAME });
  }

  /**
   * @param {Question} question
   * @param {Value} value
   */
  quote({ settings }, { choices }) {
    this.replaceChildren(listOptions(settings, choices));
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

  /**
   * @param {Question} question with what is right
   * @param {Outcome} outcome
   */
  judge({ settings }, { right, points, total, place, of, name }) {
    const verdict = make("h2", { className: right === null ? "verdict" : right ? "verdict right" : "verdict wrong" }, sayVerdict(right));
    const earned = right ? [make("p", { className: "earned" }, tn("+{n} point", "+{n} points", points))] : [];
    const { right: ids = [] } = settings;
    const solution = right ? [] : [make("p", { className: "soft" }, tn("Right answer:", "Right answers:", ids.length)), listOptions(settings, ids)];
    const standing = [];
    if (total !== undefined && typeof place === "number") {
      standing.push(make("b", {}, t("Place {place} of {of}", { place: formatNumber(place), of: formatNumber(of ?? 0) })), " · ", tn("{n} point in all", "{n} points in all", total));
    }
    if (name) standing.push(make("br", {}), t("On the board you are {name}.", { name }));
    this.replaceChildren(verdict, ...earned, ...solution, ...(standing.length > 0 ? [make("p", { className: "place-in-quiz" }, ...standing)] : []));
  }

  /** @param {string} written */
  _askNickname(written) {
    this._field.value = written;
    const label = make("label", { htmlFor: "nickname" }, t("Nickname, if you like"));
    const hint = make("p", { className: "hint", id: "nickname-hint" }, t("It is shown to the hall if you do well. Without one you take part all the same."));
    return make("div", { className: "field" }, make("div", { className: "label-row" }, label), this._field, hint);
  }

  _edited() {
    this._markChosen();
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }

  _markChosen() {
    for (const box of this._boxes) box.parentElement?.classList.toggle("chosen", box.checked);
  }
}

/**
 * @param {Settings} settings
 * @param {string[]} ids
 */
function listOptions({ options }, ids) {
  const chosen = toShow(options, () => true).flatMap((option, index) => {
    return ids.includes(option.id) ? [make("li", {}, makeQuizMark(index), make("span", { dir: "auto" }, option.label, ...notOffered(option)))] : [];
  });
  return make("ul", { className: "quiz-options" }, ...chosen);
}

/** @param {boolean | null} right */
function sayVerdict(right) {
  if (right === null) return t("You did not answer this question.");
  return right ? t("Right!") : t("Not right this time");
}

customElements.define("phone-quiz", PhoneQuiz);
