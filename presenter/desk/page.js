/** What the pages of presenters' own screens have in common beside their cards: what the server put into them, and the lines that come and go. */

import { t } from "../../static/shared/i18n.js";
import { put } from "../put.js";
import { WrongKeyScreen } from "../screens.js";

const NOTICE_MS = 5000;

/** @type {{ session: string, kinds: Record<string, string> }} */
export const page = JSON.parse(byId("page").textContent || "{}");

/** @type {ReturnType<typeof setTimeout> | undefined} */
let noticeTimer;

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

/** The key does not open the session: nothing else is shown. */
export function turnAway() {
  showLine(true);
  byId("buttons").hidden = true;
  byId("room").replaceChildren(new WrongKeyScreen());
}
