/** Markdown, which the server tells as a tree of blocks, built into elements. Text becomes text; nothing in it is ever read as markup. */

import { make } from "./make.js";

/** @typedef {import("./messages.js").Block} Block */
/** @typedef {import("./messages.js").Span} Span */

const ADDRESS = /^(https?:|mailto:)/i;

/**
 * @param {Block[]} blocks
 * @param {boolean} areLinksPressed whether somebody is there to press a link; else its address stands beside it
 * @returns {HTMLElement[]} what is not known is left out
 */
export function makeBlocks(blocks, areLinksPressed) {
  return blocks.flatMap((block) => makeBlock(block, areLinksPressed) ?? []);
}

/**
 * @param {Block} block
 * @param {boolean} pressed
 * @returns {HTMLElement | null}
 */
function makeBlock(block, pressed) {
  switch (block.type) {
    case "paragraph":
      return make("p", {}, ...makeSpans(block.spans, pressed));
    case "heading":
      return make(block.level === 1 ? "h2" : "h3", {}, ...makeSpans(block.spans, pressed));
    case "list": {
      const items = block.items.map((item) => make("li", {}, ...makeBlocks(item, pressed)));
      return block.ordered ? make("ol", { start: block.start }, ...items) : make("ul", {}, ...items);
    }
    case "quote":
      return make("blockquote", {}, ...makeBlocks(block.blocks, pressed));
    case "code":
      return make("pre", {}, make("code", {}, block.text));
    case "rule":
      return make("hr", {});
    default:
      return null;
  }
}

/**
 * @param {Span[]} spans
 * @param {boolean} pressed
 * @returns {(Node | string)[]}
 */
function makeSpans(spans, pressed) {
  return spans.flatMap((span) => makeSpan(span, pressed));
}

/**
 * @param {Span} span
 * @param {boolean} pressed
 * @returns {(Node | string)[]}
 */
function makeSpan(span, pressed) {
  switch (span.type) {
    case "text":
      return [span.text];
    case "code":
      return [make("code", {}, span.text)];
    case "break":
      return [make("br", {})];
    case "strong":
      return [make("strong", {}, ...makeSpans(span.spans, pressed))];
    case "emphasis":
      return [make("em", {}, ...makeSpans(span.spans, pressed))];
    case "link":
      return makeLink(span.href, makeSpans(span.spans, pressed), pressed);
    default:
      return [];
  }
}

/**
 * @param {string} href
 * @param {(Node | string)[]} words
 * @param {boolean} pressed
 * @returns {(Node | string)[]}
 */
function makeLink(href, words, pressed) {
  if (!ADDRESS.test(href)) return words;
  if (pressed) return [make("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...words)];
  const shown = make("span", { className: "link" }, ...words);
  return shown.textContent === href ? [shown] : [shown, ` (${href.replace(/^mailto:/i, "")})`];
}
