/** Texts one by one: a single one as large as the screen has room for, in the order they came. */

import { formatNumber, t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { put } from "../put.js";

/** @typedef {import("../../static/shared/messages.js").OpenTextTally} Tally */
/** @typedef {Tally["texts"][number]} Text */

const SIZES = [14, 12, 10, 8.5, 7.2, 6.2, 5.4, 4.7, 4.1, 3.6, 3.1, 2.7]; // in vmin, the first that fits

export class TextOne extends HTMLElement {
  constructor() {
    super();
    this._heading = make("p", { className: "heading", dir: "auto" });
    this._text = make("p", { className: "single", dir: "auto" });
    this._text.setAttribute("aria-live", "polite");
    this._room = make("div", { className: "room" }, this._text);
    /** @type {readonly Text[]} */
    this._texts = [];
    this._at = 0;
    /** @type {number | null} the text that is shown, by its id */
    this._id = null;
    this._resized = new ResizeObserver(() => this._fit());
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._heading, this._room);
    this._resized.observe(this._room);
    this._fit();
  }

  disconnectedCallback() {
    this._resized.disconnect();
  }

  /**
   * @param {Tally} tally
   * @param {string} lang
   */
  show({ texts }, lang) {
    this.lang = lang;
    this._texts = texts;
    const found = texts.findIndex(({ id }) => id === this._id);
    // One that was held back or taken back leaves its place to the next.
    this._at = found >= 0 ? found : Math.max(0, Math.min(this._at, texts.length - 1));
    this._draw();
  }

  /** @param {1 | -1} by */
  step(by) {
    this._at = Math.max(0, Math.min(this._at + by, this._texts.length - 1));
    this._draw();
    this.dispatchEvent(new Event("remark", { bubbles: true }));
  }

  get remark() {
    if (this._texts.length === 0) return "";
    return t("Text {n} of {all}", { n: formatNumber(this._at + 1), all: formatNumber(this._texts.length) });
  }

  get isFirst() {
    return this._at <= 0;
  }

  get isLast() {
    return this._at >= this._texts.length - 1;
  }

  _draw() {
    const shown = this._texts[this._at];
    this._id = shown?.id ?? null;
    put(this._heading, shown?.heading ?? "");
    if (this._text.textContent === (shown?.text ?? "")) return;
    put(this._text, shown?.text ?? "");
    this._text.classList.remove("fresh");
    void this._text.offsetWidth; // so that the animation begins anew
    this._text.classList.add("fresh");
    this._fit();
  }

  _fit() {
    for (const size of SIZES) {
      this._text.style.setProperty("--size", `${size}vmin`);
      if (this._text.scrollHeight <= this._room.clientHeight && this._text.scrollWidth <= this._room.clientWidth) return;
    }
  }
}

customElements.define("text-one", TextOne);
