/** Says at the head of the page what has been done, so that everybody notices: also those who hear the page. */

import { part } from "./page.js";

/** @param {string} text */
export function say(text) {
  const said = part("said");
  said.textContent = text;
  said.hidden = text === "";
}
