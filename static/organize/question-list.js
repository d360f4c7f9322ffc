/**
 * The questions of a programme in their order, and adding one. Dispatches "order" ({ids}) after a move; its items' own events bubble through.
 * Moving works by dragging the handle and by buttons.
 */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { startDrag } from "../shared/reorder.js";
import { KindPicker } from "./kind-picker.js";
import { QuestionItem } from "./question-item.js";
import { SlidesImport } from "./slides-import.js";

/** @typedef {import("./types.js").Question} Question */

export class QuestionList extends HTMLElement {
  constructor() {
    super();
    this._language = "";
    this._mayEdit = true;
    this._list = make("div", { className: "questions" });
    this._list.setAttribute("role", "list");
    this._empty = make("p", { className: "empty sheet soft" }, t("No questions yet. Add the first one here: it takes a minute."));
    this._picker = new KindPicker();
    this._import = new SlidesImport();
    this._picker.addEventListener("pick", (event) => this._write(/** @type {CustomEvent<string>} */ (event).detail));
    this.addEventListener("step", (event) => this._step(item(event), /** @type {CustomEvent} */ (event).detail.by));
    this.addEventListener("grab", (event) => startDrag(/** @type {CustomEvent} */ (event).detail.event, item(event), () => this._moved(item(event))));
    this.addEventListener("discard", (event) => this._discard(item(event)));
    this.addEventListener("closed", () => this._number());
  }

  /**
   * @param {Question[]} questions
   * @param {string} language
   * @param {boolean} [mayEdit]
   */
  show(questions, language, mayEdit = true) {
    this._language = language;
    this._mayEdit = mayEdit;
    this._list.replaceChildren(...questions.map((question) => this._item(question)));
    if (!mayEdit) this._empty.textContent = t("No questions yet.");
    this.replaceChildren(this._empty, this._list, mayEdit ? make("div", { className: "adding" }, this._picker, this._import) : "");
    this._number();
  }

  /** @param {boolean} isLive whether a hall is looking at these questions now */
  set isLive(isLive) {
    this.classList.toggle("is-live", isLive);
  }

  /** Whether any form has something that is not saved. */
  get isUnsaved() {
    return this._items().some((one) => one.isUnsaved);
  }

  /**
   * @param {QuestionItem} one
   * @param {Question} question
   */
  saved(one, question) {
    one.show(question, this._language);
    this._number();
    one.focusButton("edit");
  }

  /**
   * @param {QuestionItem} original
   * @param {Question} copy
   */
  duplicated(original, copy) {
    const added = this._item(copy);
    original.after(added);
    this._number();
    added.focusButton("edit");
  }

  /** @param {Question[]} questions new ones, last in the programme */
  added(questions) {
    const items = questions.map((question) => this._item(question));
    this._list.append(...items);
    this._number();
    items[0]?.focusButton("edit");
  }

  /** @param {QuestionItem} one */
  retired(one) {
    one.retire();
    this._number();
  }

  /** @param {QuestionItem} one */
  restored(one) {
    if (one.question) this.saved(one, one.question);
  }

  /** The ids of the questions as they stand in the list. */
  get ids() {
    return this._items().flatMap((one) => (one.question && !one.isRetired ? [one.question.id] : []));
  }

  /** @param {string[]} ids put back in this order, with whatever is being written where it is */
  putInOrder(ids) {
    const items = new Map(this._items().map((one) => [one.question?.id, one]));
    for (const id of ids) {
      const one = items.get(id);
      if (one) this._list.append(one);
    }
    this._number();
  }

  /** @param {Question} question */
  _item(question) {
    const one = new QuestionItem();
    one.mayEdit = this._mayEdit;
    one.show(question, this._language);
    return one;
  }

  /** @param {string} start the id of a kind or preset */
  _write(start) {
    const one = new QuestionItem();
    this._list.append(one);
    one.write(start, this._language);
    this._number();
  }

  /** @param {QuestionItem} one */
  _discard(one) {
    one.remove();
    this._number();
    this._picker.focus();
  }

  /**
   * @param {QuestionItem} one
   * @param {-1 | 1} by
   */
  _step(one, by) {
    const shown = this._items().filter((other) => !other.isRetired);
    const neighbour = shown[shown.indexOf(one) + by];
    if (!neighbour) return;
    if (by < 0) neighbour.before(one);
    else neighbour.after(one);
    this._moved(one);
    one.focusButton(by < 0 ? "up" : "down"); // moving an element takes the focus from it
  }

  /** @param {QuestionItem} one */
  _moved(one) {
    this._number();
    const { ids } = this;
    const place = t("Now number {n} of {of}.", { n: ids.indexOf(one.question?.id ?? "") + 1, of: ids.length });
    this.dispatchEvent(new CustomEvent("order", { detail: { ids, place } }));
  }

  _number() {
    const shown = this._items().filter((one) => !one.isRetired);
    shown.forEach((one, index) => {
      one.number = index + 1;
      one.bound(index === 0, index === shown.length - 1);
    });
    this._empty.hidden = this._list.childElementCount > 0;
  }

  /** @returns {QuestionItem[]} */
  _items() {
    return /** @type {QuestionItem[]} */ ([...this._list.children]);
  }
}

/**
 * @param {Event} event
 * @returns {QuestionItem}
 */
function item(event) {
  return /** @type {QuestionItem} */ (event.target);
}

customElements.define("question-list", QuestionList);
