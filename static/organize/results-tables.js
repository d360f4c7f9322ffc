/** Results of a question as tables: what was counted, and what changed since an earlier wave. */

import { formatNumber, t, tn } from "../shared/i18n.js";
import { make } from "../shared/make.js";

/** @typedef {import("./types.js").QuestionResults} QuestionResults */

/**
 * @param {QuestionResults} question
 * @param {string} lang of the labels
 */
export function resultsTable({ rows, headings, more }, lang) {
  const details = make("details", {}, make("summary", {}, t("As a table")));
  if (rows.length === 0) {
    details.append(make("p", { className: "soft" }, t("The answers to this question are read one by one: they are in the files.")));
    return details;
  }
  const head = make("tr", {}, cell("th", t("Result")), ...headings.map((heading) => cell("th", heading)));
  const body = rows.map(({ label, numbers, held, right, retired }) => {
    const first = named(label, lang, [held ? t("held back") : "", right ? t("right answer") : "", retired ? t("retired") : ""]);
    return make("tr", {}, first, ...headings.map((_heading, index) => cell("td", told(numbers[index]))));
  });
  details.append(scrolling(make("table", {}, make("thead", {}, head), make("tbody", {}, ...body))));
  if (more > 0) details.append(make("p", { className: "soft small" }, tn("and {n} more, in the files", "and {n} more, in the files", more)));
  return details;
}

/**
 * @param {QuestionResults} question
 * @param {string} lang of the labels
 */
export function changesTable({ changes }, lang) {
  const caption = make("caption", {}, t("What has changed"));
  const head = make("tr", {}, cell("th", t("Result")), cell("th", t("Before")), cell("th", t("Now")), cell("th", t("Difference")));
  const body = changes.map(({ label, retired, before, now, unit }) => {
    const first = named(label, lang, [retired ? t("retired") : ""]);
    const difference = before === null || now === null ? "–" : signed(now - before, unit);
    return make("tr", {}, first, cell("td", valueOf(before, unit)), cell("td", valueOf(now, unit)), cell("td", difference));
  });
  return scrolling(make("table", { className: "changes" }, caption, make("thead", {}, head), make("tbody", {}, ...body)));
}

/** A wide table scrolls by itself, also by keyboard. @param {HTMLTableElement} table */
function scrolling(table) {
  const around = make("div", { className: "scrolls", tabIndex: 0 }, table);
  around.setAttribute("role", "group");
  around.setAttribute("aria-label", t("Table"));
  return around;
}

/**
 * @param {"th" | "td"} tag
 * @param {string} text
 * @param {string} [scope]
 */
function cell(tag, text, scope = "col") {
  const made = make(tag, {}, text);
  if (tag === "th") made.setAttribute("scope", scope);
  return made;
}

/**
 * @param {string} label
 * @param {string} lang of it
 * @param {string[]} said of it, empty where there is nothing to say
 */
function named(label, lang, said) {
  const first = cell("th", "", "row");
  const marks = said.filter((mark) => mark !== "");
  first.append(make("span", { lang }, label));
  if (marks.length > 0) first.append(" ", make("span", { className: "soft small" }, `(${marks.join(", ")})`));
  return first;
}

/** @param {string | number | null | undefined} value */
function told(value) {
  if (value === null || value === undefined) return "";
  return typeof value === "number" ? formatNumber(rounded(value)) : value;
}

/**
 * @param {number | null} value
 * @param {"share" | "mean"} unit
 */
function valueOf(value, unit) {
  if (value === null) return "–";
  return unit === "share" ? `${formatNumber(Math.round(value * 100))} %` : formatNumber(rounded(value));
}

/**
 * @param {number} value
 * @param {"share" | "mean"} unit
 */
function signed(value, unit) {
  const size = unit === "share" ? Math.round(Math.abs(value) * 100) : rounded(Math.abs(value));
  const sign = size === 0 ? "±" : value > 0 ? "+" : "−";
  return unit === "share" ? t("{n} points", { n: sign + formatNumber(size) }) : sign + formatNumber(size);
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 100) / 100;
}
