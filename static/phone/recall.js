/** Has on this phone what was prepared on another and kept under a code. Fetched when somebody asks for it, on the page for preparing and in a session. */

import { t } from "../shared/i18n.js";
import { RecallBox } from "./recall-box.js";
import { openTexts } from "./recovery.js";

/**
 * @param {HTMLElement} button in whose place the code is asked for
 * @param {import("./phone-storage.js").PhoneStorage} prepared of all that was prepared on this phone
 * @returns {EventTarget} dispatches "recalled" once it is in that storage
 */
export function startRecall(button, prepared) {
  const done = new EventTarget();
  const box = new RecallBox();
  button.replaceWith(box);
  box.ask();
  box.addEventListener("kept", () => {
    box.replaceWith(button);
    button.focus();
  });
  box.addEventListener("recall", async (event) => {
    const code = /** @type {CustomEvent} */ (event).detail;
    const opened = await openTexts(code);
    if (opened === null) {
      box.fail(t("The server cannot be reached. Nothing has changed on this phone; try again in a moment."));
      return;
    }
    if (opened === false) {
      box.fail(t("Nothing is kept under this code. Look at it once more; after a year it is deleted."));
      return;
    }
    for (const [question, draft] of Object.entries(opened.texts)) prepared.put(`${opened.programme}:text:${question}`, draft);
    prepared.put(`${opened.programme}:recovery`, code);
    box.tell(Object.keys(opened.texts).length);
    done.dispatchEvent(new Event("recalled"));
  });
  return done;
}
