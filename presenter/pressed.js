/** What a press on a bar of buttons means: each button says in data-do what it does. */

/**
 * @param {MouseEvent} event a click somewhere on the bar
 * @returns {string | null} null beside the buttons
 */
export function whatIsPressed(event) {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (!button?.dataset.do) return null;
  // After a press of finger or mouse the keys belong to the page again; those who came by Tab stay where they are.
  if (event.detail > 0) button.blur();
  return button.dataset.do;
}
