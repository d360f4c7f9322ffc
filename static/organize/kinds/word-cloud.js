/** Word cloud for the organizer: how many entries, how long. */

import { t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { moderationField } from "../moderation-field.js";
import { firstProblem, numberField } from "../number-field.js";

/** @typedef {import("./index.js").Settings} Settings */

const FIELDS_SHOWN = 3;

class WordCloudFields extends HTMLElement {
  /** @param {Settings} settings */
  edit(settings) {
    this._entries = numberField(t("Answers per person, at most"), 1, 10, settings.max_entries);
    this._length = numberField(t("Characters per answer, at most"), 1, 100, settings.max_length);
    this._stage = make("select", {}, ...shapes().map(([value, name]) => make("option", { value }, name)));
    this._stage.value = settings.stage ?? "wide";
    this._stage.addEventListener("change", () => this.dispatchEvent(new Event("edited", { bubbles: true })));
    this._moderation = moderationField(settings.moderation);
    const stage = make("label", { className: "field" }, t("Shape of the screen"), this._stage);
    this.replaceChildren(make("div", { className: "side-by-side" }, this._entries, this._length), stage, this._moderation);
  }

  get settings() {
    const stage = this._stage?.value ?? "wide";
    return { max_entries: this._entries?.value ?? 1, max_length: this._length?.value ?? 1, stage, moderation: this._moderation?.value ?? "off" };
  }

  findProblem() {
    return this._entries && this._length ? firstProblem([this._entries, this._length]) : "";
  }
}

customElements.define("word-cloud-fields", WordCloudFields);

/** @type {import("./index.js").Kind} */
export const wordCloud = {
  id: "word_cloud",
  label: () => t("Word cloud"),
  about: () => t("A few short answers each. What many say grows large on the screen."),
  blank: () => ({ max_entries: 3, max_length: 25, stage: "wide", moderation: "off" }),
  summary: ({ max_entries }) => tn("up to {n} answer each", "up to {n} answers each", max_entries),
  fields: () => new WordCloudFields(),
  phone: ({ max_entries }) => Array.from({ length: Math.max(1, Math.min(max_entries || 1, FIELDS_SHOWN)) }, () => make("div", { className: "mock-field" })),
  stage: () => [make("p", { className: "mock-cloud" }, ...sampleWords())],
};

/** @returns {[string, string][]} */
function shapes() {
  return [
    ["wide", t("Wide, as most projectors (16:9)")],
    ["classic", t("Less wide, as older projectors (4:3)")],
    ["tall", t("Tall, as a standing screen (9:16)")],
  ];
}

function sampleWords() {
  const words = [t("trust"), t("joy"), t("colleagues"), t("meaning"), t("learning"), t("freedom"), t("laughter")];
  return words.map((word, index) => make("span", { className: `word-${index}` }, word));
}
