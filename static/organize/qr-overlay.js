/** The QR code and the code so large that a hall can use them from this screen. Closed by its button, Escape or a click beside it. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

export class QrOverlay extends HTMLElement {
  constructor() {
    super();
    this.hidden = true;
    /** @type {Element | null} */
    this._opener = null;
    this._close = make("button", { type: "button", className: "secondary" }, t("Close"));
    this._close.addEventListener("click", () => this.close());
    this.addEventListener("click", ({ target }) => target === this && this.close());
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      if (event.key === "Tab") event.preventDefault(); // its one button is all there is here
    });
  }

  /** @param {import("./types.js").Session} session */
  open({ code, join_url, title }) {
    this._opener = document.activeElement;
    const picture = make("img", { src: `/qr/${code}.svg`, alt: t("QR code to {address}", { address: join_url }) });
    const words = make("p", { className: "code" }, `${code.slice(0, 4)}\u00a0${code.slice(4)}`);
    const box = make("div", { className: "sheet" }, make("h2", { id: "qr-title" }, title), picture, words, make("p", { className: "address" }, join_url.replace(/^https?:\/\//, "")), this._close);
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-labelledby", "qr-title");
    this.replaceChildren(box);
    this.hidden = false;
    this._close.focus();
  }

  close() {
    this.hidden = true;
    if (this._opener instanceof HTMLElement) this._opener.focus();
  }
}

customElements.define("qr-overlay", QrOverlay);
