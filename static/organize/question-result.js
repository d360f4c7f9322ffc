/** The results of one question: its picture as on the projected screen, alone, session by session or by segment; the same as a table; what changed. */

import { formatNumber, t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";
import { icon } from "./icons.js";
import { changesTable, resultsTable } from "./results-tables.js";
import { StagePicture } from "./stage-picture.js";

/** @typedef {import("./types.js").QuestionResults} QuestionResults */
/**
 * What is the same for all questions of the page.
 * @typedef {object} Setting
 * @property {string} programme
 * @property {string} language of the programme
 * @property {import("./types.js").Results} results
 * @property {import("./types.js").Results["sessions"]} chosen
 * @property {number | null} before
 */

let made = 0;

export class QuestionResult extends HTMLElement {
  /**
   * @param {QuestionResults} question
   * @param {Setting} setting
   */
  show(question, setting) {
    made += 1;
    const head = make("h2", { id: `result-${made}`, lang: setting.language }, question.prompt);
    const facts = [question.kind_name, tn("{n} answer", "{n} answers", question.answers)];
    if (question.retired) facts.push(t("asked no more"));
    this.setAttribute("role", "region");
    this.setAttribute("aria-labelledby", head.id);
    this.replaceChildren(head, make("p", { className: "soft small" }, facts.join(" · ")));
    if (question.withheld > 0) this.append(make("p", { className: "notice small" }, withheldText(question, setting)));
    if (question.answers === 0) return;
    const stage = make("div", { className: "pictures" });
    const views = viewsOf(question, setting);
    if (views.length > 1) this.append(this._chooser(views, stage));
    stage.replaceChildren(...(views[0]?.make() ?? []));
    this.append(stage);
    if (question.has_picture) this.append(pictureFiles(question, setting));
    if (question.changes.length > 0) this.append(changesTable(question, setting.language));
    this.append(resultsTable(question, setting.language));
  }

  /**
   * @param {View[]} views
   * @param {HTMLElement} stage
   */
  _chooser(views, stage) {
    const group = make("fieldset", { className: "views" }, make("legend", { className: "unseen" }, t("Picture")));
    for (const [index, view] of views.entries()) {
      const radio = make("input", { type: "radio", name: `view-${made}`, checked: index === 0 });
      radio.addEventListener("change", () => stage.replaceChildren(...view.make()));
      group.append(make("label", {}, radio, make("span", {}, view.name)));
    }
    return group;
  }
}

/**
 * The picture of all together as files.
 * @param {QuestionResults} question
 * @param {Setting} setting
 */
function pictureFiles({ id, prompt }, { programme, chosen }) {
  const sessions = chosen.map((session) => session.id).join(",");
  const links = ["png", "svg"].map((format) => {
    const size = format === "png" ? "&size=4k" : "";
    const href = `/api/v1/programmes/${programme}/results/${id}.${format}?sessions=${sessions}${size}`;
    const link = make("a", { className: "button secondary small", href, download: "" }, icon("save", 16), format.toUpperCase());
    link.setAttribute("aria-label", t("{format} of: {question}", { format: format.toUpperCase(), question: prompt }));
    return link;
  });
  return make("div", { className: "files" }, ...links);
}

/** @typedef {{ name: string, make: () => HTMLElement[] }} View */

/**
 * @param {QuestionResults} question
 * @param {Setting} setting
 * @returns {View[]}
 */
function viewsOf(question, { programme, chosen, results, before }) {
  const address = `/organize/programmes/${programme}/picture/${question.id}`;
  const all = chosen.map(({ id }) => id);
  /** @param {Record<string, string>} [more] */
  const query = (more = {}, ids = all) => "?" + new URLSearchParams([...ids.map((id) => ["session", id]), ...Object.entries(more)]).toString();
  /** @type {View[]} */
  const views = [{ name: t("All together"), make: () => [new StagePicture().show(address + query(), question.prompt)] }];
  const alone = chosen.filter(({ id }) => question.told_in.includes(id));
  if (before !== null && question.answers_before > 0) {
    const earlier = results.sessions.filter(({ wave }) => wave === before).map(({ id }) => id);
    const [then, now] = [t("Wave {n}", { n: before }), t("Now")];
    views.push({
      name: t("Then and now"),
      make: () => [captioned(then, question.answers_before, address + query({}, earlier), question), captioned(now, question.answers, address + query(), question)],
    });
  }
  if (chosen.length > 1 && alone.length > 0) {
    views.push({ name: t("Session by session"), make: () => alone.map(({ id, title }) => captioned(title, null, address + query({}, [id]), question)) });
  }
  if (question.segments.length > 0) {
    const name = results.segments ?? "";
    views.push({ name, make: () => question.segments.map(({ id, label, answers }) => captioned(label, answers, address + query({ among: id }), question)) });
  }
  return views;
}

/**
 * @param {string} caption
 * @param {number | null} answers
 * @param {string} address
 * @param {QuestionResults} question
 */
function captioned(caption, answers, address, question) {
  const told = answers === null ? caption : `${caption} · ${tn("{n} answer", "{n} answers", answers)}`;
  return make("figure", {}, make("figcaption", {}, told), new StagePicture().show(address, `${question.prompt}: ${caption}`));
}

/**
 * @param {QuestionResults} question
 * @param {Setting} setting
 */
function withheldText({ answers, withheld }, { results }) {
  const least = formatNumber(results.least_group);
  if (answers === 0) return t("Fewer than {n} participants have answered, so nothing is shown.", { n: least });
  return tn("The answers of {n} session are left out: too few participants.", "The answers of {n} sessions are left out: too few participants.", withheld);
}

customElements.define("question-result", QuestionResult);
