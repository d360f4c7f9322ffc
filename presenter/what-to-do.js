/** What a press means: the command that goes to the server, given what is known. Pure; the projected screen, the remote and the notes go by it. */

import { isCounting } from "./what-to-show.js";

/** @typedef {import("../static/shared/room-view.js").RoomView} RoomView */
/** @typedef {{ type: string, fields?: object }} Given */

/** In the dark, and in the white, these bring the picture back, as in every slide show, and nothing moves on unseen. */
const WAKING = ["next", "previous", "reveal"];

/**
 * @param {string} what an action of keys.js, or a button's data-do; "countdown-30" names its seconds, "pace-own" the pace
 * @param {RoomView} view
 * @param {number} [usualSeconds] of a countdown that names none
 * @returns {Given | null} null for what is no command
 */
export function commandFor(what, view, usualSeconds = 30) {
  const [name, detail] = what.split("-");
  if (WAKING.includes(what)) return liftCurtain(view) ?? step(what, view);
  switch (name) {
    case "lock":
      return { type: view.question?.open ? "close" : "open" };
    case "black":
      return { type: "black", fields: { on: !view.black } };
    case "white":
      return { type: "white", fields: { on: !view.white } };
    case "countdown":
      return { type: "countdown", fields: { seconds: Number(detail ?? (isCounting(view) ? 0 : usualSeconds)) } };
    case "pace":
      return { type: name, fields: { pace: detail } };
    case "clear":
    case "end":
      return { type: name };
    default:
      return null;
  }
}

/**
 * @param {RoomView} view
 * @returns {Given | null} what brings the picture back; null where it is there
 */
export function liftCurtain({ black, white }) {
  if (black) return { type: "black", fields: { on: false } };
  return white ? { type: "white", fields: { on: false } } : null;
}

/**
 * @param {string} what
 * @param {RoomView} view
 * @returns {Given}
 */
function step(what, { question }) {
  if (what === "reveal") return { type: question?.revealed ? "hide" : "reveal" };
  return { type: what, fields: question === null ? {} : { from: question.id } };
}
