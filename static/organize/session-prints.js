/** What is printed before a session: its poster, and slips for the seats. Takes a session; holds links alone. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { icon } from "./icons.js";
import { NumberField } from "./number-field.js";

/** @typedef {import("./types.js").Session} Session */

const SLIPS_ON_A_PAGE = 8;
const MAX_PAGES = 60;

export class SessionPrints extends HTMLElement {
  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this._poster = fileLink(t("Poster (PDF)"));
    this._slips = fileLink(t("Seat slips (PDF)"));
    this._seats = new NumberField();
    this._seats.addEventListener("input", () => this._address());
    const slips = make("div", { className: "slips" }, this._seats, this._slips);
    this._details = make("details", {}, make("summary", {}, t("Posters and seat slips")), this._poster, slips);
  }

  /** @param {Session} session */
  show(session) {
    const isNew = this.session === null;
    this.session = session;
    this.hidden = session.phase === "ended";
    if (!isNew) return;
    const most = SLIPS_ON_A_PAGE * MAX_PAGES;
    this._seats.ask(t("How many seats"), 1, most, Math.min(most, session.expected ?? SLIPS_ON_A_PAGE));
    this.append(this._details);
    this._address();
  }

  _address() {
    const path = `/api/v1/sessions/${this.session?.id}`;
    const isWrong = this._seats.findProblem() !== "";
    this._poster.href = `${path}/poster.pdf`;
    // A link without an address is one that nobody can follow.
    if (isWrong) this._slips.removeAttribute("href");
    else this._slips.href = `${path}/slips.pdf?pages=${Math.ceil(this._seats.value / SLIPS_ON_A_PAGE)}`;
  }
}

/**
 * @param {string} name
 * @returns {HTMLAnchorElement} a link that saves a file
 */
function fileLink(name) {
  const link = make("a", { className: "button secondary small" }, icon("save", 16), name);
  link.download = "";
  return link;
}

customElements.define("session-prints", SessionPrints);
