/**
 * Every key and what it does. A key that is one letter or sign is a button: press it, and then the key that shall take its place. Dispatches "changed"
 * (CustomEvent, detail: the keymap).
 */

import { t } from "../static/shared/i18n.js";
import { make } from "../static/shared/make.js";
import { FRESH_KEYS, giveKey, sayKey } from "./keymap.js";
import { put } from "./put.js";

/** @typedef {import("./keymap.js").Keymap} Keymap */
/** @typedef {import("./keymap.js").KeyName} KeyName */
/** @typedef {{ what: string, fixed?: string[], names?: KeyName[] }} Row */

/** They come before the key that is meant. */
const MODIFIERS = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"];
/** Nobody is kept from going on. */
const PASSING = ["Tab", "PageDown", "PageUp"];

export class KeyList extends HTMLElement {
  /** @param {KeyName[]} missing what there is no key for on this screen */
  constructor(missing = []) {
    super();
    /** @type {Keymap} */
    this._keys = FRESH_KEYS;
    /** @type {KeyName | null} the one that waits for another key */
    this._asking = null;
    const rows = listRows();
    /** @type {Map<KeyName, string>} what each key does, also where this screen has no use for it */
    this._whats = new Map(rows.flatMap(({ what, names = [] }) => names.map((name) => [name, what])));
    /** @type {Map<KeyName, HTMLButtonElement>} */
    this._buttons = new Map();
    this._said = make("p", { className: "said" });
    this._said.setAttribute("role", "status");
    this._hint = make("p", {});
    this._reset = make("button", { type: "button", className: "secondary" }, t("Reset the keys"));
    this._reset.addEventListener("click", () => this._change(FRESH_KEYS, t("All keys are as they were at first.")));
    const shown = rows.filter(({ names = [] }) => !names.some((name) => missing.includes(name)));
    const list = make("dl", { className: "keys" }, ...shown.flatMap((row) => this._makeRow(row)));
    this.append(list, make("div", { className: "change" }, this._hint, this._said, this._reset));
    this.addEventListener("keydown", (event) => this._take(event));
    this.addEventListener("focusout", () => this._leave());
  }

  /**
   * @param {Keymap} keys
   * @param {boolean} lettersAreOn
   */
  show(keys, lettersAreOn) {
    this._keys = keys;
    put(
      this._hint,
      lettersAreOn
        ? t("To change a key that is one letter or sign, press it here, and then the new key.")
        : t("Keys that are one letter or sign are switched off."),
    );
    this._reset.disabled = !lettersAreOn;
    for (const [name, button] of this._buttons) {
      const key = sayKey(keys[name]);
      button.disabled = !lettersAreOn;
      if (name !== this._asking) put(button, key);
      button.setAttribute("aria-label", t("{key} – change the key for: {what}", { key, what: this._tell(name) }));
    }
  }

  /** @param {Row} row */
  _makeRow({ what, fixed = [], names = [] }) {
    const buttons = names.map((name) => {
      const button = make("button", { type: "button", className: "key" });
      button.addEventListener("click", () => this._ask(name));
      this._buttons.set(name, button);
      return button;
    });
    return [make("dt", {}, ...fixed.map((name) => make("kbd", {}, name)), ...buttons), make("dd", {}, what)];
  }

  /** @param {KeyName} name */
  _ask(name) {
    this._asking = name;
    this._buttons.get(name)?.classList.add("asking");
    put(this._buttons.get(name), "…");
    put(this._said, t("Press the new key for: {what}. Esc leaves it as it is.", { what: this._tell(name) }));
  }

  /** @param {KeyboardEvent} event */
  _take(event) {
    const name = this._asking;
    if (name === null || PASSING.includes(event.key)) return;
    // The key that is chosen does nothing else.
    event.stopPropagation();
    if (MODIFIERS.includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") return this._leave();
    const given = giveKey(this._keys, name, event);
    if (!("refused" in given)) {
      this._change(given, t("{key} is the key for: {what}", { key: sayKey(given[name]), what: this._tell(name) }));
    } else if (given.refused === "no_sign") {
      put(this._said, t("That cannot be a key here. Press one letter, digit or sign, without Ctrl or Alt; Esc leaves it as it is."));
    } else {
      const [key, what] = [sayKey(this._keys[given.by]), this._tell(given.by)];
      put(this._said, t("{key} is already the key for: {what}. Press another one; Esc leaves it as it is.", { key, what }));
    }
  }

  /** Without another key. */
  _leave() {
    if (this._asking === null) return;
    this._end();
    put(this._said, "");
  }

  /**
   * @param {Keymap} keys
   * @param {string} said
   */
  _change(keys, said) {
    this._keys = keys;
    this._end();
    put(this._said, said);
    this.dispatchEvent(new CustomEvent("changed", { detail: keys }));
  }

  _end() {
    if (this._asking === null) return;
    const button = this._buttons.get(this._asking);
    put(button, sayKey(this._keys[this._asking]));
    button?.classList.remove("asking");
    this._asking = null;
  }

  /** @param {KeyName} name */
  _tell(name) {
    return this._whats.get(name) ?? "";
  }
}

/** @returns {Row[]} */
function listRows() {
  return [
    { fixed: ["Page Down", "→", "↓"], what: t("Next question") },
    { fixed: ["Page Up", "←", "↑"], what: t("Previous question") },
    { fixed: [t("Space")], what: t("Show or hide the results") },
    { names: ["lock"], what: t("Lock the question or open it") },
    { names: ["countdown"], what: t("Start the countdown, or stop it") },
    { names: ["black", "dot"], what: t("Black screen, and back") },
    { names: ["white"], what: t("White screen, and back") },
    { names: ["qr"], what: t("QR code on the whole screen, and back") },
    { names: ["corner"], what: t("QR code in the corner, and back") },
    { names: ["larger", "smaller"], what: t("Larger and smaller text") },
    { names: ["full_screen"], what: t("Full screen, and back") },
    { names: ["list"], what: t("Another view: the word cloud as a list, texts one by one or grouped") },
    { names: ["onward", "back"], what: t("Next text or question from the hall, and the one before") },
    { names: ["pin", "answered", "hold"], what: t("The chosen question from the hall: pin it, mark it as answered, hold it back") },
    { names: ["pause"], what: t("Hold the word cloud still, and let it go on") },
    { names: ["words"], what: t("Words or texts: hold back, merge, rename") },
    { names: ["release"], what: t("Show the first word that is held back, while that panel is open") },
    { names: ["help"], what: t("These keys") },
    { fixed: ["Esc"], what: t("Close what lies on top") },
  ];
}

customElements.define("key-list", KeyList);
