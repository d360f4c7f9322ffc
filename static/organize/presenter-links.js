/** Who may present a session: a link for each lecturer. Dispatches, bubbling: "links" when it is opened, "new-link" ({ name, days }), "revoke-link" ({ id, name }). */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { PresenterLinkRow } from "./presenter-link.js";

/** @typedef {import("./types.js").Session} Session */
/** @typedef {import("./types.js").PresenterLink} Link */

// A link is mostly sent some days before the lecture.
const USUAL_DAYS = "7";

export class PresenterLinks extends HTMLElement {
  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    /** How often the list was changed from here: what was asked for before the last change is old news. */
    this.changes = 0;
    /** @type {Map<string, { row: PresenterLinkRow, shown: string }>} */
    this._rows = new Map();
    this._list = make("div", { className: "links" });
    this._list.setAttribute("role", "list");
    this._empty = make("p", { className: "soft", hidden: true }, t("No lecturer has a link of their own yet."));
    this._name = make("input", { maxLength: 100, autocomplete: "off", placeholder: t("for example: Eva Berg") });
    this._days = make("select", {}, ...durations().map(([value, words]) => make("option", { value }, words)));
    this._days.value = USUAL_DAYS;
    this._send = make("button", { className: "secondary" }, t("Make the link"));
    this._form = this._makeForm();
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    this._summary = make("summary", {}, t("Presenter links"));
    this._details = make("details", {}, this._summary);
    this._details.addEventListener("toggle", () => this.isOpen && this._tell("links"));
  }

  get isOpen() {
    return this._details.open;
  }

  /** @param {Session} session */
  show(session) {
    this.session = session;
    this._form.hidden = session.phase === "ended";
    if (this.childElementCount > 0) return;
    const why = t("Whoever has one of these links can present this session. Give each lecturer a link: you can take it back without disturbing the others.");
    this._details.append(make("p", { className: "soft" }, why), this._list, this._empty, this._form, this._problem);
    this.append(this._details);
  }

  /** @param {Link[]} links as the server has them now; a row that stays keeps what is asked in it */
  list(links) {
    const focused = document.activeElement;
    for (const [id, { row }] of this._rows) {
      if (links.some((link) => link.id === id)) continue;
      // Whoever stood in what is gone stands at the head of the list, not nowhere.
      if (row.contains(focused)) this._summary.focus();
      row.remove();
      this._rows.delete(id);
    }
    const rows = links.map((link) => this._row(link));
    rows.forEach((row, place) => {
      if (this._list.children[place] !== row) this._list.insertBefore(row, this._list.children[place] ?? null);
    });
    this._empty.hidden = links.some(({ name }) => name !== null);
  }

  /** @param {Link} link */
  made(link) {
    this._rest();
    this._name.value = "";
    this.changes += 1;
    const row = this._row(link);
    this._list.children[0]?.after(row);
    this._empty.hidden = true;
    row.focusFirst();
  }

  /** @param {Link[]} left */
  revoked(left) {
    this._rest();
    this.changes += 1;
    this.list(left);
  }

  /** @param {string} message */
  fail(message) {
    this._rest();
    for (const { row } of this._rows.values()) row.rest();
    this._problem.textContent = message;
  }

  /** @param {Link} link */
  _row(link) {
    const { id, name } = link;
    const shown = JSON.stringify(link);
    let known = this._rows.get(id);
    if (known?.shown === shown) return known.row;
    const row = known?.row ?? new PresenterLinkRow();
    if (!known) row.addEventListener("revoke", () => this._tell("revoke-link", { id, name }));
    row.show(link);
    known = { row, shown };
    this._rows.set(id, known);
    return row;
  }

  _makeForm() {
    const name = make("label", { className: "field" }, make("span", { className: "label" }, t("Link for a lecturer")), this._name);
    const days = make("label", { className: "field" }, make("span", { className: "label" }, t("It works for")), this._days);
    const form = make("form", { className: "new-link", noValidate: true }, name, days, this._send);
    this._name.addEventListener("input", () => this._name.removeAttribute("aria-invalid"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this._send.getAttribute("aria-busy") === "true") return;
      const typed = this._name.value.trim();
      if (typed === "") return this._miss();
      this._problem.textContent = "";
      this._send.setAttribute("aria-busy", "true");
      this._tell("new-link", { name: typed, days: Number(this._days.value) || null });
    });
    return form;
  }

  _miss() {
    this._problem.textContent = t("Write whom the link is for.");
    this._name.setAttribute("aria-invalid", "true");
    this._name.focus();
  }

  _rest() {
    this._send.removeAttribute("aria-busy");
    this._problem.textContent = "";
  }

  /**
   * @param {string} what
   * @param {object} [detail]
   */
  _tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail, bubbles: true }));
  }
}

/** @returns {[string, string][]} days, empty for no end */
function durations() {
  return [
    ["1", t("1 day")],
    ["7", t("1 week")],
    ["31", t("1 month")],
    ["", t("as long as the session is kept")],
  ];
}

customElements.define("presenter-links", PresenterLinks);
