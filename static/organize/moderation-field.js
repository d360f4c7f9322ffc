/** Whether what people write waits for the presenter: the same choice for every kind in which they read each other. Dispatches "edited" (bubbling). */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

export class ModerationField extends HTMLElement {
  constructor() {
    super();
    this._box = make("input", { type: "checkbox" });
    this._box.addEventListener("change", () => this.dispatchEvent(new Event("edited", { bubbles: true })));
  }

  connectedCallback() {
    if (this.childElementCount > 0) return;
    this.append(make("label", { className: "tick" }, this._box, make("span", {}, t("Nothing is shown until the presenter lets it through"))));
  }

  get value() {
    return this._box.checked ? "approve" : "off";
  }

  set value(value) {
    this._box.checked = value === "approve";
  }
}

customElements.define("moderation-field", ModerationField);

/** @param {string | undefined} value "off" or "approve" */
export function moderationField(value) {
  return Object.assign(new ModerationField(), { value: value ?? "off" });
}
