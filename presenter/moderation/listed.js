/** What a presenter can correct, read from any tally that people wrote to: words as they are, texts with their headings. Pure. */

/** @typedef {import("../../static/shared/messages.js").Tally} Tally */
/** @typedef {import("../../static/shared/messages.js").ListedWord} ListedWord */

/**
 * @param {Tally | null} tally
 * @returns {{ words: ListedWord[], more: number, areTexts: boolean }} commonest first
 */
export function listWords(tally) {
  if (tally && "words" in tally) return { words: tally.words, more: tally.more, areTexts: false };
  if (tally && "texts" in tally) return { words: listTexts(tally), more: tally.more, areTexts: true };
  if (tally && "entries" in tally) return { words: listEntries(tally), more: tally.more, areTexts: true };
  return { words: [], more: 0, areTexts: false };
}

/** @param {import("../../static/shared/messages.js").OpenTextTally} tally */
function listTexts({ texts, headings = [] }) {
  /** @type {Map<string, ListedWord>} */
  const listed = new Map(headings.map(({ heading, count }) => [heading, { word: heading, count }]));
  for (const { text, entry, heading } of [...texts].reverse()) {
    if (heading !== undefined) continue;
    const before = listed.get(text);
    listed.set(text, { word: text, count: (before?.count ?? 0) + 1, entry });
  }
  return [...listed.values()].sort((one, other) => other.count - one.count);
}

/** @param {import("../../static/shared/messages.js").HallQuestionsTally} tally */
function listEntries({ entries }) {
  return entries.map(({ entry, text, supporters, merged }) => ({ word: text, count: supporters, ...(merged ? {} : { entry }) }));
}
