import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

// A page in English: texts are their own keys.
globalThis.document = { getElementById: () => null, documentElement: { lang: "en" } };

const { describeRule } = await import("../../presenter/moderation/wording.js");
const { listWords } = await import("../../presenter/moderation/listed.js");
const { keepPlaces } = await import("../../presenter/moderation/steady.js");
const { countHeld, hasWords } = await import("../../presenter/what-to-show.js");
const { nothingKnown } = await import("../../static/shared/room-view.js");

const moderation = JSON.parse(readFileSync(new URL("../messages/to-presenter/moderation.json", import.meta.url), "utf8"));

test("each correction is said in words", () => {
  const rules = [
    { rule: "hold", word: "a" },
    { rule: "release", word: "a" },
    { rule: "split", word: "a" },
    { rule: "rename", word: "a", to: "b" },
    ...moderation.corrections,
  ];
  assert.deepEqual(rules.map(describeRule), [
    "“a” held back",
    "“a” shown",
    "“a” split",
    "“a” renamed to “b”",
    "“arbetskamrater” merged into “kollegor”",
  ]);
});

test("what is listed keeps its place, what is new comes last, what is gone goes", () => {
  const items = [{ word: "new" }, { word: "b" }, { word: "a" }];
  const kept = keepPlaces(["a", "gone", "b"], items, ({ word }) => word);
  assert.deepEqual(kept.map(({ word }) => word), ["a", "b", "new"]);
});

test("only a word cloud that is under way has words to correct", () => {
  const live = { ...nothingKnown, phase: "live", question: { kind: "word_cloud" } };
  assert.equal(hasWords(live), true);
  assert.equal(hasWords({ ...live, phase: "ended" }), false);
  assert.equal(hasWords({ ...live, question: { kind: "choice" } }), false);
  assert.equal(hasWords(nothingKnown), false);
});

test("texts are listed by their headings, and those that stand alone once however many wrote them", () => {
  const texts = [
    { id: 1, text: "Mer tid", entry: "t" },
    { id: 2, text: "Längre raster", entry: "l", heading: "Tid" },
    { id: 3, text: "Mer tid", entry: "t" },
    { id: 4, text: "Kaffe", entry: "k" },
  ];
  const { words, more, areTexts } = listWords({ texts, more: 7, headings: [{ heading: "Tid", count: 3 }] });
  assert.deepEqual(words, [{ word: "Tid", count: 3 }, { word: "Mer tid", count: 2, entry: "t" }, { word: "Kaffe", count: 1, entry: "k" }]);
  assert.deepEqual([more, areTexts], [7, true]);
  assert.equal(hasWords({ ...nothingKnown, phase: "live", question: { kind: "open_text", settings: { moderation: "off" } } }), true);
});

test("a long text is quoted by its beginning", () => {
  const said = describeRule({ rule: "hold", word: "a".repeat(500) });
  assert.ok(said.length < 160 && said.startsWith("“aaa") && said.endsWith("…” held back"));
});

test("those that are not listed wait too", () => {
  assert.equal(countHeld(nothingKnown), 0);
  assert.equal(countHeld({ ...nothingKnown, moderation: { ...moderation, more: 3 } }), moderation.held.length + 3);
});
