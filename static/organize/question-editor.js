/**
 * The form of one question, with a preview beside it. Dispatches "save" ({prompt, settings}) and "cancel"; whoever saves answers with `fail()` or closes it.
 *
 * Nothing is saved while somebody types: a question may be on the screen of a hall right now.
 */

import { t, tn } from "../shared/i18n.js";
import { cleanLine, countCharacters } from "../shared/characters.js";
import { make } from "../shared/make.js";
import { CommonSettings } from "./common-settings.js";
import { kinds } from "./kinds/index.js";
import { OptionList } from "./option-list.js";
import { QuestionPreview } from "./question-preview.js";

/** @typedef {import("./types.js").Settings} Settings */

const LONGEST_PROMPT = 300;
let made = 0;

export class QuestionEditor extends HTMLElement {
  constructor() {
    super();
    made += 1;
    this._kind = "";
    this._language = "";
    this._before = "";
    /** @type {import("./kinds/index.js").KindFields | null} */
    this._fields = null;
    this._common = new CommonSettings();
    this._preview = new QuestionPreview();
    this._prompt = make("textarea", { id: `prompt-${made}`, rows: 2 });
    this._left = make("span", { className: "soft small" });
    this._promptLabel = make("label", { htmlFor: this._prompt.id });
    this._promptProblem = make("p", { id: `prompt-problem-${made}`, className: "problem" });
    this._prompt.setAttribute("aria-describedby", this._promptProblem.id);
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    this._save = make("button", { className: "primary" }, t("Save"));
    this._unsaved = make("span", { className: "soft small unsaved" }, t("Not saved yet"));
  }

  /**
   * @param {string} kind
   * @param {string} prompt
   * @param {Settings} settings
   * @param {string} language of the question
   * @param {boolean} isAnswered whether anybody has answered it
   */
  edit(kind, prompt, settings, language, isAnswered) {
    this._kind = kind;
    this._language = language;
    this._fields = kinds[kind]?.fields() ?? null;
    this._prompt.value = prompt;
    this._prompt.lang = language;
    this.replaceChildren(this._form());
    this._fields?.edit(settings, language);
    if (isAnswered) this._keepOptions();
    this._common.edit(settings, language);
    this._before = this._typed();
    this.addEventListener("edited", () => this._edited());
    this._edited();
    this._prompt.focus();
  }

  /** Whether there is something here that is not saved. */
  get isUnsaved() {
    return this._typed() !== this._before;
  }

  /**
   * @param {string} message
   * @param {string} [code]
   */
  fail(message, code) {
    // Somebody has answered since this form was opened.
    if (code === "option_answered") this._keepOptions();
    this._save.removeAttribute("aria-busy");
    this._problem.textContent = message;
  }

  /** Whatever kind it is: options that may have been answered with are retired, not removed. */
  _keepOptions() {
    for (const list of this._fields?.querySelectorAll("option-list, right-options") ?? []) if (list instanceof OptionList) list.keepAll();
  }

  _form() {
    this._promptLabel.textContent = this._asksNothing ? t("Heading") : t("Question");
    const label = make("div", { className: "label-row" }, this._promptLabel, this._left);
    const cancel = make("button", { type: "button", className: "quiet" }, t("Cancel"));
    const actions = make("div", { className: "editor-actions" }, this._save, cancel, this._unsaved);
    const fields = make("div", { className: "editor-fields" }, make("div", { className: "field" }, label, this._prompt, this._promptProblem));
    if (this._fields) fields.append(this._fields);
    const liveNote = make("p", { className: "live-note" }, t("A session is live: the hall sees what you save at once."));
    // When to open, and when to show results: of what asks nothing, neither.
    fields.append(...(this._asksNothing ? [] : [this._common]), liveNote, this._problem, actions);
    const form = make("form", { noValidate: true }, fields, this._preview);
    cancel.addEventListener("click", () => this.dispatchEvent(new Event("cancel")));
    this._prompt.addEventListener("input", () => this.dispatchEvent(new Event("edited", { bubbles: true })));
    this._prompt.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault(); // a question is one paragraph
      if (event.ctrlKey || event.metaKey) form.requestSubmit();
    });
    form.addEventListener("submit", (event) => this._submit(event));
    return form;
  }

  /** @param {Event} event */
  _submit(event) {
    event.preventDefault();
    if (this._save.getAttribute("aria-busy") === "true") return;
    this._problem.textContent = "";
    if (this._findProblem()) return;
    this._save.setAttribute("aria-busy", "true");
    this.dispatchEvent(new CustomEvent("save", { detail: { prompt: cleanLine(this._prompt.value), settings: this._settings() } }));
  }

  /** @returns {boolean} whether something is wrong; it is marked and has the focus */
  _findProblem() {
    const problem = this._promptFault();
    this._showPromptFault(problem);
    if (problem) this._prompt.focus();
    return problem !== "" || (this._fields?.findProblem() ?? "") !== "" || (!this._asksNothing && this._common.findProblem() !== "");
  }

  _promptFault() {
    const characters = countCharacters(cleanLine(this._prompt.value));
    if (characters === 0) return this._asksNothing ? t("Write the heading first.") : t("Write the question first.");
    return characters > LONGEST_PROMPT ? tn("{n} character too many.", "{n} characters too many.", characters - LONGEST_PROMPT) : "";
  }

  /** @param {string} problem */
  _showPromptFault(problem) {
    this._promptProblem.textContent = problem;
    if (problem) this._prompt.setAttribute("aria-invalid", "true");
    else this._prompt.removeAttribute("aria-invalid");
  }

  _edited() {
    const prompt = cleanLine(this._prompt.value);
    const left = LONGEST_PROMPT - countCharacters(prompt);
    this._fit();
    this._left.textContent = left < 100 && left >= 0 ? tn("{n} character left", "{n} characters left", left) : "";
    // What is not written yet is no mistake; what is too long is one at once.
    this._showPromptFault(prompt === "" ? "" : this._promptFault());
    this._unsaved.hidden = !this.isUnsaved;
    this._preview.show(this._kind, prompt, this._settings(), this._language);
  }

  /** Shows all that is typed, however long. */
  _fit() {
    this._prompt.style.height = "auto";
    if (this._prompt.scrollHeight > 0) this._prompt.style.height = `${this._prompt.scrollHeight + 2}px`;
  }

  /** @returns {Settings} */
  _settings() {
    return { ...(this._asksNothing ? {} : this._common.settings), ...this._fields?.settings };
  }

  get _asksNothing() {
    return kinds[this._kind]?.asksNothing === true;
  }

  _typed() {
    return JSON.stringify([cleanLine(this._prompt.value), this._settings()]);
  }
}

customElements.define("question-editor", QuestionEditor);
