/** Word cloud for the organizer: how many entries, how long. */

import { t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { firstProblem, numberField } from "../number-field.js";

/** @typedef {import("./index.js").Settings} Settings */

const FIELDS_SHOWN = 3;

class WordCloudFields extends HTMLElement {
  /** @param {Settings} settings */
  edit(settings) {
    this._entries = numberField(t("Answers per person, at most"), 1, 10, settings.max_entries);
    this._length = numberField(t("Characters per answer, at most"), 1, 100, settings.max_length);
    this.replaceChildren(make("div", { className: "side-by-side" }, this._entries, this._length));
  }

  get settings() {
    return { max_entries: this._entries?.value ?? 1, max_length: this._length?.value ?? 1 };
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
  blank: () => ({ max_entries: 3, max_length: 25 }),
  summary: ({ max_entries }) => tn("up to {n} answer each", "up to {n} answers each", max_entries),
  fields: () => new WordCloudFields(),
  phone: ({ max_entries }) => Array.from({ length: Math.max(1, Math.min(max_entries || 1, FIELDS_SHOWN)) }, () => make("div", { className: "mock-field" })),
  stage: () => [make("p", { className: "mock-cloud" }, ...sampleWords())],
};

function sampleWords() {
  const words = [t("trust"), t("joy"), t("colleagues"), t("meaning"), t("learning"), t("freedom"), t("laughter")];
  return words.map((word, index) => make("span", { className: `word-${index}` }, word));
}
