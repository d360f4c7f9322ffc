/** The pictures of a session's results: files to fetch, and of word clouds posters in a shape of one's own. Dispatches, bubbling: "pictures" when it is opened, "poster" ({ question, form }), "say". */

import { t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { icon } from "./icons.js";
import { saveFile } from "./save-file.js";

/** @typedef {import("./types.js").Session} Session */
/** @typedef {import("./types.js").ResultPicture} ResultPicture */

const MAX_BYTES = 8 * 1024 * 1024;
const OWN = "own";

export class SessionPictures extends HTMLElement {
  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    /** @type {ResultPicture[] | null} */
    this._pictures = null;
    this._isDark = make("input", { type: "checkbox" });
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    this._rows = make("ul", {});
    this._details = make("details", {}, make("summary", {}, t("Pictures of the results")));
    this._details.append(make("label", { className: "tick" }, this._isDark, t("Dark background")), this._rows, this._problem);
    this._details.addEventListener("toggle", () => {
      if (this._details.open) this.dispatchEvent(new CustomEvent("pictures", { bubbles: true }));
    });
    this._isDark.addEventListener("change", () => this._address());
  }

  /** @param {Session} session */
  show(session) {
    this.session = session;
    this.hidden = session.participants === 0;
    if (this.childElementCount === 0) this.append(this._details);
  }

  /** @param {ResultPicture[]} pictures */
  list(pictures) {
    this._problem.textContent = pictures.length > 0 ? "" : t("Nothing has been answered yet of which there are pictures.");
    if (JSON.stringify(pictures) === JSON.stringify(this._pictures)) return;
    this._pictures = pictures;
    this._rows.replaceChildren(...pictures.map((picture) => this._row(picture)));
    this._address();
  }

  /** @param {string} message */
  fail(message) {
    this._rest();
    this._problem.textContent = message;
  }

  /**
   * Hands the poster over to the browser, which saves it.
   * @param {{ name: string, blob: Blob }} file
   */
  save(file) {
    this._rest();
    this._problem.textContent = "";
    saveFile(file);
    this._say(t("The poster is ready."));
  }

  /** @param {ResultPicture} picture */
  _row({ question, prompt, answers, poster }) {
    const about = make("p", {}, make("span", { lang: this.session?.language ?? "" }, prompt), " ", make("span", { className: "soft small" }, tn("{n} answer", "{n} answers", answers)));
    const files = make("div", { className: "files" }, ...["png", "svg"].map((format) => this._link(question, prompt, format)));
    const row = make("li", {}, about, files);
    if (poster) this._addPoster(row, files, question, prompt);
    return row;
  }

  /**
   * @param {HTMLElement} row
   * @param {HTMLElement} files
   * @param {string} question
   * @param {string} prompt
   */
  _addPoster(row, files, question, prompt) {
    const form = this._posterForm(question);
    const button = make("button", { type: "button", className: "secondary small" }, t("Poster…"));
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-label", t("Poster of: {question}", { question: prompt }));
    button.addEventListener("click", () => {
      form.hidden = !form.hidden;
      button.setAttribute("aria-expanded", String(!form.hidden));
      if (!form.hidden) form.querySelector("select")?.focus();
    });
    files.append(button);
    row.append(form);
  }

  /**
   * @param {string} question
   * @param {string} prompt
   * @param {string} format
   */
  _link(question, prompt, format) {
    const link = make("a", { className: "button secondary small", download: "" }, icon("save", 16), format.toUpperCase());
    link.dataset["question"] = question;
    link.dataset["format"] = format;
    link.setAttribute("aria-label", t("{format} of: {question}", { format: format.toUpperCase(), question: prompt }));
    return link;
  }

  /** @param {string} question */
  _posterForm(question) {
    const shape = make("select", { name: "shape" }, ...shapes().map(([value, name]) => make("option", { value }, name)));
    const mask = make("input", { type: "file", name: "mask", accept: "image/png,image/jpeg" });
    const own = make("label", { className: "field", hidden: true }, make("span", { className: "label" }, t("Your own picture")), mask);
    own.append(make("span", { className: "soft small" }, t("A PNG or JPEG picture of at most 8 MB. Its dark parts are filled with words.")));
    const send = make("button", { className: "tonal" }, t("Make the poster"));
    const form = make("form", { className: "poster", hidden: true, noValidate: true });
    form.append(make("label", { className: "field" }, make("span", { className: "label" }, t("Shape")), shape), own, send);
    form.append(make("p", { className: "soft small" }, t("A3, ready to print. It takes about a quarter of a minute.")));
    shape.addEventListener("change", () => (own.hidden = shape.value !== OWN));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (send.getAttribute("aria-busy") === "true") return;
      const wrong = shape.value === OWN ? this._fault(mask.files?.[0]) : "";
      if (wrong) return this.fail(wrong);
      this._problem.textContent = "";
      send.setAttribute("aria-busy", "true");
      this._say(t("The poster is being made."));
      this.dispatchEvent(new CustomEvent("poster", { detail: { question, form: this._answers(shape.value, mask.files?.[0]) }, bubbles: true }));
    });
    return form;
  }

  /** @param {File | undefined} file */
  _fault(file) {
    if (!file) return t("Choose a picture first.");
    return file.size > MAX_BYTES ? t("The picture is too large: at most 8 MB.") : "";
  }

  /**
   * @param {string} shape
   * @param {File | undefined} mask
   */
  _answers(shape, mask) {
    const form = new FormData();
    if (shape !== OWN) form.append("shape", shape);
    else if (mask) form.append("mask", mask);
    form.append("theme", this._theme);
    return form;
  }

  get _theme() {
    return this._isDark.checked ? "dark" : "light";
  }

  /** Every link says which theme is wanted. */
  _address() {
    for (const link of this._rows.querySelectorAll("a")) {
      const { question, format } = link.dataset;
      const size = format === "png" ? "&size=4k" : "";
      link.href = `/api/v1/sessions/${this.session?.id}/pictures/${question}.${format}?theme=${this._theme}${size}`;
    }
  }

  _rest() {
    for (const button of this._rows.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  }

  /** @param {string} text */
  _say(text) {
    this.dispatchEvent(new CustomEvent("say", { detail: text, bubbles: true }));
  }
}

/** @returns {[string, string][]} */
function shapes() {
  return [
    ["wisent", t("Wisent")],
    ["heart", t("Heart")],
    ["circle", t("Circle")],
    ["square", t("Square")],
    [OWN, t("Your own picture")],
  ];
}

customElements.define("session-pictures", SessionPictures);
