/** Pin on the projected screen: the picture as large as the stage allows with the pins of the hall and, once told, the right area. */

import { formatNumber, language, t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { makePicture } from "../../static/shared/picture.js";
import { put } from "../put.js";
import { BarsPicture } from "./bars-picture.js";
import { isRightTold } from "./right-answer.js";
import { Spots } from "./spots.js";

/** @typedef {import("../../static/shared/messages.js").PinQuestion} Question */
/** @typedef {import("../../static/shared/messages.js").PinTally} Tally */

const SIDE = 40; // cells along a side, by which the server gathers pins
const READ = 10; // places that are read out, the commonest
const NEAR_EDGE = 0.15; // of the picture's height: above such an area there is no room for its flag
const percentFormat = new Intl.NumberFormat(language, { style: "percent" });

export class PresenterPin extends BarsPicture {
  constructor() {
    super("");
    this._spots = new Spots(SIDE, false);
    this._flag = make("p", {});
    this._right = make("div", { className: "right-area none" }, this._flag);
    this._board = make("div", { className: "board" });
    this._picture = make("img", { alt: "" });
    this._shown = "";
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._board, this._table);
    super.connectedCallback();
  }

  /** @param {import("../../static/shared/room-view.js").RoomView} view */
  show({ question, results }) {
    const asked = /** @type {Question} */ (question);
    if (results === null) return;
    const tally = /** @type {Tally} */ (results.tally);
    this._setPicture(asked.settings.picture, asked.settings.picture_text);
    this._spots.show(tally.spots);
    const area = asked.settings.right ?? null;
    const isTold = area !== null && isRightTold(asked);
    const hits = tally.right?.hits ?? 0;
    const said = tn("{n} of {all} in the right area", "{n} of {all} in the right area", hits, { all: formatNumber(tally.answers) });
    this._right.classList.toggle("none", !isTold);
    if (isTold) this._showArea(area, said);
    this.remark = area !== null && !isTold ? t("The right answer comes when the question is closed") : "";
    const commonest = [...tally.spots].sort(([, , one], [, , other]) => other - one).slice(0, READ);
    const cells = commonest.map(([x, y, count]) => [t("{x} from the left, {y} from the top", { x: percentFormat.format(x), y: percentFormat.format(y) }), formatNumber(count)]);
    if (isTold) cells.unshift([t("In the right area"), formatNumber(hits)]);
    this._tell([t("Place"), t("Answers")], cells);
  }

  /**
   * @param {string} id
   * @param {string} text
   */
  _setPicture(id, text) {
    const shown = JSON.stringify([id, text]);
    if (shown === this._shown) return;
    this._shown = shown;
    this._picture = makePicture(id, text);
    this._picture.addEventListener("load", () => this._fit());
    for (const part of [this._right, this._spots.element]) part.setAttribute("aria-hidden", "true");
    this._board.replaceChildren(this._picture, this._right, this._spots.element);
  }

  /**
   * @param {readonly number[]} area
   * @param {string} said
   */
  _showArea([left = 0, top = 0, right = 1, bottom = 1], said) {
    const { style, classList } = this._right;
    const share = (/** @type {number} */ one) => `${(one * 100).toFixed(2)}%`;
    Object.assign(style, { left: share(left), top: share(top), width: share(right - left), height: share(bottom - top) });
    classList.toggle("high", top < NEAR_EDGE);
    classList.toggle("rightwards", left + right > 1);
    put(this._flag, said);
  }

  /** As large as the stage allows, so that a share of the board is one of the picture. */
  _fit() {
    const { naturalWidth, naturalHeight } = this._picture;
    if (!this.isConnected || naturalWidth === 0) return;
    const scale = Math.min(this.clientWidth / naturalWidth, this.clientHeight / naturalHeight);
    Object.assign(this._board.style, { width: `${scale * naturalWidth}px`, height: `${scale * naturalHeight}px` });
  }
}

customElements.define("presenter-pin", PresenterPin);
