/** What the pages of presenters' own screens have in common beside their cards: what the server put into them, and the lines that come and go. */

import { asksNothing } from "../../static/shared/asks-nothing.js";
import { t } from "../../static/shared/i18n.js";
import { put } from "../put.js";
import { turnedAwayScreen } from "../screens.js";
import { whichScreen } from "../what-to-show.js";

const NOTICE_MS = 5000;

/** @type {{ session: string, kinds: Record<string, string> }} */
export const page = JSON.parse(byId("page").textContent || "{}");

/** @type {ReturnType<typeof setTimeout> | undefined} */
let noticeTimer;
/** @type {string | null} what those who listen were told last; null until something is known */
let told = null;

/**
 * An element of the page's own HTML.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Whether presses reach the server. @param {boolean} isOnline */
export function showLine(isOnline) {
  put(byId("line"), isOnline ? "" : t("No connection. The buttons work again as soon as it is back."));
}

/** A word to the presenter, for a moment. @param {string} text */
export function say(text) {
  clearTimeout(noticeTimer);
  put(byId("notice"), text);
  noticeTimer = setTimeout(() => put(byId("notice"), ""), NOTICE_MS);
}

/**
 * How things stand, for those who listen to the page: said when it has changed, whoever changed it.
 * @param {import("../../static/shared/room-view.js").RoomView} view
 */
export function tell(view) {
  const sentence = describe(view);
  if (told !== null) put(byId("said"), sentence);
  told = sentence;
}

/** @param {import("../../static/shared/room-view.js").RoomView} view */
function describe(view) {
  const { question, black, white } = view;
  const screen = whichScreen(view);
  if (screen === "ended") return t("The session is over.");
  if (screen !== "question" || question === null) return "";
  const curtain = black ? [t("The screen is black")] : white ? [t("The screen is white")] : [];
  const open = question.open ? t("Open for answers") : t("Locked");
  const results = question.revealed ? t("Results are shown") : t("Results are hidden");
  return [question.prompt, ...curtain, ...(asksNothing(question) ? [] : [open, results])].join(" · ");
}

/** The key does not open the session, or not any more: nothing else is shown. @param {string} reason */
export function turnAway(reason) {
  showLine(true);
  byId("buttons").hidden = true;
  byId("room").replaceChildren(turnedAwayScreen(reason));
}
