/** Pin for the organizer: the picture, what is to be seen in it, and the right area where there is one. */

import { t } from "../../shared/i18n.js";
import { cleanLine } from "../../shared/characters.js";
import { make } from "../../shared/make.js";
import { AreaField } from "../area-field.js";
import { pictureAddress, pictureField } from "../picture-field.js";
import { textField } from "../text-field.js";

/** @typedef {import("./index.js").Settings} Settings */

const LONGEST_TEXT = 500;
/** Where the sketched pins lie, in per cent. @type {[number, number][]} */
const SAMPLE_PINS = [[30, 40], [34, 46], [28, 48], [33, 36], [66, 60], [70, 64], [52, 24]];

class PinFields extends HTMLElement {
  constructor() {
    super();
    this._picture = pictureField(t("Picture"), true);
    this._text = textField(t("What is to be seen in the picture"), LONGEST_TEXT);
    this._right = new AreaField().ask(t("A part of the picture is right"));
    this._missing = make("p", { className: "problem" });
    this._missing.setAttribute("role", "alert");
    this.addEventListener("edited", () => this._follow());
  }

  /**
   * @param {Settings} settings
   * @param {string} language
   */
  edit({ picture, picture_text, right }, language) {
    const why = make("p", { className: "soft small" }, t("For those who do not see it; it is read out to them."));
    const note = make("p", { className: "soft small" }, t("Phones never see which part is right. The screen shows it when the results are revealed, or once the question is closed."));
    this.replaceChildren(this._picture, make("div", {}, this._text, why, this._missing), this._right, note);
    this._picture.edit(picture);
    this._text.edit(picture_text, language);
    this._right.edit(right);
    this._follow();
  }

  get settings() {
    return { picture: this._picture.value, picture_text: cleanLine(this._text.value), right: this._right.value };
  }

  findProblem() {
    return this._picture.findProblem() || this._text.findProblem() || this._findMissing() || this._right.findProblem();
  }

  _findMissing() {
    this._missing.textContent = cleanLine(this._text.value) === "" ? t("Say what is to be seen.") : "";
    if (this._missing.textContent !== "") this._text.querySelector("input")?.focus();
    return this._missing.textContent;
  }

  /** The area lies in the picture that is chosen now. */
  _follow() {
    this._right.lieIn(this._picture.value);
    if (cleanLine(this._text.value) !== "") this._missing.textContent = "";
  }
}

customElements.define("pin-fields", PinFields);

/** @type {import("./index.js").Kind} */
export const pin = {
  id: "pin",
  label: () => t("Pin on a picture"),
  about: () => t("A place each in a picture of yours: a map, a photograph, a drawing. The screen shows where the pins are."),
  blank: () => ({ picture: null, picture_text: "", right: null }),
  summary: ({ right }) => (right === null ? t("on a picture") : t("on a picture, with a right area")),
  fields: () => new PinFields(),
  phone: ({ picture }) => [mockPicture(picture, 1)],
  stage: ({ picture }) => [mockPicture(picture, SAMPLE_PINS.length)],
};

/**
 * @param {string | null} picture
 * @param {number} pins
 */
function mockPicture(picture, pins) {
  const drawn = picture === null ? make("div", { className: "mock-field tall" }) : make("img", { src: pictureAddress(picture, "small"), alt: "" });
  const marks = SAMPLE_PINS.slice(0, pins).map(([left, top]) => {
    const mark = make("b", {});
    Object.assign(mark.style, { left: `${left}%`, top: `${top}%` });
    return mark;
  });
  return make("div", { className: "mock-pins" }, drawn, ...marks);
}
