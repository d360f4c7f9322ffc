/** What a question will look like: a phone and a projected screen, drawn small. Sketches, not the real screens, so hidden from screen readers. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { kinds } from "./kinds/index.js";

export class QuestionPreview extends HTMLElement {
  /**
   * @param {string} kind
   * @param {string} prompt
   * @param {import("./types.js").Settings} settings
   * @param {string} language of the question
   */
  show(kind, prompt, settings, language) {
    const asksNothing = kinds[kind]?.asksNothing === true;
    const asked = prompt || (asksNothing ? t("Your heading") : t("Your question"));
    const phone = make("div", { className: "mock-phone", lang: language }, make("p", { className: "mock-prompt" }, asked), ...(kinds[kind]?.phone(settings) ?? []));
    if (!asksNothing) phone.append(make("div", { className: "mock-send" }, t("Send")));
    const hidden = settings.results === "on_reveal";
    const results = hidden ? [make("p", { className: "mock-hidden" }, t("Results appear when you reveal them"))] : kinds[kind]?.stage(settings) ?? [];
    const heading = kinds[kind]?.hidesPrompt?.(settings) ? [] : [make("p", { className: "mock-prompt" }, asked)];
    const stage = make("div", { className: "mock-stage", lang: language }, ...heading, make("div", { className: "mock-results" }, ...results));
    this.setAttribute("aria-hidden", "true");
    this.replaceChildren(figure(t("On the screen"), stage), figure(t("On phones"), phone));
  }
}

/**
 * @param {string} caption
 * @param {HTMLElement} picture
 */
function figure(caption, picture) {
  return make("figure", {}, picture, make("figcaption", {}, caption));
}

customElements.define("question-preview", QuestionPreview);
