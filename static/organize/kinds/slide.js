/** Slide for the organizer: its text, its picture and what is to be seen there. */

import { t } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { longTextField } from "../long-text-field.js";
import { pictureAddress, pictureField } from "../picture-field.js";

/** @typedef {import("./index.js").Settings} Settings */

const LONGEST_TEXT = 4000;
const LINES_SKETCHED = 7;

class SlideFields extends HTMLElement {
  constructor() {
    super();
    const hint = t("An empty line begins a new paragraph. # before a line makes it a heading, - an item of a list; **bold**, *italic*.");
    this._text = longTextField(t("Text"), LONGEST_TEXT, 6, hint);
    this._picture = pictureField(t("Picture"));
    this._seen = longTextField(t("What is to be seen in the picture"), LONGEST_TEXT, 2, t("For those who do not see it; it is read out to them."));
    this._hides = make("input", { type: "checkbox" });
    this._mayHide = make("label", { className: "tick" }, this._hides, make("span", {}, t("The heading is in the picture: do not show it above, too")));
    this._hides.addEventListener("change", () => this.dispatchEvent(new Event("edited", { bubbles: true })));
    this.addEventListener("edited", () => this._showWhatFits());
  }

  /**
   * @param {Settings} settings
   * @param {string} language
   */
  edit({ text, picture, picture_text, shows_heading }, language) {
    this.replaceChildren(this._text, this._picture, this._seen, this._mayHide);
    this._text.edit(text, language);
    this._picture.edit(picture);
    this._seen.edit(picture_text, language);
    this._hides.checked = !shows_heading;
    this._showWhatFits();
  }

  get settings() {
    return { text: this._text.value, picture: this._picture.value, picture_text: this._seen.value, shows_heading: !this._hides.checked };
  }

  findProblem() {
    return this._text.findProblem() || this._picture.findProblem() || this._seen.findProblem();
  }

  /** What is asked of a picture is asked once there is one. */
  _showWhatFits() {
    this._seen.hidden = this._mayHide.hidden = this._picture.value === null;
  }
}

customElements.define("slide-fields", SlideFields);

/** @type {import("./index.js").Kind} */
export const slide = {
  id: "slide",
  asksNothing: true,
  hidesPrompt: ({ picture, shows_heading }) => picture !== null && !shows_heading,
  label: () => t("Slide"),
  about: () => t("Text or a picture, to read or look at between the questions."),
  blank: () => ({ text: "", picture: null, picture_text: "", shows_heading: true }),
  summary: ({ text, picture }) => {
    if (picture) return text.trim() ? t("text and picture") : t("picture");
    return text.trim() ? t("text") : t("heading alone");
  },
  fields: () => new SlideFields(),
  phone: ({ text, picture }) => [...sketchPicture(picture), make("div", { className: "mock-text" }, ...sketchLines(text, LINES_SKETCHED))],
  stage: ({ text, picture }) => {
    const lines = sketchLines(text, LINES_SKETCHED);
    const words = lines.length > 0 ? [make("div", { className: "mock-text" }, ...lines)] : [];
    return [make("div", { className: "mock-slide" }, ...words, ...sketchPicture(picture))];
  },
};

/** @param {string | null} picture */
function sketchPicture(picture) {
  return picture ? [make("img", { className: "mock-picture", src: pictureAddress(picture, "small"), alt: "" })] : [];
}

/**
 * The text without its signs: a sketch, for it is the server that reads Markdown.
 * @param {string} text
 * @param {number} most
 */
function sketchLines(text, most) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(0, most).map((line) => {
    const heading = /^\s{0,3}#{1,6}\s+(.*)/.exec(line);
    const item = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)/.exec(line);
    if (heading) return make("p", {}, make("b", {}, withoutSigns(heading[1] ?? "")));
    if (item) return make("p", { className: "mock-item" }, `${item[1] ? `${item[1]}.` : "•"} ${withoutSigns(item[2] ?? "")}`);
    return make("p", {}, withoutSigns(line));
  });
}

/** @param {string} line */
function withoutSigns(line) {
  return line.replace(/\*\*|__|`/g, "").replace(/(^|\s)[*_](\S.*?\S|\S)[*_](?=\W|$)/g, "$1$2").replace(/\[([^\]]+)\]\([^)]*\)/g, "$1");
}
