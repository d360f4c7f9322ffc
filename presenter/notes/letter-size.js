/** How large the notes are written: two buttons, remembered on this machine. Dispatches "resized". */

import { t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";

const KEY = "visent.notes.size";
const SIZES_REM = [1, 1.25, 1.5, 1.75, 2.125, 2.5, 3, 3.75];
const USUAL = 3;

export class LetterSize extends HTMLElement {
  constructor() {
    super();
    this._at = load();
    this._smaller = make("button", { type: "button" }, "A−");
    this._larger = make("button", { type: "button" }, "A+");
    this._smaller.setAttribute("aria-label", t("Smaller letters"));
    this._larger.setAttribute("aria-label", t("Larger letters"));
    for (const button of [this._smaller, this._larger]) button.title = button.getAttribute("aria-label") ?? "";
    this._smaller.addEventListener("click", (event) => this._press(-1, event));
    this._larger.addEventListener("click", (event) => this._press(1, event));
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._smaller, this._larger);
    this._show();
  }

  get rem() {
    return SIZES_REM[this._at] ?? 1;
  }

  /**
   * @param {1 | -1} by
   * @param {MouseEvent} event
   */
  _press(by, event) {
    this.step(by);
    // After a click of the mouse Space belongs to the screen again.
    if (event.detail > 0 && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  /** @param {1 | -1} by */
  step(by) {
    this._at = Math.max(0, Math.min(SIZES_REM.length - 1, this._at + by));
    save(this._at);
    this._show();
    this.dispatchEvent(new Event("resized"));
  }

  /** The last one stays a place for the focus: it is marked, not switched off. */
  _show() {
    this._smaller.setAttribute("aria-disabled", String(this._at === 0));
    this._larger.setAttribute("aria-disabled", String(this._at === SIZES_REM.length - 1));
  }
}

/** @returns {number} which of the sizes */
function load() {
  try {
    const at = Number(localStorage.getItem(KEY) ?? USUAL);
    return at in SIZES_REM ? at : USUAL;
  } catch {
    return USUAL;
  }
}

/** @param {number} at */
function save(at) {
  try {
    localStorage.setItem(KEY, String(at));
  } catch {
    // Private windows may refuse to remember: then it lasts until the window is closed.
  }
}

customElements.define("letter-size", LetterSize);
