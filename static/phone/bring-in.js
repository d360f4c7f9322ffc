/**
 * Offers what the person wrote alone beforehand, on this phone, above the fields of the question that it was written to. It fills the fields and sends
 * nothing. Fetched only by phones on which something was prepared. What was prepared stays where it is: another session may ask the same.
 */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

/** @typedef {import("./phone-storage.js").PhoneStorage} PhoneStorage */

export class BringIn {
  /**
   * @param {PhoneStorage} storage of this session
   * @param {PhoneStorage} prepared of all that was prepared on this phone
   * @param {import("./question-card.js").QuestionCard} card
   */
  constructor(storage, prepared, card) {
    this._storage = storage;
    this._prepared = prepared;
    this._card = card;
    this._question = "";
    const button = make("button", { type: "button", className: "secondary" }, t("Bring in what you wrote"));
    const words = t("You have prepared an answer to this question. Nobody sees it until you send it.");
    this._box = make("section", { className: "bring-in" }, make("p", {}, words), button);
    button.addEventListener("click", () => this._bring());
  }

  /**
   * Offers it, or no longer: not over something that the person is writing, and once in a session.
   * @param {import("./question-card.js").CardFacts} facts of the question on the phone
   */
  offer({ question: { id, open }, own, draft }) {
    this._question = id;
    if (own !== null && this._find() !== null) this._storage.put(`brought:${id}`, true);
    const isOffered = open && own === null && draft === null && this._storage.get(`brought:${id}`) === null && this._find() !== null;
    if (!isOffered) this._box.remove();
    else if (this._box.parentElement !== this._card) this._card.holdAboveForm(this._box);
  }

  _bring() {
    const written = this._find();
    if (written === null) return;
    this._storage.put(`brought:${this._question}`, true);
    this._card.fill(written);
  }

  /** @returns {any} what was prepared for this question; its programme's id, under which it lies, is not told to phones in a session */
  _find() {
    const name = this._prepared.names("").find((one) => one.endsWith(`:text:${this._question}`));
    return name === undefined ? null : this._prepared.get(name);
  }
}
