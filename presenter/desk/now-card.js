/** What is on the projected screen now: the question, where it stands among all, what the hall can do and sees, and how many are there. */

import { asksNothing } from "../../static/shared/asks-nothing.js";
import { formatNumber, t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { makeIcon } from "../icon.js";
import { put } from "../put.js";
import { placeOf, whichScreen } from "../what-to-show.js";
import { groupCode, sayClock } from "../wording.js";

/** @typedef {import("../../static/shared/room-view.js").RoomView} RoomView */

const LAST_CALL_MS = 10_000;

export class NowCard extends HTMLElement {
  constructor() {
    super();
    this._place = make("p", { className: "place" });
    this._prompt = make("h1", {});
    this._black = makeSign("black", t("The screen is black"));
    this._white = makeSign("white", t("The screen is white"));
    this._open = makeSign("open", t("Open for answers"));
    this._locked = makeSign("locked", t("Locked"));
    this._shown = makeSign("eye", t("Results are shown"));
    this._hidden = makeSign("eye-off", t("Results are hidden"));
    this._phones = makeSign("phone", "");
    this._answers = makeSign("answer", "");
    this._clock = make("p", { className: "clock", hidden: true });
    this._clock.setAttribute("role", "timer");
  }

  connectedCallback() {
    if (this.childElementCount > 0) return;
    const signs = [this._black, this._white, this._open, this._locked, this._shown, this._hidden, this._phones, this._answers];
    const list = make("ul", { className: "signs" }, ...signs.map(({ sign }) => sign));
    this.append(this._place, this._prompt, make("div", { className: "standing" }, list, this._clock));
  }

  /**
   * @param {RoomView} view
   * @param {string} lang the question's language where it is another than the page's, else ""
   */
  show(view, lang) {
    const { question, results, session, connected, black, white } = view;
    const screen = whichScreen(view);
    const asked = screen === "question" ? question : null;
    // What is only read is neither open nor locked, and nobody answers it.
    const answered = asksNothing(asked) ? null : asked;
    put(this._place, sayPlace(view));
    put(this._prompt, screen === "ended" ? t("The session is over.") : (asked?.prompt ?? session?.title ?? ""));
    this._prompt.lang = screen === "ended" ? "" : lang;
    this._black.sign.hidden = !black;
    this._white.sign.hidden = !white;
    this._open.sign.hidden = !answered?.open;
    this._locked.sign.hidden = answered === null || answered.open;
    this._shown.sign.hidden = !answered?.revealed;
    this._hidden.sign.hidden = answered === null || answered.revealed === true;
    this._answers.sign.hidden = answered === null;
    this._phones.sign.hidden = screen === "ended";
    put(this._phones.words, tn("{n} phone", "{n} phones", connected));
    put(this._answers.words, tn("{n} answer", "{n} answers", results?.participants ?? 0));
  }

  /** @param {number | null} left milliseconds; null without a countdown */
  tick(left) {
    this._clock.hidden = left === null;
    if (left === null) return;
    put(this._clock, sayClock(left));
    this._clock.classList.toggle("last", left <= LAST_CALL_MS);
  }
}

/** @param {RoomView} view */
function sayPlace(view) {
  const screen = whichScreen(view);
  if (screen === "ended") return view.session?.title ?? "";
  if (screen === "lobby") return t("Not started yet · code {code}", { code: groupCode(view.session?.code ?? "") });
  const place = placeOf(view);
  return place === null ? "" : t("Question {place} of {of}", { place: formatNumber(place.place), of: formatNumber(place.of) });
}

/**
 * @param {string} drawing
 * @param {string} text
 */
function makeSign(drawing, text) {
  const words = make("span", {}, text);
  return { sign: make("li", { className: drawing }, makeIcon(drawing), words), words };
}

customElements.define("now-card", NowCard);
