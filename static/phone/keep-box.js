/**
 * Offers to keep what was prepared under a code, and shows the code once there is one. Dispatches "keep" (also to keep what was written since) and
 * "drop", both bubbling; whoever does it answers with `show()`, `tell()` or `fail()`.
 */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

export class KeepBox extends HTMLElement {
  constructor() {
    super();
    this._code = make("p", { className: "recovery-code", tabIndex: -1 });
    this._said = make("p", {});
    this._said.setAttribute("role", "status");
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    this._words = make("div", {});
    this._keep = make("button", { type: "button", className: "secondary" });
    this._drop = make("button", { type: "button", className: "quiet" }, t("Delete it from the server"));
    this._keep.addEventListener("click", () => this._ask("keep"));
    this._drop.addEventListener("click", () => this._ask("drop"));
    this._isBusy = false;
  }

  connectedCallback() {
    const heading = make("h2", {}, t("On another phone"));
    this.replaceChildren(heading, this._words, this._code, this._problem, this._said, make("div", { className: "actions" }, this._keep, this._drop));
  }

  /** @param {string | null} code under which it is kept */
  show(code) {
    this._isBusy = false;
    this._said.textContent = "";
    this._problem.textContent = "";
    this._code.hidden = code === null;
    this._drop.hidden = code === null;
    this._code.textContent = code === null ? "" : write(code);
    this._keep.textContent = code === null ? t("Keep it under a code") : t("Keep what I have written now");
    const sentences =
      code === null
        ? [t("If you will be in the hall with another phone, what you wrote can be kept on the server under a code. It is then sent there and locked, and only the code opens it. The organizer cannot read it. It is deleted after a year.")]
        : [
            t("This is your code. Write it down or take a picture of it: nobody can find it for you. Whoever has it can read what you wrote."),
            t("Deleting what you wrote from this phone leaves it on the server. What you write from now on is kept there when you say so."),
          ];
    this._words.replaceChildren(...sentences.map((sentence) => make("p", {}, sentence)));
  }

  /** @param {string} message */
  tell(message) {
    this._isBusy = false;
    this._said.textContent = message;
    if (this._drop.hidden) this._keep.focus();
  }

  /** @param {string} message */
  fail(message) {
    this._isBusy = false;
    this._problem.textContent = message;
  }

  focusCode() {
    this._code.focus();
  }

  /** @param {string} type */
  _ask(type) {
    if (this._isBusy) return;
    this._isBusy = true;
    this._said.textContent = "";
    this._problem.textContent = "";
    this.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

/** @param {string} code however it was typed @returns {string} in capitals, in groups of five */
function write(code) {
  const signs = code.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return (signs.match(/.{1,5}/g) ?? []).join("-");
}

customElements.define("keep-box", KeepBox);
