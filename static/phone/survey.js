/**
 * Going through the questions at one's own pace: where this phone stands, kept in its storage for days and in the browser's history for its back button.
 * Loaded only where a session goes so. Dispatches "moved".
 */

import { language } from "../shared/i18n.js";
import { standAt } from "../shared/room-view.js";
import { findPlace, lookAt, stepFrom } from "./survey-stops.js";
import { SurveyPages } from "./survey-pages.js";

/** @typedef {import("../shared/room-view.js").RoomView} RoomView */

const PLACE = "place";

export class Survey extends EventTarget {
  /**
   * @param {import("./phone-storage.js").PhoneStorage} storage
   * @param {import("./answer-queue.js").AnswerQueue} queue
   * @param {import("./question-card.js").QuestionCard} card
   */
  constructor(storage, queue, card) {
    super();
    this._storage = storage;
    this._queue = queue;
    this._card = card;
    this._pages = new SurveyPages();
    /** @type {string | null} */
    this._place = null;
    /** @type {import("./survey-stops.js").Stop[]} */
    this._stops = [];
    /** @type {string | null} where the person was told that what is written cannot be sent so; the next press goes on all the same */
    this._warnedAt = null;
    this._pages.addEventListener("go", (event) => this._go(/** @type {CustomEvent} */ (event).detail));
    this._pages.addEventListener("next", () => this._goOn());
    addEventListener("popstate", (event) => this._goBack(event.state?.[PLACE]));
  }

  /**
   * @param {RoomView} view
   * @returns {RoomView} with the question that this phone stands at; null on the last page
   */
  lead(view) {
    const { survey } = view;
    if (survey === null || survey.questions.length === 0) return view;
    this._stops = lookAt(
      survey,
      (id) => this._queue.unsent(id),
      (id) => this._storage.get(`draft:${id}`),
    );
    const wanted = this._place ?? history.state?.[PLACE] ?? this._storage.get(PLACE);
    const place = findPlace(this._stops, wanted);
    if (place !== this._place) {
      this._place = place;
      history.replaceState({ [PLACE]: place }, "");
    }
    const spoken = view.session?.language ?? language;
    this._pages.show(this._stops, place, spoken === language ? "" : spoken);
    return standAt(view, place);
  }

  /**
   * @param {HTMLElement | null} card the question's, or null on the last page
   * @returns {HTMLElement} the page around it
   */
  pageOf(card) {
    this._pages.hold(card);
    return this._pages;
  }

  /** Where the person is, for those who listen to the page. */
  get where() {
    return this._pages.where;
  }

  /** What is written is sent first; where it cannot be, the person is told once, and it stays on this phone. */
  _goOn() {
    const isWarned = this._warnedAt === this._place;
    if (!isWarned && !this._card.offer()) {
      this._warnedAt = this._place;
      return;
    }
    this._go(stepFrom(this._stops, this._place ?? "", 1));
  }

  /** @param {string | null} place */
  _go(place) {
    if (place === null || place === this._place) return;
    history.pushState({ [PLACE]: place }, "");
    this._move(place);
  }

  /** @param {unknown} place */
  _goBack(place) {
    if (typeof place === "string") this._move(place);
  }

  /** @param {string} place */
  _move(place) {
    this._place = place;
    this._warnedAt = null;
    this._storage.put(PLACE, place);
    this.dispatchEvent(new Event("moved"));
  }
}
