/** One session, which can be folded to its name, day and code: its code and QR, the presenter's screen, how many phones are there, its pace, ending it, who may present it, taking its results and pictures home. Dispatches, bubbling: "end", "pace" (detail: the pace), "enlarge", "remote", "plan". */

import { language, t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { copyButton } from "./copy-button.js";
import { FileLinks } from "./file-links.js";
import { icon } from "./icons.js";
import { PresenterLinks } from "./presenter-links.js";
import { PaceChoice } from "./pace-choice.js";
import { SessionPictures } from "./session-pictures.js";
import { SessionPrints } from "./session-prints.js";
import { SessionPlan } from "./session-plan.js";

/** @typedef {import("./types.js").Session} Session */

export class SessionCard extends HTMLElement {
  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this._phase = make("span", { className: "badge" });
    this._people = make("p", { className: "people soft" });
    this._presenter = make("a", { className: "button tonal", target: "_blank", rel: "noopener" }, icon("screen"), t("Open the presenter screen"));
    this._notes = make("a", { className: "button quiet small", target: "_blank", rel: "noopener" }, icon("notes", 16), t("Notes"));
    this._remote = make("button", { type: "button", className: "quiet small" }, icon("phone", 16), t("Remote"));
    this._results = make("a", { className: "button quiet small" }, icon("choice", 16), t("Results"));
    this._remote.addEventListener("click", () => this.dispatchEvent(new CustomEvent("remote", { bubbles: true })));
    this._pace = new PaceChoice();
    this._pace.addEventListener("change", () => this.dispatchEvent(new CustomEvent("pace", { detail: this._pace.value, bubbles: true })));
    this._title = make("span", {});
    this._fold = make("button", { type: "button", className: "fold" }, icon("chevron", 16), this._title);
    this._fold.addEventListener("click", () => (this.isFolded = !this.isFolded));
    this._code = make("span", { className: "code-line soft small" });
    this._body = make("div", { className: "session-body" });
    this._plan = new SessionPlan();
    this._ending = make("div", { className: "ending" });
    this._links = new PresenterLinks();
    this._pictures = new SessionPictures();
    this._prints = new SessionPrints();
    this._problem = make("p", { className: "problem" });
    this._problem.setAttribute("role", "alert");
    this.className = "session sheet";
    this.setAttribute("role", "listitem");
  }

  /**
   * @param {Session} session
   * @param {string} results the address of its own results
   */
  show(session, results) {
    const head = make("div", { className: "session-head" }, make("h3", {}, this._fold), this._phase);
    this.session = session;
    this._results.href = results;
    const own = make("div", { className: "own-screens" }, ...(this._mayPresent ? [this._remote, this._notes] : []), this._results);
    const presenting = this._mayPresent ? [this._presenter, own, this._pace] : [own];
    const links = this._mayPresent ? this._links : "";
    this._body.replaceChildren(this._joining(session), this._people, ...presenting, this._bottom(session), this._problem, links, this._prints, this._pictures);
    this.replaceChildren(head, this._plan, this._code, this._body);
    this.isFolded = false;
    this._askToEnd(false);
    this.update(session);
  }

  /** @param {Session} session */
  update(session) {
    const before = this.session?.phase;
    this.session = session;
    this._title.textContent = session.title;
    this._title.lang = session.language;
    this._code.textContent = t("Code {code}", { code: grouped(session.code) });
    this._plan.show(session);
    this._phase.className = session.phase === "live" ? "badge live" : "badge";
    this._phase.textContent = { lobby: t("Not started"), live: t("Live"), ended: t("Ended") }[session.phase];
    const connected = tn("{n} phone connected", "{n} phones connected", session.connected);
    const answered = tn("{n} person has answered", "{n} people have answered", session.participants);
    this._people.textContent = session.phase === "ended" ? answered : session.participants > 0 ? `${connected} · ${answered}` : connected;
    this._presenter.href = session.present_url ?? "";
    this._notes.href = session.notes_url ?? "";
    this._results.hidden = session.participants === 0;
    this._results.setAttribute("aria-label", t("Results of {session}", { session: session.title }));
    this._links.show(session);
    this._pace.value = session.pace;
    this._pace.hidden = session.phase === "ended";
    this._pictures.show(session);
    this._prints.show(session);
    if (before !== session.phase && session.phase === "ended") this._askToEnd(false);
  }

  /** What was typed about its plan is on disk, and shown. */
  planned() {
    this._plan.saved();
  }

  /** Without a presenter's key there is nothing to present, change or end. */
  get _mayPresent() {
    return this.session?.present_url != null;
  }

  get isFolded() {
    return this.classList.contains("folded");
  }

  set isFolded(isFolded) {
    this._body.hidden = isFolded;
    this._code.hidden = !isFolded;
    this._fold.setAttribute("aria-expanded", String(!isFolded));
    this.classList.toggle("folded", isFolded);
  }

  focusFirst() {
    if (this.isFolded) this._fold.focus();
    else this._presenter.focus();
    this.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} message */
  fail(message) {
    if (this._plan.fail(message)) return;
    this.isFolded = false;
    this._problem.textContent = message;
    if (this.session) this._pace.value = this.session.pace;
    this._askToEnd(false);
  }

  /** @param {Session} session */
  _joining({ code, join_url }) {
    const picture = make("img", { src: `/qr/${code}.svg`, alt: "", width: 112, height: 112, loading: "lazy" });
    const enlarge = make("button", { type: "button", className: "qr" }, picture);
    enlarge.setAttribute("aria-label", t("Show the QR code large"));
    enlarge.title = t("Show the QR code large");
    enlarge.addEventListener("click", () => this.dispatchEvent(new CustomEvent("enlarge", { bubbles: true })));
    const address = make("p", { className: "address small" }, join_url.replace(/^https?:\/\//, ""));
    const words = make("div", { className: "join-words" }, make("p", { className: "soft small" }, t("Code")), make("p", { className: "code" }, grouped(code)), address, copyButton(t("Copy the address"), join_url));
    return make("div", { className: "joining" }, enlarge, words);
  }

  /** @param {Session} session */
  _bottom({ id }) {
    const files = new FileLinks();
    files.show(`/sessions/${id}/export?language=${language}`, (name) => t("Export as {format}", { format: name }));
    return make("div", { className: "session-bottom" }, files, this._ending);
  }

  /** @param {boolean} isAsked whether it asks if that is really meant */
  _askToEnd(isAsked) {
    const hadFocus = this._ending.contains(document.activeElement);
    if (this.session?.phase === "ended" || !this._mayPresent) return this._ending.replaceChildren();
    if (!isAsked) {
      const end = make("button", { type: "button", className: "quiet small" }, t("End the session"));
      end.addEventListener("click", () => this._askToEnd(true));
      this._ending.replaceChildren(end);
      if (hadFocus) end.focus();
      return;
    }
    const really = make("button", { type: "button", className: "danger" }, t("End it now"));
    const keep = make("button", { type: "button", className: "quiet" }, t("Keep it going"));
    really.addEventListener("click", () => {
      really.setAttribute("aria-busy", "true");
      this.dispatchEvent(new CustomEvent("end", { bubbles: true }));
    });
    keep.addEventListener("click", () => this._askToEnd(false));
    this._ending.replaceChildren(make("p", { className: "small" }, t("No more answers, for good. Phones and screen say goodbye.")), really, keep);
    keep.focus();
  }
}

/** @param {string} code */
function grouped(code) {
  return `${code.slice(0, 4)}\u00a0${code.slice(4)}`;
}

customElements.define("session-card", SessionCard);
