/** Something secret that is told once: a token or a link, to be copied now. Dispatches, bubbling: "say". */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { copyButton } from "./copy-button.js";

export class ShownOnce extends HTMLElement {
  constructor() {
    super();
    this.hidden = true;
  }

  /**
   * @param {string} what a sentence about it
   * @param {string} secret
   */
  show(what, secret) {
    const copy = copyButton(t("Copy"), secret);
    const words = make("p", {}, what, " ", t("It is shown this once: copy it now."));
    // A field, so that it can be marked and copied by hand on plain HTTP.
    const field = make("input", { readOnly: true, value: secret, spellcheck: false });
    field.setAttribute("aria-label", what);
    field.addEventListener("focus", () => field.select());
    this.replaceChildren(words, make("div", { className: "with-button" }, field, copy));
    this.hidden = false;
    copy.focus();
  }

  clear() {
    this.hidden = true;
    this.replaceChildren();
  }
}

customElements.define("shown-once", ShownOnce);
