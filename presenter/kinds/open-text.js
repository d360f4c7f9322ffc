/**
 * Open text on the projected screen, in one of three views: a wall of cards, one by one, or gathered under headings. The question says which comes first;
 * from there it is this screen's own.
 */

import { t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { TextGroups } from "./text-groups.js";
import { TextOne } from "./text-one.js";
import { TextWall } from "./text-wall.js";

/** @typedef {import("../../static/shared/messages.js").OpenTextTally} Tally */
/** @typedef {import("../../static/shared/messages.js").OpenTextSettings} Settings */
/** @typedef {NonNullable<Settings["view"]>} ViewName */

/** @type {ViewName[]} in the order in which they come when one asks for another */
const VIEWS = ["wall", "one_by_one", "grouped"];

export class PresenterOpenText extends HTMLElement {
  constructor() {
    super();
    this._one = new TextOne();
    this._pictures = { wall: new TextWall(), one_by_one: this._one, grouped: new TextGroups() };
    this._buttons = VIEWS.map((name) => this._makeButton(sayView(name), () => this._choose(name)));
    this._previous = this._makeButton(t("The text before"), () => this.step(-1));
    this._next = this._makeButton(t("Next text"), () => this.step(1));
    this._bar = make("div", { className: "views" }, ...this._buttons, this._previous, this._next);
    this._bar.setAttribute("role", "group");
    this._bar.setAttribute("aria-label", t("View of the texts"));
    /** @type {ViewName | null} */
    this._view = null;
    /** @type {Tally | null} */
    this._tally = null;
    this._lang = "";
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {string} lang
   */
  show({ results, question }, lang) {
    if (results === null) return;
    this._tally = /** @type {Tally} */ (results.tally);
    this._lang = lang;
    if (this._view === null) this._choose(/** @type {Settings | undefined} */ (question?.settings)?.view ?? "wall");
    else this._draw();
  }

  /** The next of the views. */
  toggleList() {
    this._choose(VIEWS[(VIEWS.indexOf(this._view ?? "wall") + 1) % VIEWS.length] ?? "wall");
  }

  /** @param {1 | -1} by */
  step(by) {
    if (this._view !== "one_by_one") return;
    this._one.step(by);
    this._showButtons();
  }

  get remark() {
    return this._view === null ? "" : this._pictures[this._view].remark;
  }

  /** @param {ViewName} name */
  _choose(name) {
    this._view = name;
    // The buttons keep their place, so that the one that was pressed keeps the focus.
    if (!this._bar.isConnected) this.replaceChildren(this._bar);
    for (const picture of Object.values(this._pictures)) if (picture !== this._pictures[name]) picture.remove();
    if (!this._pictures[name].isConnected) this.prepend(this._pictures[name]);
    this._draw();
    this.dispatchEvent(new Event("remark", { bubbles: true }));
  }

  _draw() {
    if (this._view === null || this._tally === null) return;
    this._pictures[this._view].show(this._tally, this._lang);
    this._showButtons();
  }

  _showButtons() {
    this._buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(VIEWS[index] === this._view)));
    for (const button of [this._previous, this._next]) button.hidden = this._view !== "one_by_one";
    this._previous.setAttribute("aria-disabled", String(this._one.isFirst));
    this._next.setAttribute("aria-disabled", String(this._one.isLast));
  }

  /**
   * @param {string} text
   * @param {() => void} press
   */
  _makeButton(text, press) {
    const button = make("button", { type: "button" }, text);
    button.addEventListener("click", (event) => {
      press();
      // After a click of the mouse the keys belong to the screen again.
      if (event.detail > 0) button.blur();
    });
    return button;
  }
}

/** @param {ViewName} name */
function sayView(name) {
  if (name === "wall") return t("Wall");
  return name === "one_by_one" ? t("One by one") : t("Grouped");
}

customElements.define("presenter-open-text", PresenterOpenText);
