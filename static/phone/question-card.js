/**
 * One question as the person sees it: the form, their own answer and how it stands, the countdown, results. It sends nothing; it dispatches
 * "answer" (CustomEvent, detail: the value), "withdraw" and "draft" (detail: what is being written, or null).
 */

import { t } from "../shared/i18n.js";
import { makeKindElement } from "./kinds/index.js";
import { make } from "../shared/make.js";

/** @typedef {import("../shared/messages.js").Value} Value */
/**
 * @typedef {object} CardFacts
 * @property {import("../shared/messages.js").Question} question
 * @property {string} lang the question's language, where it is not the page's; else ""
 * @property {Value | null} own the person's answer: on disk, or on its way there
 * @property {string[]} supports the entries of others that the person supports
 * @property {import("./kinds/index.js").Unsupported | null} unsupported the one whose support was not taken, just now
 * @property {"saved" | "saving" | "waiting"} standing of it
 * @property {Value | null} draft what was being written before
 * @property {string} refusal why the last answer was not taken, or ""
 * @property {string} note about what just happened, or ""
 * @property {import("../shared/messages.js").Results | null} results
 * @property {import("../shared/messages.js").QuizOutcome | null} outcome how the person did, once the right answer is told
 * @property {string | null} nickname what the person called themselves before; null before they were asked
 */

export class QuestionCard extends HTMLElement {
  constructor() {
    super();
    this._heading = make("h1", { id: "prompt", tabIndex: -1 });
    this._clock = make("p", { className: "clock", hidden: true });
    this._clock.setAttribute("role", "timer");
    this._closed = make("p", { className: "closed" });
    this._form = make("form", { noValidate: true, hidden: true });
    this._note = make("p", { className: "soft" });
    this._asking = make("div", {});
    this._problem = make("p", { className: "problem" });
    this._send = make("button", { type: "submit", className: "primary" });
    this._keep = make("button", { type: "button", className: "quiet" }, t("Keep it as it was"));
    this._own = make("section", { className: "own", hidden: true });
    this._ownHeading = make("h2", { tabIndex: -1 });
    this._hint = make("p", { className: "soft" });
    this._withdraw = make("button", { type: "button", className: "quiet" });
    this._quoted = make("div", {});
    this._standing = make("p", { className: "standing" });
    this._mayChange = make("div", {});
    this._verdict = make("section", { className: "judged", hidden: true });
    this._verdict.setAttribute("role", "status");
    this._kept = make("section", { className: "kept" });
    this._results = make("section", { className: "results" });
    this._layForm();
    this._layOwn();
    /** @type {string} which question, with which settings, the fields were made for */
    this._asked = "";
    /** @type {CardFacts | null} */
    this._facts = null;
    /** @type {import("./kinds/index.js").KindElement | null} */
    this._fields = null;
    /** @type {import("./kinds/index.js").KindElement | null} */
    this._tally = null;
    this._quotedNow = "";
    this._judgedNow = "";
    this._isEditing = false; // something is written that is not sent: nobody else's news may overwrite it
  }

  connectedCallback() {
    this.replaceChildren(this._heading, this._clock, this._closed, this._form, this._verdict, this._own, this._kept, this._results);
  }

  /** @param {CardFacts} facts */
  show(facts) {
    const { question } = facts;
    const asked = JSON.stringify([question.id, question.kind, question.settings]);
    const hadFocus = this._form.contains(document.activeElement);
    const isNewlyRefused = facts.refusal !== "" && facts.refusal !== this._facts?.refusal;
    const hadForm = !this._form.hidden;
    this._facts = facts;
    if (this._heading.textContent !== question.prompt) this._heading.textContent = question.prompt;
    for (const part of [this._heading, this._asking, this._verdict, this._quoted, this._results]) part.lang = facts.lang;
    if (asked !== this._asked) this._begin(asked, facts);
    else if (isNewlyRefused) this._isEditing = facts.draft !== null;
    const needsForm = this._isRead || (question.open && (facts.own === null || this._isEditing) && this._fields !== null);
    if (needsForm && (!hadForm || isNewlyRefused)) this._ask(facts.draft ?? facts.own);
    this._showForm(needsForm, facts);
    this._showOwn(facts.own !== null && !needsForm, facts);
    this._showClosed(facts);
    this._showVerdict(facts);
    this._showResults(facts);
    if (hadFocus && !needsForm && this._own.hidden) this.focusHeading();
  }

  /** @param {string} text the time left, or "" without a countdown */
  tick(text) {
    this._clock.hidden = text === "" || this._isRead;
    this._clock.textContent = text;
  }

  /**
   * Sends what was written since the last answer, as Send does.
   * @returns {boolean} false where something keeps it from being sent; the person is told
   */
  offer() {
    const isNew = this._isEditing && !this._form.hidden && (this._fields?.draft ?? null) !== null;
    return !isNew || JSON.stringify(this._fields?.value) === JSON.stringify(this._facts?.own) || this._submit();
  }

  /**
   * Puts what the person wrote elsewhere into the fields, as if it had been written there.
   * @param {Value} draft
   */
  fill(draft) {
    this._ask(draft);
    this._edited();
    this._focusFields();
  }

  /** @param {HTMLElement} offer shown above the fields */
  holdAboveForm(offer) {
    this._form.before(offer);
  }

  focusHeading() {
    this._heading.focus({ preventScroll: true });
  }

  _layForm() {
    this._problem.setAttribute("role", "alert");
    this._form.append(this._note, this._asking, this._problem, make("div", { className: "actions" }, this._send, this._keep));
    this._form.addEventListener("submit", (event) => {
      event.preventDefault();
      this._submit();
    });
    this._form.addEventListener("edited", () => this._edited());
    this._keep.addEventListener("click", () => this._stopEditing());
  }

  _layOwn() {
    const change = make("button", { type: "button", className: "secondary" }, t("Change"));
    this._mayChange.append(this._hint, make("div", { className: "actions" }, change, this._withdraw));
    this._own.append(this._ownHeading, this._quoted, this._standing, this._mayChange);
    change.addEventListener("click", () => this._change());
    this._withdraw.addEventListener("click", () => this._takeBack());
  }

  /**
   * @param {string} asked
   * @param {CardFacts} facts
   */
  _begin(asked, facts) {
    this._asked = asked;
    this._isEditing = facts.draft !== null;
    this._fields = makeKindElement(facts.question.kind);
    this._asking.replaceChildren(this._fields ?? t("This page is too old for this question. Reload it."));
    this._tally = null;
    this._problem.textContent = "";
    this._ask(facts.draft ?? facts.own);
  }

  /** @param {Value | null} draft */
  _ask(draft) {
    this._fields?.ask(this._facts?.question, draft, this._facts?.nickname ?? null);
  }

  /**
   * @param {boolean} isShown
   * @param {CardFacts} facts
   */
  _showForm(isShown, { own, refusal, note, question }) {
    this._form.hidden = !isShown && (this._fields !== null || !question.open);
    this._send.hidden = this._fields === null || this._isRead;
    this._send.textContent = own === null ? t("Send") : t("Save the change");
    this._keep.hidden = own === null;
    this._note.textContent = note || (question.settings.may_change === false ? t("One answer each: it cannot be changed once it is sent.") : "");
    if (refusal !== "" && isShown) this._problem.textContent = refusal;
  }

  /**
   * @param {boolean} isShown
   * @param {CardFacts} facts
   */
  _showOwn(isShown, { own, standing, question }) {
    this._own.hidden = !isShown;
    if (!isShown) return;
    const quoted = JSON.stringify([this._asked, own]);
    if (quoted !== this._quotedNow) this._quoted.replaceChildren(...quote(question, own));
    this._quotedNow = quoted;
    const words = this._fields?.sayOwn?.(own) ?? sayOwn();
    this._ownHeading.textContent = words.heading;
    this._hint.textContent = words.hint;
    this._withdraw.textContent = words.withdraw;
    this._standing.className = `standing ${standing}`;
    this._standing.textContent = sayStanding(standing, question.settings.may_change === false);
    this._mayChange.hidden = !question.open || question.settings.may_change === false;
  }

  /** @param {CardFacts} facts */
  _showClosed({ question, own, draft, refusal }) {
    this._closed.hidden = question.open || this._isRead;
    this._closed.textContent = own === null ? t("The question is not open right now.") : t("The question is closed.");
    this._kept.hidden = question.open || draft === null;
    if (this._kept.hidden) return;
    const why = refusal || t("What you had written was not sent. It is still here:");
    this._kept.replaceChildren(make("p", {}, why), ...quote(question, draft));
  }

  /** @param {CardFacts} facts */
  _showVerdict({ question, outcome }) {
    this._verdict.hidden = outcome === null;
    const judged = JSON.stringify([this._asked, outcome]);
    if (outcome === null || judged === this._judgedNow) return;
    this._judgedNow = judged;
    const element = makeKindElement(question.kind);
    element?.judge?.(question, outcome);
    this._verdict.replaceChildren(...(element ? [element] : []));
  }

  /** @param {CardFacts} facts */
  _showResults({ question, results, own, supports, unsupported }) {
    this._results.hidden = results === null || this._isRead;
    if (results === null || this._isRead) return;
    if (this._tally === null) {
      this._tally = makeKindElement(question.kind);
      this._results.replaceChildren(make("h2", {}, this._tally?.heading ?? t("So far")), ...(this._tally ? [this._tally] : []));
    }
    this._tally?.tell(question, results, own, supports, unsupported);
  }

  /** Whether it asks nothing and is there to be read. */
  get _isRead() {
    return this._fields?.asksNothing === true;
  }

  _edited() {
    this._isEditing = true;
    this._problem.textContent = "";
    this._say("draft", this._fields?.draft ?? null);
  }

  /** @returns {boolean} whether it was fit to send */
  _submit() {
    const problem = this._fields?.findProblem() ?? null;
    this._problem.textContent = problem ?? "";
    if (problem !== null) return false;
    this._isEditing = false;
    this._say("answer", this._fields?.value ?? null);
    this._ownHeading.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
    return true;
  }

  _change() {
    this._isEditing = true;
    if (this._facts) this.show(this._facts);
    this._focusFields();
  }

  _focusFields() {
    const field = this._fields?.querySelector(":checked") ?? this._fields?.querySelector("input, textarea") ?? this._fields?.querySelector("button");
    if (field instanceof HTMLElement) field.focus();
  }

  _takeBack() {
    this._isEditing = false;
    this._say("withdraw", null);
    this.focusHeading();
  }

  _stopEditing() {
    this._isEditing = false;
    this._problem.textContent = "";
    this._say("draft", null);
    if (this._facts) this.show({ ...this._facts, draft: null, refusal: "" });
    this._ownHeading.focus({ preventScroll: true });
  }

  /**
   * @param {string} type
   * @param {Value | null} detail
   */
  _say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/**
 * @param {import("../shared/messages.js").Question} question
 * @param {Value | null} value
 * @returns {Node[]}
 */
function quote(question, value) {
  const element = makeKindElement(question.kind);
  if (element === null || value === null) return [];
  element.quote(question, value);
  return [element];
}

/** @returns {import("./kinds/index.js").OwnWords} */
function sayOwn() {
  return { heading: t("Your answer"), hint: t("You can change it as long as the question is open."), withdraw: t("Take it back") };
}

/**
 * @param {CardFacts["standing"]} standing
 * @param {boolean} isFinal
 */
function sayStanding(standing, isFinal) {
  if (standing === "saved") return isFinal ? t("Locked in") : t("Saved");
  return standing === "saving" ? t("Saving…") : t("Kept on this phone");
}

customElements.define("question-card", QuestionCard);
