/** The time left, large, and a bar that runs out with it. Counts by itself between two calls of `show`. */

import { make } from "../../static/shared/make.js";
import { put } from "../put.js";
import { sayClock } from "../wording.js";

const LAST_CALL_MS = 10_000;

export class QuizClock extends HTMLElement {
  constructor() {
    super();
    this._left = make("b", {});
    this._left.setAttribute("role", "timer");
    this._bar = make("i", {});
    this._all = 0;
    this._endsAt = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._timer = undefined;
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._left, make("div", {}, this._bar));
  }

  disconnectedCallback() {
    clearTimeout(this._timer);
  }

  /**
   * @param {number | null} left milliseconds; null without a countdown
   * @param {number} limit seconds that the question has, 0 where only the presenter counts down
   */
  show(left, limit) {
    clearTimeout(this._timer);
    this.hidden = left === null;
    if (left === null) {
      this._all = 0;
      return;
    }
    this._all = Math.max(this._all, left, limit * 1000);
    this._endsAt = performance.now() + left;
    this._tick();
  }

  _tick() {
    const left = Math.max(0, this._endsAt - performance.now());
    put(this._left, sayClock(left));
    this.classList.toggle("last", left <= LAST_CALL_MS);
    // Where it will be in a second; it takes a second to get there.
    this._bar.style.transform = `translateX(${((Math.max(0, left - 1000) / this._all - 1) * 100).toFixed(2)}%)`;
    if (left > 0) this._timer = setTimeout(() => this._tick(), (left % 1000) + 20);
  }
}

customElements.define("quiz-clock", QuizClock);
