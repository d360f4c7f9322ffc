/** An organizer's API tokens: the list, and making one. Dispatches "create" ({name, may_write, days}) and "revoke" ({id, name}). */

import { language, t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { labelled, selectOf } from "./fields.js";
import { ListedRow, RowList } from "./listed-row.js";
import { ShownOnce } from "./shown-once.js";

/** @typedef {import("./types.js").ApiToken} ApiToken */

// Long enough not to be a nuisance, short enough that what is forgotten dies.
const USUAL_DAYS = "90";

export class ApiTokens extends HTMLElement {
  constructor() {
    super();
    /** @type {ApiToken[]} */
    this._tokens = [];
    this._list = new RowList(t("No program has a token yet."));
    this._once = new ShownOnce();
    this._name = make("input", { id: "token-name", maxLength: 100, autocomplete: "off", placeholder: t("for example: the statistics on Mondays") });
    this._rights = selectOf("token-rights", [["", t("read")], ["write", t("read and change")]]);
    this._days = selectOf("token-days", durations());
    this._days.value = USUAL_DAYS;
    this._send = make("button", { className: "secondary" }, t("Make the token"));
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
  }

  connectedCallback() {
    const why = t("A token lets a program of yours use the REST API in your name: it may do with programmes what you may, and nothing with accounts.");
    const form = make(
      "form",
      { className: "new-row", noValidate: true },
      labelled(t("What the token is for"), this._name),
      labelled(t("It may"), this._rights),
      labelled(t("It works for"), this._days),
      this._send,
    );
    form.addEventListener("submit", (event) => this._create(event));
    this.replaceChildren(make("p", { className: "soft" }, why), this._once, ...this._list.elements, form, this._problem);
  }

  /** @param {ApiToken[]} tokens */
  show(tokens) {
    this._rest();
    this._once.clear();
    this._lay(tokens);
  }

  /** @param {ApiToken & { token: string }} made */
  made(made) {
    this._rest();
    this._name.value = "";
    this._lay([made, ...this._tokens]);
    this._once.show(t("This is the token for {name}.", { name: made.name }), made.token);
  }

  /** @param {string} message */
  fail(message) {
    this._rest();
    for (const row of this._list.rows) row.rest();
    this._problem.textContent = message;
  }

  /** @param {ApiToken[]} tokens */
  _lay(tokens) {
    this._tokens = tokens;
    this._list.show(tokens.map((token) => this._row(token)));
  }

  /** @param {ApiToken} token */
  _row({ id, name, may_write, expires_at, expired, last_used_on }) {
    const row = new ListedRow();
    row.addEventListener("take", () => this.dispatchEvent(new CustomEvent("revoke", { detail: { id, name } })));
    const until = expires_at === null ? t("No end date") : expired ? t("Expired {date}", { date: day(expires_at * 1000) }) : t("Works until {date}", { date: day(expires_at * 1000) });
    const used = last_used_on === null ? t("Never used") : t("Last used {date}", { date: day(Date.parse(`${last_used_on}T12:00`)) });
    const rights = may_write ? t("Reads and changes") : t("Reads only");
    const take = { words: t("Revoke"), question: t("Whatever uses it stops working at once."), really: t("Revoke it now") };
    return row.show({ name, about: [`${rights} · ${until}`, used], take });
  }

  /** @param {Event} event */
  _create(event) {
    event.preventDefault();
    if (this._send.getAttribute("aria-busy") === "true") return;
    const name = this._name.value.trim();
    this._problem.textContent = name === "" ? t("Write what the token is for.") : "";
    if (name === "") return this._name.focus();
    this._send.setAttribute("aria-busy", "true");
    this.dispatchEvent(new CustomEvent("create", { detail: { name, may_write: this._rights.value === "write", days: Number(this._days.value) || null } }));
  }

  _rest() {
    this._send.removeAttribute("aria-busy");
    this._problem.textContent = "";
  }
}

/** @returns {[string, string][]} days, empty for no end */
function durations() {
  return [
    ["30", t("30 days")],
    ["90", t("90 days")],
    ["365", t("1 year")],
    ["", t("until it is revoked")],
  ];
}

/** @param {number} ms */
function day(ms) {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(ms);
}

customElements.define("api-tokens", ApiTokens);
