/**
 * A surface to put marks on: by tapping, by dragging a mark, by arrow keys, or with two sliders. It knows no question; whoever owns it says in
 * `show` what lies on it, and is called back.
 */

import { formatNumber, t } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";

/** @typedef {import("../../shared/messages.js").Place} Place */
/** @typedef {{ id: string, text: string, place: Place, isChosen?: boolean, className?: string, size?: number }} Mark size: of its dot, beside 1 */
/**
 * @typedef {object} Owner
 * @property {string} name of the surface, for screen readers
 * @property {(place: Place) => string} say a place in words
 * @property {(id: string, place: Place, how: "tap" | "drag" | "keys") => void} place an id of "" is that of the chosen mark, which may not be there yet
 * @property {(id: string) => boolean} choose a mark was tapped; says whether that chose it, else the tap is one on the surface below
 */

const STEP = 0.01; // of a side
const LEAP = 0.1; // with Shift
const SLOP_PX = 4; // a finger that lies still moves so far
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class PlaceSurface {
  /**
   * @param {HTMLElement} ground what the marks lie on, as large as the surface
   * @param {boolean} isUpwards whether y rises from below, as on a chart; else it falls from above, as in a picture
   * @param {Owner} owner
   */
  constructor(ground, isUpwards, owner) {
    this._owner = owner;
    this._isUpwards = isUpwards;
    /** @type {Place | null} that of the chosen mark */
    this._place = null;
    this._dragged = "";
    this._layer = make("div", { className: "marks", tabIndex: 0 });
    this._layer.setAttribute("role", "application");
    this._layer.setAttribute("aria-label", owner.name);
    this.surface = make("div", { className: "surface" }, ground, this._layer);
    this.said = make("p", { className: "place-said" });
    this.said.setAttribute("role", "status");
    this._across = this._makeSlider(0, t("From the left"));
    this._upDown = this._makeSlider(1, isUpwards ? t("From below") : t("From the top"));
    const sliders = [this._across, this._upDown].map((slider) => make("label", {}, make("span", {}, slider.name), slider));
    this.sliders = make("details", { className: "sliders" }, make("summary", {}, t("Place it with sliders")), ...sliders);
    this._layer.addEventListener("click", (event) => this._tap(event));
    this._layer.addEventListener("pointerdown", (event) => this._grip(event));
    this._layer.addEventListener("keydown", (event) => this._press(event));
  }

  /** @param {Mark[]} marks */
  show(marks) {
    this._layer.replaceChildren(...marks.map((mark) => makeMark(mark, this._isUpwards)));
    this._place = marks.find(({ isChosen }) => isChosen)?.place ?? null;
    [this._across, this._upDown].forEach((slider, axis) => {
      slider.value = String(Math.round((this._place?.[axis] ?? 0.5) * 100));
      slider.setAttribute("aria-valuetext", this._place ? this._owner.say(this._place) : t("not placed"));
    });
  }

  /** Tells those who do not see it where the chosen mark is now. @param {string} text */
  tell(text) {
    if (this.said.textContent !== text) this.said.textContent = text;
  }

  focus() {
    this._layer.focus();
  }

  /**
   * @param {0 | 1} axis
   * @param {string} name
   */
  _makeSlider(axis, name) {
    const slider = make("input", { type: "range", min: "0", max: "100", name });
    slider.addEventListener("input", () => {
      const [x, y] = this._place ?? [0.5, 0.5];
      const value = Number(slider.value) / 100;
      this._owner.place("", axis === 0 ? [value, y] : [x, value], "keys");
    });
    return slider;
  }

  /** @param {MouseEvent} event */
  _tap(event) {
    const id = markOf(event);
    const wasDragged = this._dragged !== "";
    this._dragged = "";
    if (wasDragged || (id !== "" && this._owner.choose(id))) return;
    this._owner.place("", this._read(event), "tap");
  }

  /**
   * A mark is dragged by the finger that lies on it; beside the marks a finger scrolls the page.
   * @param {PointerEvent} event
   */
  _grip(event) {
    const id = markOf(event);
    this._dragged = "";
    if (id === "" || !event.isPrimary) return;
    const move = (/** @type {PointerEvent} */ moved) => {
      if (moved.pointerId !== event.pointerId) return;
      if (this._dragged === "" && Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY) < SLOP_PX) return;
      // By the layer, which stays: the mark itself is made anew as it moves.
      if (this._dragged === "") this._layer.setPointerCapture(event.pointerId);
      this._dragged = id;
      this._owner.place(id, this._read(moved), "drag");
    };
    const stop = () => {
      for (const [type, listener] of listeners) this._layer.removeEventListener(type, listener);
    };
    const listeners = /** @type {[string, any][]} */ ([["pointermove", move], ["pointerup", stop], ["pointercancel", stop]]);
    for (const [type, listener] of listeners) this._layer.addEventListener(type, listener);
  }

  /** @param {KeyboardEvent} event */
  _press(event) {
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const by = event.shiftKey ? LEAP : STEP;
    const [x, y] = this._place ?? [0.5, 0.5];
    const down = this._isUpwards ? -arrow[1] : arrow[1];
    // The first key only puts the mark in the middle.
    this._owner.place("", this._place ? [within(x + by * arrow[0]), within(y + by * down)] : [x, y], "keys");
  }

  /**
   * @param {MouseEvent} event
   * @returns {Place}
   */
  _read({ clientX, clientY }) {
    const { left, top, width, height } = this._layer.getBoundingClientRect();
    const y = within((clientY - top) / height);
    return [within((clientX - left) / width), this._isUpwards ? within(1 - y) : y];
  }
}

/**
 * Marks that only lie there.
 * @param {HTMLElement} ground
 * @param {boolean} isUpwards
 * @param {Mark[]} marks
 */
export function drawMarks(ground, isUpwards, marks) {
  const layer = make("div", { className: "marks" }, ...marks.map((mark) => makeMark(mark, isUpwards)));
  layer.setAttribute("aria-hidden", "true");
  return make("div", { className: "surface" }, ground, layer);
}

/** @param {number} share from 0 to 1 */
export function percent(share) {
  return formatNumber(Math.round(share * 100));
}

/**
 * @param {Mark} mark
 * @param {boolean} isUpwards
 */
function makeMark({ id, text, place: [x, y], isChosen = false, className = "", size = 1 }, isUpwards) {
  const dot = make("b", {}, text);
  const mark = make("div", { className: `mark-at ${className}` }, dot);
  if (size !== 1) dot.style.transform = `scale(${size.toFixed(2)})`;
  mark.dataset.id = id;
  mark.classList.toggle("chosen", isChosen);
  mark.style.left = `${x * 100}%`;
  mark.style.top = `${(isUpwards ? 1 - y : y) * 100}%`;
  return mark;
}

/**
 * @param {Event} event
 * @returns {string} the id of the mark that it happened on, or ""
 */
function markOf(event) {
  const mark = /** @type {Element} */ (event.target).closest(".mark-at");
  return mark instanceof HTMLElement ? (mark.dataset.id ?? "") : "";
}

/** @param {number} share */
function within(share) {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
}
