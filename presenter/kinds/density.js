/** How tightly bars are set. Every density is known to the stylesheet too: large letters in one column first, three columns last. */

const COLUMNS_BY_DENSITY = [1, 1, 1, 2, 2, 3, 3];

/**
 * Takes the first density that shows all bars of a list; a phone held upright scrolls instead.
 * @param {HTMLElement} list
 */
export function fitBars(list) {
  if (!list.isConnected) return;
  const { length } = list.children;
  for (const [density, columns] of COLUMNS_BY_DENSITY.entries()) {
    list.className = list.className.replace(/ density-\d|$/, ` density-${density}`);
    list.style.setProperty("--rows", String(Math.ceil(length / columns)));
    if (list.scrollHeight <= list.clientHeight + 1) return;
  }
}
