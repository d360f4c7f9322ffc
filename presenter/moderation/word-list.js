/**
 * The words on the screen as a list to work on: found by a search field, picked and merged, dragged onto each other. Arrows go from row to row.
 * Dispatches "correct" (CustomEvent, bubbling, detail: a command about words).
 */

import { formatNumber, t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { put } from "../put.js";
import { MergeForm } from "./merge-form.js";
import { keepPlaces } from "./steady.js";
import { WordRow } from "./word-row.js";

/** @typedef {import("../../static/shared/messages.js").ListedWord} ListedWord */

const MOST_ROWS = 100; // enough to work on; the rest is found by the search field
const PACE_MS = 500; // rows that change faster cannot be read

export class WordList extends HTMLElement {
  constructor() {
    super();
    /** @type {readonly ListedWord[]} */
    this._words = [];
    this._unlisted = 0;
    /** @type {Map<string, WordRow>} in the order of the list */
    this._rows = new Map();
    /** @type {WordRow | null} where Tab comes in */
    this._current = null;
    /** @type {WordRow | null} */
    this._dragged = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._timer = undefined;
    this._search = make("input", { type: "search", autocomplete: "off", spellcheck: false });
    this._list = make("div", { className: "rows" });
    this._rest = make("p", { className: "quiet" });
    this._hint = make("p", { className: "quiet" });
    this._areTexts = false;
    this._merge = new MergeForm();
  }

  connectedCallback() {
    if (this.childElementCount > 0) return;
    this._list.setAttribute("role", "list");
    this._search.addEventListener("input", () => this._sort());
    this._search.addEventListener("keydown", (event) => this._clearSearch(event));
    this._list.addEventListener("focusin", (event) => this._makeCurrent(rowOf(event)));
    this._list.addEventListener("keydown", (event) => this._move(event));
    this._list.addEventListener("pick", () => this._showPicked());
    for (const type of ["dragstart", "dragover", "dragleave", "drop", "dragend"]) {
      this._list.addEventListener(type, (event) => this._drag(/** @type {DragEvent} */ (event)));
    }
    this._merge.addEventListener("correct", () => this._pickNone());
    this._merge.addEventListener("none", () => this._pickNone());
    this.append(make("label", { className: "search" }, t("Search"), this._search), this._hint, this._list, this._rest, this._merge);
  }

  disconnectedCallback() {
    clearTimeout(this._timer);
    this._timer = undefined;
  }

  /**
   * @param {readonly ListedWord[]} words commonest first
   * @param {number} more words that were not listed
   * @param {boolean} areTexts whether they stand as they were written
   */
  show(words, more, areTexts) {
    put(this._hint, sayHow(areTexts));
    this._areTexts = areTexts;
    if (words === this._words) return;
    this._words = words;
    this._unlisted = more;
    this._timer ??= setTimeout(() => this._draw(), this._rows.size === 0 ? 0 : PACE_MS);
  }

  /** Whether somebody points at it or works in it: then its rows keep their places. */
  get isInUse() {
    return this._list.matches(":hover, :focus-within");
  }

  /** A search sorts anew. */
  _sort() {
    this._draw(true);
  }

  /** @param {boolean} isSorted whatever is in use */
  _draw(isSorted = false) {
    clearTimeout(this._timer);
    this._timer = undefined;
    const sought = this._search.value.trim().toLowerCase();
    const found = this._words.filter(({ word }) => word.toLowerCase().includes(sought));
    const listed = isSorted || !this.isInUse ? found : keepPlaces([...this._rows.keys()], found, ({ word }) => word);
    this._fill(listed.slice(0, MOST_ROWS));
    this._tellRest(found.length);
    this._showPicked();
  }

  /** @param {ListedWord[]} words */
  _fill(words) {
    const focused = this._list.contains(document.activeElement) ? this._current : null;
    const at = focused ? [...this._rows.values()].indexOf(focused) : -1;
    const column = focused?.column ?? -1;
    const before = this._rows;
    this._rows = new Map(words.map(({ word }) => [word, before.get(word) ?? new WordRow(word)]));
    for (const { word, count } of words) /** @type {WordRow} */ (this._rows.get(word)).count = count;
    const rows = [...this._rows.values()];
    for (const row of before.values()) if (!rows.includes(row)) row.remove();
    rows.forEach((row, index) => {
      if (this._list.children[index] !== row) this._list.insertBefore(row, this._list.children[index] ?? null);
    });
    const isGone = this._current === null || !rows.includes(this._current);
    if (isGone) this._makeCurrent(rows[Math.max(0, Math.min(at, rows.length - 1))] ?? null);
    for (const row of rows) row.isCurrent = row === this._current;
    if (focused === null || this._list.contains(document.activeElement)) return;
    // Moved elements lose the focus, and so do those that went: it stays at the same place of the list.
    if (this._current) this._current.focusAt(Math.max(0, column));
    else this._search.focus();
  }

  /** @param {number} found */
  _tellRest(found) {
    const beyond = Math.max(0, found - MOST_ROWS) + this._unlisted;
    const n = { n: formatNumber(beyond) };
    if (this._words.length === 0) put(this._rest, this._areTexts ? t("No texts yet.") : t("No words yet."));
    else if (found === 0) put(this._rest, this._areTexts ? t("No text matches.") : t("No word matches."));
    else if (beyond > 0 && this._areTexts) put(this._rest, tn("{n} more text. Search to find it.", "{n} more texts. Search to find them.", beyond, n));
    else if (beyond > 0) put(this._rest, tn("{n} more word. Search to find it.", "{n} more words. Search to find them.", beyond, n));
    else put(this._rest, "");
  }

  // ---- moving about ----

  /** @param {WordRow | null} row */
  _makeCurrent(row) {
    if (row === this._current) return;
    if (this._current) this._current.isCurrent = false;
    this._current = row;
    if (row) row.isCurrent = true;
  }

  /** @param {KeyboardEvent} event */
  _move(event) {
    const row = rowOf(event);
    if (row === null || row.isRenaming || event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = [...this._rows.values()];
    const at = rows.indexOf(row);
    /** @type {Record<string, [number, number]>} row, column */
    const targets = {
      ArrowDown: [at + 1, row.column],
      ArrowUp: [at - 1, row.column],
      ArrowRight: [at, row.column + 1],
      ArrowLeft: [at, row.column - 1],
      Home: [0, row.column],
      End: [rows.length - 1, row.column],
    };
    const target = targets[event.key];
    if (target) {
      event.preventDefault();
      rows[target[0]]?.focusAt(target[1]);
    } else if (event.key === "Enter" && row.column === 0 && this._picked.length > 1) {
      event.preventDefault();
      this._merge.begin();
    } else if (event.key === "Escape" && this._picked.length > 0) {
      event.stopPropagation();
      this._pickNone();
    }
  }

  /** @param {KeyboardEvent} event */
  _clearSearch(event) {
    if (event.key !== "Escape" || this._search.value === "") return;
    event.preventDefault();
    event.stopPropagation();
    this._search.value = "";
    this._sort();
  }

  // ---- merging ----

  /** @returns {string[]} commonest first */
  get _picked() {
    return [...this._rows.values()].filter((row) => row.isPicked).map(({ word }) => word);
  }

  _showPicked() {
    const picked = new Set(this._picked);
    this._merge.show(this._words.filter(({ word }) => picked.has(word)), this._areTexts);
  }

  _pickNone() {
    const hadFocus = this._merge.contains(document.activeElement);
    for (const row of this._rows.values()) row.isPicked = false;
    this._showPicked();
    if (!hadFocus) return;
    if (this._current) this._current.focusAt(0);
    else this._search.focus();
  }

  /** @param {DragEvent} event */
  _drag(event) {
    const row = rowOf(event);
    if (event.type === "dragstart") {
      this._dragged = row;
      event.dataTransfer?.setData("text/plain", row?.word ?? "");
    }
    const isTarget = this._dragged !== null && row !== null && row !== this._dragged;
    if (event.type === "dragover" && isTarget) event.preventDefault();
    row?.classList.toggle("target", event.type === "dragover" && isTarget);
    if (event.type === "drop" && isTarget) {
      event.preventDefault();
      this._drop(/** @type {WordRow} */ (this._dragged), row);
    }
    if (event.type === "drop" || event.type === "dragend") this._dragged = null;
  }

  /**
   * One that is picked takes the others that are picked along.
   * @param {WordRow} dragged
   * @param {WordRow} onto
   */
  _drop(dragged, onto) {
    const words = (dragged.isPicked ? this._picked : [dragged.word]).filter((word) => word !== onto.word);
    this.dispatchEvent(new CustomEvent("correct", { bubbles: true, detail: { type: "merge", words, into: onto.word } }));
    this._pickNone();
  }
}

/**
 * @param {Event} event
 * @returns {WordRow | null}
 */
function rowOf({ target }) {
  return target instanceof Element ? target.closest("word-row") : null;
}

/** @param {boolean} areTexts */
function sayHow(areTexts) {
  // A finger drags the page, not a word.
  const canDrag = matchMedia("(any-pointer: fine)").matches;
  if (areTexts) return canDrag ? t("Pick texts to gather them under a heading, or drag one onto another.") : t("Pick texts to gather them under a heading.");
  return canDrag ? t("Pick words to merge them, or drag one onto another.") : t("Pick words to merge them.");
}

customElements.define("word-list", WordList);
