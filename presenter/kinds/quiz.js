/**
 * Quiz on the projected screen: the options as tiles from the start, the time left and how many have answered; then what was right and how many had it.
 * The leaderboard is the same element's second view: the list of `toggleList`.
 */

import { formatNumber, t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { makeQuizMark } from "../../static/shared/quiz-mark.js";
import { isTold, millisecondsLeft, offered, toShow } from "../../static/shared/room-view.js";
import { makeIcon } from "../icon.js";
import { put } from "../put.js";
import { setBar } from "./bars-picture.js";
import { labelOf } from "./not-offered.js";
import { QuizBoard } from "./quiz-board.js";
import { QuizClock } from "./quiz-clock.js";

/** @typedef {import("../../static/shared/messages.js").QuizQuestion} Question */
/** @typedef {import("../../static/shared/messages.js").QuizTally} Tally */
/** @typedef {import("../../static/shared/messages.js").ChoiceOption} Option */
/** @typedef {import("../../static/shared/room-view.js").RoomView} RoomView */
/** @typedef {{ tile: HTMLElement, bar: HTMLElement, count: HTMLElement, sign: HTMLElement }} Tile */

/** From the roomiest setting to the tightest; every one of them is known to the stylesheet too. */
const COLUMNS_BY_DENSITY = [2, 2, 2, 2, 3, 3];

export class PresenterQuiz extends HTMLElement {
  constructor() {
    super();
    this._clock = new QuizClock();
    this._answers = make("p", { className: "quiz-answers" });
    this._tiles = make("ul", { className: "tiles" });
    this._board = new QuizBoard();
    this._board.hidden = true;
    this.remark = "";
    /** @type {Map<string, Tile>} */
    this._byId = new Map();
    this._laid = "";
    this._hasBoard = false;
    this._resized = new ResizeObserver(() => this._fit());
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(make("div", { className: "quiz-line" }, this._clock, this._answers), this._tiles, this._board);
    this._resized.observe(this);
    // The typeface may come later than the tiles, and be wider than the one they were fitted in.
    document.fonts.ready.then(() => this._fit());
  }

  disconnectedCallback() {
    this._resized.disconnect();
  }

  /** @returns {(() => void) | undefined} there once there is a leaderboard to go to */
  get toggleList() {
    return this._hasBoard ? () => this._turn(Boolean(this._board.hidden)) : undefined;
  }

  /**
   * @param {RoomView} view
   * @param {string} lang
   */
  show(view, lang) {
    const { settings } = /** @type {Question} */ (view.question);
    if (this._tiles.lang !== lang) this._tiles.lang = lang;
    const { participants, areShown, right } = readResults(view);
    const { counts = {}, right: told } = /** @type {Tally | null} */ (view.results?.tally) ?? {};
    const shown = toShow(settings.options, (id) => areShown && (counts[id] ?? 0) > 0);
    const isNew = this._lay(shown);
    this.classList.toggle("counted", areShown);
    this.classList.toggle("told", right !== null);
    for (const { id } of shown) this._showTile(id, areShown ? (counts[id] ?? 0) : 0, participants, right);
    this._clock.show(millisecondsLeft(view, performance.now()), settings.time_limit_s ?? 0);
    put(this._answers, right !== null && told ? sayRight(told.answered, participants) : tn("{n} answer", "{n} answers", participants));
    this._showBoard(right === null ? null : view.leaderboard);
    this.remark = this._sayRemark(settings, right !== null, areShown);
    if (isNew) this._fit();
  }

  /**
   * @param {string} id
   * @param {number} count
   * @param {number} participants
   * @param {string[] | null} right null until it is told
   */
  _showTile(id, count, participants, right) {
    const tile = this._byId.get(id);
    if (!tile) return;
    const share = participants > 0 ? count / participants : 0;
    setBar(tile.bar, share);
    put(tile.count, `${formatNumber(Math.round(Math.min(1, share) * 100))} % (${formatNumber(count)})`);
    tile.tile.classList.toggle("right", right?.includes(id) ?? false);
    put(tile.sign, right?.includes(id) ? t("Right answer") : "");
  }

  /** @param {import("../../static/shared/messages.js").LeaderboardMessage | null} leaderboard */
  _showBoard(leaderboard) {
    this._hasBoard = leaderboard !== null;
    if (leaderboard === null) this._turn(false);
    else this._board.show(leaderboard);
  }

  /** @param {boolean} isBoard */
  _turn(isBoard) {
    this._board.hidden = !isBoard;
    this._tiles.hidden = isBoard;
    if (!isBoard) this._fit();
  }

  /**
   * @param {import("../../static/shared/messages.js").QuizSettings} settings
   * @param {boolean} isOut
   * @param {boolean} areShown
   */
  _sayRemark({ options, right: all = [] }, isOut, areShown) {
    const right = offered(options).filter(({ id }) => all.includes(id));
    if (areShown && !isOut) return t("The right answer comes when the question is closed");
    return right.length > 1 ? t("Right is who chose all {n} right ones", { n: formatNumber(right.length) }) : "";
  }

  /**
   * @param {Option[]} options
   * @returns {boolean} whether they are other than those that were laid
   */
  _lay(options) {
    const laid = JSON.stringify(options);
    if (laid === this._laid) return false;
    this._laid = laid;
    this._byId.clear();
    this._tiles.replaceChildren(...options.map((option, index) => this._makeTile(option, index)));
    return true;
  }

  /**
   * @param {Option} option
   * @param {number} index
   */
  _makeTile(option, index) {
    const [bar, count, sign] = [make("i", {}), make("b", {}), make("span", { className: "unseen" })];
    const tick = makeIcon("tick");
    const share = make("div", { className: "share" }, make("div", { className: "bar" }, bar), count);
    const tile = make("li", { className: option.retired ? "retired" : "" }, makeQuizMark(index), labelOf(option), tick, sign, share);
    this._byId.set(option.id, { tile, bar, count, sign });
    return tile;
  }

  /** Takes the first density that shows all tiles; a phone held upright scrolls instead. */
  _fit() {
    if (!this.isConnected || this._tiles.hidden) return;
    for (const [density, columns] of COLUMNS_BY_DENSITY.entries()) {
      this._tiles.className = `tiles density-${density}`;
      this._tiles.style.setProperty("--columns", String(columns));
      if (this._tiles.scrollHeight <= this._tiles.clientHeight + 1) return;
    }
  }
}

/**
 * @param {RoomView} view
 * @returns {{ participants: number, areShown: boolean, right: string[] | null }} how many have answered, whether the hall sees what, and what is right, once told
 */
function readResults({ question, results }) {
  const { settings } = /** @type {Question} */ (question);
  const participants = results?.participants ?? 0;
  const areShown = question?.revealed === true && participants >= (settings.show_after ?? 0) && (participants > 0 || isTold(question));
  // Where results are live, a question that has not been open yet looks like one that is closed.
  const isOut = areShown && isTold(question) && (participants > 0 || settings.results === "on_reveal");
  return { participants, areShown, right: isOut ? (settings.right ?? []) : null };
}

/**
 * @param {number} right
 * @param {number} participants
 */
function sayRight(right, participants) {
  return t("{right} of {all} were right", { right: formatNumber(right), all: formatNumber(participants) });
}

customElements.define("presenter-quiz", PresenterQuiz);
