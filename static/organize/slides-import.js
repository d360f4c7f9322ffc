/** Bringing a document whose pages become slides. Dispatches "document" ({ file }); whoever sends it answers with `progress()`, and `done()` or `fail()`. */

import { formatNumber, t } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { icon } from "./icons.js";

const MAX_MEGABYTES = 50;

export class SlidesImport extends HTMLElement {
  constructor() {
    super();
    this._file = make("input", { type: "file", accept: "application/pdf,.pdf", hidden: true });
    this._choose = make("button", { type: "button", className: "secondary add" }, icon("slide"), t("Import slides from PDF"));
    this._bar = make("progress", { max: 1, hidden: true });
    this._bar.setAttribute("aria-label", t("Import slides from PDF"));
    this._status = make("p", { className: "soft small" });
    this._problem = make("p", { className: "problem", id: "import-problem" });
    this._status.setAttribute("role", "status");
    this._problem.setAttribute("role", "alert");
    this._choose.setAttribute("aria-describedby", this._problem.id);
    this._choose.addEventListener("click", () => {
      if (this._bar.hidden) this._file.click();
    });
    this._file.addEventListener("change", () => {
      this._send(this._file.files?.[0]);
      this._file.value = ""; // the same file may be chosen once more
    });
  }

  connectedCallback() {
    this.replaceChildren(this._choose, this._file, this._bar, this._status, this._problem);
  }

  /** @param {number} share of the file that has been sent, from 0 to 1 */
  progress(share) {
    this._bar.value = share;
    // The rest is up to the server, which does not say how far it is.
    if (share === 1) this._bar.removeAttribute("value");
    this._status.textContent =
      share < 1 ? t("Sending the document: {n} %", { n: formatNumber(Math.floor(share * 100)) }) : t("The pages are being made into slides. A long document takes a minute or two.");
  }

  done() {
    this._rest();
  }

  /** @param {string} message */
  fail(message) {
    this._rest();
    this._problem.textContent = message;
  }

  /** @param {File | undefined} file */
  _send(file) {
    if (!file) return;
    this._problem.textContent = file.size > MAX_MEGABYTES * 1024 * 1024 ? t("The document is too large: at most 50 MB.") : "";
    if (this._problem.textContent !== "") return;
    this._bar.hidden = false;
    this._choose.setAttribute("aria-busy", "true");
    this.progress(0);
    this.dispatchEvent(new CustomEvent("document", { detail: { file }, bubbles: true }));
  }

  _rest() {
    this._bar.hidden = true;
    this._choose.removeAttribute("aria-busy");
    this._status.textContent = "";
    this._problem.textContent = "";
  }
}

customElements.define("slides-import", SlidesImport);
