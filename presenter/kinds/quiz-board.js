/** Who leads the quiz: the best ten with their points, and what the newest question brought. */

import { formatNumber, t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { put } from "../put.js";

/** @typedef {import("../../static/shared/messages.js").LeaderboardMessage} Leaderboard */

export class QuizBoard extends HTMLElement {
  constructor() {
    super();
    this._heading = make("h2", {}, t("Leaderboard"));
    this._rows = make("tbody", {});
    const heads = [t("Place"), t("Name"), t("This question"), t("Points")].map((text) => make("th", { scope: "col" }, text));
    this._table = make("table", {}, make("thead", { className: "unseen" }, make("tr", {}, ...heads)), this._rows);
    this._more = make("p", { className: "why" });
    this._shown = "";
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._heading, this._table, this._more);
  }

  /** @param {Leaderboard} leaderboard */
  show({ places, more }) {
    const shown = JSON.stringify(places);
    put(this._more, sayMore(places.length, more));
    if (shown === this._shown) return;
    this._shown = shown;
    this._table.hidden = places.length === 0;
    this._rows.replaceChildren(...places.map((place) => makeRow(place)));
  }
}

/** @param {import("../../static/shared/messages.js").BoardPlace} place */
function makeRow({ place, name, points, gain }) {
  const gained = make("td", { className: "gain" }, gain > 0 ? `+${formatNumber(gain)}` : "");
  const who = make("th", { scope: "row", dir: "auto" }, name);
  return make("tr", {}, make("td", { className: "place" }, formatNumber(place)), who, gained, make("td", { className: "points" }, formatNumber(points)));
}

/**
 * @param {number} shown
 * @param {number} more
 */
function sayMore(shown, more) {
  if (more === 0) return shown === 0 ? t("Nobody has answered yet.") : "";
  if (shown === 0) return tn("{n} takes part without a nickname.", "{n} take part without a nickname.", more);
  return tn("and {n} more, with or without a nickname", "and {n} more, with or without a nickname", more);
}

customElements.define("quiz-board", QuizBoard);
