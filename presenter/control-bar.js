/**
 * The presenter's buttons for the mouse and for Tab. Its markup is in page.html; here is what each says at the moment. Out of sight while the mouse rests,
 * but never out of reach. Dispatches "do" (CustomEvent, detail: what the button's data-do says).
 */

import { formatNumber, t, tn } from "../static/shared/i18n.js";
import { whatIsPressed } from "./pressed.js";
import { put } from "./put.js";
import { tellKey } from "./settings.js";

const IDLE_MS = 3000;

/** Buttons whose tooltip is a key that the presenter may have changed. @type {import("./keymap.js").KeyName[]} */
const KEYED = ["lock", "countdown", "list", "pause", "words", "qr", "corner", "black", "white", "full_screen", "help"];

/**
 * @typedef {object} ControlFacts
 * @property {boolean} isRunning the session has begun and has not ended
 * @property {boolean} asksNothing
 * @property {boolean} hasEnded
 * @property {boolean} isOpen
 * @property {boolean} isRevealed
 * @property {boolean} isCounting
 * @property {boolean} isBlack
 * @property {boolean} isWhite
 * @property {boolean} hasList
 * @property {boolean} canPause
 * @property {boolean} isPaused
 * @property {boolean} hasWords
 * @property {boolean} hasTexts those words are whole texts
 * @property {number} held how many words wait
 */

export class ControlBar extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => this._press(event));
    addEventListener("pointermove", () => this.wake());
    addEventListener("pointerdown", () => this.wake());
    // Within another page, or in front of a camera, the picture begins without buttons over it.
    if (!document.documentElement.hasAttribute("data-embed")) this.wake();
  }

  /** Shows itself for a while. */
  wake() {
    document.body.classList.add("awake");
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this._rest(), IDLE_MS);
  }

  /**
   * @param {ControlFacts} facts
   * @param {import("./settings.js").Settings} settings
   */
  show({ isRunning, asksNothing, hasEnded, isOpen, isRevealed, isCounting, isBlack, isWhite, hasList, canPause, isPaused, hasWords, hasTexts, held }, settings) {
    for (const what of ["reveal", "lock", "countdown"]) this._enable(what, isRunning && !asksNothing);
    this._enable("corner", isRunning);
    for (const what of ["next", "previous", "black", "white"]) this._enable(what, !hasEnded);
    this._enable("previous", isRunning);
    this._word("reveal", isRevealed ? t("Hide results") : t("Show results"), isRevealed ? "eye-off" : "eye");
    this._word("lock", isOpen ? t("Lock") : t("Unlock"), isOpen ? "locked" : "open");
    this._word("black", isBlack ? t("Show the picture") : t("Black"), "black");
    this._word("white", isWhite ? t("Show the picture") : t("White"), "white");
    const seconds = t("{n} s", { n: formatNumber(settings.countdownSeconds) });
    this._word("countdown", isCounting ? t("Stop the clock") : seconds, isCounting ? "clock-off" : "clock");
    this._button("corner")?.setAttribute("aria-pressed", String(settings.showsCorner));
    for (const name of KEYED) this._tip(name, tellKey(settings, name));
    this._hide("list", !hasList);
    this._hide("pause", !canPause);
    this._word("pause", isPaused ? t("Go on") : t("Pause"), isPaused ? "next" : "pause");
    this._hide("words", !hasWords);
    this._word("words", hasTexts ? t("Texts") : t("Words"), "words");
    const badge = /** @type {HTMLElement | null} */ (this._button("words")?.querySelector(".badge"));
    if (!badge) return;
    badge.hidden = held === 0;
    put(badge, tn("{n} held", "{n} held", held));
  }

  /** @param {MouseEvent} event */
  _press(event) {
    const what = whatIsPressed(event);
    if (what !== null) this.dispatchEvent(new CustomEvent("do", { detail: what }));
  }

  _rest() {
    if (this.matches(":hover")) this.wake();
    else document.body.classList.remove("awake");
  }

  /**
   * @param {string} what
   * @param {boolean} isOn
   */
  _enable(what, isOn) {
    const button = this._button(what);
    if (button) button.disabled = !isOn;
  }

  /**
   * @param {string} what
   * @param {string} key
   */
  _tip(what, key) {
    const button = this._button(what);
    if (button && button.title !== key) button.title = key;
  }

  /**
   * @param {string} what
   * @param {boolean} isHidden
   */
  _hide(what, isHidden) {
    const button = this._button(what);
    if (button) button.hidden = isHidden;
  }

  /**
   * @param {string} what
   * @param {string} text
   * @param {string} icon
   */
  _word(what, text, icon) {
    const button = this._button(what);
    put(button?.querySelector("span") ?? undefined, text);
    const drawing = button?.querySelector("use");
    if (drawing?.getAttribute("href") !== `#icon-${icon}`) drawing?.setAttribute("href", `#icon-${icon}`);
  }

  /** @param {string} what */
  _button(what) {
    return /** @type {HTMLButtonElement | null} */ (this.querySelector(`[data-do="${what}"]`));
  }
}

customElements.define("control-bar", ControlBar);
