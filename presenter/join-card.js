/** The way into the session, as the hall reads it: QR, address, code. One element in the sizes that its stylesheet gives it. */

import { t } from "../static/shared/i18n.js";
import { make } from "../static/shared/make.js";
import { groupCode } from "./wording.js";

/** @typedef {import("../static/shared/messages.js").PresenterSession} Session */

export class JoinCard extends HTMLElement {
  constructor() {
    super();
    this._shown = "";
  }

  /** @param {Session} session */
  show(session) {
    const shown = `${session.join_url} ${session.code}`;
    if (shown === this._shown) return;
    this._shown = shown;
    const picture = make("img", { src: `/qr/${session.code}.svg`, alt: t("QR code that leads to {address}", { address: session.join_url }) });
    const way = make(
      "div",
      { className: "way" },
      make("p", { className: "point" }, t("Point your phone’s camera at the QR code")),
      make("p", { className: "or" }, t("or go to")),
      make("p", { className: "address" }, ...breakable(session.join_host)),
      make("p", { className: "or" }, t("and type the code")),
      make("p", { className: "code" }, groupCode(session.code)),
    );
    this.replaceChildren(picture, way);
  }
}

/**
 * A long address may break after a dot, a colon or a slash, never in a word.
 * @param {string} address
 * @returns {(string | Node)[]}
 */
function breakable(address) {
  const parts = address.match(/[^.:/]*[.:/]*/g) ?? [];
  return parts.flatMap((part, index) => (index === 0 ? [part] : [document.createElement("wbr"), part]));
}

customElements.define("join-card", JoinCard);
