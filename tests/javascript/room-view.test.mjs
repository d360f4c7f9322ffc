import assert from "node:assert/strict";
import { test } from "node:test";

import { applyMessage, applyOwnAnswer, millisecondsLeft, nothingKnown, standAt } from "../../static/shared/room-view.js";

const NOON = 1_800_000_000_000;
const question = { id: "q1", kind: "open_text", prompt: "Why?", settings: { max_length: 250 }, open: true, closes_at: null };
const welcome = { type: "welcome", participant: "token", now: NOON, session: { code: "12345678", title: "A day", language: "sv", pace: "presenter" } };
const state = { type: "state", version: 7, now: NOON, phase: "live", question, answer: null, results: null };

/** The view after messages that came at these moments of the screen's own clock. */
function after(...pairs) {
  return pairs.reduce((view, [message, at]) => applyMessage(view, message, at), nothingKnown);
}

test("a welcome and a state are all a phone needs", () => {
  const view = after([welcome, 1000], [{ ...state, answer: { text: "Because." } }, 1010]);
  assert.equal(view.participant, "token");
  assert.equal(view.session.title, "A day");
  assert.equal(view.phase, "live");
  assert.deepEqual(view.question, question);
  assert.deepEqual(view.answer, { text: "Because." });
  assert.equal(view.version, 7);
});

test("time left goes by the server's clock, whatever the screen's own says", () => {
  const closing = { ...state, question: { ...question, closes_at: NOON + 30_000 } };
  const view = after([welcome, 5], [closing, 5]);
  assert.equal(millisecondsLeft(view, 5), 30_000);
  assert.equal(millisecondsLeft(view, 10_005), 20_000);
  assert.equal(millisecondsLeft(view, 99_005), 0);
});

test("a message that was long on its way does not put the clock back", () => {
  const closing = { ...state, question: { ...question, closes_at: NOON + 30_000 } };
  const view = after([welcome, 0], [closing, 4000]);
  assert.equal(millisecondsLeft(view, 4000), 26_000);
});

test("a screen that slept through a minute reckons anew with the next welcome", () => {
  const closing = { ...state, question: { ...question, closes_at: NOON + 90_000 } };
  const view = after([welcome, 0], [closing, 0], [{ ...welcome, now: NOON + 60_000 }, 100]);
  assert.equal(millisecondsLeft(view, 100), 30_000);
});

test("a closed question and one without a countdown have no time left to tell", () => {
  assert.equal(millisecondsLeft(after([state, 0]), 0), null);
  const closed = { ...state, question: { ...question, open: false, closes_at: NOON } };
  assert.equal(millisecondsLeft(after([closed, 0]), 0), null);
});

test("an accepted change shows at once, on its own question only", () => {
  const view = after([welcome, 0], [state, 0]);
  assert.deepEqual(applyOwnAnswer(view, "q1", { text: "Yes" }).answer, { text: "Yes" });
  assert.equal(applyOwnAnswer(view, "q0", { text: "Yes" }).answer, null);
});

test("a presenter's results and cloud stay through a state of the same question and go with the next", () => {
  const shown = { ...state, black: false, questions: [{ id: "q1", kind: "open_text", prompt: "Why?" }] };
  const results = { type: "results", question: "q1", version: 8, participants: 1, tally: { texts: [{ id: 1, text: "Yes" }], more: 0 } };
  const cloud = { type: "cloud", question: "q1", version: 8, stage: [1920, 1080], words: [], more: 0 };
  const view = after([shown, 0], [results, 0], [cloud, 0], [{ ...shown, version: 9, black: true }, 0]);
  assert.equal(view.results.participants, 1);
  assert.equal(view.cloud.version, 8);
  assert.equal(view.black, true);
  const next = applyMessage(view, { ...shown, version: 10, question: { ...question, id: "q2" } }, 0);
  assert.equal(next.results, null);
  assert.equal(next.cloud, null);
});

test("results of a question that is not shown are passed over", () => {
  const results = { type: "results", question: "q9", version: 8, participants: 1, tally: { texts: [], more: 0 } };
  assert.equal(after([state, 0], [results, 0]).results, null);
});

test("a leaderboard is there while the answer is told, and gone when it is hidden, asked again or another question comes", () => {
  const told = { ...question, kind: "quiz", open: false, revealed: true };
  const shown = { ...state, question: told, black: false, questions: [] };
  const leaderboard = { type: "leaderboard", question: "q1", version: 8, places: [], more: 0 };
  const view = after([shown, 0], [leaderboard, 0], [{ ...shown, black: true }, 0]);
  assert.equal(view.leaderboard.version, 8);
  for (const changed of [{ revealed: false }, { open: true }, { id: "q2" }]) {
    assert.equal(applyMessage(view, { ...shown, question: { ...told, ...changed } }, 0).leaderboard, null);
  }
});

test("a phone knows how it did from the state that says so, and no longer", () => {
  const quiz = { right: true, points: 950 };
  const view = after([{ ...state, quiz }, 0]);
  assert.deepEqual(view.quiz, quiz);
  assert.equal(applyMessage(view, state, 0).quiz, null);
});

test("presence is the number of phones", () => {
  assert.equal(after([{ type: "presence", connected: 3 }, 0]).connected, 3);
});

test("at its own pace a phone stands where it went, whatever comes, until its question is gone", () => {
  const second = { ...question, id: "q2", prompt: "And then?" };
  const survey = { questions: [question, second], answers: { q2: { text: "Rest" } } };
  const own = { ...state, question: null, survey };
  const view = standAt(after([welcome, 0], [own, 0]), "q2");
  assert.deepEqual([view.question, view.answer], [second, { text: "Rest" }]);
  const later = applyMessage(view, { ...own, version: 8, survey: { ...survey, answers: {} } }, 0);
  assert.deepEqual([later.question.id, later.answer], ["q2", null]);
  const answered = applyOwnAnswer(later, "q1", { text: "Yes" });
  assert.deepEqual([answered.answer, answered.survey.answers], [null, { q1: { text: "Yes" } }]);
  assert.deepEqual(applyOwnAnswer(answered, "q1", null).survey.answers, {});
  assert.equal(applyMessage(later, { ...own, version: 9, survey: { questions: [question], answers: {} } }, 0).question, null);
  assert.deepEqual(applyMessage(later, { ...state, version: 9, survey: null }, 0).question, question);
});

test("messages and fields of a later version change nothing that is known", () => {
  const view = after([welcome, 0], [{ ...state, weather: "fine" }, 0]);
  assert.equal(applyMessage(view, { type: "weather", sun: true }, 0), view);
});
