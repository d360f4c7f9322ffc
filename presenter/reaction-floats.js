/**
 * Reactions as the hall sends them: a few float up along the right edge, beside whatever is shown and never over it. How many there were stands in the
 * line below; this is for the eye alone, and for eyes that like movement.
 */

import { make } from "../static/shared/make.js";

/** @typedef {import("../static/shared/messages.js").ReactionsMessage} ReactionsMessage */

const MOST_AT_ONCE = 24;
// Of one kind in one message, which tells of a quarter of a second.
const MOST_OF_A_KIND = 4;
const STAGGER_MS = 90;

export class ReactionFloats extends HTMLElement {
  constructor() {
    super();
    /** @type {ReactionsMessage | null} */
    this._shown = null;
    this._still = matchMedia("(prefers-reduced-motion: reduce)");
  }

  connectedCallback() {
    this.setAttribute("aria-hidden", "true");
  }

  /** @param {ReactionsMessage | null} reactions those of the question on the screen, all in all */
  show(reactions) {
    const before = this._shown;
    if (reactions === before) return;
    this._shown = reactions;
    // What was there when the question came, or this page did, has floated before.
    if (reactions === null || before?.question !== reactions.question || this._still.matches) return;
    const news = Object.entries(reactions.counts).flatMap(([emoji, count]) => {
      const more = Math.max(0, count - (before.counts[emoji] ?? 0));
      return Array.from({ length: Math.min(more, MOST_OF_A_KIND) }, () => emoji);
    });
    news.forEach((emoji, place) => this._float(emoji, place * STAGGER_MS));
  }

  /**
   * @param {string} emoji
   * @param {number} delayMs
   */
  _float(emoji, delayMs) {
    if (this.childElementCount >= MOST_AT_ONCE) return;
    const picture = make("span", {}, emoji);
    picture.style.animationDelay = `${delayMs}ms`;
    picture.style.setProperty("--sway", String(Math.random() * 2 - 1));
    picture.addEventListener("animationend", () => picture.remove());
    this.append(picture);
  }
}

customElements.define("reaction-floats", ReactionFloats);
