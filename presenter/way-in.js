/** The QR code on the whole screen, over whatever is shown, for those who come late. */

import { JoinCard } from "./join-card.js";

export class WayIn {
  /** @param {HTMLElement} place that it fills */
  constructor(place) {
    this._place = place;
    this._card = new JoinCard();
  }

  get isShown() {
    return !this._place.hidden;
  }

  /** @param {import("../static/shared/messages.js").PresenterSession} session */
  show(session) {
    this._card.show(session);
    this._place.replaceChildren(this._card);
    this._place.hidden = false;
  }

  /** @returns {boolean} whether it was shown */
  hide() {
    const wasShown = this.isShown;
    this._place.replaceChildren();
    this._place.hidden = true;
    return wasShown;
  }
}
