/**
 * The buttons of a presenter's own screen. Their markup is in the page, as many of them as it has; here is what each says at the moment and whether it can
 * be pressed. Dispatches "do" (CustomEvent, detail: what the button's data-do says).
 */

import { asksNothing } from "../../static/shared/asks-nothing.js";
import { t, tn } from "../../static/shared/i18n.js";
import { whatIsPressed } from "../pressed.js";
import { put } from "../put.js";
import { countHeld, hasTexts, hasWords, whichScreen } from "../what-to-show.js";
import { nextQuestion } from "./outlook.js";

/** @typedef {import("../../static/shared/room-view.js").RoomView} RoomView */

const OF_AN_ANSWER = /^(reveal|lock|countdown)/;

export class DeskButtons extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => this._press(event));
  }

  /**
   * @param {RoomView} view
   * @param {boolean} isOnline
   */
  show(view, isOnline) {
    const screen = whichScreen(view);
    const { question, black, white } = view;
    const isRunning = screen === "question";
    const isCounting = isRunning && question?.open === true && question.closes_at !== null;
    this.hidden = screen === "connecting" || screen === "ended";
    for (const button of this.querySelectorAll("button")) {
      const what = button.dataset.do ?? "";
      const isOff = isRunning ? asksNothing(question) && OF_AN_ANSWER.test(what) : !["next", "black"].includes(what);
      button.disabled = !isOnline || isOff || (what === "next" && nextQuestion(view) === null && !black && !white);
      if (what.startsWith("countdown-")) button.hidden = isCounting !== (what === "countdown-0");
    }
    this._word("next", isRunning ? t("Next") : t("Start"));
    this._word("reveal", question?.revealed ? t("Hide results") : t("Show results"), question?.revealed ? "eye-off" : "eye");
    this._word("lock", question?.open ? t("Lock") : t("Unlock"), question?.open ? "locked" : "open");
    this._word("black", black || white ? t("Show the picture") : t("Black"));
    this._showWords(view);
  }

  /** @param {RoomView} view */
  _showWords(view) {
    const button = this._button("words");
    if (button === null) return;
    button.hidden = !hasWords(view);
    this._word("words", hasTexts(view) ? t("Texts") : t("Words"));
    const held = countHeld(view);
    const badge = /** @type {HTMLElement} */ (button.querySelector(".badge"));
    badge.hidden = held === 0;
    put(badge, tn("{n} held", "{n} held", held));
  }

  /** @param {MouseEvent} event */
  _press(event) {
    const what = whatIsPressed(event);
    if (what !== null) this.dispatchEvent(new CustomEvent("do", { detail: what }));
  }

  /**
   * @param {string} what
   * @param {string} text
   * @param {string} [drawing] where it changes with the text
   */
  _word(what, text, drawing) {
    const button = this._button(what);
    put(button?.querySelector("span") ?? undefined, text);
    if (drawing) button?.querySelector("use")?.setAttribute("href", `#icon-${drawing}`);
  }

  /** @param {string} what */
  _button(what) {
    return /** @type {HTMLButtonElement | null} */ (this.querySelector(`[data-do="${what}"]`));
  }
}

customElements.define("desk-buttons", DeskButtons);
