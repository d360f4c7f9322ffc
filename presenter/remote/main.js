/** The remote: a phone in the presenter's hand. Wires the desk to what is shown; every change of what is known ends in one `render`. */

import { language, t } from "../../static/shared/i18n.js";
import { millisecondsLeft } from "../../static/shared/room-view.js";
import { ConfirmButton } from "../confirm-button.js";
import { ComingCard } from "../desk/coming-card.js";
import { Desk } from "../desk/desk.js";
import "../desk/desk-buttons.js";
import { NotesCard } from "../desk/notes-card.js";
import { NowCard } from "../desk/now-card.js";
import { byId, page, say, showLine, tell, turnAway } from "../desk/page.js";
import "../moderation/word-moderation.js";
import { stayAwake } from "../stay-awake.js";
import { hasWords, whichScreen } from "../what-to-show.js";

const TAP_MS = 15; // felt, not heard

const desk = new Desk(page.session);
const room = byId("room");
const buttons = /** @type {import("../desk/desk-buttons.js").DeskButtons} */ (byId("buttons"));
const moderation = /** @type {import("../moderation/word-moderation.js").WordModeration} */ (byId("moderation"));
const coversAll = matchMedia("(max-width: 48rem)");
const now = new NowCard();
const notes = new NotesCard();
const coming = new ComingCard();
const end = new ConfirmButton({ first: t("End the session"), second: t("Yes, end it for everyone") });

desk.addEventListener("changed", render);
desk.addEventListener("tick", tick);
desk.addEventListener("accepted", () => navigator.vibrate?.(TAP_MS));
desk.addEventListener("notice", (event) => say(/** @type {CustomEvent} */ (event).detail));
desk.addEventListener("turned-away", (event) => {
  closeWords();
  turnAway(/** @type {CustomEvent} */ (event).detail);
});
buttons.addEventListener("do", (event) => press(/** @type {CustomEvent} */ (event).detail));
end.addEventListener("confirmed", () => desk.press("end"));
moderation.addEventListener("correct", (event) => desk.correct(/** @type {CustomEvent} */ (event).detail));
moderation.addEventListener("close", closeWords);
addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeWords();
});
desk.begin();
stayAwake();

function render() {
  const { view, isOnline } = desk;
  const screen = whichScreen(view);
  showLine(isOnline);
  if (screen === "connecting") return;
  const session = /** @type {import("../../static/shared/messages.js").PresenterSession} */ (view.session);
  const lang = session.language === language ? "" : session.language;
  document.title = [t("Remote"), session.title].join(" · ");
  const cards = { lobby: [now, coming, end], question: [now, notes, coming, end], ended: [now] }[screen];
  if ([...room.children].some((card, at) => card !== cards[at]) || room.childElementCount !== cards.length) room.replaceChildren(...cards);
  now.show(view, lang);
  notes.show(view, lang);
  coming.show(view, lang, page.kinds);
  end.disabled = !isOnline;
  buttons.show(view, isOnline);
  tell(view);
  if (hasWords(view)) moderation.show(view, "");
  else closeWords();
  tick();
}

/** The time left, by the server's clock; the server itself closes the question. */
function tick() {
  now.tick(millisecondsLeft(desk.view, performance.now()));
}

/** @param {string} what a button's data-do */
function press(what) {
  if (what !== "words") return desk.press(what);
  moderation.open();
  setBehind(true);
}

function closeWords() {
  if (moderation.isOpen) setBehind(false);
  moderation.close();
}

/** What the words cover is out of reach for keyboard and reader too. @param {boolean} isCovered */
function setBehind(isCovered) {
  for (const part of [room, buttons]) part.inert = isCovered && coversAll.matches;
}
