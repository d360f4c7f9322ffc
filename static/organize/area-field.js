/** An area of a picture, if there is one: drawn on the picture with the mouse, or given in four numbers. Dispatches "edited" (bubbling). */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { firstProblem, numberField } from "./number-field.js";
import { pictureAddress } from "./picture-field.js";

/** @typedef {[number, number, number, number]} Area left, top, right and bottom, each from 0 to 1 */

/** What an area is before it is drawn. @type {Area} */
const BLANK = [0.4, 0.4, 0.6, 0.6];

export class AreaField extends HTMLElement {
  constructor() {
    super();
    this._is = make("input", { type: "checkbox" });
    this._label = make("span", {});
    this._picture = make("img", { alt: "", draggable: false });
    this._frame = make("i", {});
    this._board = make("div", { className: "area-board" }, this._picture, this._frame);
    // In per cent, which are fine enough for a finger and can be typed.
    this._sides = [t("Left edge, in per cent"), t("Upper edge, in per cent"), t("Right edge, in per cent"), t("Lower edge, in per cent")].map((name) => numberField(name, 0, 100, 0));
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    this._part = make("div", { className: "area" }, make("p", { className: "soft small" }, t("Draw it on the picture, or type its edges.")), this._board, make("div", { className: "side-by-side" }, ...this._sides), this._problem);
    this._is.addEventListener("change", () => this._is.dispatchEvent(new Event("edited", { bubbles: true })));
    this.addEventListener("edited", () => this._draw());
    this._board.addEventListener("pointerdown", (event) => this._begin(event));
  }

  /** @param {string} label */
  ask(label) {
    this._label.textContent = label;
    this.replaceChildren(make("label", { className: "tick" }, this._is, this._label), this._part);
    return this;
  }

  /** @param {Area | null} area */
  edit(area) {
    this._is.checked = area !== null;
    this._set(area ?? BLANK);
    this._draw();
  }

  /** @param {string | null} picture the id of the one that it lies in; without a picture there is no area */
  lieIn(picture) {
    this.hidden = picture === null;
    const address = picture === null ? "" : pictureAddress(picture, "small");
    if (picture !== null && this._picture.getAttribute("src") !== address) this._picture.src = address;
  }

  /** @returns {Area | null} */
  get value() {
    return this._is.checked && !this.hidden ? this._area : null;
  }

  /** @returns {string} what is wrong, focused; empty where nothing is */
  findProblem() {
    this._problem.textContent = "";
    if (this.value === null) return "";
    const wrong = firstProblem(this._sides);
    if (wrong) return wrong;
    const [left, top, right, bottom] = this._area;
    if (left < right && top < bottom) return "";
    this._problem.textContent = t("The right edge lies to the right of the left one, the lower edge below the upper one.");
    this._sides[left < right ? 3 : 2]?.focus();
    return this._problem.textContent;
  }

  /** @returns {Area} */
  get _area() {
    return /** @type {Area} */ (this._sides.map((side) => side.value / 100));
  }

  /** @param {Area} area */
  _set(area) {
    this._sides.forEach((side, index) => (side.value = Math.round((area[index] ?? 0) * 100)));
  }

  _draw() {
    this._part.hidden = !this._is.checked;
    const [left, top, right, bottom] = this._area;
    const share = (/** @type {number} */ one) => `${Math.min(1, Math.max(0, one)) * 100}%`;
    Object.assign(this._frame.style, { left: share(left), top: share(top), width: share(right - left), height: share(bottom - top) });
  }

  /**
   * From one corner to the one that lies across.
   * @param {PointerEvent} event
   */
  _begin(event) {
    event.preventDefault();
    const from = this._read(event);
    const move = (/** @type {PointerEvent} */ moved) => {
      const to = this._read(moved);
      this._set([Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])]);
      this._problem.textContent = "";
      this.dispatchEvent(new Event("edited", { bubbles: true }));
    };
    this._board.setPointerCapture(event.pointerId);
    this._board.addEventListener("pointermove", move);
    for (const end of ["pointerup", "pointercancel"]) this._board.addEventListener(end, () => this._board.removeEventListener("pointermove", move), { once: true });
  }

  /**
   * @param {PointerEvent} event
   * @returns {[number, number]}
   */
  _read({ clientX, clientY }) {
    const { left, top, width, height } = this._picture.getBoundingClientRect();
    const within = (/** @type {number} */ share) => Math.min(1, Math.max(0, share));
    return [within((clientX - left) / width), within((clientY - top) / height)];
  }
}

customElements.define("area-field", AreaField);
