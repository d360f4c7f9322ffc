/**
 * All keys at a glance, this screen's own settings, the presenter's other screens, and what is too weighty for a key. Dispatches "do" with "notes", "remote",
 * "clear", "end" or a pace, and "changed" with those of the settings that are new.
 */

import { formatNumber, t } from "../static/shared/i18n.js";
import { make } from "../static/shared/make.js";
import { ConfirmButton } from "./confirm-button.js";
import { KeyList } from "./key-list.js";
import { COUNTDOWNS } from "./settings.js";
import { put } from "./put.js";

/** @typedef {import("./settings.js").Settings} Settings */

export class HelpPanel extends HTMLElement {
  /** @type {string} what the button for the pace does */
  _otherPace = "pace-own";

  /** @param {import("./keymap.js").KeyName[]} missing what there is no key for on this screen */
  begin(missing) {
    this.hidden = true;
    /** @type {((settings: Settings) => void)[]} what shows the settings as they are now */
    this._follow = [];
    this._list = new KeyList(missing);
    this._list.addEventListener("changed", (event) => this._change({ keys: /** @type {CustomEvent} */ (event).detail }));
    this._clear = new ConfirmButton({ first: t("Clear the answers to this question"), second: t("Yes, erase them for good") });
    this._end = new ConfirmButton({ first: t("End the session"), second: t("Yes, end it for everyone") });
    this._heading = make("h2", { id: "help-heading", tabIndex: -1 }, t("Keys and clicker"));
    this._clear.addEventListener("confirmed", () => this._do("clear"));
    this._end.addEventListener("confirmed", () => this._do("end"));
    this._pace = make("button", { type: "button", className: "secondary" });
    this._pace.addEventListener("click", () => this._do(this._otherPace));
    const close = make("button", { type: "button", className: "secondary close" }, t("Close"));
    close.addEventListener("click", () => this._do("escape"));
    this.setAttribute("role", "dialog");
    this.setAttribute("aria-labelledby", "help-heading");
    const switches = make("div", { className: "switches" }, ...this._makeChoices());
    const weighty = make("div", { className: "weighty" }, this._pace, this._clear, this._end);
    const own = make("div", { className: "own-screens" }, ...this._makeOwnScreens());
    this.append(make("div", { className: "sheet" }, make("header", {}, this._heading, close), this._list, switches, own, weighty));
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

  /**
   * @param {{ isRunning: boolean, hasEnded: boolean, pace: import("../static/shared/messages.js").Pace }} facts
   * @param {Settings} settings
   */
  show({ isRunning, hasEnded, pace }, settings) {
    this._list?.show(settings.keys, settings.lettersAreOn);
    for (const follow of this._follow ?? []) follow(settings);
    const isOwn = pace === "own";
    this._otherPace = isOwn ? "pace-presenter" : "pace-own";
    put(this._pace, isOwn ? t("Take everyone back to the question on the screen") : t("Let everyone go through the questions at their own pace"));
    if (this._pace) this._pace.disabled = hasEnded;
    if (this._clear) this._clear.disabled = !isRunning;
    if (this._end) this._end.disabled = hasEnded;
  }

  _makeChoices() {
    const seconds = COUNTDOWNS.map((each) => ({ value: each, words: t("{n} seconds", { n: formatNumber(each) }) }));
    const sizes = [t("Normal"), t("Large"), t("Larger"), t("Largest")].map((words, value) => ({ value, words }));
    return [
      this._makeSwitch("lettersAreOn", t("Keys that are one letter or sign do something")),
      this._makeSwitch("showsJoin", t("Show address and code below the questions")),
      this._makeSwitch("showsCorner", t("Show the QR code in the corner")),
      this._makeSelect("countdownSeconds", t("Countdown"), seconds),
      this._makeSelect("textSize", t("Size of text"), sizes),
    ];
  }

  /**
   * @param {"lettersAreOn" | "showsJoin" | "showsCorner"} name
   * @param {string} words
   */
  _makeSwitch(name, words) {
    const box = make("input", { type: "checkbox" });
    box.addEventListener("change", () => this._change({ [name]: box.checked }));
    this._follow?.push((settings) => (box.checked = settings[name]));
    return make("label", {}, box, make("span", {}, words));
  }

  /**
   * @param {"countdownSeconds" | "textSize"} name
   * @param {string} words
   * @param {{ value: number, words: string }[]} choices
   */
  _makeSelect(name, words, choices) {
    const options = choices.map((choice) => make("option", { value: String(choice.value) }, choice.words));
    const select = make("select", {}, ...options);
    select.addEventListener("change", () => this._change({ [name]: Number(select.value) }));
    this._follow?.push((settings) => (select.value = String(settings[name])));
    return make("label", {}, make("span", {}, words), select);
  }

  /** @param {Partial<Settings>} part */
  _change(part) {
    this.dispatchEvent(new CustomEvent("changed", { detail: part }));
  }

  _makeOwnScreens() {
    const notes = make("button", { type: "button" }, t("Open the notes window"));
    const remote = make("button", { type: "button" }, t("Copy the link of the phone remote"));
    notes.addEventListener("click", () => this._do("notes"));
    remote.addEventListener("click", () => this._do("remote"));
    return [make("p", {}, t("For you alone: notes beside this screen, and a remote on your own phone.")), notes, remote];
  }

  /** @param {string} what */
  _do(what) {
    this.dispatchEvent(new CustomEvent("do", { detail: what }));
  }
}

customElements.define("help-panel", HelpPanel);
