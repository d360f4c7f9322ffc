/** The link with which people prepare alone: open or closed, its address and QR code, how many have. Dispatches "open" and "close". */

import { t, tn } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";
import { copyButton } from "../copy-button.js";

/** @typedef {import("../types.js").Preparation} Preparation */

export class PreparationSection extends HTMLElement {
  constructor() {
    super();
    this._link = make("div", { className: "joining" });
    this._people = make("p", {});
    this._switch = make("button", { type: "button" });
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    this._isOpen = false;
    this._switch.addEventListener("click", () => {
      if (this._switch.getAttribute("aria-busy") === "true") return;
      this._switch.setAttribute("aria-busy", "true");
      this.dispatchEvent(new Event(this._isOpen ? "close" : "open"));
    });
  }

  /** @param {Preparation} preparation */
  show(preparation) {
    this._isOpen = preparation.open;
    this._problem.textContent = "";
    this._switch.removeAttribute("aria-busy");
    this._switch.className = preparation.open ? "secondary" : "primary";
    this._switch.textContent = preparation.open ? t("Close it") : t("Open it");
    this._switch.hidden = !preparation.may_change;
    this._link.replaceChildren(...sayLink(preparation));
    this._people.textContent = preparation.code === null ? "" : sayPeople(preparation);
    if (this.childElementCount === 0) this._build();
  }

  /** @param {string} message */
  fail(message) {
    this._switch.removeAttribute("aria-busy");
    this._problem.textContent = message;
  }

  _build() {
    const what = t("People answer the questions alone, in their own time, before the day. What they write stays on their phones: you see how many have prepared, and nothing else.");
    this.append(make("h2", {}, t("Preparation")), make("p", { className: "soft" }, what), this._link, this._people, make("p", {}, this._switch), this._problem);
  }
}

/** @param {Preparation} preparation */
function sayLink({ open, code, url }) {
  if (code === null || url === null) return [];
  const short = url.replace(/^https?:\/\//, "");
  if (!open) return [make("p", { className: "soft" }, t("It is closed. Opened again, it has the same address: {address}", { address: short }))];
  const picture = make("img", { src: `/qr/${code}.svg`, alt: t("QR code to {address}", { address: url }), width: 112, height: 112 });
  return [picture, make("div", { className: "join-words" }, make("p", { className: "address" }, short), copyButton(t("Copy the address"), url))];
}

/** @param {Preparation} preparation */
function sayPeople({ prepared, least_group }) {
  if (prepared === null) return tn("Fewer than {n} person has prepared.", "Fewer than {n} people have prepared.", least_group);
  return tn("{n} person has prepared.", "{n} people have prepared.", prepared);
}

customElements.define("preparation-section", PreparationSection);
