/** What each key of the keyboard or the clicker does. Pure: the page decides what comes of it. */

import { FRESH_KEYS, findName } from "./keymap.js";

/** @typedef {"next" | "previous" | "reveal" | "escape" | Exclude<import("./keymap.js").KeyName, "dot"> | "pin" | "answered" | "hold"} KeyAction */
/** @typedef {import("./keymap.js").Press & { repeat?: boolean }} Press */

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
 * @param {import("./keymap.js").Keymap} [where.keys]
 * @returns {KeyAction | null}
 */
export function whichAction(press, { lettersAreOn, isReading, isControlFocused, isTyping = false, isPicking = false, keys = FRESH_KEYS }) {
  if (press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null;
  if (press.key === " " && isControlFocused) return null;
  if (isTyping && !OF_THE_CLICKER.includes(press.key)) return null;
  if (isPicking && (press.key === " " || press.key.startsWith("Arrow"))) return null;
  // The arrows scroll there; a clicker still moves on with its page keys.
  if (isReading && (press.key === "ArrowDown" || press.key === "ArrowUp")) return null;
  const name = lettersAreOn ? findName(keys, press.key) : null;
  return ALWAYS.get(press.key) ?? (name === "dot" ? "black" : name);
}
