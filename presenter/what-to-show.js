/** Which screen belongs to what is known, and what stands on the stage below a question. Pure. */

import { asksNothing } from "../static/shared/asks-nothing.js";

/** @typedef {import("../static/shared/room-view.js").RoomView} RoomView */

/** @typedef {"connecting" | "lobby" | "question" | "ended"} ScreenName */
/**
 * What is below the prompt: nothing yet known · the way in, while nobody has answered · how many have answered, while the presenter keeps the results ·
 * the same, while the screen waits for more of them · the kind's own picture, from the start for a kind whose options the hall reads there.
 * @typedef {"blank" | "invitation" | "hidden" | "too_few" | "picture"} StageName
 */

/**
 * @param {RoomView} view
 * @returns {ScreenName}
 */
export function whichScreen(view) {
  if (view.phase === "unknown" || view.session === null) return "connecting";
  if (view.phase === "ended") return "ended";
  return view.phase === "lobby" || view.question === null ? "lobby" : "question";
}

/**
 * @param {RoomView} view
 * @returns {StageName}
 */
export function whichStage({ question, results }) {
  if (asksNothing(question)) return "picture";
  if (question === null || results === null) return "blank";
  if (question.kind === "quiz") return "picture";
  if (results.participants === 0) return "invitation";
  if (question.revealed === false) return "hidden";
  return results.participants < (question.settings.show_after ?? 0) ? "too_few" : "picture";
}

/**
 * Where the question stands among all of them.
 * @param {RoomView} view
 * @returns {{ place: number, of: number } | null} place from 1; null without a question, for one that was removed, and for what asks nothing
 */
export function placeOf({ question, questions }) {
  const asking = questions.filter((one) => !asksNothing(one));
  const at = asking.findIndex(({ id }) => id === question?.id);
  return at < 0 ? null : { place: at + 1, of: asking.length };
}

/**
 * Whether the question on the screen is about to close by itself.
 * @param {RoomView} view
 */
export function isCounting({ question }) {
  return question !== null && question.open && question.closes_at !== null;
}

/**
 * Whether the question on the screen gathers words or texts, which can be corrected.
 * @param {RoomView} view
 */
export function hasWords({ phase, question }) {
  return phase === "live" && (question?.kind === "word_cloud" || hasTexts({ question }));
}

/**
 * Whether they are texts, which stand as they were written.
 * @param {Pick<RoomView, "question">} view
 */
export function hasTexts({ question }) {
  return question !== null && question.kind !== "word_cloud" && question.settings !== undefined && "moderation" in question.settings;
}

/**
 * How many words wait for the presenter.
 * @param {RoomView} view
 */
export function countHeld({ moderation }) {
  return moderation === null ? 0 : moderation.held.length + moderation.more;
}
