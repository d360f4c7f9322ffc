/**
 * The questions at one's own pace, a page each: how far the person has come, the way to any of them, back and on, and a last page. It holds the page's
 * content and knows nothing of what is in it. Dispatches "go" (CustomEvent, detail: the place) and "next".
 */

import { formatNumber, t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { isAnswered, LAST, stepFrom, waits } from "./survey-stops.js";

/** @typedef {import("./survey-stops.js").Stop} Stop */
/** @typedef {import("./survey-stops.js").Standing} Standing */

export class SurveyPages extends HTMLElement {
  constructor() {
    super();
    this._where = make("span", {});
    this._answered = make("span", { className: "soft" });
    this._list = make("ol", {});
    this._all = make("details", { className: "stops" }, make("summary", {}, this._where, " ", this._answered), this._list);
    this._bar = make("i", {});
    this._content = make("div", {});
    this._back = make("button", { type: "button", className: "secondary" }, t("Previous"));
    this._on = make("button", { type: "button" }, t("Next"));
    this._heading = make("h1", { tabIndex: -1 });
    this._sentence = make("p", {});
    this._missing = make("ul", { className: "stops" });
    this._last = make("section", { className: "last-page" }, this._heading, this._sentence, this._missing);
    /** @type {Stop[]} */
    this._stops = [];
    this._place = LAST;
    this._shown = "";
    this._back.addEventListener("click", () => this._go(stepFrom(this._stops, this._place, -1)));
    this._on.addEventListener("click", () => this.dispatchEvent(new Event("next")));
  }

  connectedCallback() {
    const bar = make("div", { className: "bar" }, this._bar);
    bar.setAttribute("aria-hidden", "true");
    const nav = make("nav", {}, this._all, bar);
    nav.setAttribute("aria-label", t("Questions"));
    this.replaceChildren(nav, this._content, make("div", { className: "steps-along" }, this._back, this._on));
  }

  /** @param {HTMLElement | null} card null puts the last page there */
  hold(card) {
    this._content.replaceChildren(card ?? this._last);
    this._all.open = false;
  }

  /** Where the person is, in words. */
  get where() {
    return this._where.textContent ?? "";
  }

  /**
   * @param {Stop[]} stops
   * @param {string} place
   * @param {string} lang the questions' language, where it is not the page's; else ""
   */
  show(stops, place, lang) {
    const shown = JSON.stringify([stops, place]);
    if (shown === this._shown) return;
    this._shown = shown;
    this._stops = stops;
    this._place = place;
    const at = stops.findIndex(({ id }) => id === place);
    const answered = stops.filter(isAnswered).length;
    this._where.textContent =
      at < 0 ? tn("{n} question", "{n} questions", stops.length) : t("Question {place} of {of}", { place: formatNumber(at + 1), of: formatNumber(stops.length) });
    this._answered.textContent = tn("{n} answered", "{n} answered", answered);
    const asking = stops.filter(({ standing }) => standing !== "read").length;
    this._bar.style.transform = `scaleX(${asking > 0 ? answered / asking : 1})`;
    const hadFocus = this._list.contains(document.activeElement);
    this._list.replaceChildren(...stops.map((stop) => make("li", {}, this._wayTo(stop, lang))));
    if (hadFocus) this._all.querySelector("summary")?.focus();
    this._back.disabled = at === 0;
    this._on.hidden = at < 0;
    this._on.textContent = at === stops.length - 1 ? t("To the last page") : t("Next");
    const isDone = at >= 0 && !waits(/** @type {Stop} */ (stops[at]));
    this._on.className = isDone ? "primary" : "secondary";
    if (at < 0) this._showLast(stops, lang);
  }

  /**
   * @param {Stop[]} stops
   * @param {string} lang
   */
  _showLast(stops, lang) {
    const missing = stops.filter(waits);
    const isSending = stops.some(({ standing }) => standing === "sending");
    this._heading.textContent = headingOf(missing.length, isSending);
    this._sentence.textContent =
      missing.length > 0
        ? t("Choose one to answer it. You may also leave it at that: what you have answered counts.")
        : isSending
          ? t("Keep this page open until they are saved.")
          : t("Thank you! You can go back and change your answers until the session is over.");
    this._missing.replaceChildren(...missing.map((stop) => make("li", {}, this._wayTo(stop, lang))));
  }

  /**
   * @param {Stop} stop
   * @param {string} lang
   */
  _wayTo({ id, prompt, standing }, lang) {
    const mark = make("span", { className: "stop-mark" });
    mark.setAttribute("aria-hidden", "true");
    const way = make("button", { type: "button", className: `stop ${standing}` }, mark, make("span", { lang }, prompt), make("span", { className: "soft" }, sayStanding(standing)));
    if (id === this._place) way.setAttribute("aria-current", "step");
    way.addEventListener("click", () => this._go(id));
    return way;
  }

  /** @param {string | null} place */
  _go(place) {
    if (place !== null) this.dispatchEvent(new CustomEvent("go", { detail: place }));
  }
}

/**
 * @param {number} missing
 * @param {boolean} isSending
 */
function headingOf(missing, isSending) {
  if (missing > 0) return tn("{n} question is not answered yet", "{n} questions are not answered yet", missing);
  return isSending ? t("Your last answers are being saved") : t("You have answered everything");
}

/** @param {Standing} standing */
function sayStanding(standing) {
  switch (standing) {
    case "open":
      return t("Not answered");
    case "draft":
      return t("Written, not sent");
    case "sending":
      return t("Being saved");
    case "answered":
      return t("Answered");
    case "closed":
      return t("Not open");
    case "read":
      return t("To read");
  }
}

customElements.define("survey-pages", SurveyPages);
