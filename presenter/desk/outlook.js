/** What a presenter's own screens tell beyond what the hall sees: what comes next, and how long it has lasted. Pure. */

/** @typedef {import("../../static/shared/room-view.js").RoomView} RoomView */
/** @typedef {import("../../static/shared/messages.js").QuestionInList} QuestionInList */

/**
 * The question that "next" would show.
 * @param {RoomView} view
 * @returns {QuestionInList | null} null after the last
 */
export function nextQuestion({ question, questions }) {
  // As the rules have it: from the lobby, and from a question that was removed, to the first.
  const at = questions.findIndex(({ id }) => id === question?.id);
  return questions[at + 1] ?? null;
}

/**
 * @param {RoomView} view
 * @param {number | null | undefined} since milliseconds since 1970, by the server's clock
 * @param {number} at by the clock given to applyMessage
 * @returns {string} "" where there is no beginning; "12:05", or "1:02:05" from an hour on; a second counts once it is over
 */
export function sayTimeSince(view, since, at) {
  if (since === null || since === undefined) return "";
  const seconds = Math.max(0, Math.floor((at + view.clockAhead - since) / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = String(seconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}
