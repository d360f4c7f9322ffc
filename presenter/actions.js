/**
 * What each press of a key or a button does: a command to the server, or something that concerns this screen alone. An action is named by keys.js or by
 * a button's data-do; what-to-do.js has the commands, and here
 * is a line for each of the others.
 */

import { formatNumber, t } from "../static/shared/i18n.js";
import { copyRemoteLink, openNotes } from "./own-screens.js";
import { LARGEST_TEXT } from "./settings.js";
import { commandFor, liftCurtain } from "./what-to-do.js";
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
 * @property {() => import("./settings.js").Settings} settings
 * @property {(part: Partial<import("./settings.js").Settings>) => void} change remembers other settings
 * @property {() => void} render shows what has changed
 * @property {(text: string) => void} notify a word to the presenter
 * @property {string} key of the presenter's link
 */

/** After these another picture is there, or none: what lies over it goes. */
const CLEARING = ["next", "previous", "pace", "clear", "end"];

export class Actions {
  /** @param {Stage} stage */
  constructor(stage) {
    this._stage = stage;
    /** @type {Map<string, () => void>} */
    this._does = new Map(this._listOwn());
  }

  /** @param {string} what */
  do(what) {
    const { view, commands, settings } = this._stage;
    const command = commandFor(what, view(), settings().countdownSeconds);
    if (command === null) return this._does.get(what)?.();
    if (CLEARING.includes(command.type)) this.clearSight();
    commands.give(command.type, command.fields);
  }

  /** What lies over the picture goes. */
  clearSight() {
    this._stage.help.close();
    this._stage.wayIn.hide();
  }

  /** @returns {[string, () => void][]} what concerns this screen alone, and needs no server */
  _listOwn() {
    const { question, moderation, help, render, change, settings } = this._stage;
    return [
      ["qr", () => this._toggleWayIn()],
      ["corner", () => change({ showsCorner: !settings().showsCorner })],
      ["larger", () => this._resizeText(1)],
      ["smaller", () => this._resizeText(-1)],
      ["list", () => question.isConnected && question.toggleList()],
      ["onward", () => question.step(1)],
      ["back", () => question.step(-1)],
      ["pin", () => question.act("pin")],
      ["answered", () => question.act("answered")],
      ["hold", () => question.act("hold")],
      ["pause", () => (question.togglePause(), render())],
      ["words", () => this._toggleWords()],
      ["release", () => moderation.releaseFirst()],
      ["help", () => help.close() || help.open()],
      ["full_screen", () => this._fillScreen()],
      ["notes", () => this._openNotes()],
      ["remote", () => this._copyRemoteLink()],
      ["escape", () => this._closeTop()],
    ];
  }

  _openNotes() {
    const { view, key, notify } = this._stage;
    notify(openNotes(/** @type {PresenterSession} */ (view().session).id, key));
  }

  async _copyRemoteLink() {
    const { view, key, notify } = this._stage;
    notify(await copyRemoteLink(/** @type {PresenterSession} */ (view().session), key));
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

  /** @param {number} by steps */
  _resizeText(by) {
    const { settings, change, notify } = this._stage;
    const textSize = Math.min(LARGEST_TEXT, Math.max(0, settings().textSize + by));
    change({ textSize });
    notify(t("Size of text: {n} of {of}", { n: formatNumber(textSize + 1), of: formatNumber(LARGEST_TEXT + 1) }));
  }

  _closeTop() {
    const { help, moderation, wayIn } = this._stage;
    if (help.takeBack() || help.close() || moderation.close() || this._liftCurtain()) return;
    wayIn.hide();
  }

  /** @returns {boolean} whether the screen was black or white */
  _liftCurtain() {
    const command = liftCurtain(this._stage.view());
    if (command !== null) this._stage.commands.give(command.type, command.fields);
    return command !== null;
  }

  _fillScreen() {
    const refused = () => this._stage.notify(t("This browser does not fill the screen. Try F11."));
    const filled = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
    if (filled) filled.catch(refused);
    else refused();
  }
}
