/** A session's day, hall and how many are expected, and the form that changes them and its name. Dispatches, bubbling: "plan" ({title, held_on, hall, expected, wave}). */

import { formatNumber, language, t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { icon } from "./icons.js";
import { PlanFields } from "./plan-fields.js";

/** @typedef {import("./types.js").Session} Session */

export class SessionPlan extends HTMLElement {
  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this._line = make("p", { className: "soft small" });
    this._edit = make("button", { type: "button", className: "quiet small" }, icon("edit", 16), t("Edit"));
    this._edit.addEventListener("click", () => this._open());
    /** @type {HTMLFormElement | null} */
    this._form = null;
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
  }

  /** @param {Session} session as it is now; a form that is open stays as it was typed */
  show(session) {
    this.session = session;
    const { held_on, hall, expected, participants, created_at } = session;
    const day = held_on && new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${held_on}T00:00:00Z`));
    const people = expected !== null && t("{n} of {expected} expected", { n: formatNumber(participants), expected: formatNumber(expected) });
    const made = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(created_at * 1000);
    const said = [day, hall, people].filter(Boolean).join(" · ");
    this._line.textContent = said || t("Made {date}", { date: made });
    this._edit.hidden = session.present_url === null; // whoever may not present may not change it either
    this._edit.setAttribute("aria-label", t("Edit {session}", { session: session.title }));
    if (this.childElementCount === 0) this.replaceChildren(this._line, this._edit);
  }

  /** What was typed is on disk. */
  saved() {
    this._close();
  }

  /**
   * @param {string} message
   * @returns {boolean} whether it was about what is typed here
   */
  fail(message) {
    if (!this._form) return false;
    this._form.querySelector("button")?.removeAttribute("aria-busy");
    this._problem.textContent = message;
    return true;
  }

  _open() {
    const { session } = this;
    if (!session) return;
    const title = make("input", { id: `title-${session.id}`, maxLength: 200, autocomplete: "off", value: session.title, lang: session.language });
    const wave = make("input", { id: `wave-${session.id}`, type: "number", min: "1", max: "99", step: "1", inputMode: "numeric", value: String(session.wave) });
    const plan = new PlanFields();
    plan.line = { held_on: session.held_on ?? "", hall: session.hall ?? "", expected: session.expected === null ? "" : String(session.expected) };
    const save = make("button", { className: "primary" }, t("Save"));
    const cancel = make("button", { type: "button", className: "quiet" }, t("Cancel"));
    const named = make("div", { className: "field" }, make("label", { htmlFor: title.id }, t("Name")), title);
    const counted = make("div", { className: "field" }, make("label", { htmlFor: wave.id }, t("Wave")), wave);
    const form = make("form", { noValidate: true }, named, plan, counted, this._problem, make("div", { className: "files" }, save, cancel));
    cancel.addEventListener("click", () => this._close());
    form.addEventListener("keydown", (event) => event.key === "Escape" && this._close());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (save.getAttribute("aria-busy") === "true") return;
      const wrong = plan.findProblem() || (title.value.trim() === "" ? t("A session needs a name.") : "") || (wave.validity.valid && wave.value ? "" : t("A whole number from {least} to {most}.", { least: 1, most: 99 }));
      this._problem.textContent = wrong;
      if (wrong) return;
      save.setAttribute("aria-busy", "true");
      this.dispatchEvent(new CustomEvent("plan", { detail: { title: title.value.trim(), ...plan.plan, wave: Number(wave.value) }, bubbles: true }));
    });
    this._form = form;
    this._problem.textContent = "";
    this.replaceChildren(form);
    title.focus();
  }

  _close() {
    this._form = null;
    this.replaceChildren(this._line, this._edit);
    this._edit.focus();
  }
}

customElements.define("session-plan", SessionPlan);
