/** What comes next: the question that "next" would show, and how it asks. */

import { t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { put } from "../put.js";
import { nextQuestion } from "./outlook.js";

export class ComingCard extends HTMLElement {
  constructor() {
    super();
    this._prompt = make("p", { className: "prompt" });
    this._kind = make("p", { className: "quiet" });
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(make("h2", {}, t("Next")), this._prompt, this._kind);
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {string} lang the questions' language where it is another than the page's, else ""
   * @param {Record<string, string>} kinds what each kind of question is called
   */
  show(view, lang, kinds) {
    const next = nextQuestion(view);
    const hasNone = view.questions.length === 0;
    put(this._prompt, next?.prompt ?? (hasNone ? t("There are no questions yet.") : t("That was the last question.")));
    this._prompt.lang = next === null ? "" : lang;
    put(this._kind, next === null ? "" : (kinds[next.kind] ?? ""));
  }
}

customElements.define("coming-card", ComingCard);
