/** Everybody with an account: role, closing and opening it. Dispatches "change" ({id, role} or {id, state}); whoever saves answers with `changed()` or `fail()`. */

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
    /** @type {Person[]} */
    this._people = [];
    this._list = new RowList("");
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
  }

  /**
   * @param {Person[]} people
   * @param {string} me whose page this is
   */
  show(people, me) {
    this._me = me;
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
    if (id === this._me) return row.show({ name, about: [email, roleName(role)], badge: t("You"), take: null });
    if (state === "closed") {
      const open = make("button", { type: "button", className: "secondary small" }, t("Open again"));
      open.setAttribute("aria-label", t("Open again: {name}", { name }));
      open.addEventListener("click", () => this._tell({ id, state: "open" }));
      return row.show({ name, about: [email, roleName(role)], badge: t("Closed"), controls: [open], take: null });
    }
    const take = { words: t("Close"), question: t("It is signed out at once, and nobody can sign in with it. Its programmes stay. You can open it again."), really: t("Close it now") };
    return row.show({ name, about: [email], controls: [this._role(person)], take });
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

  /** @param {object} detail */
  _tell(detail) {
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }
}

customElements.define("people-list", PeopleList);
