/** The sign of a quiz's option: a letter on a shape and in a colour of its own, the same on phones and on the projected screen. */

import { make } from "./make.js";

/** On a grid of 24; the first six options have them filled, the next six as outlines. */
const SHAPES = [
  "M12 1.500a10.500 10.500 0 1 1 0 21 10.500 10.500 0 0 1 0-21z",
  "M2.500 2.500h19v19h-19z",
  "M12 .5l11.500 22H.5z",
  "M12 .5L23.500 12 12 23.500.5 12z",
  "M6.500 2.500h11L23 12l-5.500 9.500h-11L1 12z",
  "M8 1.500h8v6.500h6.500v8H16v6.500H8V16H1.500V8H8z",
];
const COLOURS = 5;

/**
 * @param {number} index of the option
 * @returns {HTMLElement} read out as its letter
 */
export function makeQuizMark(index) {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  shape.setAttribute("d", SHAPES[index % SHAPES.length] ?? "");
  picture.append(shape);
  const outline = index < SHAPES.length ? "" : " outlined";
  return make("span", { className: `quiz-mark shape-${index % SHAPES.length} colour-${index % COLOURS}${outline}` }, picture, make("b", {}, letterOf(index)));
}

/** @param {number} index */
export function letterOf(index) {
  return String.fromCharCode(65 + index);
}
