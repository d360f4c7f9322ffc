/** The settings that every kind of question has. Dispatches "edited" (bubbling). */

import { cleanLines, countCharacters } from "../shared/characters.js";
import { t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { firstProblem, numberField } from "./number-field.js";

/** @typedef {import("./types.js").Settings} Settings */

const LONGEST_NOTES = 2000;
let made = 0;

export class CommonSettings extends HTMLElement {
  constructor() {
    super();
    made += 1;
    this._live = make("input", { type: "radio", name: `results-${made}` });
    this._onReveal = make("input", { type: "radio", name: `results-${made}` });
    this._onPhones = make("input", { type: "checkbox" });
    this._opens = make("input", { type: "checkbox" });
    this._mayChange = make("input", { type: "checkbox" });
    this._limit = numberField(t("Seconds until the question closes by itself (0: no limit)"), 0, 3600, 0);
    this._reactions = make("input", { type: "checkbox" });
    this._showAfter = numberField(t("Show results once so many have answered"), 0, 1000, 0);
    this._more = make("details", {});
    this._notes = make("textarea", { id: `notes-${made}`, rows: 4 });
    this._notesHint = make("p", { id: `notes-hint-${made}`, className: "hint" }, t("Only the presenter reads them, in the notes window and on the remote. Screen and phones never show them."));
    this._notesProblem = make("p", { id: `notes-problem-${made}`, className: "problem" });
    this._notes.setAttribute("aria-describedby", `${this._notesHint.id} ${this._notesProblem.id}`);
    this._notes.addEventListener("input", () => {
      this._findNotesProblem();
      this.dispatchEvent(new Event("edited", { bubbles: true }));
    });
    this._remember = make("details", {});
    this.addEventListener("change", () => this.dispatchEvent(new Event("edited", { bubbles: true })));
  }

  /**
   * @param {Settings} settings
   * @param {string} language of the question
   */
  edit({ results = "live", results_on_phones = false, opens_when_shown = true, show_after = 0, time_limit_s = 0, may_change = true, notes = "", reactions = false }, language) {
    this._live.checked = results === "live";
    this._onReveal.checked = results === "on_reveal";
    this._onPhones.checked = results_on_phones;
    this._opens.checked = opens_when_shown;
    this._showAfter.value = show_after;
    this._limit.value = time_limit_s;
    this._mayChange.checked = may_change;
    this._reactions.checked = reactions;
    const when = make("fieldset", {}, make("legend", {}, t("Results on the screen")), tick(this._live, t("Live, as answers come")), tick(this._onReveal, t("When the presenter reveals them")));
    this._more.replaceChildren(
      make("summary", {}, t("More settings")),
      tick(this._onPhones, t("Show the results on phones too")),
      tick(this._opens, t("Open for answers as soon as it is shown")),
      tick(this._mayChange, t("Answers may be changed while it is open")),
      this._limit,
      tick(this._reactions, t("Phones can send reactions, which float up on the screen")),
      this._showAfter,
    );
    this._more.open = results_on_phones || !opens_when_shown || show_after > 0 || time_limit_s > 0 || !may_change || reactions;
    this._notes.value = notes;
    this._notes.lang = language;
    this._remember.replaceChildren(make("summary", {}, t("Notes for the presenter")), this._notesField());
    this._remember.open = notes !== "";
    this.replaceChildren(when, this._more, this._remember);
  }

  /** @returns {Settings} */
  get settings() {
    return {
      results: this._onReveal.checked ? "on_reveal" : "live",
      results_on_phones: this._onPhones.checked,
      opens_when_shown: this._opens.checked,
      show_after: this._showAfter.value,
      time_limit_s: this._limit.value,
      may_change: this._mayChange.checked,
      notes: this._notes.value,
      reactions: this._reactions.checked,
    };
  }

  findProblem() {
    if (this._showAfter.findProblem() !== "" || this._limit.findProblem() !== "") this._more.open = true;
    return firstProblem([this._limit, this._showAfter]) || this._findNotesProblem(true);
  }

  _notesField() {
    const label = make("label", { className: "unseen", htmlFor: this._notes.id }, t("Notes for the presenter"));
    return make("div", { className: "field" }, this._notesHint, label, this._notes, this._notesProblem);
  }

  /**
   * @param {boolean} [isFocused] whether the field is gone to where something is wrong
   * @returns {string} marked; empty where nothing is wrong
   */
  _findNotesProblem(isFocused = false) {
    const over = countCharacters(cleanParagraphs(this._notes.value)) - LONGEST_NOTES;
    this._notesProblem.textContent = over > 0 ? tn("{n} character too many.", "{n} characters too many.", over) : "";
    if (over > 0) this._notes.setAttribute("aria-invalid", "true");
    else this._notes.removeAttribute("aria-invalid");
    if (over > 0 && isFocused) {
      this._remember.open = true;
      this._notes.focus();
    }
    return this._notesProblem.textContent;
  }
}

/**
 * @param {HTMLInputElement} input
 * @param {string} text
 */
function tick(input, text) {
  return make("label", { className: "tick" }, input, make("span", {}, text));
}

/**
 * @param {string} text
 * @returns {string} as the server keeps it: one empty line between two paragraphs stays
 */
function cleanParagraphs(text) {
  const paragraphs = text.split(/\n\s*\n/).map(cleanLines);
  return paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
}

customElements.define("common-settings", CommonSettings);
