/** Asks for the code under which something was kept on another phone. Dispatches "recall" (CustomEvent, detail: what was typed) and "kept" when it is not wanted. */

import { t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";

export class RecallBox extends HTMLElement {
  constructor() {
    super();
    this._field = make("input", { id: "recovery-code", autocomplete: "off", maxLength: 40, enterKeyHint: "go", spellcheck: false });
    this._field.setAttribute("autocapitalize", "characters");
    this._field.setAttribute("aria-describedby", "recovery-problem recovery-hint");
    this._problem = make("p", { id: "recovery-problem", className: "problem" });
    this._problem.setAttribute("role", "alert");
    this._fetch = make("button", { type: "submit", className: "primary" }, t("Fetch what I wrote"));
  }

  ask() {
    const label = make("label", { htmlFor: "recovery-code" }, t("The code that you were given on the other phone"));
    const hint = make("p", { id: "recovery-hint", className: "soft" }, t("What is kept under it takes the place of what this phone has to the same questions. Nothing is sent to the hall."));
    const leave = make("button", { type: "button", className: "secondary" }, t("Not now"));
    const form = make("form", { noValidate: true }, make("div", { className: "field" }, label, this._field), this._problem, hint, make("div", { className: "actions" }, this._fetch, leave));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this._recall();
    });
    leave.addEventListener("click", () => this.dispatchEvent(new Event("kept")));
    this.replaceChildren(form);
    this._field.focus();
  }

  /** @param {string} message */
  fail(message) {
    this._fetch.removeAttribute("aria-busy");
    this._problem.textContent = message;
    this._field.setAttribute("aria-invalid", "true");
    this._field.focus();
  }

  /** @param {number} answers how many were fetched */
  tell(answers) {
    const said = make("p", { tabIndex: -1 }, tn("{n} answer that you prepared is on this phone now.", "{n} answers that you prepared are on this phone now.", answers));
    this.replaceChildren(said);
    said.focus();
  }

  _recall() {
    if (this._fetch.getAttribute("aria-busy") === "true") return;
    if (this._field.value.trim() === "") {
      this.fail(t("Type the code first."));
      return;
    }
    this._fetch.setAttribute("aria-busy", "true");
    this._problem.textContent = "";
    this._field.removeAttribute("aria-invalid");
    this.dispatchEvent(new CustomEvent("recall", { detail: this._field.value }));
  }
}

customElements.define("recall-box", RecallBox);
