/** What each key of the keyboard or the clicker does. Pure: the page decides what comes of it. */

/**
 * @typedef {"next" | "previous" | "reveal" | "black" | "full_screen" | "qr" | "lock" | "list" | "pause" | "words" | "release" | "help" | "escape"} KeyAction
 */
/** @typedef {{ key: string, ctrlKey?: boolean, altKey?: boolean, metaKey?: boolean, repeat?: boolean }} Press */

/** Every clicker sends one of these. @type {Map<string, KeyAction>} */
const ALWAYS = new Map([
  ["PageDown", "next"],
  ["ArrowRight", "next"],
  ["ArrowDown", "next"],
  ["PageUp", "previous"],
  ["ArrowLeft", "previous"],
  ["ArrowUp", "previous"],
  [" ", "reveal"],
  ["Escape", "escape"],
]);

/** One sign alone: in the way of those who dictate, so they can be switched off. @type {Map<string, KeyAction>} */
const SINGLE = new Map([
  [".", "black"],
  ["b", "black"],
  ["f", "full_screen"],
  ["q", "qr"],
  ["l", "lock"],
  ["c", "list"],
  ["p", "pause"],
  ["m", "words"],
  ["r", "release"],
  ["?", "help"],
]);

/** What no field and no list has a use for. @type {string[]} */
const OF_THE_CLICKER = ["PageDown", "PageUp", "Escape"];

/**
 * @param {Press} press
 * @param {object} where
 * @param {boolean} where.lettersAreOn
 * @param {boolean} where.isReading in something that may be longer than the screen
 * @param {boolean} where.isControlFocused Space presses that
 * @param {boolean} [where.isTyping] in a field: every sign belongs to the text
 * @param {boolean} [where.isPicking] in a list that arrows move about in and Space picks from
 * @returns {KeyAction | null}
 */
export function whichAction(press, { lettersAreOn, isReading, isControlFocused, isTyping = false, isPicking = false }) {
  if (press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null;
  if (press.key === " " && isControlFocused) return null;
  if (isTyping && !OF_THE_CLICKER.includes(press.key)) return null;
  if (isPicking && (press.key === " " || press.key.startsWith("Arrow"))) return null;
  // The arrows scroll there; a clicker still moves on with its page keys.
  if (isReading && (press.key === "ArrowDown" || press.key === "ArrowUp")) return null;
  return ALWAYS.get(press.key) ?? (lettersAreOn ? (SINGLE.get(press.key.toLowerCase()) ?? null) : null);
}
