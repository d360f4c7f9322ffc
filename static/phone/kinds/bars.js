/** Results on the phone as bars: one an option, with a number, and a word where the person's own answer had it; and what is said of one that is retired. */

import { formatNumber, t } from "../../shared/i18n.js";
import { make } from "../../shared/make.js";

/** @typedef {{ row: HTMLElement, bar: HTMLElement, number: HTMLElement, mine: HTMLElement }} Bar */

/**
 * @param {import("../../shared/messages.js").ChoiceOption[]} options
 * @returns {Map<string, Bar>} by option
 */
export function makeBars(options) {
  return new Map(
    options.map((option) => {
      const [bar, number, mine] = [make("i", {}), make("b", {}), make("em", {})];
      const label = make("span", {}, option.label, ...notOffered(option), " ", mine);
      const row = make("li", { className: option.retired ? "retired" : "" }, label, number, make("div", { className: "bar" }, bar));
      return [option.id, { row, bar, number, mine }];
    }),
  );
}

/**
 * @param {Map<string, Bar>} bars
 * @param {import("../../shared/messages.js").ChoiceOption[]} options
 * @returns {boolean} whether there is a bar for each of these options, and no other
 */
export function areBarsOf(bars, options) {
  return bars.size === options.length && options.every(({ id }) => bars.has(id));
}

/**
 * @param {Bar} bar
 * @param {number} share from 0 to 1; more is no longer
 * @param {string} number
 * @param {string} mine what to say of the person's own answer; "" where it had not this option
 */
export function showBar({ row, bar, number: shown, mine: own }, share, number, mine) {
  bar.style.transform = `scaleX(${Math.min(1, share)})`;
  shown.textContent = number;
  own.textContent = mine;
  row.classList.toggle("mine", mine !== "");
}

/**
 * How many chose each option, of all who answered.
 * @param {Map<string, Bar>} bars
 * @param {Record<string, number>} counts
 * @param {number} participants
 * @param {string[]} own what the person chose
 */
export function showShares(bars, counts, participants, own) {
  for (const [id, bar] of bars) {
    const count = counts[id] ?? 0;
    const share = participants > 0 ? Math.min(1, count / participants) : 0;
    showBar(bar, share, `${formatNumber(Math.round(share * 100))} % (${formatNumber(count)})`, own.includes(id) ? t("your choice") : "");
  }
}

/**
 * @param {import("../../shared/messages.js").ChoiceOption} option or statement, or item
 * @returns {Node[]} to stand after its label; nothing for one that is offered
 */
export function notOffered({ retired }) {
  return retired ? [document.createTextNode(" "), make("small", { className: "not-offered" }, t("no longer offered"))] : [];
}
