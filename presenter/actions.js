/**
 * What each press of a key or a button does: a command to the server, or something that concerns this screen alone. An action is named by keys.js or by
 * a button's data-do; a new one is a line in one of the two tables.
 */

import { t } from "../static/shared/i18n.js";
import { hasWords } from "./what-to-show.js";

/** @typedef {import("../static/shared/room-view.js").RoomView} RoomView */
/** @typedef {import("../static/shared/messages.js").PresenterSession} PresenterSession */

/**
 * What the actions act upon.
 * @typedef {object} Stage
 * @property {() => RoomView} view what is known at this moment
 * @property {import("./commands.js").Commands} commands
 * @property {import("./question-screen.js").QuestionScreen} question
 * @property {import("./moderation/word-moderation.js").WordModeration} moderation
 * @property {import("./help-panel.js").HelpPanel} help
 * @property {import("./way-in.js").WayIn} wayIn
 * @property {() => void} render shows what has changed
 * @property {(text: string) => void} notify a word to the presenter
 */

/** In the dark these bring the picture back, as in every slide show, and nothing moves on unseen. */
const WAKING = ["next", "previous", "reveal"];

export class Actions {
  /** @param {Stage} stage */
  constructor(stage) {
    this._stage = stage;
    /** @type {Map<string, () => void>} */
    this._does = new Map([...this._listCommands(), ...this._listOwn()]);
  }

  /** @param {string} what */
  do(what) {
    if (this._stage.view().black && WAKING.includes(what)) what = "black";
    this._does.get(what)?.();
  }

  /** What lies over the picture goes. */
  clearSight() {
    this._stage.help.close();
    this._stage.wayIn.hide();
  }

  /** @returns {[string, () => void][]} what the server is told, and then every screen of the session */
  _listCommands() {
    const { commands, view } = this._stage;
    return [
      ["next", () => this._step("next")],
      ["previous", () => this._step("previous")],
      ["reveal", () => commands.give(view().question?.revealed ? "hide" : "reveal")],
      ["lock", () => commands.give(view().question?.open ? "close" : "open")],
      ["black", () => commands.give("black", { on: !view().black })],
      ["countdown-0", () => commands.give("countdown", { seconds: 0 })],
      ["countdown-30", () => commands.give("countdown", { seconds: 30 })],
      ["countdown-60", () => commands.give("countdown", { seconds: 60 })],
      ["clear", () => this._finish("clear")],
      ["end", () => this._finish("end")],
    ];
  }

  /** @returns {[string, () => void][]} what concerns this screen alone, and needs no server */
  _listOwn() {
    const { question, moderation, help, render } = this._stage;
    return [
      ["qr", () => this._toggleWayIn()],
      ["list", () => question.isConnected && question.toggleList()],
      ["pause", () => (question.togglePause(), render())],
      ["words", () => this._toggleWords()],
      ["release", () => moderation.releaseFirst()],
      ["help", () => help.close() || help.open()],
      ["full_screen", () => this._fillScreen()],
      ["escape", () => this._closeTop()],
    ];
  }

  /** @param {"next" | "previous"} which */
  _step(which) {
    const { question } = this._stage.view();
    this.clearSight();
    this._stage.commands.give(which, question === null ? {} : { from: question.id });
  }

  /** @param {"clear" | "end"} what cannot be undone */
  _finish(what) {
    this.clearSight();
    this._stage.commands.give(what);
  }

  _toggleWayIn() {
    const { help, wayIn, view } = this._stage;
    const { session, phase } = view();
    help.close();
    if (wayIn.hide() || session === null || phase === "ended") return;
    wayIn.show(/** @type {PresenterSession} */ (session));
  }

  _toggleWords() {
    const { moderation, view } = this._stage;
    if (!moderation.close() && hasWords(view())) moderation.open();
  }

  _closeTop() {
    const { help, moderation, wayIn } = this._stage;
    if (help.takeBack() || help.close() || moderation.close()) return;
    wayIn.hide();
  }

  _fillScreen() {
    const refused = () => this._stage.notify(t("This browser does not fill the screen. Try F11."));
    const filled = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
    if (filled) filled.catch(refused);
    else refused();
  }
}
