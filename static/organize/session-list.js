/** The sessions of a programme, newest first, and making one. Dispatches "create" ({title, pace}); its cards' own events bubble through. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { PaceChoice } from "./pace-choice.js";
import { SessionCard } from "./session-card.js";

/** @typedef {import("./types.js").Session} Session */

export class SessionList extends HTMLElement {
  constructor() {
    super();
    /** @type {Map<string, SessionCard>} */
    this._cards = new Map();
    this._list = make("div", { className: "sessions" });
    this._list.setAttribute("role", "list");
    this._empty = make("p", { className: "soft" }, t("No sessions yet. Make one for each hall or group: each gets a code and results of its own."));
    this._title = make("input", { id: "session-name", maxLength: 200, autocomplete: "off", placeholder: t("for example: Morning, hall A") });
    this._pace = new PaceChoice();
    this._problem = make("p", { className: "problem", id: "session-problem" });
    this._problem.setAttribute("role", "alert");
    this._send = make("button", { className: "primary" }, t("New session"));
  }

  /** @param {Session[]} sessions */
  show(sessions) {
    const label = make("label", { htmlFor: "session-name" }, t("Name of a new session"));
    const form = make("form", { className: "new-session", noValidate: true }, make("div", { className: "field" }, label, this._title), this._pace, this._send, this._problem);
    form.addEventListener("submit", (event) => this._create(event));
    this.replaceChildren(form, this._empty, this._list);
    this.update(sessions);
  }

  /** @param {Session[]} sessions as the server has them now; cards that are there stay, with whatever is open in them */
  update(sessions) {
    for (const session of [...sessions].reverse()) {
      const card = this._cards.get(session.id);
      if (card) card.update(session);
      else this._add(session);
    }
    this._empty.hidden = sessions.length > 0;
  }

  /** @param {Session} session */
  created(session) {
    this._send.removeAttribute("aria-busy");
    this._title.value = "";
    this._pace.value = "presenter";
    this._add(session);
    this._empty.hidden = true;
    this._cards.get(session.id)?.focusFirst();
  }

  /** @param {string} message */
  fail(message) {
    this._send.removeAttribute("aria-busy");
    this._problem.textContent = message;
  }

  /** @param {Session} session */
  _add(session) {
    const card = new SessionCard();
    card.show(session);
    this._cards.set(session.id, card);
    this._list.prepend(card);
  }

  /** @param {Event} event */
  _create(event) {
    event.preventDefault();
    if (this._send.getAttribute("aria-busy") === "true") return;
    this._send.setAttribute("aria-busy", "true");
    this._problem.textContent = "";
    const title = this._title.value.trim();
    const pace = this._pace.value;
    this.dispatchEvent(new CustomEvent("create", { detail: title ? { title, pace } : { pace } }));
  }
}

customElements.define("session-list", SessionList);
