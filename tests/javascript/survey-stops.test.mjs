import assert from "node:assert/strict";
import { test } from "node:test";

import { findPlace, LAST, lookAt, stepFrom } from "../../static/phone/survey-stops.js";

const asked = (id, more = {}) => ({ id, kind: "open_text", prompt: id, settings: {}, open: true, closes_at: null, ...more });
const questions = [asked("a"), asked("b"), asked("c"), asked("d", { open: false }), asked("e", { kind: "slide" }), asked("f")];
const survey = { questions, answers: { a: { text: "Yes" }, f: { text: "Old" } } };
const unsent = { b: { value: { text: "On its way" } }, f: { value: null } };
const stops = lookAt(survey, (id) => unsent[id] ?? null, (id) => (id === "c" ? { text: "Half" } : null));

test("each question says how it stands for the person", () => {
  assert.deepEqual(stops.map(({ standing }) => standing), ["answered", "sending", "draft", "closed", "read", "open"]);
});

test("an answer that is being changed and not sent is told as such", () => {
  const [stop] = lookAt(survey, () => null, () => ({ text: "Yes, but" }));
  assert.equal(stop.standing, "draft");
});

test("a phone goes on where it stood, also on the last page", () => {
  assert.equal(findPlace(stops, "e"), "e");
  assert.equal(findPlace(stops, LAST), LAST);
});

test("a new phone, and one whose question is gone, begin at the first that waits for an answer", () => {
  assert.equal(findPlace(stops, null), "c");
  assert.equal(findPlace(stops, "gone"), "c");
  assert.equal(findPlace(stops.slice(0, 2), null), LAST);
});

test("there is a last page after the last question, and nothing before the first", () => {
  assert.equal(stepFrom(stops, "a", 1), "b");
  assert.equal(stepFrom(stops, "f", 1), LAST);
  assert.equal(stepFrom(stops, LAST, -1), "f");
  assert.equal(stepFrom(stops, "a", -1), null);
  assert.equal(stepFrom(stops, LAST, 1), null);
});
