/** What each key of the keyboard or the clicker does. Pure: the page decides what comes of it. */

/**
 * @typedef {"next" | "previous" | "reveal" | "black" | "full_screen" | "qr" | "lock" | "list" | "help" | "escape"} KeyAction
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
  ["?", "help"],
]);

/**
 * @param {Press} press
 * @param {{ lettersAreOn: boolean, isReading: boolean, isControlFocused: boolean }} where isReading: in something that may be
 *   longer than the screen; isControlFocused: Space presses that
 * @returns {KeyAction | null}
 */
export function whichAction(press, { lettersAreOn, isReading, isControlFocused }) {
  if (press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null;
  if (press.key === " " && isControlFocused) return null;
  // The arrows scroll there; a clicker still moves on with its page keys.
  if (isReading && (press.key === "ArrowDown" || press.key === "ArrowUp")) return null;
  return ALWAYS.get(press.key) ?? (lettersAreOn ? (SINGLE.get(press.key.toLowerCase()) ?? null) : null);
}
