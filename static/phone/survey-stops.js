/** How each question stands for a person who goes through them at her own pace, and where she goes on. Pure. */

import { asksNothing } from "../shared/asks-nothing.js";

/** @typedef {import("../shared/messages.js").Question} Question */
/** @typedef {import("../shared/messages.js").Value} Value */
/**
 * open: it waits for an answer · draft: something is written that was not sent · sending: an answer is on its way · answered: it is on disk ·
 * closed: there is none, and none can be given now · read: it asks nothing.
 * @typedef {"open" | "draft" | "sending" | "answered" | "closed" | "read"} Standing
 */
/** @typedef {{ id: string, prompt: string, standing: Standing }} Stop */

/** The page after the last question. */
export const LAST = "";

/**
 * @param {import("../shared/messages.js").Survey} survey
 * @param {(question: string) => { value: Value | null } | null} unsentOf the change that waits or is on its way
 * @param {(question: string) => Value | null} draftOf
 * @returns {Stop[]} in the order of the questions
 */
export function lookAt({ questions, answers }, unsentOf, draftOf) {
  return questions.map((question) => {
    const { id, prompt } = question;
    return { id, prompt, standing: standingOf(question, answers[id] ?? null, unsentOf(id), draftOf(id)) };
  });
}

/**
 * @param {Stop[]} stops
 * @param {unknown} kept where this phone stood before
 * @returns {string} there if that place is still there, else the first question that waits for an answer, else the last page
 */
export function findPlace(stops, kept) {
  if (kept === LAST || stops.some(({ id }) => id === kept)) return String(kept);
  return stops.find(waits)?.id ?? LAST;
}

/**
 * @param {Stop[]} stops
 * @param {string} place
 * @param {1 | -1} by
 * @returns {string | null} the next place or the one before; null where there is none
 */
export function stepFrom(stops, place, by) {
  const places = [...stops.map(({ id }) => id), LAST];
  return places[places.indexOf(place) + by] ?? null;
}

/** @param {Stop} stop */
export function waits({ standing }) {
  return standing === "open" || standing === "draft";
}

/** @param {Stop} stop */
export function isAnswered({ standing }) {
  return standing === "answered" || standing === "sending";
}

/**
 * @param {Question} question
 * @param {Value | null} answer
 * @param {{ value: Value | null } | null} unsent
 * @param {Value | null} draft
 * @returns {Standing}
 */
function standingOf({ kind, open }, answer, unsent, draft) {
  if (asksNothing({ kind })) return "read";
  if (open && draft !== null) return "draft";
  if (unsent !== null && unsent.value !== null) return "sending";
  if (answer !== null && unsent === null) return "answered";
  return open ? "open" : "closed";
}
