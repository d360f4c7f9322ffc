/** What the server put into the page for its script to begin with. */

/** @type {any} */
export const page = JSON.parse(document.getElementById("page")?.textContent || "{}");

/**
 * An element of the page's own HTML.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`#${id} is missing from the page`);
  return found;
}
