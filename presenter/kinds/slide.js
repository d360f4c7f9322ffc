/** Slide on the projected screen: its text as large as it fits, its picture beside it or on the whole stage. */

import { t } from "../../static/shared/i18n.js";
import { makeBlocks } from "../../static/shared/markdown-blocks.js";
import { make } from "../../static/shared/make.js";

/** @typedef {import("../../static/shared/messages.js").SlideQuestion} Question */

// In parts of the text for reading, --body; the last is the smallest that row 30 reads.
const SIZES = [2.4, 2.1, 1.9, 1.7, 1.5, 1.35, 1.2, 1.05, 0.9, 0.79];

// So short a text is no text, but a sentence to the hall.
const SENTENCE = 120;

export class PresenterSlide extends HTMLElement {
  constructor() {
    super();
    /** Whether the prompt is for those alone who listen to the screen. */
    this.hidesPrompt = false;
    this._shown = "";
    this._text = make("div", { className: "text" });
    this._picture = make("img", { className: "shown" });
    this._resized = new ResizeObserver(() => this._fit());
  }

  connectedCallback() {
    this._resized.observe(this);
    document.fonts.ready.then(() => this._fit());
  }

  disconnectedCallback() {
    this._resized.disconnect();
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {string} lang
   */
  show({ question }, lang) {
    const { settings } = /** @type {Question} */ (question);
    const shown = JSON.stringify([settings, lang]);
    if (shown === this._shown) return;
    this._shown = shown;
    this.lang = lang;
    this.hidesPrompt = !settings.shows_heading && settings.picture !== null;
    const isRead = settings.blocks.length > 0;
    this.className = [isRead ? "reads" : "", settings.picture ? "pictures" : ""].filter(Boolean).join(" ");
    this._text.classList.toggle("single", !settings.picture && settings.text.length < SENTENCE && settings.blocks.every(({ type }) => type === "paragraph"));
    this._text.replaceChildren(...makeBlocks(settings.blocks, false));
    if (settings.picture) Object.assign(this._picture, { src: `/pictures/${settings.picture}`, alt: settings.picture_text });
    this.replaceChildren(...(isRead ? [this._text] : []), ...(settings.picture ? [this._picture] : []));
    this._fit();
  }

  /** The largest letters with which all of the text is there; with the smallest, what does not fit can be scrolled. */
  _fit() {
    if (!this._text.isConnected || this._text.clientHeight === 0) return;
    for (const size of SIZES) {
      this._text.style.setProperty("--size", String(size));
      if (!this._overflows) break;
    }
    const isLong = this._overflows;
    this._text.classList.toggle("scrolls", isLong);
    if (isLong) {
      this._text.tabIndex = 0;
      this._text.setAttribute("role", "region");
      this._text.setAttribute("aria-label", t("The slide's text"));
    } else for (const attribute of ["tabindex", "role", "aria-label"]) this._text.removeAttribute(attribute);
  }

  get _overflows() {
    return this._text.scrollHeight > this._text.clientHeight + 1 || this._text.scrollWidth > this._text.clientWidth + 1;
  }
}

customElements.define("presenter-slide", PresenterSlide);
