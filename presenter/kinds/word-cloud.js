/**
 * The word cloud, drawn as the server laid it out: HTML words moved by `transform` alone, so that nothing is laid out anew while they move.
 *
 * All words have one font size, the cloud's own unit: 100 stage pixels. A word's place and size are multiples of it, so that another window size changes
 * one number.
 */

import { formatNumber, t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";

/** @typedef {import("../../static/shared/messages.js").CloudMessage} Cloud */
/** @typedef {import("../../static/shared/messages.js").CloudWord} CloudWord */

const UNIT = 100; // stage pixels in one em of the cloud
const FONT = `700 ${UNIT}px Manrope`;
const FADE_MS = 600;
const LIST_MS = 1000; // nobody reads a list faster, and a table costs more than a word
const SAME_WIDTH = 0.001; // narrower or wider by less is not seen

export class PresenterWordCloud extends HTMLElement {
  constructor() {
    super();
    /** @type {Map<string, { element: HTMLElement, transform: string, stretch: number, stretchOf: number }>} */
    this._words = new Map();
    /** @type {Cloud | null} */
    this._cloud = null;
    /** @type {Cloud | null} the cloud that the list tells */
    this._told = null;
    this._isList = false;
    /** @type {Cloud | null} the newest picture that came while this one was held still */
    this._waiting = null;
    this.isPaused = false;
    this._stage = [16, 9];
    this._ascent = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._listTimer = undefined;
    this._sky = make("div", { className: "sky" });
    this._sky.setAttribute("aria-hidden", "true");
    this._rows = make("tbody", {});
    this._list = make("div", { className: "list unseen", tabIndex: -1 }, this._makeTable());
    this._resized = new ResizeObserver(() => this._fit());
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._sky, this._list);
    this._resized.observe(this);
  }

  disconnectedCallback() {
    this._resized.disconnect();
    clearTimeout(this._listTimer);
    this._listTimer = undefined;
  }

  /**
   * @param {import("../../static/shared/room-view.js").RoomView} view
   * @param {string} lang
   */
  show({ cloud }, lang) {
    if (this._sky.lang !== lang) this._sky.lang = this._list.lang = lang;
    if (cloud === null || cloud === this._cloud || cloud === this._waiting) return;
    if (this.isPaused && this._cloud?.question === cloud.question) this._wait(cloud);
    else this._take(cloud);
  }

  togglePause() {
    this.isPaused = !this.isPaused;
    if (this.isPaused || this._waiting === null) return;
    this._take(this._waiting);
  }

  /**
   * Nothing moves and nothing comes; but what is taken away (held back, withdrawn) goes at once, paused or not.
   * @param {Cloud} cloud
   */
  _wait(cloud) {
    this._waiting = cloud;
    const isKept = new Set(cloud.words.map(({ word }) => word));
    const words = (this._cloud?.words ?? []).filter(({ word }) => isKept.has(word));
    if (this._cloud === null || words.length === this._cloud.words.length) return;
    this._cloud = { ...this._cloud, words };
    this._draw();
  }

  /** @param {Cloud} cloud */
  _take(cloud) {
    this._waiting = null;
    this._cloud = cloud;
    if (cloud.stage.join() !== this._stage.join()) this._fit(cloud.stage);
    // Measured with the typeface itself; until it is here there is nothing worth showing.
    if (document.fonts.check(FONT)) this._draw();
    else document.fonts.load(FONT).then(() => this._draw(), () => this._draw());
  }

  get remark() {
    const more = this._cloud?.more ?? 0;
    const rest = more > 0 ? tn("+{n} more word", "+{n} more words", more) : "";
    return [this.isPaused ? t("Paused") : "", rest].filter(Boolean).join(" · ");
  }

  toggleList() {
    this._isList = !this._isList;
    this._sky.classList.toggle("away", this._isList);
    this._list.classList.toggle("unseen", !this._isList);
    this._list.tabIndex = this._isList ? 0 : -1;
    this._tell();
  }

  _draw() {
    if (this._cloud === null) return;
    const { words } = this._cloud;
    if (this._ascent === 0) this._measureAscent();
    const isKept = new Set(words.map(({ word }) => word));
    for (const word of [...this._words.keys()]) if (!isKept.has(word)) this._remove(word);
    const fresh = document.createDocumentFragment();
    for (const word of words) this._place(word, fresh);
    this._sky.append(fresh);
    this._listTimer ??= setTimeout(() => this._tell(), this._told === null ? 0 : LIST_MS);
  }

  /**
   * @param {CloudWord} word
   * @param {DocumentFragment} fresh where words go that were not there before
   */
  _place(word, fresh) {
    let known = this._words.get(word.word);
    if (known === undefined) {
      const element = make("span", { className: `word colour-${word.colour}`, dir: "auto" }, word.word);
      known = { element, transform: "", ...this._measureStretch(word) };
      this._words.set(word.word, known);
      fresh.append(element);
    } else if (Math.abs(word.width / word.size / known.stretchOf - 1) > SAME_WIDTH) {
      Object.assign(known, this._measureStretch(word));
    }
    const size = word.size / UNIT;
    const wide = known.stretch === 1 ? size : size * known.stretch;
    const transform = `translate(${(word.x / UNIT).toFixed(4)}em, ${(word.y / UNIT).toFixed(4)}em) scale(${wide.toFixed(4)}, ${size.toFixed(4)})`;
    if (transform === known.transform) return;
    known.transform = known.element.style.transform = transform;
  }

  /** @param {string} word */
  _remove(word) {
    const element = this._words.get(word)?.element;
    this._words.delete(word);
    element?.classList.add("leaving");
    setTimeout(() => element?.remove(), FADE_MS);
  }

  /** The server has measured each word; where this machine's letters are wider or narrower (another emoji font), they are fitted to their place. */
  _measureStretch(/** @type {CloudWord} */ { word, width, size }) {
    // What the typeface lacks comes from the families behind it, here as on the stage.
    pen.font = `700 ${UNIT}px ${getComputedStyle(this._sky).fontFamily}`;
    const stretch = width / size / (pen.measureText(word).width / UNIT);
    const isSame = !Number.isFinite(stretch) || stretch <= 0 || Math.abs(stretch - 1) < SAME_WIDTH;
    return { stretch: isSame ? 1 : stretch, stretchOf: width / size };
  }

  /** How far below an element's top its baseline is, in em: the server gives baselines, elements are placed by their corners. */
  _measureAscent() {
    const mark = make("i", { className: "mark" });
    const probe = make("span", { className: "word" }, "x", mark);
    this._sky.append(probe);
    const em = parseFloat(getComputedStyle(probe).fontSize);
    const ascent = (mark.getBoundingClientRect().bottom - probe.getBoundingClientRect().top) / em;
    probe.remove();
    if (!Number.isFinite(ascent) || ascent <= 0) return;
    this._ascent = ascent;
    this._sky.style.setProperty("--ascent", `${ascent}em`);
  }

  /** @param {readonly number[]} stage width and height in stage pixels */
  _fit(stage = this._stage) {
    this._stage = [...stage];
    const [width = 1, height = 1] = stage;
    const scale = Math.min(this.clientWidth / width, this.clientHeight / height);
    const { style } = this._sky;
    // Words that only follow the window do not glide.
    this._sky.classList.add("still");
    style.fontSize = `${scale * UNIT}px`;
    style.width = `${scale * width}px`;
    style.height = `${scale * height}px`;
    requestAnimationFrame(() => requestAnimationFrame(() => this._sky.classList.remove("still")));
  }

  _makeTable() {
    const head = make("tr", {}, make("th", { scope: "col" }, t("Word")), make("th", { scope: "col" }, t("Times")));
    return make("table", {}, make("thead", {}, head), this._rows);
  }

  /** The same words as a table, for screen readers and for whoever prefers to read. */
  _tell() {
    clearTimeout(this._listTimer);
    this._listTimer = undefined;
    if (this._cloud === null || this._cloud === this._told) return;
    this._told = this._cloud;
    const words = [...this._cloud.words].sort((one, other) => other.count - one.count || one.word.localeCompare(other.word));
    this._rows.replaceChildren(
      ...words.map(({ word, count }) => make("tr", {}, make("td", { dir: "auto" }, word), make("td", {}, formatNumber(count)))),
    );
  }
}

const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

customElements.define("presenter-word-cloud", PresenterWordCloud);
