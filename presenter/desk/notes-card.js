/** The presenter's own notes on the question, as they were written. */

import { t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { put } from "../put.js";

export class NotesCard extends HTMLElement {
  constructor() {
    super();
    this._shown = "";
    this._text = make("div", { className: "text", dir: "auto" });
  }

  connectedCallback() {
    if (this.childElementCount > 0) return;
    const heading = make("h2", { id: "notes-heading" }, t("Notes"));
    // Longer than its place it scrolls, and that must be possible by keyboard too.
    this._text.tabIndex = 0;
    this._text.setAttribute("role", "region");
    this._text.setAttribute("aria-labelledby", heading.id);
    this.append(heading, this._text);
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {string} lang the notes' language where it is another than the page's, else ""
   */
  show({ question }, lang) {
    const notes = question?.settings.notes ?? "";
    if (question !== null && question.id !== this._shown) {
      this._text.scrollTop = 0;
      this._shown = question.id;
    }
    put(this._text, notes === "" ? t("No notes for this question.") : notes);
    this._text.classList.toggle("none", notes === "");
    this._text.lang = notes === "" ? "" : lang;
  }
}

customElements.define("notes-card", NotesCard);
