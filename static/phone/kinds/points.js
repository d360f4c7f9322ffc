/** Points on the phone: so many to share out among the options, by buttons or by typing. */

import { formatNumber, t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { offered, toShow } from "../../shared/room-view.js";
import { areBarsOf, makeBars, notOffered, showBar } from "./bars.js";

/** @typedef {import("../../shared/messages.js").PointsQuestion} Question */
/** @typedef {import("../../shared/messages.js").PointsValue} Value */
/** @typedef {import("../../shared/messages.js").PointsTally} Tally */
/** @typedef {import("../../shared/messages.js").ChoiceOption} Option */
/** @typedef {{ row: HTMLElement, field: HTMLInputElement, less: HTMLButtonElement, more: HTMLButtonElement }} Row */

const LONG_LABEL = 40; // characters; a longer one has the line to itself

export class PhonePoints extends HTMLElement {
  constructor() {
    super();
    /** @type {Map<string, Row>} */
    this._rows = new Map();
    this._total = 100;
    this._step = 5;
    this._left = make("p", { className: "points-left" });
    this._left.setAttribute("role", "status");
    /** @type {Map<string, import("./bars.js").Bar>} */
    this._bars = new Map();
  }

  /**
   * @param {Question} question
   * @param {Value | null} draft
   */
  ask({ settings: { options, total, step } }, draft) {
    this._total = total;
    this._step = step;
    this._rows = new Map(offered(options).map((option) => [option.id, this._makeRow(option, draft?.points[option.id] ?? 0)]));
    const hint = make("p", { className: "hint", id: "points-hint" }, tn("Give away {n} point.", "Share out {n} points.", total));
    const list = make("ul", { className: "points" }, ...[...this._rows.values()].map(({ row }) => row));
    const group = make("fieldset", {}, hint, list, this._left);
    group.setAttribute("aria-labelledby", "prompt");
    group.setAttribute("aria-describedby", "points-hint");
    this.replaceChildren(group);
    this._count();
  }

  get draft() {
    return Object.keys(this.value.points).length > 0 ? this.value : null;
  }

  get value() {
    const given = [...this._rows].map(([id, { field }]) => /** @type {const} */ ([id, read(field)]));
    return { points: Object.fromEntries(given.filter(([, points]) => points > 0)) };
  }

  findProblem() {
    const left = this._countLeft();
    if (left === 0) return null;
    const rows = [...this._rows.values()];
    const wrong = left > 0 ? rows[0] : rows.find(({ field }) => read(field) > 0);
    wrong?.field.focus();
    if (left > 0) return tn("{n} point is left. Give it away too.", "{n} points are left. Give them away too.", left);
    return tn("{n} point too many. Take it from an option.", "{n} points too many. Take them from an option.", -left);
  }

  /**
   * @param {Question} question
   * @param {Value} value
   */
  quote({ settings: { options } }, { points }) {
    const given = options.filter(({ id }) => (points[id] ?? 0) > 0);
    const items = given.map((option) => make("li", {}, option.label, ...notOffered(option), make("b", {}, formatNumber(points[option.id] ?? 0))));
    this.replaceChildren(make("ul", { className: "words counted" }, ...items));
  }

  /**
   * @param {Question} question
   * @param {import("../../shared/messages.js").Results} results
   * @param {Value | null} own
   */
  tell({ settings }, { tally }, own) {
    const { options, answers } = /** @type {Tally} */ (tally);
    const shown = toShow(settings.options, (id) => (options[id] ?? 0) > 0);
    if (!areBarsOf(this._bars, shown)) {
      this._bars = makeBars(shown);
      const head = make("p", { className: "soft" }, t("Points each, on average"));
      this.replaceChildren(head, make("ul", { className: "bars" }, ...[...this._bars.values()].map(({ row }) => row)));
    }
    for (const [id, bar] of this._bars) {
      const mean = answers > 0 ? (options[id] ?? 0) / answers : 0;
      const mine = own?.points[id] ?? 0;
      const said = mine > 0 ? t("yours: {n}", { n: formatNumber(mine) }) : "";
      showBar(bar, mean / settings.total, formatNumber(Math.round(mean * 10) / 10), said);
    }
  }

  /**
   * @param {Option} option
   * @param {number} points
   * @returns {Row}
   */
  _makeRow({ id, label }, points) {
    const field = make("input", { id: `points-${id}`, value: String(points), inputMode: "numeric", maxLength: 4, autocomplete: "off", enterKeyHint: "next" });
    const less = stepper("−", t("Fewer points: {option}", { option: label }), () => this._add(field, -1));
    const more = stepper("+", t("More points: {option}", { option: label }), () => this._add(field, 1));
    const steps = make("div", { className: "steps" }, less, field, more);
    const row = make("li", { className: label.length > LONG_LABEL ? "long" : "" }, make("label", { htmlFor: field.id }, label), steps);
    field.setAttribute("role", "spinbutton"); // arrows work as they do in one
    field.setAttribute("aria-valuemin", "0");
    field.addEventListener("input", () => this._edited());
    field.addEventListener("focus", () => field.select());
    field.addEventListener("blur", () => {
      field.value = String(read(field));
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      event.preventDefault();
      this._add(field, event.key === "ArrowUp" ? 1 : -1);
    });
    return { row, field, less, more };
  }

  /**
   * One step more or fewer, but never more than there are, so that the last press gives the rest.
   * @param {HTMLInputElement} field
   * @param {-1 | 1} way
   */
  _add(field, way) {
    const points = read(field);
    const step = way > 0 ? Math.min(this._step, Math.max(0, this._countLeft())) : -Math.min(this._step, points);
    if (step === 0) return;
    field.value = String(points + step);
    this._edited();
  }

  _edited() {
    this._count();
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }

  _countLeft() {
    return this._total - [...this._rows.values()].reduce((sum, { field }) => sum + read(field), 0);
  }

  _count() {
    const left = this._countLeft();
    if (left === 0) this._left.textContent = t("All points are given.");
    else this._left.textContent = left > 0 ? tn("{n} point left", "{n} points left", left) : tn("{n} point too many", "{n} points too many", -left);
    this._left.classList.toggle("over", left < 0);
    this._left.classList.toggle("done", left === 0);
    for (const { row, field, less, more } of this._rows.values()) {
      const points = read(field);
      row.classList.toggle("chosen", points > 0);
      field.setAttribute("aria-valuenow", String(points));
      field.setAttribute("aria-valuemax", String(points + Math.max(0, left)));
      if (left < 0 && points > 0) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      // Not switched off: a button that a finger or the focus is on keeps both.
      less.setAttribute("aria-disabled", String(points === 0));
      more.setAttribute("aria-disabled", String(left <= 0));
    }
  }
}

/**
 * @param {HTMLInputElement} field
 * @returns {number} the digits in it, whatever else was typed
 */
function read({ value }) {
  return Number(value.replace(/\D/g, "") || 0);
}

/**
 * @param {string} sign
 * @param {string} label
 * @param {() => void} press
 */
function stepper(sign, label, press) {
  const button = make("button", { type: "button", className: "step" }, sign);
  button.setAttribute("aria-label", label);
  button.addEventListener("click", press);
  return button;
}

customElements.define("phone-points", PhonePoints);
