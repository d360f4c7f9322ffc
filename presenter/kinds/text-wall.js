/** Texts as a wall of cards, the newest among them, that hang still until their room is needed. Dispatches "remark" (bubbling). */

import { t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { Wall } from "./wall.js";

/** @typedef {import("../../static/shared/messages.js").OpenTextTally} Tally */
/** @typedef {Tally["texts"][number]} Text */

const BREATH_MS = 1500; // people read: a handful of new cards at a time, not ten a second
const FADE_MS = 600;
const MOST_WAITING = 12; // of the texts not yet shown, only so many of the newest get their turn
const MOST_AT_ONCE = 40; // a wall that was empty is filled; more do not fit on any

export class TextWall extends HTMLElement {
  constructor() {
    super();
    this._cards = make("ul", { className: "cards" });
    this._cards.setAttribute("aria-label", t("Answers, the newest of them"));
    /** @type {Map<number, { element: HTMLElement, text: string }>} */
    this._hanging = new Map();
    /** @type {Map<number, string>} what has had its turn: what had to go for want of room does not come back */
    this._had = new Map();
    /** @type {Text[]} */
    this._texts = [];
    this._total = 0;
    this._columns = 3;
    this._wall = new Wall(3, 0, 0);
    this._resized = new ResizeObserver(() => this._rebuild());
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._cards);
    this._resized.observe(this);
    this._rebuild();
    document.fonts.ready.then(() => this._rebuild());
  }

  disconnectedCallback() {
    this._resized.disconnect();
    clearTimeout(this._timer);
    this._timer = undefined;
  }

  /**
   * @param {Tally} tally
   * @param {string} lang
   */
  show({ texts, more }, lang) {
    if (this._cards.lang !== lang) this._cards.lang = lang;
    this._texts = texts;
    this._total = texts.length + more;
    this._takeDownOld();
    if (this._hanging.size === 0) this._rebuild();
    else if (this._timer === undefined) this._hangNew();
  }

  get remark() {
    const more = this._total - this._hanging.size;
    return more > 0 ? tn("+{n} more answer", "+{n} more answers", more) : "";
  }

  /** Another size of the window or of the text: the newest cards, as many as there is room for, at once and without a show. */
  _rebuild() {
    if (!this.isConnected || this.clientWidth === 0) return;
    const style = getComputedStyle(this._cards);
    this._columns = Number(style.getPropertyValue("--columns")) || 3;
    this._wall = new Wall(this._columns, this._cards.clientHeight, parseFloat(style.getPropertyValue("column-gap")) || 16);
    this._cards.replaceChildren();
    this._hanging.clear();
    this._cards.classList.add("still");
    this._hang(this._texts.slice(-MOST_AT_ONCE));
    for (const { id, text } of this._texts) this._had.set(id, text);
    for (const card of this._cards.querySelectorAll(".leaving")) card.remove();
    afterPaint(() => this._cards.classList.remove("still"));
  }

  /** What was taken back goes; what was changed comes again as the new text that it is. */
  _takeDownOld() {
    const now = new Map(this._texts.map(({ id, text }) => [id, text]));
    for (const [id, { text }] of this._hanging) if (now.get(id) !== text) this._takeDown(id);
    for (const [id, text] of this._had) if (now.get(id) !== text) this._had.delete(id);
    this._move();
  }

  /** Hangs a few of the newest texts, and comes back for the rest of them. */
  _hangNew() {
    this._timer = undefined;
    const due = this._findDue();
    if (due.length === 0) return;
    this._hang(due);
    this.dispatchEvent(new Event("remark", { bubbles: true }));
    this._timer = setTimeout(() => this._hangNew(), BREATH_MS);
  }

  /** The texts whose turn it is: those that are new here, whenever they were written, and no more than fit side by side. */
  _findDue() {
    const waiting = this._texts.filter(({ id }) => !this._had.has(id));
    const due = waiting.slice(-MOST_WAITING);
    for (const { id, text } of waiting.slice(0, waiting.length - due.length)) this._had.set(id, text);
    return due.slice(0, this._columns);
  }

  /** @param {Text[]} texts */
  _hang(texts) {
    const fresh = texts.map(({ id, text }) => {
      const element = make("li", { className: "card fresh", dir: "auto" }, make("p", {}, text));
      this._hanging.set(id, { element, text });
      this._had.set(id, text);
      return { id, element };
    });
    this._cards.append(...fresh.map(({ element }) => element));
    const heights = fresh.map(({ element }) => element.offsetHeight);
    fresh.forEach(({ id }, index) => {
      for (const gone of this._wall.hang(id, heights[index] ?? 0)) this._takeDown(gone);
    });
    this._move();
    afterPaint(() => fresh.forEach(({ element }) => element.classList.remove("fresh")));
  }

  /** @param {number} id */
  _takeDown(id) {
    const element = this._hanging.get(id)?.element;
    this._hanging.delete(id);
    this._wall.takeDown(id);
    element?.classList.add("leaving");
    setTimeout(() => element?.remove(), FADE_MS);
  }

  _move() {
    for (const [id, { column, top }] of this._wall.places()) {
      const style = this._hanging.get(id)?.element.style;
      style?.setProperty("--column", String(column));
      style?.setProperty("--top", `${top}px`);
    }
  }

}

/** @param {() => void} then once what was changed stands on the screen */
function afterPaint(then) {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

customElements.define("text-wall", TextWall);
