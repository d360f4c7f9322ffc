/** What wiring files share: doing something for an element, and what its event says. */

import { Problem } from "./api.js";

/**
 * Does something, and has whoever asked for it say what went wrong.
 * @param {{ fail: (message: string, code: string) => void }} asker
 * @param {() => Promise<void>} work
 */
export async function attempt(asker, work) {
  try {
    await work();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    asker.fail(Object.values(problem.fields)[0] ?? problem.message, problem.code);
  }
}

/**
 * @param {Event} event
 * @returns {any}
 */
export function detail(event) {
  return /** @type {CustomEvent} */ (event).detail;
}
