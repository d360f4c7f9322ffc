/** A sign from the page's own set of drawings; always beside words or a label, so never read out. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} name of a symbol in page.html, without "icon-"
 * @returns {SVGSVGElement}
 */
export function makeIcon(name) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("class", "icon");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  picture.append(use);
  return picture;
}
