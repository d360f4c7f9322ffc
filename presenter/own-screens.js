/** The presenter's own screens beside the projected one: the notes window is opened here, the remote's link is handed out. Both have the same key. */

import { copyText } from "../static/shared/copy-text.js";
import { t } from "../static/shared/i18n.js";

const WINDOW = "popup,width=1120,height=760";

/**
 * @param {string} session
 * @param {string} key
 * @returns {string} what to tell the presenter; "" where the window says it all
 */
export function openNotes(session, key) {
  const opened = window.open(`/notes/${session}#${key}`, "visent-notes", WINDOW);
  return opened ? "" : t("The browser did not open the window. Allow pop-up windows for this page, then try again.");
}

/**
 * The link is copied and never shown: whoever has it can steer the session, and this screen may be projected.
 * @param {import("../static/shared/messages.js").PresenterSession} session
 * @param {string} key
 * @returns {Promise<string>} what to tell the presenter
 */
export async function copyRemoteLink({ id, code, join_url }, key) {
  // By the address that phones reach the server at, which need not be the one that this page came from.
  const link = `${join_url.slice(0, -code.length)}remote/${id}#${key}`;
  return (await copyText(link)) ? t("The remote’s link is copied. Paste it to your own phone.") : t("This browser does not copy. The organizer’s page has a QR code for the remote.");
}
