/** A picture of a question, fetched again until it is there: a hall's network has its moments. */

import { make } from "./make.js";

const RETRY_MS = 2000;

/**
 * @param {string} id
 * @param {string} text what is to be seen, for those who do not see it
 * @param {"" | "/small"} [size] small is for phones
 * @returns {HTMLImageElement}
 */
export function makePicture(id, text, size = "") {
  const address = `/pictures/${id}${size}`;
  const picture = make("img", { className: "picture", alt: text, draggable: false });
  let tries = 0;
  picture.addEventListener("error", () => {
    setTimeout(() => {
      tries += 1;
      // Another address at every try: some browsers remember what could not be fetched.
      if (picture.isConnected) picture.src = `${address}?again=${tries}`;
    }, RETRY_MS);
  });
  picture.src = address;
  return picture;
}
