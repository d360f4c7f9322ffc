/** Which sessions are looked at, and beside which earlier wave: a plain form, so that every choice has an address of its own; and the files of that choice. */

import { formatNumber, t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { FileLinks } from "./file-links.js";

/** @typedef {import("./types.js").Results} Results */

export class ResultsChoice extends HTMLElement {
  /**
   * @param {string} programme
   * @param {Results} results
   * @param {number | null} before the wave that is compared with
   */
  show(programme, results, before) {
    if (results.sessions.length === 0) return;
    const { sessions } = results;
    const chosen = sessions.filter((session) => session.chosen);
    const waves = [...new Set(sessions.map(({ wave }) => wave))].sort((a, b) => a - b);
    const boxes = waves.map((wave) => {
      const own = sessions.filter((session) => session.wave === wave);
      const legend = waves.length > 1 ? t("Wave {n}", { n: wave }) : t("Sessions");
      return make("fieldset", {}, make("legend", {}, legend), ...own.map((session) => tick(session)));
    });
    const form = make("form", { method: "get" }, ...boxes);
    if (waves.length > 1) form.append(compareWith(waves, before));
    const all = make("a", { href: "?", className: "button quiet small" }, t("All sessions"));
    form.append(make("div", { className: "with-button" }, make("button", { className: "secondary small" }, t("Show these")), all));
    const details = make("details", {}, make("summary", {}, tn("{n} session", "{n} sessions", chosen.length) + " · " + tn("{n} participant", "{n} participants", results.participants)), form);
    this.replaceChildren(details, files(programme, chosen));
    if (results.least_group > 0) {
      const rule = t("Answers of fewer than {n} participants are shown nowhere, and cannot be found from what is shown.", { n: formatNumber(results.least_group) });
      this.append(make("p", { className: "soft small" }, rule));
    }
  }
}

/** @param {Results["sessions"][number]} session */
function tick({ id, title, code, chosen, phase }) {
  const box = make("input", { type: "checkbox", name: "session", value: id, checked: chosen });
  const about = phase === "live" ? t("live now") : `${code.slice(0, 4)} ${code.slice(4)}`;
  return make("label", { className: "tick" }, box, make("span", {}, title, " ", make("span", { className: "soft small" }, about)));
}

/**
 * @param {number[]} waves
 * @param {number | null} before
 */
function compareWith(waves, before) {
  const select = make("select", { name: "before" }, make("option", { value: "" }, t("Nothing")), ...waves.map((wave) => make("option", { value: String(wave) }, t("Wave {n}", { n: wave }))));
  select.value = before === null ? "" : String(before);
  return make("label", { className: "field" }, make("span", { className: "label" }, t("Compare with")), select);
}

/**
 * @param {string} programme
 * @param {Results["sessions"]} chosen
 */
function files(programme, chosen) {
  const ids = chosen.map(({ id }) => id).join(",");
  const links = new FileLinks();
  links.show(`/programmes/${programme}/export?sessions=${ids}`, (name) => t("Results: {format}", { format: name }));
  return links;
}

customElements.define("results-choice", ResultsChoice);
