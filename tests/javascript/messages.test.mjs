/** The examples in tests/messages are the wire itself: Python's tests and these read the same files. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { AnswerQueue } from "../../static/phone/answer-queue.js";
import { PhoneStorage } from "../../static/phone/phone-storage.js";
import { applyMessage, nothingKnown, standAt } from "../../static/shared/room-view.js";
import { KeptStorage } from "./browser-stand-ins.mjs";

const read = (name) => JSON.parse(readFileSync(new URL(`../messages/${name}.json`, import.meta.url), "utf8"));
const follow = (names) => names.reduce((view, name) => applyMessage(view, read(name), 0), nothingKnown);

test("a phone takes in what the server says", () => {
  const view = follow(["to-phone/welcome", "to-phone/state"]);
  const state = read("to-phone/state");
  assert.equal(view.participant, read("to-phone/welcome").participant);
  assert.equal(view.version, state.version);
  assert.deepEqual([view.phase, view.question, view.answer, view.results], [state.phase, state.question, state.answer, state.results]);
});

test("a phone takes in what the server says where everyone goes at their own pace", () => {
  const { survey } = read("to-phone/state-own-pace");
  const view = standAt(follow(["to-phone/welcome", "to-phone/state-own-pace"]), survey.questions[0].id);
  assert.deepEqual([view.question, view.answer], [survey.questions[0], survey.answers[survey.questions[0].id]]);
});

test("a projected screen takes in what the server says", () => {
  const view = follow(["welcome", "state", "results", "cloud", "moderation", "presence", "progress", "reactions"].map((name) => `to-presenter/${name}`));
  assert.equal(view.session.join_url, read("to-presenter/welcome").session.join_url);
  assert.deepEqual(view.questions, read("to-presenter/state").questions);
  assert.deepEqual(view.results.tally, read("to-presenter/results").tally);
  assert.deepEqual(view.cloud.words, read("to-presenter/cloud").words);
  assert.deepEqual(view.moderation.held, read("to-presenter/moderation").held);
  assert.equal(view.connected, read("to-presenter/presence").connected);
  assert.equal(view.pace, read("to-presenter/state").pace);
  assert.deepEqual(view.reactions.counts, read("to-presenter/reactions").counts);
  assert.equal(view.progress.finished, read("to-presenter/progress").finished);
});

test("a phone's changes are worded as the examples, and the replies end them", () => {
  const answer = read("from-phone/answer");
  const sent = [];
  const told = [];
  const queue = new AnswerQueue(new PhoneStorage("1", () => new KeptStorage()), (message) => sent.push(message) > 0, { newId: () => answer.id });
  for (const type of ["accepted", "refused"]) queue.addEventListener(type, () => told.push(type));
  queue.put({ id: answer.question, prompt: "" }, answer.value);
  queue.hear(read("to-phone/accepted"));
  queue.put({ id: answer.question, prompt: "" }, null);
  queue.hear(read("to-phone/refused"));
  assert.deepEqual(sent, [answer, { ...read("from-phone/withdraw"), id: answer.id }]);
  assert.deepEqual(told, ["accepted", "refused"]);
});
