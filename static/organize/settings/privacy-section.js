/**
 * How long answers are kept, the smallest group, sessions to delete by hand and what was deleted so far. Takes what the REST API gives. Dispatches "save"
 * (detail: what is to change) and "erase" (detail: the session); whoever does it answers with `show()` or `fail()`.
 */

import { language, t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { numberField } from "../number-field.js";

/** @typedef {import("../types.js").Privacy} Privacy */
/** @typedef {import("../types.js").KeptSession} KeptSession */

const DAY_S = 86_400;
const [MOST_DAYS, LEAST_GROUP, MOST_GROUP] = [3650, 5, 100];

export class PrivacySection extends HTMLElement {
  constructor() {
    super();
    /** @type {Privacy | null} */
    this._privacy = null;
    this._ends = make("input", { type: "checkbox", id: "retention" });
    this._days = numberField(t("Days after a session has ended"), 1, MOST_DAYS, 365);
    this._group = numberField(t("Smallest group"), LEAST_GROUP, MOST_GROUP, 7);
    this._groupNote = make("p", { className: "soft small" });
    this._save = make("button", { className: "primary" }, t("Save"));
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    this._sure = make("div", { className: "sure notice", hidden: true });
    this._form = this._makeForm();
    this._said = make("ul", { className: "said" });
    this._sessions = make("ul", { className: "kept-sessions" });
    this._log = make("ul", { className: "deletions" });
    this._ends.addEventListener("change", () => this._changed());
  }

  /** @param {Privacy} privacy */
  show(privacy) {
    const isFirst = this._privacy === null;
    this._privacy = privacy;
    this._save.removeAttribute("aria-busy");
    this._problem.textContent = "";
    this._ends.checked = privacy.retention_days !== null;
    this._days.value = privacy.retention_days ?? 365;
    this._group.bound(privacy.may_be_unlimited ? 0 : LEAST_GROUP, MOST_GROUP);
    this._group.value = privacy.least_group;
    this._changed();
    this._group.hidden = privacy.least_group_fixed || !privacy.may_change;
    this._groupNote.textContent = sayGroup(privacy);
    this._said.replaceChildren(...privacy.said.map((sentence) => make("li", {}, sentence)));
    this._showSessions(privacy.sessions);
    this._log.replaceChildren(...privacy.deleted.map(sayDeletion));
    if (privacy.deleted.length === 0) this._log.append(make("li", { className: "soft" }, t("Nothing yet.")));
    for (const field of this._form.querySelectorAll("input")) field.disabled = !privacy.may_change;
    if (isFirst) this._build();
  }

  /** @param {string} message */
  fail(message) {
    for (const busy of this.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
    this._problem.textContent = message;
  }

  _makeForm() {
    const ends = make("label", { className: "tick" }, this._ends, make("span", {}, t("Delete answers when their time is over")));
    const form = make("form", { noValidate: true }, ends, this._days, make("h3", {}, t("Small groups")), this._groupNote, this._group, this._sure, this._save, this._problem);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this._ask();
    });
    return form;
  }

  _build() {
    const kept = t("An ended session’s answers are deleted for good within an hour after their time. A session that is under way is never touched.");
    this.append(
      make("h2", {}, t("Privacy")),
      make("p", { className: "soft" }, kept),
      this._form,
      make("details", {}, make("summary", {}, t("What phones say about it")), this._said),
      make("h3", {}, t("Delete a session now")),
      this._sessions,
      make("h3", {}, t("Deleted so far")),
      this._log,
    );
  }

  _changed() {
    this._days.hidden = !this._ends.checked;
    this._sure.hidden = true;
    this._save.hidden = this._privacy?.may_change !== true;
  }

  /** Asks once where saving means that answers go. */
  _ask() {
    const privacy = this._privacy;
    if (privacy === null || this._save.getAttribute("aria-busy") === "true") return;
    const fields = [...(this._ends.checked ? [this._days] : []), ...(this._group.hidden ? [] : [this._group])];
    const wrong = fields.find((field) => field.findProblem() !== "");
    if (wrong) return wrong.focus();
    const due = this._ends.checked ? privacy.sessions.filter((one) => isOver(one, this._days.value)).length : 0;
    if (due === 0) return this._send();
    const really = make("button", { type: "button", className: "danger" }, t("Save and delete"));
    const back = make("button", { type: "button", className: "quiet" }, t("Not now"));
    really.addEventListener("click", () => this._send());
    back.addEventListener("click", () => {
      this._changed();
      this._save.focus();
    });
    const words = tn("This deletes {n} session with its answers within the hour, for good.", "This deletes {n} sessions with their answers within the hour, for good.", due);
    this._sure.replaceChildren(make("p", {}, words), make("div", { className: "choices" }, really, back));
    this._sure.hidden = false;
    this._save.hidden = true;
    back.focus();
  }

  _send() {
    this._changed();
    this._save.focus();
    this._save.setAttribute("aria-busy", "true");
    const group = this._group.hidden ? {} : { least_group: this._group.value };
    this.dispatchEvent(new CustomEvent("save", { detail: { retention_days: this._ends.checked ? this._days.value : null, ...group } }));
  }

  /** @param {KeptSession[]} sessions */
  _showSessions(sessions) {
    const items = sessions.map((session) => {
      const item = make("li", {});
      this._layItem(item, session, false);
      return item;
    });
    this._sessions.replaceChildren(...items);
    if (sessions.length === 0) this._sessions.append(make("li", { className: "soft" }, t("There is no session.")));
  }

  /**
   * @param {HTMLElement} item
   * @param {KeptSession} session
   * @param {boolean} isAsked whether it asks if that is really meant
   */
  _layItem(item, session, isAsked) {
    const about = make("div", {}, make("b", {}, session.title), make("p", { className: "soft small" }, sayPhase(session)));
    if (!this._privacy?.may_change || session.phase === "live") return item.replaceChildren(about);
    if (!isAsked) {
      const ask = make("button", { type: "button", className: "quiet small" }, t("Delete…"));
      ask.setAttribute("aria-label", t("Delete {title}…", { title: session.title }));
      ask.addEventListener("click", () => this._layItem(item, session, true));
      item.replaceChildren(about, ask);
      return;
    }
    const really = make("button", { type: "button", className: "danger" }, t("Delete it for good"));
    const keep = make("button", { type: "button", className: "quiet" }, t("Keep it"));
    really.addEventListener("click", () => {
      really.setAttribute("aria-busy", "true");
      this.dispatchEvent(new CustomEvent("erase", { detail: session }));
    });
    keep.addEventListener("click", () => {
      this._layItem(item, session, false);
      item.querySelector("button")?.focus();
    });
    const words = make("p", { className: "small" }, t("Everything that was answered in it goes, and its code and presenter links lead nowhere. There is no way back."));
    item.replaceChildren(about, make("div", { className: "choices" }, words, really, keep));
    keep.focus();
  }
}

/**
 * @param {KeptSession} session
 * @param {number} days
 */
function isOver({ phase, ended_at }, days) {
  return phase === "ended" && ended_at !== null && ended_at + days * DAY_S <= Date.now() / 1000;
}

/** @param {Privacy} privacy */
function sayGroup({ least_group, least_group_fixed }) {
  const now = least_group === 0
    ? t("Results are told however few have answered.")
    : tn("Results of fewer than {n} person are told to nobody.", "Results of fewer than {n} people are told to nobody.", least_group);
  const stands = least_group_fixed ? t("Somebody has answered, so this stays as people were told.") : t("It can be changed until somebody answers.");
  return `${now} ${stands}`;
}

/** @param {KeptSession} session */
function sayPhase({ phase, ended_at }) {
  if (phase === "live") return t("Under way: end it before you delete it.");
  return phase === "ended" && ended_at !== null ? t("Ended {date}", { date: sayDay(ended_at) }) : t("Not started");
}

/** @param {import("../types.js").Deletion} deletion */
function sayDeletion({ at, organizer, title, answers, participants, reason }) {
  const much = [tn("{n} answer", "{n} answers", answers), tn("by {n} person", "by {n} people", participants)].join(" ");
  const why = reason === "retention" ? t("its time was over") : t("deleted by {name}", { name: organizer ?? "" });
  return make("li", {}, make("b", {}, title), make("p", { className: "soft small" }, `${sayDay(at)} · ${much} · ${why}`));
}

/** @param {number} at seconds since 1970 */
function sayDay(at) {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(at * 1000);
}

customElements.define("privacy-section", PrivacySection);
