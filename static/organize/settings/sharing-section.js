/** Whom a programme is shared with. Dispatches "share" ({email, role}), "role" ({id, role}), "remove" ({id, name}), "revoke" ({id, name}: an invitation). */

import { language, t } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { labelled, selectOf } from "../fields.js";
import { ListedRow, RowList } from "../listed-row.js";
import { ShownOnce } from "../shown-once.js";

/** @typedef {import("../types.js").Sharing} Sharing */
/** @typedef {import("../types.js").Share} Share */
/** @typedef {import("../types.js").Invitation} Invitation */

export class SharingSection extends HTMLElement {
  constructor() {
    super();
    /** @type {Sharing} */
    this._sharing = { shares: [], invitations: [] };
    this._list = new RowList(t("It is shared with nobody yet."));
    this._once = new ShownOnce();
    this._email = make("input", { id: "share-email", type: "email", maxLength: 254, autocomplete: "off", autocapitalize: "none", spellcheck: false });
    this._role = selectOf("share-role", roles());
    this._send = make("button", { className: "secondary" }, t("Share"));
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
  }

  connectedCallback() {
    const head = make("h2", { id: "sharing-head" }, t("Sharing"));
    const why = t("Colleagues with an account on this server can work on this programme, or look at it and its results.");
    const form = make("form", { className: "new-row", noValidate: true }, labelled(t("Their e-mail address"), this._email), labelled(t("They may"), this._role), this._send);
    form.addEventListener("submit", (event) => this._share(event));
    this.setAttribute("role", "region");
    this.setAttribute("aria-labelledby", head.id);
    this.replaceChildren(head, make("p", { className: "soft" }, why), this._once, ...this._list.elements, form, this._problem);
  }

  /** @param {Sharing} sharing */
  show(sharing) {
    this._rest();
    this._once.clear();
    this._lay(sharing);
  }

  /**
   * @param {Sharing} sharing
   * @param {(Invitation & { url: string }) | null} invitation for an address that nobody has an account with
   */
  shared(sharing, invitation) {
    this.show(sharing);
    const email = this._email.value.trim();
    this._email.value = "";
    if (invitation) this._once.show(t("Nobody has an account with {email}. Send this link there: it makes one and shares the programme.", { email }), invitation.url);
    else this._email.focus();
  }

  /** @param {Share} share */
  changed(share) {
    this._rest();
    const shares = this._sharing.shares.map((one) => (one.id === share.id ? share : one));
    this._lay({ ...this._sharing, shares });
    this._list.rows[shares.indexOf(share)]?.focusFirst();
  }

  /** @param {string} message */
  fail(message) {
    this._rest();
    this._lay(this._sharing); // with what they still may
    this._problem.textContent = message;
  }

  /** @param {Sharing} sharing */
  _lay(sharing) {
    this._sharing = sharing;
    this._list.show([...sharing.shares.map((share) => this._shareRow(share)), ...sharing.invitations.map((one) => this._invitationRow(one))]);
  }

  /** @param {Share} share */
  _shareRow({ id, name, email, role, right }) {
    const row = new ListedRow();
    row.addEventListener("take", () => this._tell("remove", { id, name }));
    const choice = selectOf(`share-${id}`, roles());
    choice.value = role;
    choice.setAttribute("aria-label", t("What {name} may", { name }));
    choice.addEventListener("change", () => this._tell("role", { id, role: choice.value }));
    const about = role === "editor" && right === "view" ? [email, t("This account only looks, whatever is shared with it.")] : [email];
    const take = { words: t("Remove"), question: t("The programme is gone from their list at once."), really: t("Remove now") };
    return row.show({ name, about, controls: [choice], take });
  }

  /** @param {Invitation} invitation */
  _invitationRow({ id, name, expires_at, expired }) {
    const row = new ListedRow();
    row.addEventListener("take", () => this._tell("revoke", { id, name }));
    const date = new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(expires_at * 1000);
    const until = expired ? t("Expired {date}", { date }) : t("Works until {date}", { date });
    const take = { words: t("Revoke"), question: t("The link never works again."), really: t("Revoke it now") };
    return row.show({ name, about: [until], badge: t("Invited"), take });
  }

  /** @param {Event} event */
  _share(event) {
    event.preventDefault();
    if (this._send.getAttribute("aria-busy") === "true") return;
    const email = this._email.value.trim();
    this._problem.textContent = email === "" ? t("Write an e-mail address.") : "";
    if (email === "") return this._email.focus();
    this._send.setAttribute("aria-busy", "true");
    this._tell("share", { email, role: this._role.value });
  }

  _rest() {
    this._send.removeAttribute("aria-busy");
    this._problem.textContent = "";
  }

  /**
   * @param {string} what
   * @param {object} detail
   */
  _tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

/** @returns {[string, string][]} */
function roles() {
  return [
    ["editor", t("change and present")],
    ["viewer", t("only look")],
  ];
}

customElements.define("sharing-section", SharingSection);
