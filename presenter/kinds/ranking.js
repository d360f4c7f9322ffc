/** Ranking on the projected screen: the options in the order of their points, which glide past each other as it changes. */

import { formatNumber, t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { toShow } from "../../static/shared/room-view.js";
import { glide } from "../../static/shared/reorder.js";
import { put } from "../put.js";
import { BarsPicture, setBar } from "./bars-picture.js";
import { labelOf, nameOf } from "./not-offered.js";

/** @typedef {import("../../static/shared/messages.js").RankingQuestion} Question */
/** @typedef {import("../../static/shared/messages.js").RankingTally} Tally */
/** @typedef {import("../../static/shared/messages.js").ChoiceOption} Option */
/** @typedef {{ row: HTMLElement, place: HTMLElement, bar: HTMLElement, score: HTMLElement, first: HTMLElement }} Row */
/** @typedef {Option & { score: number, first: number, place: number }} Ranked */

const BREATH_MS = 1200; // points run on, but places change only so often: people are reading

export class PresenterRanking extends BarsPicture {
  constructor() {
    super("bars ranks");
    /** @type {Map<string, Row>} */
    this._rows = new Map();
    /** @type {Ranked[]} */
    this._ranked = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._breath = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this._breath);
    this._breath = undefined;
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {string} lang
   */
  show({ question, results }, lang) {
    const { settings } = /** @type {Question} */ (question);
    if (results === null) return;
    const tally = /** @type {Tally} */ (results.tally);
    const shown = toShow(settings.options, (id) => (tally.options[id]?.score ?? 0) > 0);
    const isNew = this._lay(shown, lang, (option) => this._makeRow(option));
    this.remark = settings.top ? tn("The best of each", "The {n} best of each", settings.top) : "";
    this._ranked = rank(shown, tally);
    const most = settings.options.length * tally.answers;
    for (const { id, score, first } of this._ranked) {
      const row = this._rows.get(id);
      if (!row) continue;
      setBar(row.bar, most > 0 ? score / most : 0);
      put(row.score, tn("{n} point", "{n} points", score));
      put(row.first, t("· first for {n}", { n: formatNumber(first) }));
    }
    this._tell(
      [t("Option"), t("Place"), t("Points"), t("First for")],
      this._ranked.map(({ place, score, first, ...option }) => [nameOf(option), ...[place, score, first].map(formatNumber)]),
    );
    if (isNew) this._setPlaces(false);
    else this._breath ??= setTimeout(() => this._breathe(), BREATH_MS);
    if (isNew) this._fit();
  }

  _breathe() {
    this._breath = undefined;
    this._setPlaces(true);
  }

  /** @param {boolean} isSeen whether rows glide to where they belong */
  _setPlaces(isSeen) {
    const rows = this._ranked.flatMap(({ id }) => this._rows.get(id)?.row ?? []);
    for (const { id, place } of this._ranked) put(this._rows.get(id)?.place, formatNumber(place));
    const isSame = rows.every((row, index) => row === this._list.children[index]);
    if (isSame) return;
    if (isSeen) glide(rows, () => this._list.replaceChildren(...rows));
    else this._list.replaceChildren(...rows);
  }

  /** @param {Option} option */
  _makeRow(option) {
    const [place, bar, score, first] = [make("span", { className: "place" }), make("i", {}), make("b", {}), make("small", {})];
    const number = make("span", { className: "number" }, score, " ", first);
    const row = make("li", { className: option.retired ? "retired" : "" }, place, labelOf(option), make("div", { className: "bar" }, bar), number);
    this._rows.set(option.id, { row, place, bar, score, first });
    return row;
  }
}

/**
 * @param {Option[]} options
 * @param {Tally} tally
 * @returns {Ranked[]} the most points first; those with as many stand in the order of the settings and share their place
 */
function rank(options, tally) {
  const scored = options.map((option) => ({ ...option, ...(tally.options[option.id] ?? { score: 0, first: 0 }) }));
  const sorted = scored.sort((one, other) => other.score - one.score);
  return sorted.map((one) => ({ ...one, place: sorted.findIndex(({ score }) => score === one.score) + 1 }));
}

customElements.define("presenter-ranking", PresenterRanking);
