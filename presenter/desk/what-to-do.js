/** What a press means: the command that goes to the server, given what is known. Pure. */

/** @typedef {import("../../static/shared/room-view.js").RoomView} RoomView */

/**
 * @param {string} what an action of keys.js, or a button's data-do
 * @param {RoomView} view
 * @returns {{ type: string, fields?: object } | null} null for what is no command
 */
export function commandFor(what, view) {
  // In the dark a press brings the picture back, as on the projected screen, and nothing moves on unseen.
  if (view.black && ["next", "previous", "reveal"].includes(what)) what = "black";
  const [name, seconds] = what.split("-");
  switch (name) {
    case "next":
    case "previous":
      return { type: name, fields: view.question === null ? {} : { from: view.question.id } };
    case "reveal":
      return { type: view.question?.revealed ? "hide" : "reveal" };
    case "lock":
      return { type: view.question?.open ? "close" : "open" };
    case "black":
      return { type: "black", fields: { on: !view.black } };
    case "countdown":
      return { type: "countdown", fields: { seconds: Number(seconds) } };
    case "end":
      return { type: "end" };
    default:
      return null;
  }
}
