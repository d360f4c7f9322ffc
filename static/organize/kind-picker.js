/** Adding a question: first a button, then what to start from. Dispatches "pick" with the id of a kind, or of a preset of one. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { icon } from "./icons.js";
import { starts } from "./kinds/index.js";

export class KindPicker extends HTMLElement {
  constructor() {
    super();
    this._opener = make("button", { type: "button", className: "secondary add" }, icon("plus"), t("Add a question"));
    this._choices = make("div", { className: "kinds", hidden: true, id: "kinds" });
    this._choices.setAttribute("role", "group");
    this._choices.setAttribute("aria-label", t("Kind of question"));
    this._opener.setAttribute("aria-controls", "kinds");
    this._opener.addEventListener("click", () => this._open(Boolean(this._choices.hidden)));
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this._choices.hidden) return;
      this._open(false);
      this.focus();
    });
  }

  connectedCallback() {
    this._choices.replaceChildren(...Object.values(starts).map((start) => this._choice(start)));
    this.replaceChildren(this._opener, this._choices);
    this._open(false);
  }

  focus() {
    this._opener.focus();
  }

  /** @param {import("./kinds/index.js").Start} start */
  _choice({ id, label, about }) {
    const words = make("span", {}, make("b", {}, label()), make("span", { className: "soft small" }, about()));
    const button = make("button", { type: "button", className: "kind" }, icon(id, 28), words);
    button.addEventListener("click", () => {
      this._open(false);
      this.dispatchEvent(new CustomEvent("pick", { detail: id }));
    });
    return button;
  }

  /** @param {boolean} isOpen */
  _open(isOpen) {
    this._choices.hidden = !isOpen;
    this._opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this._choices.querySelector("button")?.focus();
  }
}

customElements.define("kind-picker", KindPicker);
