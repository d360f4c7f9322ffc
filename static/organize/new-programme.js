/** Choosing a template, a language and a name. Dispatches "create" ({template, language, title}), "file" ({file}) and "cancel". */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

/** @typedef {import("./types.js").Template} Template */

const LANGUAGES = [
  ["sv", "Svenska"],
  ["nb", "Norsk"],
  ["en", "English"],
];

export class NewProgramme extends HTMLElement {
  constructor() {
    super();
    /** @type {Record<string, Template[]>} */
    this._templates = {};
    this._chosen = "pride";
    this._welcome = make("p", { hidden: true });
    this._list = make("div", { className: "templates" });
    this._about = make("div", { className: "about-template" });
    this._language = make("select", { id: "questions-language" }, ...LANGUAGES.map(([value = "", name = ""]) => make("option", { value }, name)));
    this._title = make("input", { id: "programme-name", maxLength: 200, autocomplete: "off" });
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    this._send = make("button", { className: "primary" }, t("Create the programme"));
    this._file = make("input", { type: "file", accept: "application/json,.json", hidden: true });
    this._fromFile = make("button", { type: "button", className: "quiet" }, t("From a file…"));
    this._cancel = make("button", { type: "button", className: "quiet" }, t("Cancel"));
  }

  /**
   * @param {Record<string, Template[]>} templates by language
   * @param {string} language of the questions, at first
   */
  show(templates, language) {
    this._templates = templates;
    this._language.value = language;
    const choice = make("fieldset", {}, make("legend", {}, t("Start from")), this._list);
    const fields = make("div", { className: "new-fields" }, field(t("Language of the questions"), this._language), field(t("Name"), this._title));
    const actions = make("div", { className: "new-actions" }, this._send, this._fromFile, this._file, this._cancel);
    const form = make("form", { className: "sheet", noValidate: true }, this._welcome, choice, fields, this._about, this._problem, actions);
    form.addEventListener("submit", (event) => this._create(event));
    this._language.addEventListener("change", () => this._draw());
    this._fromFile.addEventListener("click", () => this._file.click());
    this._file.addEventListener("change", () => this._bring(this._file.files?.[0]));
    this._cancel.addEventListener("click", () => this.dispatchEvent(new Event("cancel")));
    this.replaceChildren(form);
    this._draw();
  }

  /** @param {string} text said where this is the first programme; then there is nothing to go back to */
  welcome(text) {
    this._welcome.textContent = text;
    this._welcome.hidden = false;
    this._cancel.hidden = true;
  }

  focusFirst() {
    this._list.querySelector("input")?.focus();
  }

  /** @param {string} message */
  fail(message) {
    for (const button of [this._send, this._fromFile]) button.removeAttribute("aria-busy");
    this._problem.textContent = message;
  }

  _draw() {
    const templates = this._templates[this._language.value] ?? [];
    this._list.replaceChildren(...templates.map((template) => this._option(template)));
    this._describe();
  }

  /** @param {Template} template */
  _option(template) {
    const radio = make("input", { type: "radio", name: "template", value: template.name, checked: template.name === this._chosen });
    radio.addEventListener("change", () => {
      this._chosen = template.name;
      this._describe();
    });
    const title = make("b", { lang: this._language.value }, template.name === "empty" ? t("Empty") : template.title);
    return make("label", { className: "template" }, radio, title, make("span", {}, about(template.name)));
  }

  _describe() {
    for (const label of this._list.children) label.classList.toggle("chosen", label.querySelector("input")?.checked ?? false);
    const template = this._templates[this._language.value]?.find(({ name }) => name === this._chosen);
    const questions = template?.questions ?? [];
    this._title.placeholder = template?.title ?? "";
    this._about.hidden = questions.length === 0;
    const list = make("ol", { lang: this._language.value }, ...questions.map(({ prompt }) => make("li", {}, prompt)));
    this._about.replaceChildren(make("p", { className: "label" }, t("Its questions")), list);
  }

  /** @param {File | undefined} file */
  _bring(file) {
    this._file.value = ""; // the same file may be chosen once more
    if (!file || this.querySelector("[aria-busy=true]")) return;
    this._fromFile.setAttribute("aria-busy", "true");
    this._problem.textContent = "";
    this.dispatchEvent(new CustomEvent("file", { detail: { file } }));
  }

  /** @param {Event} event */
  _create(event) {
    event.preventDefault();
    if (this.querySelector("[aria-busy=true]")) return;
    this._send.setAttribute("aria-busy", "true");
    this._problem.textContent = "";
    const title = this._title.value.trim();
    const detail = { template: this._chosen, language: this._language.value, ...(title ? { title } : {}) };
    this.dispatchEvent(new CustomEvent("create", { detail }));
  }
}

/**
 * @param {string} label
 * @param {HTMLInputElement | HTMLSelectElement} control
 */
function field(label, control) {
  return make("div", { className: "field" }, make("label", { htmlFor: control.id }, label), control);
}

/** @param {string} name of a template */
function about(name) {
  switch (name) {
    case "pride":
      return t("What people are proud of in their work: a word cloud, two choices, a scale and a story.");
    case "employeeship":
      return t("Trust, responsibility and dialogue: two word clouds, a choice, a scale and a promise.");
    case "trust":
      return t("What makes people dare, and who stands alone: a word cloud, a scale, a ranking and a grid.");
    case "leadership":
      return t("What leaders and employees need from each other, and questions from the hall.");
    case "dialogue":
      return t("Which conversations are hard and matter: a talk in pairs, a grid and a resolution.");
    case "icebreaker":
      return t("The first ten minutes: easy questions that have no wrong answer.");
    case "retrospective":
      return t("What to go on with, what to stop and where to begin, after a project or a half-year.");
    case "quiz":
      return t("Five questions with right answers, twenty seconds each. The screen shows who leads.");
    case "quick":
      return t("A word cloud, a choice and an open question. Ready in a minute.");
    default:
      return t("No questions yet. You add your own.");
  }
}

customElements.define("new-programme", NewProgramme);
