/**
 * The projected screen: wires the socket, the keys and the buttons to what is shown. Every change of what is known ends in one `render`; what a press
 * does is in actions.js.
 * The key stands in the address behind "#", where no server sees it, and goes nowhere but into the greeting.
 */

import { asksNothing } from "../static/shared/asks-nothing.js";
import { language, t, tn } from "../static/shared/i18n.js";
import { RoomSocket } from "../static/shared/room-socket.js";
import { applyMessage, millisecondsLeft, nothingKnown } from "../static/shared/room-view.js";
import "./confirm-button.js";
import "./control-bar.js";
import "./help-panel.js";
import "./moderation/word-moderation.js";
import "./status-line.js";
import { Actions } from "./actions.js";
import { Commands } from "./commands.js";
import { whichAction } from "./keys.js";
import { QuestionScreen } from "./question-screen.js";
import { ClosingScreen, LobbyScreen, turnedAwayScreen } from "./screens.js";
import { loadSettings, saveSettings, tellKey } from "./settings.js";
import { stayAwake } from "./stay-awake.js";
import { WayIn } from "./way-in.js";
import { countHeld, hasTexts, hasWords, isCounting, whichScreen, whichStage } from "./what-to-show.js";

/** @typedef {import("../static/shared/messages.js").PresenterHears} PresenterHears */
/** @typedef {import("../static/shared/messages.js").PresenterSession} PresenterSession */

const PATIENCE_MS = 1500; // a short break is not worth a word
const NOTICE_MS = 5000;
const LAST_CALL_MS = 10_000;

const page = JSON.parse(byId("page").textContent || "{}");
const key = location.hash.slice(1);
const socket = new RoomSocket(`/ws/v1/present/${page.session}`, () => ({ type: "present", key, since: null, language }));
const commands = new Commands((message) => socket.send(message));
const room = byId("room");
const question = new QuestionScreen();
const screens = { lobby: new LobbyScreen(), question, ended: new ClosingScreen() };
const status = /** @type {import("./status-line.js").StatusLine} */ (byId("status"));
const controls = /** @type {import("./control-bar.js").ControlBar} */ (byId("controls"));
const moderation = /** @type {import("./moderation/word-moderation.js").WordModeration} */ (byId("moderation"));
const help = /** @type {import("./help-panel.js").HelpPanel} */ (byId("help"));
const wayIn = new WayIn(byId("way-in"));
const actions = new Actions({ view: () => view, settings: () => settings, change, commands, question, moderation, help, wayIn, render, notify, key });
const isEmbedded = document.documentElement.hasAttribute("data-embed");

let view = nothingKnown;
let settings = loadSettings();
/** The end of the countdown whose last seconds were called out. @type {number | null} */
let calledOut = null;
/** What was told last to those who listen to the page. */
let told = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let offlineTimer;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let noticeTimer;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let tickTimer;

help.begin(isEmbedded ? ["full_screen"] : []);
if (isEmbedded) embed();
follow();
socket.addEventListener("message", (event) => hear(/** @type {CustomEvent} */ (event).detail));
socket.addEventListener("online", () => setOffline(false));
socket.addEventListener("offline", () => setOffline(true));
socket.addEventListener("refused", (event) => turnAway(/** @type {CustomEvent} */ (event).detail.reason));
commands.addEventListener("refused", (event) => notify(/** @type {CustomEvent} */ (event).detail.message));
commands.addEventListener("unsent", () => notify(t("No connection right now. Try again in a moment.")));
controls.addEventListener("do", (event) => actions.do(/** @type {CustomEvent} */ (event).detail));
help.addEventListener("do", (event) => actions.do(/** @type {CustomEvent} */ (event).detail));
help.addEventListener("changed", (event) => change(/** @type {CustomEvent} */ (event).detail));
moderation.addEventListener("correct", (event) => {
  const { type, ...fields } = /** @type {CustomEvent} */ (event).detail;
  commands.give(type, fields);
});
moderation.addEventListener("close", () => moderation.close());
question.addEventListener("remark", render);
question.addEventListener("command", (event) => {
  const { type, ...fields } = /** @type {CustomEvent} */ (event).detail;
  commands.give(type, fields);
});
addEventListener("keydown", press);
addEventListener("hashchange", () => location.reload());

if (key === "") turnAway();
else begin();

/** Within another page: that page has the whole window, and the keys are this one's once somebody has clicked on it. */
function embed() {
  controls.querySelector('[data-do="full_screen"]')?.remove();
  addEventListener("pointerdown", () => window.focus());
}

function begin() {
  offlineTimer = setTimeout(showOffline, PATIENCE_MS * 2);
  socket.start();
  stayAwake();
}

/** @param {PresenterHears} message */
function hear(message) {
  if (message.type === "accepted" || message.type === "refused") {
    commands.hear(message);
    return;
  }
  if (message.type === "welcome" && speakWith(message.session)) return;
  const { question: before } = view;
  view = applyMessage(view, message, performance.now());
  // The step is done as soon as it is seen, even if its reply is still on the way.
  if (view.question?.id !== before?.id) commands.forget();
  render();
}

/**
 * What is projected is for the hall: in the session's language, whatever this browser prefers. An address that names a language is left alone.
 * @param {PresenterSession} session
 * @returns {boolean} whether the page is on its way to be loaded anew
 */
function speakWith(session) {
  const address = new URL(location.href);
  if (session.language === language || address.searchParams.has("language")) return false;
  address.searchParams.set("language", session.language);
  location.replace(address);
  return true;
}

/** @param {boolean} isDown */
function setOffline(isDown) {
  clearTimeout(offlineTimer);
  commands.forget();
  if (isDown) offlineTimer = setTimeout(showOffline, PATIENCE_MS);
  else byId("line").textContent = "";
}

function showOffline() {
  byId("line").textContent = t("No connection. Trying again…");
}

/** For good, also in the middle of a session: whatever lay over the screen goes. @param {string} [reason] why the server says no */
function turnAway(reason = "") {
  clearTimeout(offlineTimer);
  clearTimeout(tickTimer);
  view = nothingKnown;
  actions.clearSight();
  moderation.close();
  for (const id of ["line", "notice"]) byId(id).textContent = "";
  status.hidden = controls.hidden = byId("black").hidden = byId("white").hidden = true;
  const screen = turnedAwayScreen(reason);
  room.replaceChildren(screen);
  byId("said").textContent = screen.firstElementChild?.textContent ?? "";
}

function render() {
  const name = whichScreen(view);
  if (name === "connecting") return;
  const session = /** @type {PresenterSession} */ (view.session);
  const screen = screens[name];
  if (room.firstElementChild !== screen) room.replaceChildren(screen);
  document.title = `${session.title} · Visent`;
  screen.show(view, session.language === language ? "" : session.language);
  controls.hidden = false;
  status.hidden = name !== "question";
  status.show(view, settings.showsJoin && whichStage(view) !== "invitation", name === "question" ? question.remark : "");
  byId("black").hidden = !view.black;
  byId("white").hidden = !view.white;
  showFacts(name);
  if (hasWords(view)) moderation.show(view, tellKey(settings, "release"));
  else moderation.close();
  tell(name);
  tick();
}

/** @param {"lobby" | "question" | "ended"} name */
function showFacts(name) {
  const asked = view.question;
  const facts = {
    isRunning: name === "question",
    asksNothing: asksNothing(asked),
    hasEnded: name === "ended",
    isOpen: asked?.open ?? false,
    isRevealed: asked?.revealed ?? false,
    isCounting: isCounting(view),
    isBlack: view.black,
    isWhite: view.white,
    pace: view.pace,
    hasList: question.isConnected && question.hasList,
    canPause: question.isConnected && question.canPause,
    isPaused: question.isPaused,
    hasWords: hasWords(view),
    hasTexts: hasTexts(view),
    held: countHeld(view),
  };
  controls.show(facts, settings);
  help.show(facts, settings);
}

/**
 * What changed by itself, for those who listen to the page; and what lay over another question goes.
 * @param {"lobby" | "question" | "ended"} name
 */
function tell(name) {
  const { id = "", prompt = "", open = false, revealed = true } = view.question ?? {};
  const now = name === "question" ? [id, open, revealed, view.black, view.white].join() : name;
  if (now === told) return;
  if (told !== "" && !told.startsWith(`${id},`)) wayIn.hide();
  told = now;
  if (name === "ended") byId("said").textContent = t("The session is over.");
  if (name !== "question") return;
  const parts = asksNothing(view.question) ? [prompt] : [prompt, open ? t("Open") : t("Locked"), revealed ? t("Results are shown") : t("Results are hidden")];
  if (view.black) parts.splice(0, parts.length, t("The screen is black. Page Down brings the picture back."));
  if (view.white) parts.splice(0, parts.length, t("The screen is white. Page Down brings the picture back."));
  byId("said").textContent = parts.join(" · ");
}

/** The time left, by the server's clock; the server itself closes the question. */
function tick() {
  clearTimeout(tickTimer);
  const left = millisecondsLeft(view, performance.now());
  status.tick(left);
  callOut(left);
  if (left !== null && left > 0) tickTimer = setTimeout(tick, (left % 1000) + 20);
}

/**
 * Who does not see the clock hears once that the end is near.
 * @param {number | null} left milliseconds
 */
function callOut(left) {
  const end = view.question?.closes_at ?? null;
  if (left === null || left === 0 || left > LAST_CALL_MS || end === calledOut) return;
  calledOut = end;
  byId("said").textContent = tn("{n} second left", "{n} seconds left", Math.ceil(left / 1000));
}

/** @param {KeyboardEvent} event */
function press(event) {
  const focused = document.activeElement;
  const action = whichAction(event, {
    lettersAreOn: settings.lettersAreOn,
    keys: settings.keys,
    isReading: help.isOpen || focused?.matches(".list, .scrolls") === true,
    isControlFocused: focused?.matches("button, input, a") === true,
    isTyping: focused?.matches("input:not([type=checkbox]), select") === true,
    isPicking: moderation.contains(focused),
  });
  if (action === null || controls.hidden || (isEmbedded && action === "full_screen")) return;
  event.preventDefault();
  actions.do(action);
}

/** @param {Partial<import("./settings.js").Settings>} part */
function change(part) {
  settings = { ...settings, ...part };
  saveSettings(settings);
  follow();
  render();
}

/** The screens as the settings want them. */
function follow() {
  screens.lobby.keys = { fullScreen: isEmbedded ? "" : tellKey(settings, "full_screen"), help: tellKey(settings, "help") };
  question.arrange(settings);
}

/** A word to the presenter, for a moment. @param {string} text */
function notify(text) {
  clearTimeout(noticeTimer);
  byId("notice").textContent = text;
  noticeTimer = setTimeout(() => (byId("notice").textContent = ""), NOTICE_MS);
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
