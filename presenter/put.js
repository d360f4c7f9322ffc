/** Text, put only where it is new: the same text put again would be laid out again, and in a live region read out again. */

/**
 * @param {HTMLElement | undefined} element
 * @param {string} text
 */
export function put(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}
