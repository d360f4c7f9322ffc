/** Pin on the phone: a picture, and one pin to put into it. */

import { t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { makePicture } from "../../shared/picture.js";
import { drawMarks, percent, PlaceSurface } from "./place-surface.js";

/** @typedef {import("../../shared/messages.js").PinQuestion} Question */
/** @typedef {import("../../shared/messages.js").PinSettings} Settings */
/** @typedef {import("../../shared/messages.js").PinValue} Value */
/** @typedef {import("../../shared/messages.js").PinTally} Tally */
/** @typedef {import("../../shared/messages.js").Place} Place */

const LEAST_SIZE = 0.35; // of the largest dot of the results

export class PhonePin extends HTMLElement {
  constructor() {
    super();
    /** @type {Place | null} */
    this._pin = null;
    /** @type {PlaceSurface | null} */
    this._surface = null;
    this._told = "";
  }

  /**
   * @param {Question} question
   * @param {Value | null} draft
   */
  ask({ settings }, draft) {
    this._pin = draft?.pin ?? null;
    const picture = makeGround(settings);
    this._surface = new PlaceSurface(picture, false, {
      name: t("The picture: arrow keys move the pin"),
      say,
      place: (_id, place) => this._place(place),
      choose: () => false,
    });
    // Where the picture is not, no place in it can be meant.
    this._surface.surface.classList.add("waiting");
    picture.addEventListener("load", () => this._surface?.surface.classList.remove("waiting"));
    const hint = make("p", { className: "hint", id: "pin-hint" }, t("Tap where it is. Drag the pin to move it."));
    const group = make("fieldset", {}, hint, this._surface.surface, this._surface.said, this._surface.sliders);
    group.setAttribute("aria-labelledby", "prompt");
    group.setAttribute("aria-describedby", "pin-hint");
    this.replaceChildren(group);
    this._show();
  }

  get draft() {
    return this._pin ? this.value : null;
  }

  get value() {
    return { pin: this._pin ?? /** @type {Place} */ ([0.5, 0.5]) };
  }

  findProblem() {
    if (this._pin) return null;
    this._surface?.focus();
    return t("Put the pin into the picture first.");
  }

  /**
   * @param {Question} question
   * @param {Value} value
   */
  quote({ settings }, { pin }) {
    this.replaceChildren(drawMarks(makeGround(settings), false, [mark(pin)]), make("p", { className: "place-said" }, say(pin)));
  }

  /**
   * @param {Question} question
   * @param {import("../../shared/messages.js").Results} results
   * @param {Value | null} own
   */
  tell({ settings }, { tally }, own) {
    const { spots, answers } = /** @type {Tally} */ (tally);
    const told = JSON.stringify([spots, own]);
    if (told === this._told) return;
    this._told = told;
    const most = Math.max(1, ...spots.map(([, , count]) => count));
    const dots = spots.map(([x, y, count]) => ({ id: "", text: "", place: /** @type {Place} */ ([x, y]), className: "spot", size: Math.max(LEAST_SIZE, Math.sqrt(count / most)) }));
    const picture = this.querySelector("img") ?? makeGround(settings);
    const count = make("p", { className: "place-said" }, tn("{n} answer", "{n} answers", answers));
    this.replaceChildren(drawMarks(picture, false, own ? [...dots, mark(own.pin)] : dots), count);
  }

  /** @param {Place} place */
  _place(place) {
    this._pin = place;
    this._surface?.tell(say(place));
    this._show();
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }

  _show() {
    this._surface?.show(this._pin ? [{ ...mark(this._pin), isChosen: true }] : []);
  }
}

/** @param {Settings} settings */
function makeGround({ picture, picture_text }) {
  return makePicture(picture, picture_text, "/small");
}

/** @param {Place} place */
function mark(place) {
  return { id: "pin", text: "", place, className: "pin" };
}

/** @param {Place} place */
function say([x, y]) {
  return t("{x} % from the left, {y} % from the top", { x: percent(x), y: percent(y) });
}

customElements.define("phone-pin", PhonePin);
