/** "Delete my answers" asks once. Dispatches "erase" and "kept"; whoever does it answers with `tell()` or `fail()`. */

import { t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";

export class EraseBox extends HTMLElement {
  constructor() {
    super();
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    this._really = make("button", { type: "button", className: "primary" }, t("Delete them for good"));
    this._really.addEventListener("click", () => this._erase());
  }

  ask() {
    const words = t("All that you have answered in this session is deleted, here and on the server. There is no way back.");
    const keep = make("button", { type: "button", className: "secondary" }, t("Keep them"));
    keep.addEventListener("click", () => this.dispatchEvent(new Event("kept")));
    this.replaceChildren(make("p", {}, words), this._problem, make("div", { className: "actions" }, this._really, keep));
    keep.focus();
  }

  /** @param {string} message */
  fail(message) {
    this._really.removeAttribute("aria-busy");
    this._problem.textContent = message;
  }

  /** @param {number} answers how many there were */
  tell(answers) {
    this.replaceChildren(make("p", {}, tn("{n} answer was deleted.", "{n} answers were deleted.", answers)));
  }

  _erase() {
    if (this._really.getAttribute("aria-busy") === "true") return;
    this._really.setAttribute("aria-busy", "true");
    this._problem.textContent = "";
    this.dispatchEvent(new Event("erase"));
  }
}

customElements.define("erase-box", EraseBox);
