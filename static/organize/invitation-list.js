/** Invitations by link: the list, and making one. Dispatches "create" ({name, role}) and "revoke" ({id, name}). */

import { language, t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { labelled, selectOf } from "./fields.js";
import { ListedRow, RowList } from "./listed-row.js";
import { roleName, roles } from "./roles.js";
import { ShownOnce } from "./shown-once.js";

/** @typedef {import("./types.js").Invitation} Invitation */

export class InvitationList extends HTMLElement {
  constructor() {
    super();
    /** @type {Invitation[]} */
    this._invitations = [];
    this._list = new RowList(t("Nobody is invited right now."));
    this._once = new ShownOnce();
    this._name = make("input", { id: "invited-name", maxLength: 100, autocomplete: "off" });
    this._role = selectOf("invited-role", roles());
    this._send = make("button", { className: "secondary" }, t("Make the invitation"));
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
  }

  connectedCallback() {
    const why = t("An invitation is a link. Send it to whom it is for: it makes one account, once, within seven days.");
    const form = make("form", { className: "new-row", noValidate: true }, labelled(t("Whom you invite"), this._name), labelled(t("Role"), this._role), this._send);
    form.addEventListener("submit", (event) => this._create(event));
    this.replaceChildren(make("p", { className: "soft" }, why), this._once, ...this._list.elements, form, this._problem);
  }

  /** @param {Invitation[]} invitations */
  show(invitations) {
    this._rest();
    this._once.clear();
    this._lay(invitations);
  }

  /** @param {Invitation & { url: string }} made */
  made(made) {
    this._rest();
    this._name.value = "";
    this._lay([made, ...this._invitations]);
    this._once.show(t("This is the link for {name}.", { name: made.name }), made.url);
  }

  /** @param {string} message */
  fail(message) {
    this._rest();
    for (const row of this._list.rows) row.rest();
    this._problem.textContent = message;
  }

  /** @param {Invitation[]} invitations */
  _lay(invitations) {
    this._invitations = invitations;
    this._list.show(invitations.map((one) => this._row(one)));
  }

  /** @param {Invitation} invitation */
  _row({ id, name, role, expires_at, expired }) {
    const row = new ListedRow();
    row.addEventListener("take", () => this.dispatchEvent(new CustomEvent("revoke", { detail: { id, name } })));
    const date = new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(expires_at * 1000);
    const until = expired ? t("Expired {date}", { date }) : t("Works until {date}", { date });
    const take = { words: t("Revoke"), question: t("The link never works again."), really: t("Revoke it now") };
    return row.show({ name, about: [`${roleName(role)} · ${until}`], take });
  }

  /** @param {Event} event */
  _create(event) {
    event.preventDefault();
    if (this._send.getAttribute("aria-busy") === "true") return;
    const name = this._name.value.trim();
    this._problem.textContent = name === "" ? t("Write whom the invitation is for.") : "";
    if (name === "") return this._name.focus();
    this._send.setAttribute("aria-busy", "true");
    this.dispatchEvent(new CustomEvent("create", { detail: { name, role: this._role.value } }));
  }

  _rest() {
    this._send.removeAttribute("aria-busy");
    this._problem.textContent = "";
  }
}

customElements.define("invitation-list", InvitationList);
