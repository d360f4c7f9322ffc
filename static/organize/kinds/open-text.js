/** Open text for the organizer: how long, how it is shown, and whether it waits. */

import { t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { moderationField } from "../moderation-field.js";
import { firstProblem, numberField } from "../number-field.js";

/** @typedef {import("./index.js").Settings} Settings */

class OpenTextFields extends HTMLElement {
  /** @param {Settings} settings */
  edit(settings) {
    this._length = numberField(t("Characters, at most"), 1, 2000, settings.max_length);
    this._moderation = moderationField(settings.moderation);
    this._view = make("select", {}, ...views().map(([value, name]) => make("option", { value }, name)));
    this._view.value = settings.view ?? "wall";
    this._view.addEventListener("change", () => this.dispatchEvent(new Event("edited", { bubbles: true })));
    const view = make("label", { className: "field" }, t("On the screen, to begin with"), this._view);
    this.replaceChildren(make("div", { className: "side-by-side" }, this._length), view, this._moderation);
  }

  get settings() {
    return { max_length: this._length?.value ?? 1, view: this._view?.value ?? "wall", moderation: this._moderation?.value ?? "off" };
  }

  findProblem() {
    return this._length ? firstProblem([this._length]) : "";
  }
}

customElements.define("open-text-fields", OpenTextFields);

/** @type {import("./index.js").Kind} */
export const openText = {
  id: "open_text",
  label: () => t("Open text"),
  about: () => t("One answer each, in their own words, gathered on a wall."),
  blank: () => ({ max_length: 250, view: "wall", moderation: "off" }),
  summary: ({ max_length }) => tn("up to {n} character", "up to {n} characters", max_length),
  fields: () => new OpenTextFields(),
  phone: () => [make("div", { className: "mock-field tall" })],
  stage: () => [make("div", { className: "mock-wall" }, ...Array.from({ length: 6 }, () => make("div", {}, make("i", {}), make("i", {}))))],
};

/** @returns {[string, string][]} */
function views() {
  return [
    ["wall", t("A wall of cards")],
    ["one_by_one", t("One by one, very large")],
    ["grouped", t("Grouped under headings")],
  ];
}
