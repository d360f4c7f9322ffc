/** Pictures on buttons: strokes in the colour of the text, drawn on a grid of 24. */

const PATHS = {
  up: "M12 19V5M5 12l7-7 7 7",
  down: "M12 5v14M5 12l7 7 7-7",
  chevron: "M9 5l7 7-7 7",
  drag: "M9 5h.01M9 12h.01M9 19h.01M15 5h.01M15 12h.01M15 19h.01",
  edit: "M4 20h4L19 9l-4-4L4 16v4zM13 7l4 4",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  remove: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  screen: "M3 4h18v12H3zM8 20h8M12 16v4",
  out: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  phone: "M7 2h10v20H7zM11 18h2",
  notes: "M6 3.500h9l4 4v13H6zM9.500 11h6M9.500 15h6",
  picture: "M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 6M15.500 9h.01",
  save: "M12 4v11M7 11l5 5 5-5M4 20h16",
  word_cloud: "M7 18a4 4 0 0 1-.5-8A6 6 0 0 1 18 9.5 4.3 4.3 0 0 1 17.500 18z",
  choice: "M4 6h9M4 12h16M4 18h12",
  quiz: "M8 4h8v5a4 4 0 0 1-8 0zM8 5.500H4.500V7A3.500 3.500 0 0 0 8 10.500M16 5.500h3.500V7a3.500 3.500 0 0 1-3.500 3.500M12 13v4M8.500 20h7L14 17h-4z",
  yes_no: "M3 12.500l3 3L11.500 9M15 9l5.500 6.500M20.500 9L15 15.500",
  ranking: "M4 5h3v3H4zM11 6.500h9M4 10.500h3v3H4zM11 12h6M4 16h3v3H4zM11 17.500h3",
  points: "M12 3a9 9 0 1 0 9 9h-9zM15 3.500A9 9 0 0 1 20.500 9H15z",
  open_text: "M4 5h16v11H10l-4 4v-4H4z",
  hall_questions: "M4 5h16v11H10l-4 4v-4H4zM10 9a2 2 0 1 1 2.500 2c-.4.2-.5.4-.5.9M12 13.600h.01",
  scale: "M3 7h18M3 17h18M15 4v6M8 14v6",
  slide: "M3 4h18v13H3zM12 17v4M8 21h8M7 8h7M7 12h10",
  pin: "M12 21s-6-6.500-6-11a6 6 0 0 1 12 0c0 4.500-6 11-6 11zM12 8.500a1.500 1.500 0 1 0 .010 0",
  grid: "M4 4h16v16H4zM12 4v16M4 12h16M8 8h.01M16.500 15h.01",
  number: "M3 20h18M6 20v-5M10 20V9M14 20V5M18 20v-8",
};

/**
 * @param {string} name
 * @param {number} [size] in pixels, at the browser's own size of text; it grows with the text
 * @returns {SVGSVGElement}
 */
export function icon(name, size = 20) {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const side = `${size / 16}rem`;
  const attributes = { viewBox: "0 0 24 24", width: side, height: side, fill: "none", stroke: "currentColor", "stroke-width": name === "drag" ? 2.6 : 1.8 };
  const drawn = { ...attributes, "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" };
  for (const [attribute, value] of Object.entries(drawn)) picture.setAttribute(attribute, String(value));
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", /** @type {Record<string, string>} */ (PATHS)[name] ?? "");
  picture.append(path);
  return picture;
}

/**
 * A button that is only a picture.
 * @param {string} name of the picture
 * @param {string} label what it does
 * @param {() => void} press
 * @returns {HTMLButtonElement}
 */
export function iconButton(name, label, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "icon-button";
  button.title = label;
  button.setAttribute("aria-label", label);
  button.append(icon(name));
  button.addEventListener("click", press);
  return button;
}
