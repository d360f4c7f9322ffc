/** Texts under their headings: a card each with how many there are, and as many of them as there is room for. */

import { formatNumber, t, tn } from "../../static/shared/i18n.js";
import { make } from "../../static/shared/make.js";

/** @typedef {import("../../static/shared/messages.js").OpenTextTally} Tally */

const MOST_GROUPS = 12; // more could not be read from the last row
const MOST_TEXTS = 12; // under one heading; no card has room for more

export class TextGroups extends HTMLElement {
  constructor() {
    super();
    this._groups = make("div", { className: "groups" });
    this._none = make("p", { className: "nothing" }, t("No texts are gathered under a heading yet. M opens the panel where they are."));
    this._drawn = "";
    this.remark = "";
    this._resized = new ResizeObserver(() => this._fit());
  }

  connectedCallback() {
    if (this.childElementCount === 0) this.append(this._none, this._groups);
    this._resized.observe(this);
    this._fit();
  }

  disconnectedCallback() {
    this._resized.disconnect();
  }

  /**
   * @param {Tally} tally
   * @param {string} lang
   */
  show({ texts, more, headings = [] }, lang) {
    this.lang = lang;
    const shown = headings.slice(0, MOST_GROUPS).map(({ heading, count }) => ({
      heading,
      count,
      texts: texts.filter((one) => one.heading === heading).map(({ text }) => text).reverse(),
    }));
    const alone = texts.length + more - headings.reduce((sum, { count }) => sum + count, 0);
    this.remark = alone > 0 ? tn("{n} text without a heading", "{n} texts without a heading", alone) : "";
    const drawn = JSON.stringify(shown);
    if (drawn === this._drawn) return;
    this._drawn = drawn;
    this._none.hidden = shown.length > 0;
    this._groups.hidden = shown.length === 0;
    this._groups.style.setProperty("--columns", String(columnsFor(shown.length)));
    this._groups.style.setProperty("--rows", String(Math.ceil(shown.length / columnsFor(shown.length))));
    this._groups.classList.toggle("many", shown.length > 6);
    this._groups.replaceChildren(...shown.map(makeGroup));
    this._fit();
  }

  /** Whole texts only: one that is cut through its letters cannot be read. */
  _fit() {
    for (const list of this._groups.querySelectorAll("ul")) {
      for (const item of list.children) if (item instanceof HTMLElement) item.hidden = false;
      const bottom = list.getBoundingClientRect().bottom + 1;
      const items = [...list.children];
      const fits = items.filter((item) => item.getBoundingClientRect().bottom <= bottom);
      items.forEach((item, index) => item instanceof HTMLElement && (item.hidden = index >= Math.max(1, fits.length)));
    }
  }
}

/** @param {{ heading: string, count: number, texts: string[] }} group */
function makeGroup({ heading, count, texts }) {
  const title = make("h2", { dir: "auto" }, make("span", {}, heading), make("b", {}, formatNumber(count)));
  const list = make("ul", {}, ...texts.slice(0, MOST_TEXTS).map((text) => make("li", { dir: "auto" }, make("p", {}, text))));
  return make("section", { className: "group" }, title, list);
}

/** @param {number} groups */
function columnsFor(groups) {
  if (groups <= 3) return Math.max(1, groups);
  if (groups === 4) return 2;
  return groups <= 6 || groups === 9 ? 3 : 4;
}

customElements.define("text-groups", TextGroups);
