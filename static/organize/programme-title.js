/** The programme's name, renamed in place. Dispatches "rename" ({title}); whoever saves answers with `show()` or `fail()`. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { icon } from "./icons.js";

export class ProgrammeTitle extends HTMLElement {
  constructor() {
    super();
    this._title = "";
    this._language = "";
    this._isOpen = false;
    this._input = make("input", { id: "new-title", maxLength: 200, autocomplete: "off" });
    this._problem = make("p", { className: "problem", id: "title-problem" });
    this._problem.setAttribute("role", "alert");
    this._input.setAttribute("aria-describedby", "title-problem");
  }

  /**
   * @param {string} title
   * @param {string} language
   * @param {boolean} [mayEdit]
   */
  show(title, language, mayEdit = true) {
    this._title = title;
    this._language = language;
    this._isOpen = false;
    const rename = make("button", { type: "button", className: "quiet" }, icon("edit", 18), t("Rename"));
    rename.addEventListener("click", () => this._open());
    this.replaceChildren(make("h1", { lang: language }, title), mayEdit ? rename : "");
  }

  get isUnsaved() {
    return this._isOpen && this._input.value.trim() !== this._title;
  }

  /** @param {string} message */
  fail(message) {
    this._problem.textContent = message;
    this._input.setAttribute("aria-invalid", "true");
    this._input.focus();
  }

  _open() {
    this._isOpen = true;
    this._input.value = this._title;
    this._input.lang = this._language;
    this._problem.textContent = "";
    this._input.removeAttribute("aria-invalid");
    const save = make("button", { className: "primary" }, t("Save"));
    const cancel = make("button", { type: "button", className: "quiet" }, t("Cancel"));
    const label = make("label", { htmlFor: "new-title" }, t("Name of the programme"));
    const form = make("form", { noValidate: true }, label, make("div", { className: "with-button" }, this._input, save, cancel), this._problem);
    cancel.addEventListener("click", () => this._close());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const title = this._input.value.trim();
      if (title === "") return this.fail(t("A programme needs a name."));
      if (title === this._title) return this._close();
      this.dispatchEvent(new CustomEvent("rename", { detail: { title } }));
    });
    form.addEventListener("keydown", (event) => event.key === "Escape" && this._close());
    this.replaceChildren(form);
    this._input.select();
  }

  _close() {
    this.show(this._title, this._language);
    this.querySelector("button")?.focus();
  }
}

customElements.define("programme-title", ProgrammeTitle);
