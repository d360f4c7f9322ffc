/**
 * Everything a presenter can say about what people wrote, the words of a cloud or whole texts: what waits, what may be one, each word, and undo. It is given what is known and dispatches
 * what is wanted: "correct" (CustomEvent, bubbling, detail: a command about words) and "close". Its drawings are symbols of the page (icon.js).
 */

import { formatNumber, t } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";
import { makeIcon } from "../icon.js";
import { put } from "../put.js";
import { listWords } from "./listed.js";
import { keepPlaces } from "./steady.js";
import { WordList } from "./word-list.js";
import { brief, makeWord } from "./word-text.js";
import { describeRule } from "./wording.js";

/** @typedef {import("../../static/shared/messages.js").CountedWord} CountedWord */
/** @typedef {import("../../static/shared/messages.js").Suggestion} Suggestion */
/** @typedef {import("../../static/shared/messages.js").ModerationMessage} Moderation */
/** @typedef {import("../../static/shared/messages.js").WordCommand} WordCommand */
/** @typedef {{ results: import("../../static/shared/messages.js").Results | null, moderation: Moderation | null }} View */

const MOST_SUGGESTIONS = 3; // the list below stays in sight

export class WordModeration extends HTMLElement {
  constructor() {
    super();
    /** @type {Moderation | null} */
    this._moderation = null;
    /** @type {import("../../static/shared/messages.js").Tally | null} */
    this._tally = null;
    this._listed = listWords(null);
    /** @type {string[]} what waits, in the order in which it came to wait */
    this._held = [];
    /** @type {string[]} the pairs on offer, in the order in which they came */
    this._pairs = [];
    /** @type {Set<string>} the pairs that were found to be two words after all */
    this._apart = new Set();
    this._heading = make("h2", { id: "moderation-heading", tabIndex: -1 }, t("Words"));
    this._undo = make("button", { type: "button", className: "undo" }, makeIcon("undo"), make("span", {}));
    this._heldCount = make("span", { className: "times" });
    this._heldList = make("ul", {});
    this._nothingHeld = make("p", { className: "quiet" }, t("Nothing is held back."));
    this._pairList = make("ul", {});
    this._pairSection = makeSection(t("Perhaps the same word"), [], this._pairList);
    this._words = new WordList();
    this._said = make("p", { className: "unseen" });
    this._said.setAttribute("role", "status");
  }

  connectedCallback() {
    if (this.childElementCount > 0) return;
    this.setAttribute("role", "dialog");
    this.setAttribute("aria-labelledby", this._heading.id);
    const close = make("button", { type: "button" }, t("Close"));
    close.addEventListener("click", () => this.dispatchEvent(new Event("close")));
    this._undo.addEventListener("click", () => this._correct({ type: "undo" }));
    this.append(
      make("header", {}, this._heading, close),
      make("p", { className: "caution" }, t("If this screen is projected, the hall sees this panel too.")),
      this._undo,
      makeSection(t("Held back"), [this._heldCount], this._nothingHeld, this._heldList),
      this._pairSection,
      makeSection(t("On the screen"), [], this._words),
      this._said,
    );
  }

  /**
   * @param {View} view what the hall sees, and what it does not
   * @param {string} releaseKey the key that shows what waits first; "" without one
   */
  show(view, releaseKey) {
    this._releaseKey = releaseKey;
    put(this._heldList.querySelector("kbd") ?? undefined, releaseKey);
    this._view = view;
    // Out of sight nothing is laid out; it is all there when the panel opens.
    if (this.isOpen) this._fill(view);
  }

  get isOpen() {
    return !this.hidden;
  }

  open() {
    this._back = document.activeElement;
    this.hidden = false;
    if (this._view) this._fill(this._view);
    this._heading.focus();
  }

  /** @returns {boolean} whether it was open; the focus, if it was here, goes back to where it came from */
  close() {
    if (this.hidden) return false;
    const hadFocus = this.contains(document.activeElement);
    this.hidden = true;
    if (hadFocus && this._back instanceof HTMLElement) this._back.focus();
    return true;
  }

  /** Shows the first word that waits, as this panel lists them; nothing where none does, or where nobody sees the list. */
  releaseFirst() {
    const [word] = this._held;
    if (this.isOpen && word !== undefined) this._correct({ type: "release", word });
  }

  /** @param {View} view */
  _fill({ results, moderation }) {
    const tally = results?.tally ?? null;
    if (tally !== this._tally || tally === null) this._listed = listWords(tally);
    this._tally = tally;
    const { words, more, areTexts } = this._listed;
    put(this._heading, areTexts ? t("Texts") : t("Words"));
    this._words.show(words, more, areTexts);
    if (moderation === this._moderation) return;
    const top = this._words.isInUse ? this._words.getBoundingClientRect().top : null;
    const before = this._moderation;
    this._moderation = moderation;
    if (before?.question !== moderation?.question) [this._held, this._pairs] = [[], []];
    this._showHeld(moderation?.held ?? [], moderation?.more ?? 0);
    this._showPairs(moderation?.suggestions ?? []);
    this._showUndo(moderation, before);
    // What grows above the list does not push a row away from under the pointer.
    if (top !== null) this.scrollTop += this._words.getBoundingClientRect().top - top;
  }

  /**
   * @param {CountedWord[]} held
   * @param {number} more
   */
  _showHeld(held, more) {
    const listed = keepPlaces(this._held, held, ({ word }) => word);
    this._held = listed.map(({ word }) => word);
    put(this._heldCount, held.length === 0 ? "" : formatNumber(held.length + more));
    this._nothingHeld.hidden = held.length > 0;
    refill(
      this._heldList,
      listed.map(({ word, count }, index) => {
        const release = make("button", { type: "button" }, t("Show it"), ...(index === 0 ? [make("kbd", {}, this._releaseKey ?? "")] : []));
        release.setAttribute("aria-label", t("Show it: “{word}”", { word: brief(word) }));
        release.addEventListener("click", () => this._correct({ type: "release", word }));
        const [text, ...unfold] = makeWord(word);
        return make("li", {}, text, makeTimes(count), ...unfold, release);
      }),
      this._heading,
    );
  }

  /** @param {Suggestion[]} suggestions */
  _showPairs(suggestions) {
    const listed = keepPlaces(this._pairs, suggestions, keyOf).filter((pair) => !this._apart.has(keyOf(pair)));
    this._pairs = listed.slice(0, MOST_SUGGESTIONS).map(keyOf);
    this._pairSection.hidden = listed.length === 0;
    refill(
      this._pairList,
      listed.slice(0, MOST_SUGGESTIONS).map((pair) => this._makePair(pair)),
      this._heading,
    );
  }

  /** @param {Suggestion} pair */
  _makePair(pair) {
    const [one, other] = pair.words;
    const merge = make("button", { type: "button" }, t("Merge"));
    merge.setAttribute("aria-label", t("Merge “{one}” and “{other}”", { one, other }));
    merge.addEventListener("click", () => this._correct({ type: "merge", words: [one, other], into: one }));
    const apart = make("button", { type: "button", className: "sign", title: t("Not the same") }, makeIcon("close"));
    apart.setAttribute("aria-label", t("Not the same: “{one}” and “{other}”", { one, other }));
    apart.addEventListener("click", () => {
      this._apart.add(keyOf(pair));
      this._showPairs(this._moderation?.suggestions ?? []);
    });
    return make("li", {}, make("span", { className: "pair" }, ...makeWord(one), " + ", ...makeWord(other)), merge, apart);
  }

  /**
   * @param {Moderation | null} now
   * @param {Moderation | null} before
   */
  _showUndo(now, before) {
    const last = now?.corrections.at(-1);
    const what = last === undefined ? "" : describeRule(last);
    put(/** @type {HTMLElement} */ (this._undo.lastElementChild), last === undefined ? t("Nothing to undo") : t("Undo: {what}", { what }));
    // A button that is switched off would lose the focus, and with it the reader's place.
    this._undo.setAttribute("aria-disabled", String(last === undefined));
    if (now === null || before === null || now.question !== before.question) return;
    if (JSON.stringify(now.corrections) === JSON.stringify(before.corrections)) return;
    const undone = now.corrections.length < before.corrections.length ? before.corrections.at(-1) : undefined;
    put(this._said, undone === undefined ? what : t("Undone: {what}", { what: describeRule(undone) }));
  }

  /** @param {WordCommand} command */
  _correct(command) {
    if (command.type === "undo" && this._undo.getAttribute("aria-disabled") === "true") return;
    this.dispatchEvent(new CustomEvent("correct", { bubbles: true, detail: command }));
  }
}

/** @param {Suggestion} pair */
function keyOf({ words }) {
  return [...words].sort().join("\n");
}

/** @param {number} count */
function makeTimes(count) {
  return make("span", { className: "times" }, formatNumber(count));
}

/**
 * @param {string} title
 * @param {Node[]} beside
 * @param {...Node} content
 */
function makeSection(title, beside, ...content) {
  return make("section", {}, make("h3", {}, title, ...beside), ...content);
}

/**
 * Puts other items into a list. The focus stays at its place in the list, or goes to `refuge` where nothing is left.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} items
 * @param {HTMLElement} refuge
 */
function refill(list, items, refuge) {
  const at = [...list.querySelectorAll("button")].findIndex((button) => button === document.activeElement);
  list.replaceChildren(...items);
  if (at < 0) return;
  const buttons = [...list.querySelectorAll("button")];
  (buttons[Math.min(at, buttons.length - 1)] ?? refuge).focus();
}

customElements.define("word-moderation", WordModeration);
