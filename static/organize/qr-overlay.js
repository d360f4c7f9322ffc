/**
 * A QR code over everything: the session's, so large that a hall can use it from this screen, or its remote's, for the presenter's own phone. Closed by its
 * button, Escape or a click beside it.
 */

import { copyText } from "../shared/copy-text.js";
import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

/** @typedef {import("./types.js").Session} Session */

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
      if (event.key === "Tab") this._keepFocus(event);
    });
  }

  /** @param {Session} session */
  open({ code, join_url, title }) {
    const picture = make("img", { src: `/qr/${code}.svg`, alt: t("QR code to {address}", { address: join_url }) });
    const words = make("p", { className: "code" }, `${code.slice(0, 4)}\u00a0${code.slice(4)}`);
    this._show(title, picture, words, make("p", { className: "address" }, join_url.replace(/^https?:\/\//, "")), this._close);
  }

  /** @param {Session} session */
  openRemote({ id, title, remote_url }) {
    if (remote_url === null) return;
    const picture = make("img", { src: `/api/v1/sessions/${id}/remote.svg`, alt: t("QR code to the remote") });
    const what = make("p", {}, t("Point your own phone’s camera at it: the phone becomes the remote, with your notes and the words that wait."));
    const caution = make("p", { className: "caution" }, t("Whoever has this code can steer the session. Do not project it."));
    const here = make("a", { className: "button secondary", href: remote_url, target: "_blank", rel: "noopener" }, t("Open it here"));
    const copy = make("button", { type: "button", className: "secondary" }, t("Copy the link"));
    copy.addEventListener("click", async () => {
      copy.textContent = (await copyText(remote_url)) ? t("Copied") : t("Copy it by hand, please");
    });
    this._show(t("Remote · {title}", { title }), picture, what, caution, make("div", { className: "choices" }, here, copy, this._close));
  }

  close() {
    this.hidden = true;
    if (this._opener instanceof HTMLElement) this._opener.focus();
  }

  /**
   * @param {string} title
   * @param {...HTMLElement} content
   */
  _show(title, ...content) {
    this._opener = document.activeElement;
    const box = make("div", { className: "sheet" }, make("h2", { id: "qr-title" }, title), ...content);
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-labelledby", "qr-title");
    this.replaceChildren(box);
    this.hidden = false;
    this._close.focus();
  }

  /** Tab goes round in here. @param {KeyboardEvent} event */
  _keepFocus(event) {
    const stops = [...this.querySelectorAll("a, button")];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length];
    event.preventDefault();
    if (next instanceof HTMLElement) next.focus();
  }
}

customElements.define("qr-overlay", QrOverlay);
