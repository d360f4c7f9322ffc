/** The line at the bottom of the screen: the way in for those who come late, and how things stand. */

import { asksNothing } from "../static/shared/asks-nothing.js";
import { formatNumber, t, tn } from "../static/shared/i18n.js";
import { make } from "../static/shared/make.js";
import { makeIcon } from "./icon.js";
import { put } from "./put.js";
import { placeOf } from "./what-to-show.js";
import { groupCode, sayClock } from "./wording.js";

/** @typedef {import("../static/shared/room-view.js").RoomView} RoomView */

const LAST_CALL_MS = 10_000;

export class StatusLine extends HTMLElement {
  connectedCallback() {
    if (this.childElementCount > 0) return;
    this._address = make("b", {});
    this._code = make("b", { className: "code" });
    this._join = make("p", { className: "join" }, this._address, make("span", { className: "join-code" }, t("code"), " ", this._code));
    this._remark = make("p", { className: "remark" });
    this._place = make("p", { className: "place" });
    this._phones = this._makeFact("phone");
    this._answers = this._makeFact("answer");
    this._finished = make("p", { className: "finished" });
    this._reactions = make("p", { className: "reactions" });
    this._open = this._makeFact("open");
    this._locked = this._makeFact("locked");
    this._clock = make("p", { className: "clock", hidden: true });
    this._clock.setAttribute("role", "timer");
    const counts = [this._reactions, this._phones.fact, this._answers.fact, this._finished, this._open.fact, this._locked.fact];
    this.append(this._join, make("div", { className: "facts" }, this._remark, this._place, ...counts, this._clock));
  }

  /**
   * @param {RoomView} view
   * @param {boolean} showsJoin
   * @param {string} remark on the picture above
   */
  show(view, showsJoin, remark) {
    const { question, results, session, connected } = view;
    if (!this._join || !this._phones || question === null || session === null) return;
    this._join.hidden = !showsJoin;
    put(this._remark, remark);
    put(this._address, "join_host" in session ? session.join_host : "");
    put(this._code, groupCode(session.code));
    const place = placeOf(view);
    put(this._place, place === null || place.of === 1 ? "" : t("Question {place} of {of}", { place: formatNumber(place.place), of: formatNumber(place.of) }));
    put(this._phones.words, tn("{n} phone", "{n} phones", connected));
    const participants = results?.participants ?? 0;
    put(this._answers?.words, tn("{n} answer", "{n} answers", participants));
    const isRead = asksNothing(question);
    if (this._answers) this._answers.fact.hidden = isRead;
    put(this._finished, view.pace === "own" ? tn("{n} finished", "{n} finished", view.progress.finished) : "");
    this._countReactions(Object.entries(view.reactions?.counts ?? {}));
    if (this._open) this._open.fact.hidden = isRead || !question.open;
    if (this._locked) this._locked.fact.hidden = isRead || question.open;
    put(this._open?.words, t("Open"));
    put(this._locked?.words, t("Locked"));
  }

  /** @param {[string, number][]} counts */
  _countReactions(counts) {
    const told = counts.map(([emoji, count]) => `${emoji} ${formatNumber(count)}`);
    if (told.join(" ") === [...(this._reactions?.children ?? [])].map((one) => one.textContent).join(" ")) return;
    this._reactions?.replaceChildren(...told.map((text) => make("span", {}, text)));
  }

  /** @param {number | null} left milliseconds; null without a countdown */
  tick(left) {
    if (!this._clock) return;
    this._clock.hidden = left === null;
    if (left === null) return;
    put(this._clock, sayClock(left));
    this._clock.classList.toggle("last", left <= LAST_CALL_MS);
  }

  /** @param {string} name */
  _makeFact(name) {
    const words = make("span", {});
    return { fact: make("p", { className: name }, makeIcon(name), words), words };
  }
}

customElements.define("status-line", StatusLine);
