/** Making many sessions at once: a row for each, typed, repeated or pasted from a spreadsheet. Dispatches "create-many" ({sessions}), "cancel", and, bubbling, "say". */

import { t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { icon, iconButton } from "./icons.js";
import { PlanFields } from "./plan-fields.js";
import { readLines } from "./session-lines.js";

/** @typedef {import("./session-lines.js").Line} Line */

const MOST = 100;

export class SessionRows extends HTMLElement {
  constructor() {
    super();
    this._rows = make("ol", { className: "rows" });
    this._wave = make("select", { id: "new-wave" });
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    this._send = make("button", { className: "primary" });
  }

  /** @param {number} waves how many there are already */
  show(waves) {
    const chosen = Number(this._wave.value) || Math.max(waves, 1);
    this._wave.replaceChildren(...Array.from({ length: Math.max(waves, 1) + 1 }, (_, at) => make("option", { value: String(at + 1) }, waveName(at + 1))));
    this._wave.value = String(chosen);
    if (this.childElementCount > 0) return;
    const add = make("button", { type: "button", className: "secondary small" }, icon("plus", 16), t("Add a row"));
    const again = make("button", { type: "button", className: "secondary small" }, icon("copy", 16), t("Same again"));
    const cancel = make("button", { type: "button", className: "quiet" }, t("Cancel"));
    const hint = make("p", { className: "hint" }, t("Lines from a spreadsheet can be pasted into any field: day, hall and number in columns. Without a name of its own a session is called by its hall and day."));
    const wave = make("div", { className: "field" }, make("label", { htmlFor: this._wave.id }, t("Wave")), this._wave);
    const form = make("form", { className: "sheet", noValidate: true }, hint, this._rows, make("div", { className: "files" }, add, again), wave, this._problem, make("div", { className: "files" }, this._send, cancel));
    add.addEventListener("click", () => this._add()?.focus());
    again.addEventListener("click", () => this._repeat());
    cancel.addEventListener("click", () => this.dispatchEvent(new Event("cancel")));
    form.addEventListener("submit", (event) => this._create(event));
    form.addEventListener("paste", (event) => this._paste(event));
    this.append(form);
    this._add();
  }

  focus() {
    this._fields[0]?.focus();
  }

  /** All of them are made: the next ones begin with an empty row. */
  done() {
    this._send.removeAttribute("aria-busy");
    this._rows.replaceChildren();
    this._add();
  }

  /** @param {string} message */
  fail(message) {
    this._send.removeAttribute("aria-busy");
    this._problem.textContent = message;
  }

  /** @returns {PlanFields[]} */
  get _fields() {
    return [...this._rows.querySelectorAll("plan-fields")].map((one) => /** @type {PlanFields} */ (one));
  }

  /**
   * @param {Line} [line]
   * @returns {PlanFields | null} null where there are as many as may be
   */
  _add(line) {
    if (this._fields.length >= MOST) {
      this._problem.textContent = t("At most {n} at once.", { n: MOST });
      return null;
    }
    const fields = new PlanFields();
    const row = make("li", {}, fields);
    row.append(iconButton("remove", t("Remove this row"), () => this._remove(row)));
    this._rows.append(row);
    if (line) fields.line = line;
    this._count();
    return fields;
  }

  /** @param {HTMLElement} row */
  _remove(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    const fields = next?.querySelector("plan-fields") ?? this._add();
    if (fields instanceof PlanFields) fields.focus();
    this._problem.textContent = "";
    this._count();
  }

  _repeat() {
    this._add(this._fields.at(-1)?.line)?.focus();
  }

  /** @param {ClipboardEvent} event */
  _paste(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    // One cell is pasted as browsers do it.
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    for (const fields of this._fields) if (fields.isEmpty) fields.closest("li")?.remove();
    const lines = readLines(text);
    for (const line of lines) this._add(line);
    this._fields.at(-1)?.focus();
    this.dispatchEvent(new CustomEvent("say", { detail: tn("{n} row pasted", "{n} rows pasted", lines.length), bubbles: true }));
  }

  _count() {
    this._send.textContent = tn("Make {n} session", "Make {n} sessions", this._fields.length);
  }

  /** @param {Event} event */
  _create(event) {
    event.preventDefault();
    if (this._send.getAttribute("aria-busy") === "true") return;
    for (const fields of this._fields) {
      const wrong = fields.findProblem();
      if (wrong) return this.fail(wrong);
    }
    this._problem.textContent = "";
    this._send.setAttribute("aria-busy", "true");
    const wave = Number(this._wave.value);
    this.dispatchEvent(new CustomEvent("create-many", { detail: { sessions: this._fields.map(({ plan }) => ({ ...plan, wave })) } }));
  }
}

/**
 * @param {number} wave
 * @returns {string}
 */
export function waveName(wave) {
  return wave === 1 ? t("First time") : t("Follow-up: wave {n}", { n: wave });
}

customElements.define("session-rows", SessionRows);
