/** The programme's own words for its word clouds. Dispatches "save" ({block, allow, languages}); whoever saves answers with `show()` or `fail()`. */

import { t } from "../shared/i18n.js";
import { make } from "../shared/make.js";

/** @typedef {import("./types.js").WordLists} Lists */

export class WordLists extends HTMLElement {
  constructor() {
    super();
    this._saved = "";
    this._block = makeField("always-hold");
    this._allow = makeField("never-hold");
    this._languages = languages().map(([value, name]) => ({ box: make("input", { type: "checkbox", value }), name }));
    this._send = make("button", { className: "primary" }, t("Save"));
    this._problem = make("p", { className: "problem", id: "word-lists-problem" });
    this._problem.setAttribute("role", "alert");
  }

  /** @param {Lists} lists */
  show(lists) {
    this._send.removeAttribute("aria-busy");
    this._problem.textContent = "";
    this._block.value = lists.block.join("\n");
    this._allow.value = lists.allow.join("\n");
    for (const { box } of this._languages) box.checked = lists.languages.includes(box.value);
    this._saved = JSON.stringify(this._typed);
    if (this.childElementCount === 0) this._build();
  }

  get isUnsaved() {
    return this._saved !== JSON.stringify(this._typed);
  }

  /** @param {string} message */
  fail(message) {
    this._send.removeAttribute("aria-busy");
    this._problem.textContent = message;
  }

  /** @returns {Lists} */
  get _typed() {
    const [block, allow] = [this._block, this._allow].map(({ value }) => value.split("\n").map((line) => line.trim()).filter(Boolean));
    const chosen = this._languages.filter(({ box }) => box.checked).map(({ box }) => box.value);
    return { block: block ?? [], allow: allow ?? [], languages: chosen };
  }

  _build() {
    const form = make(
      "form",
      { noValidate: true },
      makeLabelled(t("Always hold back these words"), this._block),
      makeLabelled(t("Never hold back these words"), this._allow),
      make(
        "fieldset",
        { className: "languages-written" },
        make("legend", {}, t("People also write in")),
        ...this._languages.map(({ box, name }) => make("label", { className: "check" }, box, name)),
      ),
      this._send,
      this._problem,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this._send.getAttribute("aria-busy") === "true") return;
      this._send.setAttribute("aria-busy", "true");
      this.dispatchEvent(new CustomEvent("save", { detail: this._typed }));
    });
    const why = t("Crude words wait until the presenter shows them. Here you name others that wait, and words that never do. One word a line.");
    this.append(make("details", {}, make("summary", {}, t("Words and languages of the word clouds")), make("p", { className: "soft" }, why), form));
  }
}

/** @returns {[string, string][]} */
function languages() {
  return [
    ["sv", t("Swedish")],
    ["nb", t("Norwegian (bokmål)")],
    ["nn", t("Norwegian (nynorsk)")],
    ["da", t("Danish")],
    ["fi", t("Finnish")],
    ["en", t("English")],
  ];
}

/** @param {string} id */
function makeField(id) {
  return make("textarea", { id, rows: 6, spellcheck: false, autocomplete: "off" });
}

/**
 * @param {string} words
 * @param {HTMLTextAreaElement} field
 */
function makeLabelled(words, field) {
  return make("div", { className: "field" }, make("label", { htmlFor: field.id }, words), field);
}

customElements.define("word-lists", WordLists);
