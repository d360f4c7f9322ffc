/**
 * Copying a programme, putting it away and deleting it. Takes the programme. Dispatches "duplicate", "archive", "restore" and "erase" (detail: the title
 * that was typed); whoever does it answers with `show()` or `fail()`, or leaves the page.
 */

import { t } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";

/** @typedef {import("../types.js").Programme} Programme */

export class ProgrammeLifeSection extends HTMLElement {
  constructor() {
    super();
    this._duplicate = this._button(t("Duplicate"), "duplicate");
    this._download = make("a", { className: "button secondary", download: "" }, t("Download as a file"));
    this._archive = this._button(t("Archive"), "archive");
    this._restore = this._button(t("Restore"), "restore");
    this._whether = make("p", { className: "soft" });
    this._ask = make("button", { type: "button", className: "quiet" }, t("Delete the programme…"));
    this._typed = make("input", { id: "typed-title", autocomplete: "off" });
    this._wrong = make("p", { className: "problem", id: "typed-title-problem" });
    this._problem = make("p", { className: "problem" });
    for (const said of [this._wrong, this._problem]) said.setAttribute("role", "alert");
    this._typed.setAttribute("aria-describedby", this._wrong.id);
    this._title = make("b", {});
    this._sure = this._makeSure();
    this._ask.addEventListener("click", () => this._open(true));
  }

  /** @param {Programme} programme */
  show(programme) {
    const isArchived = programme.archived_at !== null;
    this._rest();
    this._whether.textContent = isArchived
      ? t("This programme is archived: it is listed only with “Show archived”. All else works as before.")
      : t("An archived programme leaves the list. Its sessions, links and results go on working, and you can restore it.");
    // Whichever of the two was pressed gives way to the other.
    const hadFocus = [this._archive, this._restore].some((button) => button === document.activeElement);
    [this._archive.hidden, this._restore.hidden] = [isArchived, !isArchived];
    if (hadFocus) (isArchived ? this._restore : this._archive).focus();
    this._download.href = `/api/v1/programmes/${programme.id}/file`;
    this._title.textContent = programme.title;
    this._title.lang = this._typed.lang = programme.language;
    if (this.childElementCount === 0) this._build(programme.right === "own");
  }

  /**
   * @param {string} message
   * @param {string} [wrong] what is wrong with the title that was typed
   */
  fail(message, wrong = "") {
    this._rest();
    this._wrong.textContent = wrong;
    this._typed.setAttribute("aria-invalid", String(wrong !== ""));
    if (wrong) this._typed.focus();
    else this._problem.textContent = message;
  }

  /** @param {boolean} mayDelete */
  _build(mayDelete) {
    const copies = t("A copy has the questions, word lists and pictures, and no sessions.");
    this.append(
      make("h2", {}, t("This programme")),
      make("p", { className: "soft" }, copies),
      make("div", { className: "choices" }, this._duplicate, this._download),
      make("p", { className: "soft small" }, t("The file has all of it, to keep or to open on another server. Nobody’s answers are in it.")),
      make("h3", {}, t("Archive")),
      this._whether,
      this._archive,
      this._restore,
    );
    if (mayDelete) this.append(make("h3", {}, t("Delete")), this._ask, this._sure);
    this.append(this._problem);
  }

  /**
   * @param {string} label
   * @param {string} event
   */
  _button(label, event) {
    const button = make("button", { type: "button", className: "secondary" }, label);
    button.addEventListener("click", () => this._send(button, event));
    return button;
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {string} event
   * @param {string} [detail]
   */
  _send(button, event, detail) {
    if (this.querySelector("[aria-busy=true]")) return;
    button.setAttribute("aria-busy", "true");
    this._problem.textContent = this._wrong.textContent = "";
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  _makeSure() {
    const really = make("button", { className: "danger" }, t("Delete it for good"));
    const keep = make("button", { type: "button", className: "quiet" }, t("Keep it"));
    const words = t("Its questions, pictures, sessions and all answers go, and codes and links lead nowhere. There is no way back.");
    const label = make("label", { htmlFor: this._typed.id }, t("Type the title to delete it:"), " ", this._title);
    const field = make("div", { className: "field" }, label, this._typed, this._wrong);
    const form = make("form", { className: "notice", noValidate: true, hidden: true }, make("p", {}, words), field, make("div", { className: "choices" }, really, keep));
    keep.addEventListener("click", () => this._open(false));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this._send(really, "erase", this._typed.value);
    });
    return form;
  }

  /** @param {boolean} isOpen */
  _open(isOpen) {
    this._sure.hidden = !isOpen;
    this._ask.hidden = isOpen;
    this._typed.value = this._wrong.textContent = "";
    (isOpen ? this._typed : this._ask).focus();
  }

  _rest() {
    for (const busy of this.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
    this._problem.textContent = "";
  }
}

customElements.define("programme-life-section", ProgrammeLifeSection);
