/**
 * Text as people type it on phones: made safe to send, and counted as the server counts it (grapheme clusters, after folding spaces).
 */

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;
// Near enough for browsers without Intl.Segmenter: flags, and a sign with its marks, skin tone, tags and joined signs.
const CLUSTER = /(?:\p{RI}{2}|[^])(?:[\p{M}\p{Emoji_Modifier}\u{e0020}-\u{e007f}]|\u200d\p{Extended_Pictographic}?)*/gu;
/** Halves of an emoji cut in two, which no JSON may carry. */
const LONE_HALVES = /\p{Surrogate}/gu;

/**
 * @param {string} text
 * @returns {string} one line: composed, trimmed, spaces folded, nothing that cannot be sent
 */
export function cleanLine(text) {
  return text.replace(LONE_HALVES, "").normalize("NFC").replace(/\s+/g, " ").trim();
}

/**
 * @param {string} text
 * @returns {string} like cleanLine, but line breaks stay
 */
export function cleanLines(text) {
  const lines = text.split(/\s*[\r\n\u2028\u2029]\s*/).map(cleanLine);
  return lines.filter((line) => line !== "").join("\n");
}

/**
 * @param {string} text
 * @returns {number} characters as people count them: a family emoji is one
 */
export function countCharacters(text) {
  return segmenter ? [...segmenter.segment(text)].length : (text.match(CLUSTER) ?? []).length;
}
