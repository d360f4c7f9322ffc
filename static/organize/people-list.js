/** Everybody with an account: role, closing and opening it, unlinking it from the identity provider. Dispatches "change" ({id, role}, {id, state} or {id, linked}); whoever saves answers with `changed()` or `fail()`. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { ListedRow, RowList } from "./listed-row.js";
import { roleName, roles } from "./roles.js";
import { selectOf } from "./fields.js";

/** @typedef {import("./types.js").Person} Person */

export class PeopleList extends HTMLElement {
  constructor() {
    super();
    this._me = "";
    /** @type {string | null} */
    this._provider = null;
    /** @type {Person[]} */
    this._people = [];
    this._list = new RowList("");
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
  }

  /**
   * @param {Person[]} people
   * @param {string} me whose page this is
   * @param {string | null} provider what people know the identity provider by; null where there is none
   */
  show(people, me, provider) {
    this._me = me;
    this._provider = provider;
    this.replaceChildren(this._problem, ...this._list.elements);
    this._lay(people);
  }

  /** @param {Person} person */
  changed(person) {
    this._problem.textContent = "";
    this._lay(this._people.map((one) => (one.id === person.id ? person : one)), person.id);
  }

  /** @param {string} message */
  fail(message) {
    this._lay(this._people); // with the roles that they still have
    this._problem.textContent = message;
  }

  /**
   * @param {Person[]} people
   * @param {string} [changed] whose row had the focus
   */
  _lay(people, changed) {
    this._people = people;
    this._list.show(people.map((person) => this._row(person)));
    if (changed) this._list.rows[people.findIndex(({ id }) => id === changed)]?.focusFirst();
  }

  /** @param {Person} person */
  _row(person) {
    const { id, name, email, role, state } = person;
    const row = new ListedRow();
    row.addEventListener("take", () => this._tell({ id, state: "closed" }));
    const links = this._links(person);
    if (id === this._me) return row.show({ name, about: [email, roleName(role)], badge: t("You"), controls: links, take: null });
    if (state === "closed") {
      const open = make("button", { type: "button", className: "secondary small" }, t("Open again"));
      open.setAttribute("aria-label", t("Open again: {name}", { name }));
      open.addEventListener("click", () => this._tell({ id, state: "open" }));
      return row.show({ name, about: [email, roleName(role)], badge: t("Closed"), controls: [open], take: null });
    }
    const take = { words: t("Close"), question: t("It is signed out at once, and nobody can sign in with it. Its programmes stay. You can open it again."), really: t("Close it now") };
    return row.show({ name, about: [email], controls: [this._role(person), ...links], take });
  }

  /** @param {Person} person */
  _role({ id, name, role }) {
    const choice = selectOf(`role-${id}`, roles().map(([value]) => [value, roleName(value)]));
    choice.value = role;
    choice.setAttribute("aria-label", t("Role of {name}", { name }));
    choice.addEventListener("change", (event) => {
      event.stopPropagation();
      this._tell({ id, role: choice.value });
    });
    return choice;
  }

  /**
   * The button that unlinks an account from the identity provider, where there is something to unlink.
   * @param {Person} person
   */
  _links({ id, name, linked }) {
    if (!linked || this._provider === null) return [];
    const words = t("Unlink from {name}", { name: this._provider });
    const unlink = make("button", { type: "button", className: "quiet small" }, words);
    unlink.setAttribute("aria-label", `${words}: ${name}`);
    unlink.addEventListener("click", () => this._tell({ id, linked: false }));
    return [unlink];
  }

  /** @param {object} detail */
  _tell(detail) {
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }
}

customElements.define("people-list", PeopleList);
