import assert from "node:assert/strict";
import { test } from "node:test";

import { cleanLine, cleanLines, countCharacters } from "../../static/shared/characters.js";

const COUNTS = [
  ["", 0],
  ["tillit", 6],
  ["a\u030a", 1],
  ["👍🏽", 1],
  ["👩‍👩‍👧‍👦", 1],
  ["🇸🇪🇳🇴", 2],
  ["❤️", 1],
];

test("characters are counted as people count them", () => {
  for (const [text, count] of COUNTS) assert.equal(countCharacters(text), count, text);
});

test("browsers without a segmenter count the same", async () => {
  const { Segmenter } = Intl;
  delete Intl.Segmenter;
  try {
    const old = await import("../../static/shared/characters.js?without-segmenter");
    for (const [text, count] of COUNTS) assert.equal(old.countCharacters(text), count, text);
  } finally {
    Intl.Segmenter = Segmenter;
  }
});

test("half an emoji is never sent", () => {
  assert.equal(cleanLine("stolt \ud83d"), "stolt");
  assert.equal(cleanLine("\udc4d stolt"), "stolt");
  assert.equal(cleanLine("👍"), "👍");
});

test("a line is composed, and its spaces are folded and trimmed", () => {
  assert.equal(cleanLine("  a\u030a \t b\n"), "å b");
});

test("line breaks stay in longer texts, one at a time", () => {
  assert.equal(cleanLines(" one \r\n\n two\r\nthree "), "one\ntwo\nthree");
});
