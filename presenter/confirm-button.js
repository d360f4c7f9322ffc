/**
 * A button for what cannot be undone: the first press asks in its place, the second does it. Left alone it takes the question back.
 * Dispatches "confirmed".
 */

import { t } from "../static/shared/i18n.js";
import { make } from "../static/shared/make.js";

const PATIENCE_MS = 15_000;

export class ConfirmButton extends HTMLElement {
  /** @param {{ first: string, second: string }} words */
  constructor({ first, second } = { first: "", second: "" }) {
    super();
    this._first = make("button", { type: "button", className: "secondary" }, first);
    this._second = make("button", { type: "button", className: "danger", hidden: true }, second);
    this._keep = make("button", { type: "button", className: "secondary", hidden: true }, t("Keep"));
    this._first.addEventListener("click", () => this._ask());
    this._second.addEventListener("click", () => this._confirm());
    this._keep.addEventListener("click", () => this.takeBack());
    this.append(this._first, this._second, this._keep);
  }

  set disabled(/** @type {boolean} */ isOff) {
    this._first.disabled = isOff;
    if (isOff) this.takeBack();
  }

  get isAsking() {
    return this._first.hidden;
  }

  /** Back to the first press; the focus, if it was here, stays here. */
  takeBack() {
    clearTimeout(this._timer);
    const hadFocus = this.contains(document.activeElement);
    this._turn(false);
    if (hadFocus) this._first.focus();
  }

  _ask() {
    this._turn(true);
    this._keep.focus();
    this._timer = setTimeout(() => this.takeBack(), PATIENCE_MS);
  }

  _confirm() {
    this.takeBack();
    this.dispatchEvent(new Event("confirmed"));
  }

  /** @param {boolean} isAsking */
  _turn(isAsking) {
    this._first.hidden = isAsking;
    this._second.hidden = this._keep.hidden = !isAsking;
  }
}

customElements.define("confirm-button", ConfirmButton);
