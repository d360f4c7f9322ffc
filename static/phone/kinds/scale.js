/** Scale on the phone: a row of steps for each statement, of which one is chosen, or the statement is skipped. */

import { formatNumber, language, t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { offered, toShow } from "../../shared/room-view.js";
import { notOffered } from "./bars.js";

/** @typedef {import("../../shared/messages.js").ScaleQuestion} Question */
/** @typedef {import("../../shared/messages.js").ScaleSettings} Settings */
/** @typedef {import("../../shared/messages.js").ScaleStatement} Statement */
/** @typedef {import("../../shared/messages.js").ScaleValue} Value */
/** @typedef {import("../../shared/messages.js").ScaleTally} Tally */

const SKIP = "skip";
const MANY_STEPS = 7; // more of them need the whole width of the card
const meanFormat = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export class PhoneScale extends HTMLElement {
  constructor() {
    super();
    /** @type {Map<string, { group: HTMLElement, boxes: HTMLInputElement[] }>} by statement */
    this._groups = new Map();
    this._maySkip = true;
    /** @type {Map<string, { mean: HTMLElement, answers: HTMLElement, columns: HTMLElement[] }>} by statement */
    this._told = new Map();
  }

  /**
   * @param {Question} question
   * @param {Value | null} draft
   */
  ask({ settings }, draft) {
    this._maySkip = settings.may_skip;
    this._groups = new Map(offered(settings.statements).map((statement, index) => [statement.id, this._makeGroup(settings, statement, index, draft)]));
    this.replaceChildren(...[...this._groups.values()].map(({ group }) => group));
    this._markChosen();
  }

  get draft() {
    return Object.keys(this.value.ratings).length > 0 ? this.value : null;
  }

  get value() {
    /** @type {Record<string, number | null>} */
    const ratings = {};
    for (const [id, { boxes }] of this._groups) {
      const chosen = boxes.find((box) => box.checked)?.value;
      if (chosen !== undefined) ratings[id] = chosen === SKIP ? null : Number(chosen);
    }
    return { ratings };
  }

  findProblem() {
    const { ratings } = this.value;
    const missing = [...this._groups].filter(([id]) => ratings[id] === undefined);
    const isNothing = Object.values(ratings).every((rating) => rating === null);
    if (this._maySkip ? !isNothing : missing.length === 0) return null;
    const [, first] = missing[0] ?? [...this._groups][0] ?? [];
    first?.group.setAttribute("aria-invalid", "true");
    first?.boxes[0]?.focus();
    if (this._maySkip) return t("Rate at least one statement.");
    return tn("{n} statement is left. Rate it too.", "{n} statements are left. Rate them too.", missing.length);
  }

  /**
   * @param {Question} question
   * @param {Value} value
   */
  quote({ settings: { statements, steps } }, { ratings }) {
    const items = toShow(statements, (id) => typeof ratings[id] === "number").map((statement) => {
      const rating = ratings[statement.id] ?? null;
      const label = make("span", {}, statement.label, ...notOffered(statement));
      return make("li", { className: rating === null ? "skipped" : "" }, label, make("b", {}, rating === null ? t("Skipped") : sayStep(rating, steps)));
    });
    this.replaceChildren(make("ul", { className: "rated" }, ...items));
  }

  /**
   * @param {Question} question
   * @param {import("../../shared/messages.js").Results} results
   * @param {Value | null} own
   */
  tell({ settings: { statements, steps } }, { tally }, own) {
    const told = /** @type {Tally} */ (tally).statements;
    const rows = toShow(statements, (id) => (told[id]?.answers ?? 0) > 0);
    if (this._told.size !== rows.length || !rows.every(({ id }) => this._told.has(id))) this._layTold(rows, steps);
    for (const { id } of rows) {
      const shown = this._told.get(id);
      const { counts, mean, answers } = told[id] ?? { counts: [], mean: null, answers: 0 };
      if (!shown) continue;
      shown.mean.textContent = mean === null ? "" : meanFormat.format(mean);
      shown.answers.textContent = tn("{n} answer", "{n} answers", answers);
      const most = Math.max(1, ...counts);
      shown.columns.forEach((column, index) => {
        column.style.transform = `scaleY(${(counts[index] ?? 0) / most})`;
        column.parentElement?.classList.toggle("mine", own?.ratings[id] === index + 1);
      });
    }
  }

  /**
   * @param {Settings} settings
   * @param {Statement} statement
   * @param {number} index
   * @param {Value | null} draft
   */
  _makeGroup({ steps, low_label, high_label, may_skip }, { id, label }, index, draft) {
    const name = `statement-${index}`;
    const boxes = Array.from({ length: steps }, (_, at) => makeBox(name, String(at + 1), sayStep(at + 1, steps)));
    const row = make("div", { className: "ratings" }, ...boxes.map((box) => make("label", {}, box, make("span", {}, formatNumber(Number(box.value))))));
    row.style.setProperty("--steps", String(steps));
    if (steps > MANY_STEPS) row.classList.add("many");
    const ends = make("p", { className: "ends", id: `${name}-ends` }, make("span", {}, low_label), make("span", {}, high_label));
    ends.hidden = low_label === "" && high_label === "";
    const group = make("div", { className: "statement" }, make("p", { id: `${name}-label` }, label), row, ends);
    if (may_skip) {
      const skip = makeBox(name, SKIP, "");
      boxes.push(skip);
      group.append(make("label", { className: "skip" }, skip, make("span", {}, t("Skip"))));
    }
    const rating = draft?.ratings[id];
    for (const box of boxes) box.checked = box.value === (rating === null ? SKIP : String(rating));
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-labelledby", `${name}-label`);
    if (!ends.hidden) group.setAttribute("aria-describedby", ends.id);
    group.addEventListener("change", () => this._edited(group));
    return { group, boxes };
  }

  /** @param {HTMLElement} group */
  _edited(group) {
    group.removeAttribute("aria-invalid");
    this._markChosen();
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }

  _markChosen() {
    for (const { boxes } of this._groups.values()) for (const box of boxes) box.parentElement?.classList.toggle("chosen", box.checked);
  }

  /**
   * @param {Statement[]} statements
   * @param {number} steps
   */
  _layTold(statements, steps) {
    this._told.clear();
    const items = statements.map((statement) => {
      const [mean, answers] = [make("b", {}), make("span", { className: "soft" })];
      const columns = Array.from({ length: steps }, () => make("i", {}));
      this._told.set(statement.id, { mean, answers, columns });
      const spread = make("div", { className: "spread" }, ...columns.map((column, at) => make("div", {}, column, make("span", {}, formatNumber(at + 1)))));
      spread.setAttribute("aria-hidden", "true");
      return make("li", { className: statement.retired ? "retired" : "" }, make("span", {}, statement.label, ...notOffered(statement)), mean, spread, answers);
    });
    this.replaceChildren(make("p", { className: "soft" }, t("On average")), make("ul", { className: "averages" }, ...items));
  }
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} label for screen readers; "" where the visible one says all
 */
function makeBox(name, value, label) {
  const box = make("input", { type: "radio", name, value });
  if (label !== "") box.setAttribute("aria-label", label);
  return box;
}

/**
 * @param {number} step
 * @param {number} steps
 */
function sayStep(step, steps) {
  return t("{n} of {steps}", { n: formatNumber(step), steps: formatNumber(steps) });
}

customElements.define("phone-scale", PhoneScale);
