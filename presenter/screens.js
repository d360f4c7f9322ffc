/** The screens without a question: the lobby, the closing page, the wrong key, the link that is over. (Connecting is in the page itself.) */

import { t, tn } from "../static/shared/i18n.js";
import { make } from "../static/shared/make.js";
import { JoinCard } from "./join-card.js";
import { put } from "./put.js";

/** @typedef {import("../static/shared/room-view.js").RoomView} RoomView */

export class LobbyScreen extends HTMLElement {
  constructor() {
    super();
    this._title = make("h1", {});
    this._card = new JoinCard();
    this._phones = make("p", { className: "phones" });
    this._hint = make("p", { className: "hint" });
    /** The keys that the hint names; "" for none. */
    this.keys = { fullScreen: "", help: "" };
    this.append(make("header", {}, this._title, this._phones), this._card, this._hint);
  }

  /** @param {RoomView} view */
  show({ session, connected, questions, pace, progress }) {
    if (session === null) return;
    const presented = /** @type {import("../static/shared/messages.js").PresenterSession} */ (session);
    put(this._title, presented.title);
    this._card.show(presented);
    const here = connected === 0 ? t("Waiting for the first phone") : tn("{n} phone is here", "{n} phones are here", connected);
    put(this._phones, pace === "own" ? `${here} · ${tn("{n} finished", "{n} finished", progress.finished)}` : here);
    this._phones.classList.toggle("none", connected === 0);
    put(
      this._hint,
      questions.length === 0
        ? t("There are no questions in this session yet. Add some on the organizer’s page; they come here by themselves.")
        : this._sayKeys(pace === "own"),
    );
    // What the presenter must know stays; what is only of use at the laptop goes when the screen is filled.
    this._hint.classList.toggle("lasting", questions.length === 0);
  }
  /** @param {boolean} isOwnPace */
  _sayKeys(isOwnPace) {
    const { fullScreen, help } = this.keys;
    const hints = [
      isOwnPace ? t("Everyone answers at their own pace") : fullScreen && t("{key} fills the screen", { key: fullScreen }),
      isOwnPace ? t("Page Down or → shows what was answered") : t("Page Down or → shows the first question"),
      help && t("{key} shows all keys", { key: help }),
    ];
    return hints.filter(Boolean).join(" · ");
  }
}

export class ClosingScreen extends HTMLElement {
  /** @param {RoomView} view */
  show({ session }) {
    if (this.childElementCount > 0) return;
    this.append(
      make("p", { className: "title" }, session?.title ?? ""),
      make("h1", {}, t("Thank you for taking part!")),
      make("p", {}, t("The session is over. You can put your phone away.")),
    );
  }
}

class WrongKeyScreen extends HTMLElement {
  constructor() {
    super();
    this.append(
      make("h1", {}, t("This link does not open the session")),
      make("p", {}, t("It may be incomplete, or it is no longer valid. Open the whole link you were given, with everything after the # sign.")),
      make("p", {}, t("If that does not help, ask the organizer for a new link to present.")),
    );
  }
}

/** In the middle of a session too, before the whole hall: what is over is said, and nobody is blamed. */
class EndedLinkScreen extends HTMLElement {
  /** @param {boolean} hasExpired its time came; else the organizer took it back */
  constructor(hasExpired = false) {
    super();
    this.append(
      make("h1", {}, t("This link is no longer valid")),
      make("p", {}, hasExpired ? t("It was made for a certain time, and that time is over.") : t("The organizer has taken it back.")),
      make("p", {}, t("No answer is lost. Ask the organizer for a new link to present.")),
    );
  }
}

/**
 * @param {string} reason why the server says no
 * @returns {HTMLElement}
 */
export function turnedAwayScreen(reason) {
  if (reason === "link_revoked" || reason === "link_expired") return new EndedLinkScreen(reason === "link_expired");
  return new WrongKeyScreen();
}

customElements.define("lobby-screen", LobbyScreen);
customElements.define("closing-screen", ClosingScreen);
customElements.define("wrong-key-screen", WrongKeyScreen);
customElements.define("ended-link-screen", EndedLinkScreen);
