/**
 * A presenter's own screen, such as the remote or the notes: what is known of the session, and the way to steer it. The key stands in the address behind
 * "#", where no server sees it, and goes nowhere but into the greeting.
 */

import { language, t } from "../../static/shared/i18n.js";
import { RoomSocket } from "../../static/shared/room-socket.js";
import { applyMessage, nothingKnown } from "../../static/shared/room-view.js";
import { Commands } from "../commands.js";
import { loadSettings } from "../settings.js";
import { commandFor, liftCurtain } from "../what-to-do.js";

/** @typedef {import("../../static/shared/messages.js").PresenterHears} PresenterHears */

const PATIENCE_MS = 1500; // a short break is not worth a word
const TICK_MS = 250; // often enough that no second is seen late

/**
 * Events: "changed" (what is known, or whether there is a connection) · "tick" (time has passed) · "accepted" (a press is on disk) ·
 * "notice" (CustomEvent, detail: a sentence for the presenter) · "turned-away" (CustomEvent, detail: why the key does not open the session; no more tries).
 */
export class Desk extends EventTarget {
  /** @param {string} session */
  constructor(session) {
    super();
    this.view = nothingKnown;
    /** Whether presses reach the server; a break of a moment does not count. */
    this.isOnline = true;
    const key = location.hash.slice(1);
    this._hasKey = key !== "";
    this._socket = new RoomSocket(`/ws/v1/present/${session}`, () => ({ type: "present", key, since: null, language }));
    this._commands = new Commands((message) => this._socket.send(message));
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._offlineTimer = undefined;
  }

  begin() {
    this._socket.addEventListener("message", (event) => this._hear(/** @type {CustomEvent} */ (event).detail));
    this._socket.addEventListener("online", () => this._setLine(true));
    this._socket.addEventListener("offline", () => this._setLine(false));
    this._socket.addEventListener("refused", (event) => this._turnAway(/** @type {CustomEvent} */ (event).detail.reason));
    this._commands.addEventListener("refused", (event) => this._notify(/** @type {CustomEvent} */ (event).detail.message));
    this._commands.addEventListener("unsent", () => this._notify(t("No connection right now. Try again in a moment.")));
    addEventListener("hashchange", () => location.reload());
    if (!this._hasKey) return this._turnAway();
    this._offlineTimer = setTimeout(() => this._setOnline(false), PATIENCE_MS * 2);
    this._socket.start();
    setInterval(() => this.dispatchEvent(new Event("tick")), TICK_MS);
  }

  /** @param {string} what an action of keys.js, or a button's data-do; what is no command does nothing */
  press(what) {
    // One button has the curtain, whichever colour it was given on the projected screen.
    const command = (what === "black" && liftCurtain(this.view)) || commandFor(what, this.view, loadSettings().countdownSeconds);
    if (command !== null) this._commands.give(command.type, command.fields);
  }

  /** @param {import("../../static/shared/messages.js").WordCommand} command about the words on the screen */
  correct({ type, ...fields }) {
    this._commands.give(type, fields);
  }

  /** @param {PresenterHears} message */
  _hear(message) {
    if (message.type === "accepted" || message.type === "refused") {
      this._commands.hear(message);
      if (message.type === "accepted") this.dispatchEvent(new Event("accepted"));
      return;
    }
    const before = this.view.question?.id;
    this.view = applyMessage(this.view, message, performance.now());
    // The step is done as soon as it is seen, even if its reply is still on the way.
    if (this.view.question?.id !== before) this._commands.forget();
    this.dispatchEvent(new Event("changed"));
  }

  /** @param {boolean} isUp */
  _setLine(isUp) {
    clearTimeout(this._offlineTimer);
    this._commands.forget();
    if (isUp) this._setOnline(true);
    else this._offlineTimer = setTimeout(() => this._setOnline(false), PATIENCE_MS);
  }

  /** @param {boolean} isOnline */
  _setOnline(isOnline) {
    if (isOnline === this.isOnline) return;
    this.isOnline = isOnline;
    this.dispatchEvent(new Event("changed"));
  }

  /** @param {string} [reason] why the server says no */
  _turnAway(reason = "") {
    clearTimeout(this._offlineTimer);
    this.dispatchEvent(new CustomEvent("turned-away", { detail: reason }));
  }

  /** @param {string} sentence */
  _notify(sentence) {
    this.dispatchEvent(new CustomEvent("notice", { detail: sentence }));
  }
}
