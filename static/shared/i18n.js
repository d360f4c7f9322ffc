/**
 * The texts a person reads, in the page's language. The server puts the page's catalogue into `<script id="texts" type="application/json">`;
 * keys are the English texts. What stands in braces is filled in: t("Code {code}", { code }).
 */

/** @type {Record<string, string | string[]>} */
const texts = JSON.parse(document.getElementById("texts")?.textContent || "{}");

export const language = document.documentElement.lang || "en";
const plurals = new Intl.PluralRules(language);

/** @typedef {Record<string, string | number>} Values */

/** @param {Record<string, string | string[]>} more texts that the page did not bring */
export function addTexts(more) {
  Object.assign(texts, more);
}

/**
 * @param {string} text the English text
 * @param {Values} [values]
 * @returns {string}
 */
export function t(text, values) {
  const found = texts[text];
  return fill(typeof found === "string" ? found : text, values);
}

/**
 * The text for a number of things: tn("{n} phone", "{n} phones", 3).
 * @param {string} one
 * @param {string} many
 * @param {number} n
 * @param {Values} [values]
 * @returns {string}
 */
export function tn(one, many, n, values) {
  const form = plurals.select(n) === "one" ? 0 : 1;
  const found = texts[one];
  const text = Array.isArray(found) ? found[form] : undefined;
  return fill(text ?? (form === 0 ? one : many), { n: formatNumber(n), ...values });
}

/**
 * @param {number} n
 * @returns {string}
 */
export function formatNumber(n) {
  return new Intl.NumberFormat(language).format(n);
}

/**
 * @param {string} text
 * @param {Values} [values]
 */
function fill(text, values) {
  return values ? text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole)) : text;
}
