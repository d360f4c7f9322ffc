/**
 * A row of reactions to what is on the screen. Loaded only where a question takes them. Dispatches "react" (cancelable CustomEvent, detail: the emoji);
 * whoever could not send it prevents the default.
 */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

// As the server has it: what comes faster is not counted, so it is not sent either.
const MOST_PER_SECOND = 3;

export class ReactionRow extends HTMLElement {
  constructor() {
    super();
    /** @type {number[]} when the latest were sent, in milliseconds of a clock that never steps back */
    this._sentAt = [];
    /** What was sent, for those who listen to the page. */
    this.said = "";
  }

  connectedCallback() {
    if (this.childElementCount > 0) return;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", t("Send a reaction"));
    this.append(...reactions().map(([emoji, name]) => this._button(emoji, name)));
  }

  /**
   * @param {string} emoji
   * @param {string} name
   */
  _button(emoji, name) {
    const picture = make("span", {}, emoji);
    picture.setAttribute("aria-hidden", "true");
    const button = make("button", { type: "button", className: "reaction", title: name }, picture);
    button.setAttribute("aria-label", name);
    button.addEventListener("click", () => this._react(emoji, name, picture));
    return button;
  }

  /**
   * @param {string} emoji
   * @param {string} name
   * @param {HTMLElement} picture
   */
  _react(emoji, name, picture) {
    const now = performance.now();
    this._sentAt = this._sentAt.filter((at) => now - at < 1000);
    if (this._sentAt.length >= MOST_PER_SECOND) return;
    this.said = t("{reaction}: sent", { reaction: name });
    if (!this.dispatchEvent(new CustomEvent("react", { detail: emoji, cancelable: true }))) return;
    this._sentAt.push(now);
    // The animation begins anew with every tap.
    picture.classList.remove("sent");
    void picture.offsetWidth;
    picture.classList.add("sent");
  }
}

/** @returns {[string, string][]} each with its name; one that is not here is refused by the server */
function reactions() {
  return [
    ["👏", t("Applause")],
    ["❤️", t("Heart")],
    ["😂", t("Laughter")],
    ["😮", t("Surprise")],
    ["🤔", t("Thinking")],
    ["👍", t("Thumbs up")],
  ];
}

customElements.define("reaction-row", ReactionRow);
