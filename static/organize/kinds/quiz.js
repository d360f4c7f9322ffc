/** Quiz for the organizer: its options with the right ones ticked, what they earn, and whether the screen shows who leads. */

import { t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { offered } from "../../shared/room-view.js";
import { letterOf } from "../../shared/quiz-mark.js";
import { firstProblem, numberField } from "../number-field.js";
import { blankOption, sketchBar, sketchOptions } from "../option-list.js";
import { RightOptions } from "../right-options.js";

/** @typedef {import("./index.js").Settings} Settings */

const MOST_OPTIONS = 12;
const MOST_POINTS = 5000;
const TIME_LIMIT_S = 20;
/** Lengths of the sketched bars, in per cent. */
const SAMPLE_BARS = [22, 64, 38, 15, 9];

class QuizFields extends HTMLElement {
  constructor() {
    super();
    this._options = new RightOptions(MOST_OPTIONS);
    this._points = numberField(t("Points for the right answer"), 1, MOST_POINTS, 1000);
    this._speed = make("input", { type: "checkbox" });
    this._board = make("input", { type: "checkbox" });
    for (const box of [this._speed, this._board]) box.addEventListener("change", () => box.dispatchEvent(new Event("edited", { bubbles: true })));
  }

  /**
   * @param {Settings} settings
   * @param {string} language
   */
  edit({ options, right, points, speed_counts, leaderboard }, language) {
    const speed = make("label", { className: "tick" }, this._speed, make("span", {}, t("Who is quick earns more, where the time is limited")));
    const board = make("label", { className: "tick" }, this._board, make("span", {}, t("Show a leaderboard with the nicknames that people choose")));
    const note = make("p", { className: "soft small" }, t("Phones are told what is right once the question is closed and the results are revealed."));
    this.replaceChildren(this._options, note, this._points, make("div", {}, speed, board));
    this._options.edit(options, language, right);
    this._points.value = points;
    this._speed.checked = speed_counts;
    this._board.checked = leaderboard;
  }

  get settings() {
    const { options, right } = this._options;
    return { options, right, points: this._points.value, speed_counts: this._speed.checked, leaderboard: this._board.checked };
  }

  findProblem() {
    return this._options.findProblem() || firstProblem([this._points]);
  }
}

customElements.define("quiz-fields", QuizFields);

/** @type {import("./index.js").Kind} */
export const quiz = {
  id: "quiz",
  label: () => t("Quiz"),
  about: () => t("Options of which one or several are right. The screen shows who leads."),
  blank: () => ({
    options: [blankOption(), blankOption(), blankOption(), blankOption()],
    right: [],
    points: 1000,
    speed_counts: true,
    leaderboard: true,
    results: "on_reveal",
    may_change: false,
    time_limit_s: TIME_LIMIT_S,
  }),
  summary: ({ options, right, points }) => {
    const chosen = offered(options);
    const correct = chosen.filter(({ id }) => right.includes(id));
    return [tn("{n} option", "{n} options", chosen.length), tn("{n} right", "{n} right", correct.length), tn("{n} point", "{n} points", points)].join(", ");
  },
  fields: () => new QuizFields(),
  phone: ({ options }) => sketchOptions(options, (label, index) => make("div", { className: "mock-option ranked" }, make("b", {}, letterOf(index)), label)),
  stage: ({ options }) => sketchOptions(options, (label, index) => sketchBar(`${letterOf(index)}  ${label}`, SAMPLE_BARS[index] ?? 0)),
};
