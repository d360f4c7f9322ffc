/** When the hall is told what is right. */

/**
 * The right answer waits for the presenter: until she reveals the results or, where they are live, closes the question.
 * @param {import("../../static/shared/messages.js").Question} question
 */
export function isRightTold({ settings, revealed, open }) {
  return revealed !== false && (settings.results === "on_reveal" || !open);
}
