import assert from "node:assert/strict";
import { test } from "node:test";

import { nextQuestion, sayTimeSince } from "../../presenter/desk/outlook.js";
import { commandFor } from "../../presenter/what-to-do.js";
import { applyMessage, nothingKnown } from "../../static/shared/room-view.js";

const NOON = 1_800_000_000_000;
const questions = ["q1", "q2", "q3"].map((id) => ({ id, kind: "choice", prompt: id }));
const question = { id: "q2", kind: "choice", prompt: "q2", settings: {}, open: true, closes_at: null, revealed: true };
const live = { ...nothingKnown, phase: "live", questions, question };

test("a step says which question it was made from", () => {
  assert.deepEqual(commandFor("next", live), { type: "next", fields: { from: "q2" } });
  assert.deepEqual(commandFor("previous", live), { type: "previous", fields: { from: "q2" } });
  assert.deepEqual(commandFor("next", { ...live, phase: "lobby", question: null }), { type: "next", fields: {} });
});

test("one button opens and locks, shows and hides, blanks and brings back", () => {
  const closed = { ...live, black: true, question: { ...question, open: false, revealed: false } };
  assert.deepEqual([commandFor("lock", live).type, commandFor("lock", closed).type], ["close", "open"]);
  assert.deepEqual([commandFor("reveal", live).type, commandFor("reveal", { ...closed, black: false }).type], ["hide", "reveal"]);
  assert.deepEqual([commandFor("black", live).fields, commandFor("black", closed).fields], [{ on: true }, { on: false }]);
});

test("in the dark a press brings the picture back and moves nothing", () => {
  for (const what of ["next", "previous", "reveal"]) {
    assert.deepEqual(commandFor(what, { ...live, black: true }), { type: "black", fields: { on: false } });
  }
  assert.equal(commandFor("lock", { ...live, black: true }).type, "close");
  assert.deepEqual(commandFor("next", { ...live, white: true }), { type: "white", fields: { on: false } });
});

test("a countdown has its seconds, and none stops it", () => {
  assert.deepEqual(commandFor("countdown-90", live), { type: "countdown", fields: { seconds: 90 } });
  assert.deepEqual(commandFor("countdown-0", live), { type: "countdown", fields: { seconds: 0 } });
  assert.deepEqual(commandFor("countdown", live, 45), { type: "countdown", fields: { seconds: 45 } });
  assert.deepEqual(commandFor("countdown", { ...live, question: { ...question, closes_at: 9 } }, 45), { type: "countdown", fields: { seconds: 0 } });
});

test("what concerns one screen alone is no command", () => {
  for (const what of ["full_screen", "help", "qr", "escape", "words", "constructor", ""]) assert.equal(commandFor(what, live), null);
});

test("what comes next is what the step would show", () => {
  assert.equal(nextQuestion(live).id, "q3");
  assert.equal(nextQuestion({ ...live, question: null }).id, "q1");
  assert.equal(nextQuestion({ ...live, question: { ...question, id: "removed" } }).id, "q1");
  assert.equal(nextQuestion({ ...live, question: { ...question, id: "q3" } }), null);
  assert.equal(nextQuestion({ ...live, questions: [] }), null);
});

test("how long it has lasted goes by the server's clock, whatever the screen's own says", () => {
  const state = { type: "state", version: 1, now: NOON, phase: "live", question, answer: null, results: null, black: false, questions, live_since: NOON - 61_000 };
  const view = applyMessage(nothingKnown, state, 5);
  const told = [5, 5 + 3_539_000, 5 + 7_199_000].map((at) => sayTimeSince(view, view.liveSince, at));
  assert.deepEqual(told, ["1:01", "1:00:00", "2:01:00"]);
  assert.equal(sayTimeSince(view, NOON + 500, 5), "0:00");
  assert.equal(sayTimeSince(nothingKnown, nothingKnown.liveSince, 5), "");
  assert.equal(sayTimeSince(view, undefined, 5), "");
});
