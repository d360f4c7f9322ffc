/** The notes window: what the presenter reads while the hall looks at the screen. It has the projected screen's own keys. */

import { language, t } from "../../static/shared/i18n.js";
import { millisecondsLeft } from "../../static/shared/room-view.js";
import { ComingCard } from "../desk/coming-card.js";
import { Desk } from "../desk/desk.js";
import "../desk/desk-buttons.js";
import { NotesCard } from "../desk/notes-card.js";
import { NowCard } from "../desk/now-card.js";
import { byId, page, say, showLine, tell, turnAway } from "../desk/page.js";
import { whichAction } from "../keys.js";
import { loadSettings } from "../settings.js";
import { stayAwake } from "../stay-awake.js";
import { whichScreen } from "../what-to-show.js";
import { LetterSize } from "./letter-size.js";
import { TimesCard } from "./times-card.js";

const desk = new Desk(page.session);
const room = byId("room");
const buttons = /** @type {import("../desk/desk-buttons.js").DeskButtons} */ (byId("buttons"));
const now = new NowCard();
const notes = new NotesCard();
const coming = new ComingCard();
const times = new TimesCard();
const size = new LetterSize();

desk.addEventListener("changed", render);
desk.addEventListener("tick", tick);
desk.addEventListener("notice", (event) => say(/** @type {CustomEvent} */ (event).detail));
desk.addEventListener("turned-away", (event) => turnAway(/** @type {CustomEvent} */ (event).detail));
buttons.addEventListener("do", (event) => desk.press(/** @type {CustomEvent} */ (event).detail));
size.addEventListener("resized", () => notes.style.setProperty("--letters", `${size.rem}rem`));
addEventListener("keydown", press);
notes.style.setProperty("--letters", `${size.rem}rem`);
desk.begin();
stayAwake();

function render() {
  const { view, isOnline } = desk;
  const screen = whichScreen(view);
  showLine(isOnline);
  if (screen === "connecting") return;
  const session = /** @type {import("../../static/shared/messages.js").PresenterSession} */ (view.session);
  const lang = session.language === language ? "" : session.language;
  document.title = [t("Notes"), session.title].join(" · ");
  if (!now.isConnected) room.replaceChildren(now, times, notes, coming, size);
  notes.hidden = size.hidden = screen !== "question";
  coming.hidden = screen === "ended";
  now.show(view, lang);
  notes.show(view, lang);
  coming.show(view, lang, page.kinds);
  buttons.show(view, isOnline);
  tell(view);
  tick();
}

function tick() {
  const at = performance.now();
  now.tick(millisecondsLeft(desk.view, at));
  times.tick(desk.view, at);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const focused = document.activeElement;
  const { lettersAreOn, keys } = loadSettings();
  const action = whichAction(event, {
    lettersAreOn,
    keys,
    isReading: notes.contains(focused),
    isControlFocused: focused?.matches("button") === true,
  });
  if (action === null || buttons.hidden || !desk.isOnline) return;
  event.preventDefault();
  if (action === "larger" || action === "smaller") size.step(action === "larger" ? 1 : -1);
  else desk.press(action);
}
