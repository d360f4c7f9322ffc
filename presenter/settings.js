/** What this screen remembers of how its presenter likes it. Private windows may refuse to remember: then it lasts until the page is closed. */

const KEY = "visent.presenter";

/** @typedef {{ lettersAreOn: boolean, showsJoin: boolean }} Settings */

/** @type {Settings} */
const FRESH = { lettersAreOn: true, showsJoin: true };

/** @returns {Settings} */
export function loadSettings() {
  try {
    return { ...FRESH, ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return { ...FRESH };
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
