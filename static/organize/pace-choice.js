/** Whose pace a session goes by: a labelled choice. Dispatches "change" (its own field's, bubbling). */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

/** @typedef {import("../shared/messages.js").Pace} Pace */

let made = 0;

export class PaceChoice extends HTMLElement {
  constructor() {
    super();
    made += 1;
    const id = `pace-${made}`;
    const options = [make("option", { value: "presenter" }, t("The presenter’s")), make("option", { value: "own" }, t("Each participant’s own"))];
    this._field = make("select", { id }, ...options);
    this._label = make("label", { htmlFor: id }, t("Pace"));
  }

  connectedCallback() {
    this.className = "field";
    this.replaceChildren(this._label, this._field);
  }

  /** @returns {Pace} */
  get value() {
    return this._field.value === "own" ? "own" : "presenter";
  }

  set value(pace) {
    if (this._field.value !== pace) this._field.value = pace;
  }
}

customElements.define("pace-choice", PaceChoice);
