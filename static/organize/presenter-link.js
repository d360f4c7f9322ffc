/** One presenter link: whom it is for, until when it works, copying it, and ending it in two steps. Dispatches "revoke". */

import { language, t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { copyButton } from "./copy-button.js";

/** @typedef {import("./types.js").PresenterLink} Link */

export class PresenterLinkRow extends HTMLElement {
  constructor() {
    super();
    this._isOwn = false;
    this._name = "";
    /** @type {HTMLButtonElement | null} null where nothing is left to copy */
    this._copy = null;
    this._validity = make("p", { className: "soft small" });
    this._buttons = make("div", { className: "files" });
    this.setAttribute("role", "listitem");
  }

  /** @param {Link} link */
  show(link) {
    this._isOwn = link.name === null;
    this._name = link.name ?? t("Your own link");
    this._validity.textContent = sayValidity(link);
    this.classList.toggle("expired", link.expired);
    this._copy = link.expired ? null : copyButton(t("Copy"), link.url, t("Copy: {name}", { name: this._name }));
    this.replaceChildren(make("div", { className: "words" }, make("p", { className: "name" }, this._name), this._validity), this._buttons);
    this.rest();
  }

  focusFirst() {
    this.querySelector("button")?.focus();
  }

  /** Asks nothing, and has asked for nothing. */
  rest() {
    const hadFocus = this._buttons.contains(document.activeElement);
    const words = this._copy === null ? t("Remove") : this._isOwn ? t("Replace") : t("Revoke");
    const revoke = make("button", { type: "button", className: "quiet small" }, words);
    revoke.setAttribute("aria-label", `${words}: ${this._name}`);
    // What works no more is missed by nobody: no need to ask.
    revoke.addEventListener("click", () => (this._copy === null ? this._tell(revoke) : this._ask()));
    this._buttons.replaceChildren(...(this._copy ? [this._copy] : []), revoke);
    if (hadFocus) revoke.focus();
  }

  /** Whether that is really meant. */
  _ask() {
    const what = this._isOwn ? t("Screens that are open with it close at once. You get a new link in its place.") : t("Screens that are open with it close at once, and it never works again.");
    const really = make("button", { type: "button", className: "danger" }, this._isOwn ? t("Replace it now") : t("Revoke it now"));
    const keep = make("button", { type: "button", className: "quiet" }, t("Keep it"));
    really.addEventListener("click", () => this._tell(really));
    keep.addEventListener("click", () => this.rest());
    this._buttons.replaceChildren(make("p", { className: "small" }, what), really, keep);
    keep.focus();
  }

  /** @param {HTMLButtonElement} button */
  _tell(button) {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    this.dispatchEvent(new CustomEvent("revoke"));
  }
}

/** @param {Link} link */
function sayValidity({ expires_at, expired }) {
  if (expires_at === null) return t("No end date");
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(expires_at * 1000);
  return expired ? t("Expired {date}", { date }) : t("Works until {date}", { date });
}

customElements.define("presenter-link", PresenterLinkRow);
