/**
 * The questions to prepare with, one a page, back and forth, and a last page. Takes what was written before; dispatches "written" (CustomEvent, detail:
 * { question, draft }) as somebody writes, "prepared" and "forget"; those of its keep-box come through.
 */

import { formatNumber, t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { KeepBox } from "./keep-box.js";
import { makeKindElement } from "./kinds/index.js";

/** @typedef {{ id: string, kind: string, prompt: string, settings: any }} Question */

export class ReflectPages extends HTMLElement {
  constructor() {
    super();
    /** @type {Question[]} */
    this._questions = [];
    /** @type {Map<string, any>} what is written, by question */
    this._written = new Map();
    this._place = 0;
    this._isCounted = false;
    /** What keeps it under a code, on the last page. */
    this.keepBox = new KeepBox();
    this._lang = "";
    this._where = make("p", { className: "soft" });
    this._where.setAttribute("role", "status");
    this._content = make("div", {});
    this._back = make("button", { type: "button", className: "secondary" }, t("Previous"));
    this._on = make("button", { type: "button", className: "primary" }, t("Next"));
    this._done = make("button", { type: "button", className: "primary" }, t("I have prepared"));
    this._said = make("p", {});
    this._said.setAttribute("role", "status");
    this._warning = make("p", { className: "problem" });
    this._warning.setAttribute("role", "alert");
    this._back.addEventListener("click", () => this._go(this._place - 1));
    this._on.addEventListener("click", () => this._go(this._place + 1));
    this._done.addEventListener("click", () => {
      if (this._done.getAttribute("aria-busy") === "true") return;
      this._done.setAttribute("aria-busy", "true");
      this.dispatchEvent(new Event("prepared"));
    });
  }

  /** @param {boolean} isKept whether what is written outlives the page */
  keep(isKept) {
    const warning = isKept ? "" : t("This browser keeps nothing: what you write is gone when you close this page.");
    if (this._warning.textContent !== warning) this._warning.textContent = warning;
  }

  /** @param {string} lang the questions' language, where it is not the page's; else "" */
  spokenIn(lang) {
    this._lang = lang;
  }

  /**
   * @param {Question[]} questions
   * @param {(question: string) => any} read what was written to a question, or null
   * @param {boolean} isCounted
   */
  begin(questions, read, isCounted) {
    this._questions = questions;
    this._written = new Map(questions.map(({ id }) => [id, read(id)]));
    this._isCounted = isCounted;
    this.replaceChildren(this._where, this._warning, this._content, make("div", { className: "steps" }, this._back, this._on));
    this._place = 0;
    this._show();
  }

  /** @param {boolean} isCounted whether it was; else it is said that it was not */
  counted(isCounted) {
    this._done.removeAttribute("aria-busy");
    this._isCounted = isCounted;
    this._done.hidden = isCounted;
    this._said.textContent = isCounted ? sayCounted() : t("The server cannot be reached. What you wrote is kept here; try again in a moment.");
  }

  /** @param {number} place */
  _go(place) {
    this._place = Math.min(this._questions.length, Math.max(0, place));
    this._show();
    scrollTo({ top: 0 });
    this._content.querySelector("h1")?.focus({ preventScroll: true });
  }

  _show() {
    const question = this._questions[this._place];
    const [n, of] = [this._place + 1, this._questions.length].map((number) => formatNumber(number));
    this._back.disabled = this._place === 0;
    this._on.hidden = question === undefined;
    this._where.textContent = question ? t("Question {n} of {of}", { n: n ?? "", of: of ?? "" }) : "";
    this._content.replaceChildren(...(question ? this._ask(question) : this._last()));
  }

  /** @param {Question} question */
  _ask(question) {
    const heading = make("h1", { tabIndex: -1, lang: this._lang }, question.prompt);
    const fields = makeKindElement(question.kind);
    if (fields === null) return [heading];
    fields.ask(question, this._written.get(question.id) ?? null, null);
    const holder = make("div", { lang: this._lang }, fields);
    holder.addEventListener("edited", () => {
      this._written.set(question.id, fields.draft);
      this.dispatchEvent(new CustomEvent("written", { detail: { question: question.id, draft: fields.draft } }));
    });
    return [heading, holder];
  }

  _last() {
    const own = this._questions.flatMap((question) => {
      const written = this._written.get(question.id) ?? null;
      const quote = written === null ? null : makeKindElement(question.kind);
      quote?.quote(question, written);
      return quote ? [make("section", { lang: this._lang }, make("h2", {}, question.prompt), quote)] : [];
    });
    const heading = make("h1", { tabIndex: -1 }, own.length > 0 ? t("This is what you have written") : t("You have written nothing yet"));
    const isKept = this._warning.textContent === "";
    const kept = make("p", { className: "soft" }, isKept ? t("It is kept on this phone. Open the same link again to read it or to write on.") : "");
    this._done.hidden = this._isCounted || own.length === 0;
    this._said.textContent = this._isCounted ? sayCounted() : "";
    const forget = make("button", { type: "button", className: "quiet" }, t("Delete what I wrote"));
    forget.addEventListener("click", () => this._askToForget(forget));
    return [heading, kept, ...own, this._said, make("div", { className: "actions" }, this._done, ...(own.length > 0 ? [forget] : [])), ...(own.length > 0 ? [this.keepBox] : [])];
  }

  /** @param {HTMLElement} button */
  _askToForget(button) {
    const really = make("button", { type: "button", className: "secondary" }, t("Delete it from this phone"));
    really.addEventListener("click", () => {
      this.dispatchEvent(new Event("forget"));
      this._content.querySelector("h1")?.focus();
    });
    button.replaceWith(really);
    really.focus();
  }
}

function sayCounted() {
  return t("Thank you. You are counted as one who has prepared; nobody is told who you are or what you wrote.");
}

customElements.define("reflect-pages", ReflectPages);
