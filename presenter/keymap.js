/**
 * The keys that are one letter or sign, and how a presenter gives them others: whoever dictates sets such keys off without meaning to (WCAG 2.1.4). Pure.
 *
 * A keymap names the key of each; two never share one. Letters are small in it.
 */

/**
 * @typedef {"black" | "dot" | "white" | "full_screen" | "qr" | "corner" | "lock" | "countdown" | "list" | "larger" | "smaller" | "pause" | "words"
 *   | "release" | "onward" | "back" | "pin" | "answered" | "hold" | "help"} KeyName
 */
/** @typedef {Readonly<Record<KeyName, string>>} Keymap */
/** @typedef {{ key: string, ctrlKey?: boolean, altKey?: boolean, metaKey?: boolean }} Press */
/** @typedef {{ refused: "no_sign" } | { refused: "taken", by: KeyName }} Refused */

/** @type {Keymap} */
export const FRESH_KEYS = Object.freeze({
  black: "b",
  dot: ".", // what clickers send for black
  white: "w",
  full_screen: "f",
  qr: "q",
  corner: "k",
  lock: "l",
  countdown: "t",
  list: "c",
  larger: "+",
  smaller: "-",
  pause: "p",
  words: "m",
  release: "r",
  onward: "n",
  back: "v",
  pin: "i",
  answered: "a",
  hold: "h",
  help: "?",
});

const NAMES = /** @type {KeyName[]} */ (Object.keys(FRESH_KEYS));

/**
 * A keymap as it was stored. What is no key is passed over; where two would share one, all keys are as they were at first.
 * @param {unknown} stored
 * @returns {Keymap}
 */
export function readKeymap(stored) {
  const found = /** @type {Record<string, unknown>} */ (typeof stored === "object" && stored !== null ? stored : {});
  const keys = NAMES.map((name) => {
    const key = Object.hasOwn(found, name) ? found[name] : null;
    return typeof key === "string" ? (normalise(key) ?? FRESH_KEYS[name]) : FRESH_KEYS[name];
  });
  if (new Set(keys).size < keys.length) return FRESH_KEYS;
  return /** @type {Keymap} */ (Object.fromEntries(NAMES.map((name, index) => [name, keys[index]])));
}

/**
 * @param {Keymap} keys
 * @param {KeyName} name
 * @param {Press} press the key that it shall have
 * @returns {Keymap | Refused}
 */
export function giveKey(keys, name, press) {
  const key = press.ctrlKey || press.altKey || press.metaKey ? null : normalise(press.key);
  if (key === null) return { refused: "no_sign" };
  const by = NAMES.find((other) => other !== name && keys[other] === key);
  return by === undefined ? { ...keys, [name]: key } : { refused: "taken", by };
}

/**
 * @param {Keymap} keys
 * @param {string} pressed
 * @returns {KeyName | null}
 */
export function findName(keys, pressed) {
  const key = normalise(pressed);
  return NAMES.find((name) => keys[name] === key) ?? null;
}

/**
 * @param {string} key
 * @returns {string} as it stands on the keyboard
 */
export function sayKey(key) {
  if (key === "-") return "−";
  const large = key.toUpperCase();
  return large.length === key.length ? large : key;
}

/**
 * @param {string} key
 * @returns {string | null} null for what is no single sign that one sees
 */
function normalise(key) {
  const small = key.toLowerCase();
  return [...small].length === 1 && /[\p{L}\p{N}\p{P}\p{S}]/u.test(small) ? small : null;
}
