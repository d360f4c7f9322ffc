/** Deletes what this phone's person has answered: on the server, then all that the phone remembers of the session. Fetched when somebody asks for it. */

import { t } from "../shared/i18n.js";
import { EraseBox } from "./erase-box.js";

const REPLY_MS = 20_000;

/**
 * @param {HTMLElement} button in whose place it is asked whether that is meant
 * @param {string} code
 * @param {import("./phone-storage.js").PhoneStorage} storage
 * @returns {EventTarget} dispatches "erased"
 */
export function startErasing(button, code, storage) {
  const done = new EventTarget();
  const box = new EraseBox();
  button.replaceWith(box);
  box.ask();
  box.addEventListener("kept", () => {
    box.replaceWith(button);
    button.focus();
  });
  box.addEventListener("erase", async () => {
    const answers = await erase(code, storage.get("token"));
    if (answers === null) {
      box.fail(t("The server cannot be reached, so nothing is deleted yet. Try again in a moment."));
      return;
    }
    for (const name of storage.names("")) storage.remove(name);
    box.tell(answers);
    done.dispatchEvent(new Event("erased"));
  });
  return done;
}

/**
 * @param {string} code
 * @param {string | null} token
 * @returns {Promise<number | null>} how many answers went; null where that is not known
 */
async function erase(code, token) {
  if (token === null) return 0;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), REPLY_MS);
  try {
    const headers = { Authorization: `Bearer ${token}` };
    const reply = await fetch(`/api/v1/answer/${code}/erase`, { method: "POST", headers, signal: abort.signal });
    // A session that was deleted took the answers with it, and a token that is not known has none.
    if (reply.status === 404 || reply.status === 401) return 0;
    return reply.ok ? (await reply.json()).erased : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
