/**
 * Results as files: a link for each format. Dispatches, bubbling: "fetch-file" (detail: the path below /api/v1) for what takes the server a while to make.
 *
 * A link says nothing of what becomes of it, so a report or an archive is fetched by script, which can say that it is being made, that it has come, and why not. Tables
 * stay plain links: they begin to come at once, may have half a million rows, and belong on the disk, not in the page's memory. Opened in another tab, every link is a plain one.
 */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { fileFormats } from "./file-formats.js";
import { icon } from "./icons.js";
import { saveFile } from "./save-file.js";

const SLOW = new Set(["pdf", "zip"]);

export class FileLinks extends HTMLElement {
  constructor() {
    super();
    this._status = make("p", { className: "soft small" });
    this._status.setAttribute("role", "status");
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    /** @type {HTMLElement | null} the link whose file is under way */
    this._asked = null;
    this._name = "";
  }

  /**
   * @param {string} path below /api/v1, with its query but for the format
   * @param {(name: string) => string} label what a link is called by those who hear it
   */
  show(path, label) {
    const links = fileFormats().map(([format, name]) => this._link(`${path}&format=${format}`, format, name, label(name)));
    this.replaceChildren(make("div", { className: "files" }, ...links), this._status, this._problem);
  }

  /** @param {{ name: string, blob: Blob }} file */
  save(file) {
    this._rest();
    saveFile(file);
    this._status.textContent = t("{file}: it has come.", { file: this._name });
  }

  /** @param {string} message */
  fail(message) {
    this._rest();
    this._status.textContent = "";
    this._problem.textContent = message;
  }

  /**
   * @param {string} path
   * @param {string} format
   * @param {string} name
   * @param {string} label
   */
  _link(path, format, name, label) {
    const link = make("a", { className: "button secondary small", href: `/api/v1${path}`, download: "" }, icon("save", 16), name);
    link.setAttribute("aria-label", label);
    if (SLOW.has(format)) link.addEventListener("click", (event) => this._ask(event, link, path, name));
    return link;
  }

  /**
   * @param {MouseEvent} event
   * @param {HTMLElement} link
   * @param {string} path
   * @param {string} name
   */
  _ask(event, link, path, name) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (this._asked) return;
    this._asked = link;
    this._name = name;
    link.setAttribute("aria-busy", "true");
    this._problem.textContent = "";
    this._status.textContent = t("{file}: it is being made. You can go on meanwhile.", { file: name });
    this.dispatchEvent(new CustomEvent("fetch-file", { detail: path, bubbles: true }));
  }

  _rest() {
    this._asked?.removeAttribute("aria-busy");
    this._asked = null;
  }
}

customElements.define("file-links", FileLinks);
