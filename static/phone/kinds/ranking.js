/** Ranking on the phone: options are tapped in order, the best first; a ranked one is moved by its buttons or by dragging its number. */

import { formatNumber, t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { offered, toShow } from "../../shared/room-view.js";
import { glide, startDrag } from "../../shared/reorder.js";
import { areBarsOf, makeBars, notOffered, showBar } from "./bars.js";

/** @typedef {import("../../shared/messages.js").RankingQuestion} Question */
/** @typedef {import("../../shared/messages.js").RankingValue} Value */
/** @typedef {import("../../shared/messages.js").RankingTally} Tally */
/** @typedef {import("../../shared/messages.js").ChoiceOption} Option */
/**
 * @typedef {object} Row
 * @property {string} label
 * @property {HTMLElement} row
 * @property {HTMLButtonElement} pick
 * @property {HTMLElement} place
 * @property {HTMLButtonElement} up
 * @property {HTMLButtonElement} down
 */

export class PhoneRanking extends HTMLElement {
  constructor() {
    super();
    /** @type {Map<string, Row>} by option, in the order of the settings */
    this._rows = new Map();
    /** @type {string[]} */
    this._order = [];
    this._ranks = 1;
    this._wasDragged = false; // a drag ends with a click, which is no tap
    this._ranked = make("ol", { className: "ranking" });
    this._others = make("ul", { className: "ranking" });
    this._count = make("span", { className: "left" });
    this._said = make("p", { className: "unseen" });
    this._said.setAttribute("role", "status");
    /** @type {Map<string, import("./bars.js").Bar>} */
    this._bars = new Map();
  }

  /**
   * @param {Question} question
   * @param {Value | null} draft
   */
  ask({ settings }, draft) {
    const [options, { top }] = [offered(settings.options), settings];
    this._ranks = top ?? options.length;
    this._rows = new Map(options.map((option) => [option.id, this._makeRow(option)]));
    this._order = (draft?.order ?? []).filter((id) => this._rows.has(id)).slice(0, this._ranks);
    const hint = make("p", { className: "hint", id: "ranking-hint" }, sayHow(this._ranks, options.length));
    const head = make("div", { className: "label-row" }, hint, this._count);
    const group = make("fieldset", {}, head, this._ranked, this._others, this._said);
    group.setAttribute("aria-labelledby", "prompt");
    group.setAttribute("aria-describedby", "ranking-hint");
    this._said.textContent = "";
    this.replaceChildren(group);
    this._lay();
  }

  get draft() {
    return this._order.length > 0 ? this.value : null;
  }

  get value() {
    return { order: [...this._order] };
  }

  findProblem() {
    const missing = this._ranks - this._order.length;
    if (missing <= 0) return null;
    this._others.querySelector("button")?.focus();
    return tn("Rank {n} more.", "Rank {n} more.", missing);
  }

  /**
   * @param {Question} question
   * @param {Value} value
   */
  quote({ settings: { options } }, { order }) {
    const ranked = order.map((id) => options.find((option) => option.id === id) ?? { id, label: "" });
    const items = ranked.map((option, index) => {
      return make("li", {}, make("span", { className: "place" }, formatNumber(index + 1)), make("span", {}, option.label, ...notOffered(option)));
    });
    this.replaceChildren(make("ol", { className: "ranking quoted" }, ...items));
  }

  /**
   * @param {Question} question
   * @param {import("../../shared/messages.js").Results} results
   * @param {Value | null} own
   */
  tell({ settings }, { tally }, own) {
    const { options, answers } = /** @type {Tally} */ (tally);
    const shown = toShow(settings.options, (id) => (options[id]?.score ?? 0) > 0);
    if (!areBarsOf(this._bars, shown)) {
      this._bars = makeBars(shown);
      this.replaceChildren(make("ul", { className: "bars" }));
    }
    const most = settings.options.length * answers;
    const score = (/** @type {string} */ id) => options[id]?.score ?? 0;
    for (const [id, bar] of this._bars) {
      const rank = (own?.order.indexOf(id) ?? -1) + 1;
      const mine = rank > 0 ? t("your number {n}", { n: formatNumber(rank) }) : "";
      showBar(bar, most > 0 ? score(id) / most : 0, tn("{n} point", "{n} points", score(id)), mine);
    }
    const sorted = [...this._bars].sort(([one], [other]) => score(other) - score(one));
    this.firstElementChild?.append(...sorted.map(([, { row }]) => row));
  }

  /** @param {Option} option */
  _makeRow({ id, label }) {
    const place = make("span", { className: "place" });
    place.setAttribute("aria-hidden", "true");
    const pick = make("button", { type: "button", className: "pick" }, place, make("span", {}, label));
    const up = arrow("up", t("Move up: {option}", { option: label }), () => this._move(id, -1));
    const down = arrow("down", t("Move down: {option}", { option: label }), () => this._move(id, 1));
    const row = make("li", {}, pick, up, down);
    row.dataset.option = id;
    pick.addEventListener("click", () => this._tap(id));
    place.addEventListener("pointerdown", (event) => this._grab(event, id));
    return { label, row, pick, place, up, down };
  }

  /** @param {string} id */
  _tap(id) {
    if (this._wasDragged) return;
    const isRanked = this._order.includes(id);
    if (!isRanked && this._order.length >= this._ranks) {
      this._said.textContent = t("All places are taken. Take an option out first.");
      return;
    }
    this._order = isRanked ? this._order.filter((other) => other !== id) : [...this._order, id];
    this._edited(id);
  }

  /**
   * @param {string} id
   * @param {-1 | 1} by
   */
  _move(id, by) {
    const at = this._order.indexOf(id);
    const neighbour = this._order[at + by];
    if (at < 0 || neighbour === undefined) return;
    this._order[at + by] = id;
    this._order[at] = neighbour;
    this._edited(id);
  }

  /**
   * @param {PointerEvent} event
   * @param {string} id
   */
  _grab(event, id) {
    const row = this._rows.get(id)?.row;
    if (!row || !this._order.includes(id)) return;
    startDrag(event, row, () => {
      this._wasDragged = true;
      setTimeout(() => (this._wasDragged = false)); // the click comes at once, or not at all
      this._order = [...this._ranked.children].flatMap((child) => (child instanceof HTMLElement ? (child.dataset.option ?? []) : []));
      this._edited(id);
    });
  }

  /** @param {string} id of the option that has another place now */
  _edited(id) {
    this._lay();
    const rank = this._order.indexOf(id) + 1;
    const option = this._rows.get(id)?.label ?? "";
    this._said.textContent = rank > 0 ? sayRank(option, rank, this._ranks) : t("{option} is not ranked any more", { option });
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }

  /** Every option where it belongs, and the focus where it was. */
  _lay() {
    const focused = document.activeElement;
    const rows = (/** @type {string[]} */ ids) => ids.flatMap((id) => this._rows.get(id)?.row ?? []);
    const ids = [...this._rows.keys()];
    glide(rows(ids), () => {
      this._ranked.replaceChildren(...rows(this._order));
      this._others.replaceChildren(...rows(ids.filter((id) => !this._order.includes(id))));
    });
    for (const [id, row] of this._rows) this._mark(row, this._order.indexOf(id) + 1);
    this._count.textContent = t("{n} of {of}", { n: formatNumber(this._order.length), of: formatNumber(this._ranks) });
    if (focused instanceof HTMLButtonElement && this.contains(focused) && document.activeElement !== focused) {
      const isOff = focused.disabled && focused.parentElement?.querySelector("button:enabled:not(.pick)");
      (isOff instanceof HTMLElement ? isOff : focused).focus({ preventScroll: true });
    }
  }

  /**
   * @param {Row} row
   * @param {number} rank from 1; 0 where it has none
   */
  _mark({ label, row, pick, place, up, down }, rank) {
    row.classList.toggle("chosen", rank > 0);
    place.textContent = rank > 0 ? formatNumber(rank) : "";
    if (rank > 0) pick.setAttribute("aria-label", sayRank(label, rank, this._ranks));
    else pick.removeAttribute("aria-label");
    pick.setAttribute("aria-pressed", String(rank > 0));
    pick.setAttribute("aria-disabled", String(rank === 0 && this._order.length >= this._ranks));
    up.hidden = down.hidden = rank === 0;
    up.disabled = rank === 1;
    down.disabled = rank === this._order.length;
  }
}

/**
 * @param {"up" | "down"} way
 * @param {string} label
 * @param {() => void} press
 */
function arrow(way, label, press) {
  const button = make("button", { type: "button", className: `arrow ${way}` });
  button.setAttribute("aria-label", label);
  button.addEventListener("click", press);
  return button;
}

/**
 * @param {number} ranks
 * @param {number} options
 */
function sayHow(ranks, options) {
  if (ranks === options) return t("Tap them in order, the best first.");
  return tn("Tap the best one.", "Tap the {n} best, the very best first.", ranks);
}

/**
 * @param {string} option
 * @param {number} rank
 * @param {number} of
 */
function sayRank(option, rank, of) {
  return t("{option}, rank {n} of {of}", { option, n: formatNumber(rank), of: formatNumber(of) });
}

customElements.define("phone-ranking", PhoneRanking);
