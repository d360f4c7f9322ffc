/**
 * A question on the projected screen: the prompt, and on the stage below it the way in, a count, or the kind's own picture; beside the stage, where the
 * presenter wants it, the QR code in a corner.
 */

import { formatNumber, t, tn } from "../static/shared/i18n.js";
import { make } from "../static/shared/make.js";
import { JoinCard } from "./join-card.js";
import { makeKindElement } from "./kinds/index.js";
import { put } from "./put.js";
import { fitText, isCut } from "./text-size.js";
import { ReactionFloats } from "./reaction-floats.js";
import { whichStage } from "./what-to-show.js";

/** @typedef {import("../static/shared/room-view.js").RoomView} RoomView */
/** @typedef {import("./what-to-show.js").StageName} StageName */

const LONG_PROMPT = 110;

export class QuestionScreen extends HTMLElement {
  constructor() {
    super();
    this._prompt = make("h1", {});
    this._stage = make("div", { className: "stage" });
    this._cornerCard = new JoinCard();
    this._corner = make("aside", { className: "corner", hidden: true }, this._cornerCard);
    this._corner.setAttribute("aria-label", t("The way in"));
    this._floats = new ReactionFloats();
    this.append(this._prompt, this._stage, this._corner, this._floats);
    this._wishes = { showsCorner: false, textSize: 0 };
    /** What the size of the text was fitted to, and the step that it has. */
    this._fittedTo = "";
    this._step = 0;
    /** What the question says: another wording may need more room. */
    this._said = "";
    this._resized = new ResizeObserver(() => this._fitText());
    /** @type {import("./kinds/index.js").KindElement | null} */
    this._picture = null;
    this._shown = { question: "", stage: "" };
    this._card = new JoinCard();
    this._inviting = make("h2", {});
    this._number = make("strong", {});
    this._counted = make("span", {});
    this._why = make("p", { className: "why" });
  }

  connectedCallback() {
    this._resized.observe(this._stage);
    // The typeface may come later than the text, and be wider than the one it was fitted in.
    document.fonts.ready.then(() => this._fitText(true));
  }

  disconnectedCallback() {
    this._resized.disconnect();
  }

  /** @param {{ showsCorner: boolean, textSize: number }} wishes */
  arrange({ showsCorner, textSize }) {
    this._wishes = { showsCorner, textSize };
  }

  /**
   * @param {RoomView} view
   * @param {string} lang the question's language where it is another than the page's, else ""
   */
  show(view, lang) {
    const { question } = view;
    if (question === null) return;
    const stage = whichStage(view);
    if (question.id !== this._shown.question) this._begin(question, lang);
    put(this._prompt, question.prompt);
    this._prompt.classList.toggle("long", question.prompt.length > LONG_PROMPT);
    if (stage !== this._shown.stage) this._set(stage);
    this._shown = { question: question.id, stage };
    if (stage === "invitation") this._invite(view);
    if (stage === "hidden" || stage === "too_few" || this._picture === null) this._count(view, stage);
    if (stage === "picture") this._picture?.show(view, lang);
    this._prompt.classList.toggle("unseen", this._picture?.hidesPrompt === true);
    // Where the way in fills the stage, a second one in the corner is one too many.
    const hasCorner = this._wishes.showsCorner && stage !== "invitation" && view.session !== null;
    if (hasCorner) this._cornerCard.show(/** @type {import("../static/shared/messages.js").PresenterSession} */ (view.session));
    this._said = JSON.stringify([question.prompt, question.settings]);
    this._corner.hidden = !hasCorner;
    this.classList.toggle("cornered", hasCorner);
    this._fitText();
    this._floats.show(view.reactions);
  }

  /**
   * As large as the presenter wants it, and as there is room for: anew where the room, the question or the wish is another, and where something is cut off.
   * @param {boolean} [isDue] in any case
   */
  _fitText(isDue = false) {
    const { textSize } = this._wishes;
    if (!this.isConnected || (textSize === 0 && this._step === 0)) return;
    const fittedTo = [this._shown.question, this._shown.stage, this._said, textSize, this.clientWidth, innerHeight, this._corner.hidden].join();
    // What is cut off at the smallest step is not for want of a smaller one.
    if (!isDue && fittedTo === this._fittedTo && (this._step === 0 || !isCut(this._stage))) return;
    this._fittedTo = fittedTo;
    this._step = fitText(textSize, this._stage, () => this._picture?.fit?.());
  }

  /** @returns {boolean} whether there is a picture that can be read as a list; it is one now, or a picture again */
  toggleList() {
    if (this._shown.stage !== "picture" || !this._picture?.toggleList) return false;
    this._picture.toggleList();
    return true;
  }

  /** Holds a picture that moves still, or lets it go on. */
  togglePause() {
    if (this._shown.stage === "picture") this._picture?.togglePause?.();
  }

  /**
   * The next of what is shown one at a time, or the one before.
   * @param {1 | -1} by
   */
  step(by) {
    if (this._shown.stage === "picture") this._picture?.step?.(by);
  }

  /**
   * Does it to what is chosen in the picture.
   * @param {"pin" | "answered" | "hold"} what
   */
  act(what) {
    if (this._shown.stage === "picture") this._picture?.act?.(what);
  }

  get canPause() {
    return this._shown.stage === "picture" && typeof this._picture?.togglePause === "function";
  }

  get isPaused() {
    return this._picture?.isPaused === true;
  }

  /** What the line below should say of the picture. */
  get remark() {
    return (this._shown.stage === "picture" && this._picture?.remark) || "";
  }

  get hasList() {
    return this._shown.stage === "picture" && typeof this._picture?.toggleList === "function";
  }

  /**
   * @param {import("../static/shared/messages.js").Question} question
   * @param {string} lang
   */
  _begin(question, lang) {
    this._picture = makeKindElement(question.kind);
    this._shown.stage = "";
    this._prompt.lang = lang;
  }

  /** @param {StageName} stage */
  _set(stage) {
    this._stage.className = `stage ${stage}`;
    if (stage === "invitation") this._stage.replaceChildren(this._inviting, this._card);
    else if (stage === "picture" && this._picture !== null) this._stage.replaceChildren(this._picture);
    else if (stage === "blank") this._stage.replaceChildren();
    else this._stage.replaceChildren(make("p", { className: "count" }, this._number, this._counted), this._why);
  }

  /** @param {RoomView} view */
  _invite({ question, session }) {
    put(this._inviting, question?.open ? t("Answer on your phone") : t("Not open for answers yet. Get your phone ready."));
    this._card.show(/** @type {import("../static/shared/messages.js").PresenterSession} */ (session));
  }

  /**
   * @param {RoomView} view
   * @param {StageName} stage
   */
  _count({ results, question }, stage) {
    const participants = results?.participants ?? 0;
    put(this._number, formatNumber(participants));
    put(this._counted, tn("answer", "answers", participants));
    if (stage === "hidden") put(this._why, t("The results are hidden for now."));
    else if (stage === "too_few") put(this._why, t("The results are shown from {n} answers on.", { n: formatNumber(question?.settings.show_after ?? 0) }));
    else put(this._why, "");
  }
}

customElements.define("question-screen", QuestionScreen);
