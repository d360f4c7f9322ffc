/**
 * Questions from the hall on the projected screen: pinned ones large, then by support, answered ones last. One is chosen, by N and V or by the mouse, and
 * what is done to it is dispatched as "command" (CustomEvent, bubbling, detail: the command).
 */

import { formatNumber, t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { put } from "../put.js";

/** @typedef {import("../../static/shared/messages.js").HallEntry} Entry */
/** @typedef {"pin" | "answered" | "hold"} Act */
/** @typedef {{ item: HTMLElement, words: HTMLElement, count: HTMLElement, pin: HTMLElement, answered: HTMLElement, hold: HTMLElement, one: Entry }} Row */

const CALM_MS = 500;

export class PresenterHallQuestions extends HTMLElement {
  constructor() {
    super();
    this._list = make("ol", { className: "hall" });
    this._list.setAttribute("aria-label", t("Questions, the most supported first"));
    this._none = make("p", { className: "nothing" }, t("No question may be shown yet."));
    /** @type {Map<string, Row>} in the order of the list */
    this._rows = new Map();
    /** @type {string | null} */
    this._chosen = null;
    this.remark = "";
    /** How many the server did not tell. */
    this._more = 0;
    /** The first in sight. */
    this._from = 0;
    this._resized = new ResizeObserver(() => this.fit());
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._none, this._list);
    this._resized.observe(this);
  }

  disconnectedCallback() {
    this._resized.disconnect();
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {string} lang
   */
  show({ results }, lang) {
    if (results === null) return;
    const { entries, more } = /** @type {import("../../static/shared/messages.js").HallQuestionsTally} */ (results.tally);
    this._more = more;
    this._none.hidden = entries.length > 0;
    this._list.lang = lang;
    const before = this._rows;
    const tops = new Map([...before].map(([entry, { item }]) => [entry, item.getBoundingClientRect().top]));
    this._rows = new Map(entries.map((one) => [one.entry, before.get(one.entry) ?? this._makeRow(one)]));
    for (const [entry, { item }] of before) if (!this._rows.has(entry)) item.remove();
    entries.forEach((one, index) => {
      const row = /** @type {Row} */ (this._rows.get(one.entry));
      this._fill(row, one);
      if (this._list.children[index] !== row.item) this._moveTo(row.item, index);
    });
    if (this._chosen !== null && !this._rows.has(this._chosen)) this._chosen = null;
    this._showChosen();
    this.fit();
    this._glide(tops);
  }

  /** Shows as many whole rows as there is room for, from the first on or around the chosen one, and counts the others. */
  fit() {
    const entries = [...this._rows.keys()];
    const items = [...this._rows.values()].map(({ item }) => item);
    const room = this._list.clientHeight;
    const chosen = this._chosen === null ? 0 : entries.indexOf(this._chosen);
    this._from = this._chosen === null ? 0 : Math.min(this._from, chosen);
    while (this._from < chosen && bottomOf(items[chosen]) - topOf(items[this._from]) > room) this._from += 1;
    const top = topOf(items[this._from]);
    const inSight = items.filter((item, index) => index >= this._from && bottomOf(item) - top <= room);
    // A row that is cut says half of what was asked. Those beyond the edge stay for whoever listens to the page.
    for (const item of items) item.classList.toggle("beyond", !inSight.includes(item));
    this._list.scrollTop = top - topOf(items[0]);
    this._count(this._more + items.length - inSight.length);
  }

  /** @param {1 | -1} by */
  step(by) {
    const entries = [...this._rows.keys()];
    const at = this._chosen === null ? -1 : entries.indexOf(this._chosen);
    const next = at < 0 ? (by > 0 ? 0 : entries.length - 1) : Math.max(0, Math.min(at + by, entries.length - 1));
    this._choose(entries[next] ?? null);
  }

  /** @param {Act} what is done to the question that is chosen */
  act(what) {
    const row = this._chosen === null ? undefined : this._rows.get(this._chosen);
    if (row) this._do(what, row.one);
  }

  /** @param {string | null} entry */
  _choose(entry) {
    this._chosen = entry;
    this._showChosen();
    this.fit();
  }

  /** @param {number} others that are not in sight */
  _count(others) {
    const remark = others > 0 ? tn("+{n} more question", "+{n} more questions", others) : "";
    if (remark === this.remark) return;
    this.remark = remark;
    this.dispatchEvent(new Event("remark", { bubbles: true }));
  }

  _showChosen() {
    for (const [entry, { item }] of this._rows) {
      item.classList.toggle("chosen", entry === this._chosen);
      if (entry === this._chosen) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  }

  /**
   * @param {Act} what
   * @param {Entry} one
   */
  _do(what, { entry, pinned, answered }) {
    /** @type {Record<Act, object>} */
    const commands = {
      pin: { type: "pin_entry", entry, on: !pinned },
      answered: { type: "answered", entry, on: !answered },
      hold: { type: "hold", word: entry },
    };
    this.dispatchEvent(new CustomEvent("command", { bubbles: true, detail: commands[what] }));
  }

  /**
   * @param {Entry} one
   * @returns {Row}
   */
  _makeRow(one) {
    const words = make("span", { className: "asked", dir: "auto" });
    const count = make("b", {});
    const act = (/** @type {Act} */ what) => {
      const button = make("button", { type: "button" });
      button.addEventListener("click", (event) => {
        const row = this._rows.get(one.entry);
        if (row) this._do(what, row.one);
        if (event.detail > 0) button.blur();
      });
      return button;
    };
    const [pin, answered, hold] = [act("pin"), act("answered"), act("hold")];
    const item = make("li", {}, count, words, make("span", { className: "acts" }, pin, answered, hold));
    item.addEventListener("click", () => this._choose(one.entry));
    item.addEventListener("focusin", () => item.classList.contains("beyond") && this._choose(one.entry));
    return { item, words, count, pin, answered, hold, one };
  }

  /**
   * @param {Row} row
   * @param {Entry} one
   */
  _fill(row, one) {
    row.one = one;
    put(row.words, one.text);
    put(row.count, formatNumber(one.supporters));
    row.count.setAttribute("aria-label", tn("{n} supporter", "{n} supporters", one.supporters));
    row.count.setAttribute("role", "img");
    row.item.classList.toggle("pinned", one.pinned);
    row.item.classList.toggle("answered", one.answered);
    put(row.pin, one.pinned ? t("Unpin") : t("Pin"));
    put(row.answered, one.answered ? t("Not answered") : t("Answered"));
    put(row.hold, t("Hold back"));
    for (const button of [row.pin, row.answered, row.hold]) button.setAttribute("aria-label", `${button.textContent}: ${one.text}`);
  }

  /**
   * @param {HTMLElement} item
   * @param {number} index
   */
  _moveTo(item, index) {
    const focused = document.activeElement;
    this._list.insertBefore(item, this._list.children[index] ?? null);
    if (focused instanceof HTMLElement && item.contains(focused)) focused.focus();
  }

  /**
   * What changed its place moves there, for those who watch.
   * @param {Map<string, number>} tops where each stood before
   */
  _glide(tops) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const [entry, { item }] of this._rows) {
      const before = tops.get(entry);
      const by = before === undefined ? 0 : before - item.getBoundingClientRect().top;
      if (Math.abs(by) > 1) item.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], { duration: CALM_MS, easing: "ease-out" });
    }
  }
}

/** @param {HTMLElement | undefined} item */
function topOf(item) {
  return item?.offsetTop ?? 0;
}

/** @param {HTMLElement | undefined} item */
function bottomOf(item) {
  return item ? item.offsetTop + item.offsetHeight : 0;
}

customElements.define("presenter-hall-questions", PresenterHallQuestions);
