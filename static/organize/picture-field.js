/**
 * A picture of a question: chosen, dropped or pasted, shown small, replaced and removed. What is in it is for the caller to ask.
 * Dispatches, bubbling: "edited", and "picture" ({ file }), which whoever sends it answers with `progress()`, `brought()` or `fail()`.
 */

import { formatNumber, t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { icon } from "./icons.js";

/** @typedef {{ id: string, width: number, height: number, url: string }} Brought a picture that the server keeps */

const MAX_MEGABYTES = 12;
const TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif"];
let made = 0;

export class PictureField extends HTMLElement {
  constructor() {
    super();
    made += 1;
    this._isNeeded = false;
    /** @type {string | null} */
    this._value = null;
    this._label = make("span", { className: "label", id: `picture-${made}` });
    this._file = make("input", { type: "file", accept: TYPES.join(","), hidden: true });
    // Decoration here: what it shows is asked for, and read, in the field for its description.
    this._thumbnail = make("img", { alt: "", hidden: true });
    this._choose = make("button", { type: "button", className: "secondary" });
    this._remove = make("button", { type: "button", className: "quiet" }, t("Remove the picture"));
    this._hint = make("p", { className: "soft small" }, t("Or drop or paste one here. JPEG, PNG, WebP or GIF, at most {n} MB.", { n: MAX_MEGABYTES }));
    this._bar = make("progress", { max: 1, hidden: true });
    this._status = make("p", { className: "soft small" });
    this._problem = make("p", { className: "problem", id: `picture-${made}-problem` });
    this._status.setAttribute("role", "status");
    this._problem.setAttribute("role", "alert");
    this._choose.setAttribute("aria-describedby", `${this._label.id} ${this._problem.id}`);
    this._listen();
  }

  /**
   * @param {string} label
   * @param {boolean} isNeeded whether the question is nothing without it
   */
  ask(label, isNeeded) {
    this._label.textContent = label;
    this._isNeeded = isNeeded;
    this._bar.setAttribute("aria-label", label);
    return this;
  }

  connectedCallback() {
    this.className = "field picture-field";
    this.setAttribute("role", "group");
    this.setAttribute("aria-labelledby", this._label.id);
    const buttons = make("div", { className: "buttons" }, this._choose, this._remove);
    const words = make("div", { className: "words" }, buttons, this._hint, this._bar, this._status);
    this.replaceChildren(this._label, make("div", { className: "place" }, this._thumbnail, words), this._problem, this._file);
    // Wherever in the form one pastes: no other field takes pictures.
    this.closest("form")?.addEventListener("paste", (event) => this._take(event, event.clipboardData));
  }

  /** @param {string | null} picture the id of one that the server keeps */
  edit(picture) {
    this._value = picture;
    this._draw();
  }

  /** @returns {string | null} the picture's id */
  get value() {
    return this._value;
  }

  /** @returns {string} what is wrong, focused; empty where nothing is */
  findProblem() {
    if (this._isBusy) this._problem.textContent = t("Wait until the picture is there.");
    else if (this._isNeeded && this._value === null) this._problem.textContent = t("Choose a picture first.");
    else return "";
    this._choose.focus();
    return this._problem.textContent;
  }

  /** @param {number} share of the file that has been sent, from 0 to 1 */
  progress(share) {
    this._bar.value = share;
    // The rest is up to the server, which does not say how far it is.
    if (share === 1) this._bar.removeAttribute("value");
    this._status.textContent = share < 1 ? t("Sending the picture: {n} %", { n: formatNumber(Math.floor(share * 100)) }) : t("The picture is being prepared.");
  }

  /** @param {Brought} picture */
  brought({ id }) {
    this._rest();
    this._value = id;
    this._draw();
    this._status.textContent = t("The picture is there.");
    this._edited();
  }

  /** @param {string} message */
  fail(message) {
    this._rest();
    this._problem.textContent = message;
  }

  get _isBusy() {
    return !this._bar.hidden;
  }

  _listen() {
    this._choose.addEventListener("click", () => this._file.click());
    this._file.addEventListener("change", () => {
      this._send(this._file.files?.[0]);
      this._file.value = ""; // the same file may be chosen once more
    });
    this._remove.addEventListener("click", () => {
      this.edit(null);
      this._choose.focus();
      this._edited();
    });
    this.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.classList.add("over");
    });
    this.addEventListener("dragleave", () => this.classList.remove("over"));
    this.addEventListener("drop", (event) => {
      this.classList.remove("over");
      this._take(event, event.dataTransfer);
    });
  }

  /**
   * @param {Event} event
   * @param {DataTransfer | null} brought
   */
  _take(event, brought) {
    const file = brought?.files[0];
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    this._send(file);
  }

  /** @param {File | undefined} file */
  _send(file) {
    if (!file || this._isBusy) return;
    this._problem.textContent = fault(file);
    this._status.textContent = "";
    if (this._problem.textContent !== "") return;
    this._bar.hidden = false;
    this._choose.setAttribute("aria-busy", "true");
    this.progress(0);
    this.dispatchEvent(new CustomEvent("picture", { detail: { file }, bubbles: true }));
  }

  _rest() {
    this._bar.hidden = true;
    this._choose.removeAttribute("aria-busy");
    this._status.textContent = "";
    this._problem.textContent = "";
  }

  _draw() {
    const isThere = this._value !== null;
    this._thumbnail.hidden = !isThere;
    if (isThere) this._thumbnail.src = pictureAddress(this._value ?? "", "small");
    else this._thumbnail.removeAttribute("src");
    this._remove.hidden = !isThere;
    this._choose.replaceChildren(icon("picture", 18), isThere ? t("Choose another picture") : t("Choose a picture"));
    this._problem.textContent = "";
    this._status.textContent = "";
  }

  _edited() {
    this.dispatchEvent(new Event("edited", { bubbles: true }));
  }
}

customElements.define("picture-field", PictureField);

/**
 * @param {string} label
 * @param {boolean} [isNeeded] whether the question is nothing without it
 */
export function pictureField(label, isNeeded = false) {
  return new PictureField().ask(label, isNeeded);
}

/**
 * Where a picture is.
 * @param {string} id
 * @param {"" | "small"} [size] small is what phones are sent
 */
export function pictureAddress(id, size = "") {
  return size ? `/pictures/${id}/${size}` : `/pictures/${id}`;
}

/** @param {File} file */
function fault(file) {
  if (file.type && !TYPES.includes(file.type)) return t("This is not a picture that can be read. Use a JPEG, PNG, WebP or GIF picture.");
  return file.size > MAX_MEGABYTES * 1024 * 1024 ? t("The picture is too large: at most 12 MB.") : "";
}
