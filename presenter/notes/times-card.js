/** The time of day, and how long the session and its question have lasted: the same in every window, for the beginnings are the server's. */

import { language, t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { sayTimeSince } from "../desk/outlook.js";
import { put } from "../put.js";
import { whichScreen } from "../what-to-show.js";

const timeOfDay = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });

export class TimesCard extends HTMLElement {
  constructor() {
    super();
    this._day = makeTime(t("Time of day"));
    this._session = makeTime(t("Since the start"));
    this._question = makeTime(t("On this question"));
  }

  connectedCallback() {
    if (this.childElementCount > 0) return;
    this.append(make("dl", {}, ...[this._day, this._session, this._question].map(({ row }) => row)));
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {number} at by the clock given to applyMessage
   */
  tick(view, at) {
    const isRunning = whichScreen(view) === "question";
    put(this._day.time, timeOfDay.format(new Date()));
    fill(this._session, isRunning ? sayTimeSince(view, view.liveSince, at) : "");
    fill(this._question, isRunning ? sayTimeSince(view, view.question?.shown_at, at) : "");
  }
}

/** @param {string} name */
function makeTime(name) {
  const time = make("dd", {});
  return { row: make("div", {}, make("dt", {}, name), time), time };
}

/**
 * @param {{ row: HTMLElement, time: HTMLElement }} one
 * @param {string} text "" where there is nothing to tell
 */
function fill({ row, time }, text) {
  row.hidden = text === "";
  put(time, text);
}

customElements.define("times-card", TimesCard);
