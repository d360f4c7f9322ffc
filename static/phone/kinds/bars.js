/** Results on the phone as bars: one an option, with a number, and a word where the person's own answer had it. */

import { make } from "../../shared/make.js";

/** @typedef {{ row: HTMLElement, bar: HTMLElement, number: HTMLElement, mine: HTMLElement }} Bar */

/**
 * @param {import("../../shared/messages.js").ChoiceOption[]} options
 * @returns {Map<string, Bar>} by option
 */
export function makeBars(options) {
  return new Map(
    options.map(({ id, label }) => {
      const [bar, number, mine] = [make("i", {}), make("b", {}), make("em", {})];
      const row = make("li", {}, make("span", {}, label, " ", mine), number, make("div", { className: "bar" }, bar));
      return [id, { row, bar, number, mine }];
    }),
  );
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
