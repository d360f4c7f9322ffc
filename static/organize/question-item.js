/**
 * One question in the list: a row that says what is asked, a form that changes it in place, or a line that says it was removed.
 * Dispatches, bubbling: "save" ({prompt, settings}), "duplicate", "retire", "restore", "discard" (a new one that was never saved), "step" ({by}), "grab" ({event}).
 */

import { t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { icon, iconButton } from "./icons.js";
import { kinds, starts } from "./kinds/index.js";
import { QuestionEditor } from "./question-editor.js";

/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Settings} Settings */

export class QuestionItem extends HTMLElement {
  constructor() {
    super();
    /** @type {Question | null} */
    this.question = null;
    this._language = "";
    /** @type {QuestionEditor | null} */
    this._editor = null;
    this._number = make("span", { className: "number" });
    this._answers = make("span", { className: "badge" });
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    this.isRetired = false;
    this.mayEdit = true;
    this.setAttribute("role", "listitem");
  }

  /** Whether there is something here that is not saved. */
  get isUnsaved() {
    return this._editor?.isUnsaved ?? false;
  }

  /**
   * A question that is stored.
   * @param {Question} question
   * @param {string} language
   */
  show(question, language) {
    this.question = question;
    this._language = language;
    this.isRetired = false;
    this._editor = null;
    this._problem.textContent = "";
    this.className = this.mayEdit ? "question sheet" : "question to-read sheet";
    const changing = this.mayEdit ? [this._buttons(), this._problem] : [];
    this.replaceChildren(this.mayEdit ? this._handle() : "", this._number, this._words(question), ...changing);
  }

  /**
   * A question that is yet to be written.
   * @param {string} id of what it starts from
   * @param {string} language
   */
  write(id, language) {
    const start = starts[id];
    this._language = language;
    this._openEditor(start?.kind ?? id, "", start?.blank(language) ?? {});
  }

  /** @param {number} number its place, from 1 */
  set number(number) {
    this._number.textContent = String(number);
  }

  /**
   * @param {boolean} isFirst
   * @param {boolean} isLast
   */
  bound(isFirst, isLast) {
    this._button("up")?.toggleAttribute("disabled", isFirst);
    this._button("down")?.toggleAttribute("disabled", isLast);
  }

  /** Says that it was removed, and how to bring it back. */
  retire() {
    this.isRetired = true;
    this.className = "question retired";
    const words = make("p", {}, t("Removed: {question}", { question: this.question?.prompt ?? "" }));
    const undo = make("button", { type: "button", className: "secondary" }, t("Undo"));
    undo.addEventListener("click", () => this._tell("restore"));
    const kept = (this.question?.answers ?? 0) > 0 ? make("p", { className: "soft small" }, t("Its answers stay in the exports.")) : "";
    this.replaceChildren(make("div", { className: "words" }, words, kept), undo, this._problem);
    undo.focus();
  }

  /**
   * @param {string} message
   * @param {string} [code]
   */
  fail(message, code) {
    if (this._editor) this._editor.fail(message, code);
    else this._problem.textContent = message;
  }

  /** @param {string} name */
  focusButton(name) {
    const wanted = this._button(name);
    const other = this._button(name === "up" ? "down" : "up");
    (wanted && !wanted.disabled ? wanted : other)?.focus();
  }

  _handle() {
    const handle = make("span", { className: "handle", title: t("Drag to move") }, icon("drag"));
    handle.addEventListener("pointerdown", (event) => this._tell("grab", { event }));
    return handle;
  }

  /** @param {Question} question */
  _words({ kind, prompt, settings, answers }) {
    const sort = kinds[kind];
    const about = make("p", { className: "about" }, icon(kind, 16), make("span", {}, `${sort?.label() ?? kind}, ${sort?.summary(settings) ?? ""}`));
    this._answers.textContent = tn("{n} answer", "{n} answers", answers);
    this._answers.hidden = answers === 0;
    about.append(this._answers);
    return make("div", { className: "words" }, make("h3", { lang: this._language }, prompt), about);
  }

  _buttons() {
    const prompt = this.question?.prompt ?? "";
    const edit = make("button", { type: "button", className: "secondary" }, icon("edit", 18), t("Edit"));
    edit.dataset.does = "edit";
    edit.setAttribute("aria-label", t("Edit: {question}", { question: prompt }));
    edit.addEventListener("click", () => this.question && this._openEditor(this.question.kind, prompt, this.question.settings));
    const buttons = make("div", { className: "buttons" }, edit);
    buttons.append(
      this._picture("up", t("Move up: {question}", { question: prompt }), () => this._tell("step", { by: -1 })),
      this._picture("down", t("Move down: {question}", { question: prompt }), () => this._tell("step", { by: 1 })),
      this._picture("copy", t("Duplicate: {question}", { question: prompt }), () => this._tell("duplicate")),
      this._picture("remove", t("Remove: {question}", { question: prompt }), () => this._tell("retire")),
    );
    return buttons;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {() => void} press
   */
  _picture(name, label, press) {
    const button = iconButton(name, label, press);
    button.dataset.does = name;
    return button;
  }

  /** @param {string} name */
  _button(name) {
    return /** @type {HTMLButtonElement | null} */ (this.querySelector(`[data-does="${name}"]`));
  }

  /**
   * @param {string} kind
   * @param {string} prompt
   * @param {Settings} settings
   */
  _openEditor(kind, prompt, settings) {
    const editor = (this._editor = new QuestionEditor());
    editor.addEventListener("cancel", () => this._close());
    editor.addEventListener("save", (event) => this._tell("save", /** @type {CustomEvent} */ (event).detail));
    this.className = "question editing sheet";
    const head = make("p", { className: "about" }, icon(kind, 16), make("span", {}, kinds[kind]?.label() ?? kind));
    this.replaceChildren(head, editor);
    this.dataset.kind = kind;
    editor.edit(kind, prompt, settings, this._language, (this.question?.answers ?? 0) > 0);
  }

  _close() {
    if (!this.question) return this._tell("discard");
    this.show(this.question, this._language);
    this._tell("closed");
    this._button("edit")?.focus();
  }

  /**
   * @param {string} what
   * @param {object} [detail]
   */
  _tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail, bubbles: true }));
  }
}

customElements.define("question-item", QuestionItem);
