/** The sessions of a programme, newest first and by wave where there are several, and making one or many. Dispatches "create" ({title, pace}) and "create-many" ({sessions}); its cards' own events bubble through. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { icon } from "./icons.js";
import { PaceChoice } from "./pace-choice.js";
import { SessionCard } from "./session-card.js";
import { SessionRows, waveName } from "./session-rows.js";

/** @typedef {import("./types.js").Session} Session */

// More sessions than this are a list to choose from: what is not held now is folded.
const SEEN_WHOLE = 3;

export class SessionList extends HTMLElement {
  constructor() {
    super();
    /** @type {Map<string, SessionCard>} newest last */
    this._cards = new Map();
    this._waves = make("div", {});
    this._posters = make("a", { className: "button secondary small posters" }, icon("save", 16), t("All posters (PDF)"));
    this._posters.download = "";
    this._empty = make("p", { className: "soft" }, t("No sessions yet. Make one for each hall or group: each gets a code and results of its own."));
    this._title = make("input", { id: "session-name", maxLength: 200, autocomplete: "off", placeholder: t("for example: Morning, hall A") });
    this._pace = new PaceChoice();
    this._problem = make("p", { className: "problem", id: "session-problem" });
    this._problem.setAttribute("role", "alert");
    this._send = make("button", { className: "primary" }, t("New session"));
    this._many = make("button", { type: "button", className: "secondary" }, t("Several at once…"));
    this._many.setAttribute("aria-expanded", "false");
    this._rows = new SessionRows();
    this._rows.hidden = true;
  }

  /**
   * @param {Session[]} sessions
   * @param {boolean} [mayEdit]
   */
  show(sessions, mayEdit = true) {
    if (!mayEdit) this._empty.textContent = t("No sessions yet.");
    const label = make("label", { htmlFor: "session-name" }, t("Name of a new session"));
    const form = make("form", { className: "new-session", noValidate: true }, make("div", { className: "field" }, label, this._title), this._pace, this._send, this._many, this._problem);
    form.addEventListener("submit", (event) => this._create(event));
    this._many.addEventListener("click", () => this._openRows(Boolean(this._rows.hidden)));
    this._rows.addEventListener("cancel", () => this._openRows(false));
    this._rows.addEventListener("create-many", (event) => this.dispatchEvent(new CustomEvent("create-many", { detail: /** @type {CustomEvent} */ (event).detail })));
    const making = mayEdit ? [form, this._rows] : [];
    this._posters.href = this.getAttribute("posters") ?? "";
    this.replaceChildren(...making, this._empty, this._posters, this._waves);
    this.update(sessions);
  }

  /** @param {Session[]} sessions as the server has them now; cards that are there stay, with whatever is open in them */
  update(sessions) {
    for (const session of [...sessions].reverse()) {
      const card = this._cards.get(session.id);
      if (card) card.update(session);
      else this._add(session, sessions.length > SEEN_WHOLE && !isHeldNow(session));
    }
    this.arrange();
  }

  /** @param {Session} session */
  created(session) {
    this._send.removeAttribute("aria-busy");
    this._title.value = "";
    this._pace.value = "presenter";
    this._add(session);
    this.arrange();
    this._cards.get(session.id)?.focusFirst();
  }

  /** @param {Session[]} sessions made at once */
  createdMany(sessions) {
    for (const session of [...sessions].reverse()) this._add(session, this._cards.size + sessions.length > SEEN_WHOLE);
    this._rows.done();
    this._openRows(false);
    this.arrange();
    const first = sessions[0];
    if (first) this._cards.get(first.id)?.focusFirst();
  }

  /** @param {string} message */
  fail(message) {
    this._send.removeAttribute("aria-busy");
    if (this._rows.hidden) this._problem.textContent = message;
    else this._rows.fail(message);
  }

  /** Each card where its wave is, the newest wave first; nothing moves that stands right. */
  arrange() {
    const cards = [...this._cards.values()].reverse();
    const waves = [...new Set(cards.map(waveOf))].sort((one, other) => other - one);
    this._rows.show(Math.max(1, ...waves));
    this._empty.hidden = cards.length > 0;
    // A single poster is on its card.
    this._posters.hidden = cards.filter((card) => card.session?.phase !== "ended").length < 2;
    for (const part of [...this._waves.children]) if (!waves.includes(Number(part.getAttribute("data-wave")))) part.remove();
    for (const [at, wave] of waves.entries()) {
      const part = this._part(wave, at);
      const head = /** @type {HTMLElement} */ (part.firstElementChild);
      head.hidden = waves.length < 2;
      place(/** @type {Element} */ (part.lastElementChild), cards.filter((card) => waveOf(card) === wave));
    }
  }

  /**
   * @param {number} wave
   * @param {number} at where it stands
   * @returns {HTMLElement}
   */
  _part(wave, at) {
    const found = [...this._waves.children].find((part) => part.getAttribute("data-wave") === String(wave));
    if (found instanceof HTMLElement) return found;
    const list = make("div", { className: "sessions" });
    list.setAttribute("role", "list");
    const part = make("div", { className: "wave" }, make("h3", {}, waveName(wave)), list);
    part.dataset["wave"] = String(wave);
    this._waves.insertBefore(part, this._waves.children[at] ?? null);
    return part;
  }

  /**
   * @param {Session} session
   * @param {boolean} [isFolded]
   */
  _add(session, isFolded = false) {
    if (this._cards.has(session.id)) return;
    const card = new SessionCard();
    card.show(session, `${this.getAttribute("results")}?session=${session.id}`);
    card.isFolded = isFolded;
    this._cards.set(session.id, card);
  }

  /** @param {boolean} isOpen */
  _openRows(isOpen) {
    this._rows.hidden = !isOpen;
    this._many.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this._rows.focus();
    else this._many.focus();
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

/**
 * Under way, or planned for today.
 * @param {Session} session
 */
function isHeldNow({ phase, held_on }) {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return phase === "live" || (phase === "lobby" && held_on === today);
}

/** @param {SessionCard} card */
function waveOf(card) {
  return card.session?.wave ?? 1;
}

/**
 * @param {Element} list
 * @param {SessionCard[]} cards
 */
function place(list, cards) {
  for (const [at, card] of cards.entries()) if (list.children[at] !== card) list.insertBefore(card, list.children[at] ?? null);
}

customElements.define("session-list", SessionList);
