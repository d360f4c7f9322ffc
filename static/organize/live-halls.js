/** The sessions that are live now, over all programmes: who is there, what is on the screen, and the way to them. Not shown where nothing is live. */

import { t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { icon } from "./icons.js";

/** @typedef {import("./types.js").LiveSession} LiveSession */

export class LiveHalls extends HTMLElement {
  constructor() {
    super();
    /** @type {Map<string, LiveHall>} */
    this._halls = new Map();
    this._list = make("ul", {});
    this.hidden = true;
  }

  connectedCallback() {
    if (this.childElementCount > 0) return;
    const heading = make("h2", { id: "live-head" }, t("Live now"));
    const section = make("section", {}, heading, this._list);
    section.setAttribute("aria-labelledby", "live-head");
    this.append(section);
  }

  /** @param {LiveSession[]} sessions as the server has them now; rows that are there stay, with whatever has the focus */
  show(sessions) {
    const ids = new Set(sessions.map(({ id }) => id));
    for (const [id, hall] of this._halls) {
      if (ids.has(id)) continue;
      hall.row.remove();
      this._halls.delete(id);
    }
    for (const [at, session] of sessions.entries()) {
      const hall = this._halls.get(session.id) ?? new LiveHall();
      this._halls.set(session.id, hall);
      hall.show(session);
      // A row that stands right is not put there again: it would lose the focus.
      if (this._list.children[at] !== hall.row) this._list.insertBefore(hall.row, this._list.children[at] ?? null);
    }
    this.hidden = sessions.length === 0;
  }
}

class LiveHall {
  constructor() {
    this._title = make("h3", {});
    this._programme = make("a", {});
    this._question = make("p", { className: "shown" });
    this._people = make("p", { className: "soft small" });
    this._screen = make("a", { className: "button tonal", target: "_blank", rel: "noopener" }, icon("screen"), t("Open the presenter screen"));
    this.row = make("li", { className: "hall sheet" }, make("div", {}, this._title, this._programme), this._question, this._people, this._screen);
  }

  /** @param {LiveSession} session */
  show({ title, language, programme, programme_title, pace, connected, participants, question, present_url }) {
    const answered = tn("{n} person has answered", "{n} people have answered", participants);
    this._title.textContent = title;
    this._programme.textContent = programme_title;
    this._title.lang = this._programme.lang = language;
    this._programme.href = `/organize/programmes/${programme}`;
    this._question.textContent = question ?? (pace === "own" ? t("Everyone at their own pace") : t("No question on the screen"));
    if (question === null) this._question.removeAttribute("lang");
    else this._question.lang = language;
    this._people.textContent = `${tn("{n} phone connected", "{n} phones connected", connected)} · ${answered}`;
    this._screen.hidden = present_url === null;
    this._screen.href = present_url ?? "";
  }
}

customElements.define("live-halls", LiveHalls);
