/** Options, statements and items: those that are offered, and those that stand where answers are told. Pure. */

/** @typedef {import("./messages.js").ChoiceOption} Option */

/**
 * Those that can be answered with.
 * @param {Option[]} options
 */
export function offered(options) {
  return options.filter(({ retired }) => !retired);
}

/**
 * What stands where answers are told: what is offered, and after that what is retired and was answered with. So whatever is numbered by its place keeps
 * its number on every screen.
 * @param {Option[]} options
 * @param {(id: string) => boolean} isAnswered
 */
export function toShow(options, isAnswered) {
  return [...offered(options), ...options.filter(({ id, retired }) => retired && isAnswered(id))];
}
