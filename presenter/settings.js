/** What this screen remembers of how its presenter likes it. Private windows may refuse to remember: then it lasts until the page is closed. */

import { readKeymap, sayKey } from "./keymap.js";

const KEY = "visent.presenter";

/** Seconds that a countdown may last by itself. */
export const COUNTDOWNS = [10, 20, 30, 45, 60, 90, 120];
/** Steps in the size of text; presenter.css says how large each is. */
export const LARGEST_TEXT = 3;

/**
 * @typedef {object} Settings
 * @property {boolean} lettersAreOn keys that are one letter or sign do something
 * @property {boolean} showsJoin the address and code below the questions
 * @property {boolean} showsCorner the QR code in a corner
 * @property {number} countdownSeconds one of COUNTDOWNS
 * @property {number} textSize from 0 to LARGEST_TEXT
 * @property {import("./keymap.js").Keymap} keys
 */

/** @returns {Settings} */
export function loadSettings() {
  try {
    return readSettings(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    return readSettings({});
  }
}

/** @param {Settings} settings */
export function saveSettings(settings) {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Not remembered: the switch works all the same.
  }
}

/**
 * The key to press, as the presenter is told of it.
 * @param {Settings} settings
 * @param {import("./keymap.js").KeyName} name
 * @returns {string} "" where such keys are switched off
 */
export function tellKey({ lettersAreOn, keys }, name) {
  return lettersAreOn ? sayKey(keys[name]) : "";
}

/**
 * What was stored may be of another version, or anybody's: whatever is not a choice of today is passed over.
 * @param {unknown} stored
 * @returns {Settings}
 */
function readSettings(stored) {
  const found = /** @type {Record<string, unknown>} */ (typeof stored === "object" && stored !== null ? stored : {});
  const steps = Array.from({ length: LARGEST_TEXT + 1 }, (_, step) => step);
  return {
    lettersAreOn: choose(found.lettersAreOn, [true, false]),
    showsJoin: choose(found.showsJoin, [true, false]),
    showsCorner: choose(found.showsCorner, [false, true]),
    countdownSeconds: choose(found.countdownSeconds, [30, ...COUNTDOWNS]),
    textSize: choose(found.textSize, steps),
    keys: readKeymap(found.keys),
  };
}

/**
 * @template Choice
 * @param {unknown} value
 * @param {[Choice, ...Choice[]] | Choice[]} choices the one to begin with first
 * @returns {Choice}
 */
function choose(value, choices) {
  return /** @type {Choice} */ (choices.find((choice) => choice === value) ?? choices[0]);
}
