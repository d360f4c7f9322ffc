/** All keys at a glance, this screen's own settings, and what is too weighty for a key. Dispatches "do" with "clear" or "end", and "changed" with the settings. */

import { t } from "../static/shared/i18n.js";
import { make } from "../static/shared/make.js";
import { ConfirmButton } from "./confirm-button.js";

/** @typedef {import("./settings.js").Settings} Settings */

export class HelpPanel extends HTMLElement {
  /** @param {Settings} settings */
  begin(settings) {
    this.hidden = true;
    this._settings = settings;
    this._clear = new ConfirmButton({ first: t("Clear the answers to this question"), second: t("Yes, erase them for good") });
    this._end = new ConfirmButton({ first: t("End the session"), second: t("Yes, end it for everyone") });
    this._heading = make("h2", { id: "help-heading", tabIndex: -1 }, t("Keys and clicker"));
    this._clear.addEventListener("confirmed", () => this._do("clear"));
    this._end.addEventListener("confirmed", () => this._do("end"));
    const close = make("button", { type: "button", className: "secondary close" }, t("Close"));
    close.addEventListener("click", () => this._do("escape"));
    this.setAttribute("role", "dialog");
    this.setAttribute("aria-labelledby", "help-heading");
    const switches = make("div", { className: "switches" }, ...this._makeSwitches());
    const weighty = make("div", { className: "weighty" }, this._clear, this._end);
    this.append(make("div", { className: "sheet" }, make("header", {}, this._heading, close), makeKeys(), switches, weighty));
  }

  get isOpen() {
    return !this.hidden;
  }

  open() {
    this._back = document.activeElement;
    this.hidden = false;
    this._heading?.focus();
  }

  /** @returns {boolean} whether it was open; the focus goes back to where it came from */
  close() {
    if (this.hidden) return false;
    this._clear?.takeBack();
    this._end?.takeBack();
    this.hidden = true;
    if (this._back instanceof HTMLElement) this._back.focus();
    return true;
  }

  /** @returns {boolean} whether a question was being asked, which is now taken back */
  takeBack() {
    const asking = [this._clear, this._end].filter((button) => button?.isAsking);
    for (const button of asking) button?.takeBack();
    return asking.length > 0;
  }

  /** @param {{ isRunning: boolean, hasEnded: boolean }} facts */
  show({ isRunning, hasEnded }) {
    if (this._clear) this._clear.disabled = !isRunning;
    if (this._end) this._end.disabled = hasEnded;
  }

  _makeSwitches() {
    return [
      this._makeSwitch("lettersAreOn", t("Keys that are one letter or sign do something")),
      this._makeSwitch("showsJoin", t("Show address and code below the questions")),
    ];
  }

  /**
   * @param {keyof Settings} name
   * @param {string} words
   */
  _makeSwitch(name, words) {
    const box = make("input", { type: "checkbox", checked: this._settings?.[name] ?? true });
    box.addEventListener("change", () => {
      if (!this._settings) return;
      this._settings = { ...this._settings, [name]: box.checked };
      this.dispatchEvent(new CustomEvent("changed", { detail: this._settings }));
    });
    return make("label", {}, box, make("span", {}, words));
  }

  /** @param {string} what */
  _do(what) {
    this.dispatchEvent(new CustomEvent("do", { detail: what }));
  }
}

function makeKeys() {
  /** @type {[string[], string][]} */
  const keys = [
    [["Page Down", "→", "↓"], t("Next question")],
    [["Page Up", "←", "↑"], t("Previous question")],
    [[t("Space")], t("Show or hide the results")],
    [["L"], t("Lock the question or open it")],
    [["B", "."], t("Black screen, and back")],
    [["Q"], t("QR code on the whole screen, and back")],
    [["F"], t("Full screen, and back")],
    [["C"], t("Word cloud as a list, and back")],
    [["P"], t("Hold the word cloud still, and let it go on")],
    [["M"], t("Words of the word cloud: hold back, merge, rename")],
    [["R"], t("Show the first word that is held back, while that panel is open")],
    [["?"], t("These keys")],
    [["Esc"], t("Close what lies on top")],
  ];
  const rows = keys.flatMap(([names, what]) => [
    make("dt", {}, ...names.map((name) => make("kbd", {}, name))),
    make("dd", {}, what),
  ]);
  return make("dl", { className: "keys" }, ...rows);
}

customElements.define("help-panel", HelpPanel);
