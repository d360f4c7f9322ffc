/** Questions from the hall for the organizer: how many, how long, and whether they wait. */

import { t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { moderationField } from "../moderation-field.js";
import { firstProblem, numberField } from "../number-field.js";

/** @typedef {import("./index.js").Settings} Settings */

class HallQuestionsFields extends HTMLElement {
  /** @param {Settings} settings */
  edit(settings) {
    this._most = numberField(t("Questions per person, at most"), 1, 10, settings.most_each);
    this._length = numberField(t("Characters per question, at most"), 1, 500, settings.max_length);
    this._moderation = moderationField(settings.moderation);
    this.replaceChildren(make("div", { className: "side-by-side" }, this._most, this._length), this._moderation);
  }

  get settings() {
    return { most_each: this._most?.value ?? 1, max_length: this._length?.value ?? 1, moderation: this._moderation?.value ?? "off" };
  }

  findProblem() {
    return this._most && this._length ? firstProblem([this._most, this._length]) : "";
  }
}

customElements.define("hall-questions-fields", HallQuestionsFields);

/** @type {import("./index.js").Kind} */
export const hallQuestions = {
  id: "hall_questions",
  label: () => t("Questions from the hall"),
  about: () => t("They ask, and support each other’s questions. The most supported come first."),
  blank: () => ({ most_each: 3, max_length: 250, moderation: "off" }),
  summary: ({ most_each }) => tn("up to {n} question each", "up to {n} questions each", most_each),
  fields: () => new HallQuestionsFields(),
  phone: () => [make("div", { className: "mock-field tall" }), make("div", { className: "mock-option" }), make("div", { className: "mock-option" })],
  stage: () => ["12", "7", "4"].map((supporters) => make("div", { className: "mock-bar" }, make("span", {}, supporters), make("i", {}))),
};
