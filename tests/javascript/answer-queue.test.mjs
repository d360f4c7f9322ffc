import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { AnswerQueue } from "../../static/phone/answer-queue.js";
import { PhoneStorage } from "../../static/phone/phone-storage.js";
import { KeptStorage } from "./browser-stand-ins.mjs";

const mood = { id: "mood", prompt: "How are you?" };
const word = { id: "word", prompt: "One word?" };
const text = (value) => ({ text: value });

let kept;
let sent;
let isLineUp;

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  kept = new KeptStorage();
  sent = [];
  isLineUp = true;
});

afterEach(() => mock.timers.reset());

/** A queue as a freshly loaded page makes it. */
function load(parts = {}) {
  const send = (message) => {
    if (isLineUp) sent.push({ ...message, waitsOnPhone: kept.length > 0 });
    return isLineUp;
  };
  return new AnswerQueue(new PhoneStorage("12345678", () => kept), send, { random: () => 0, ...parts });
}

const accepted = (id) => ({ type: "accepted", id });
const refused = (id, code) => ({ type: "refused", id, code, message: "No." });
const values = () => sent.map((message) => message.value?.text);

test("a change is on the phone before it is sent", () => {
  load().put(mood, text("fine"));
  assert.equal(sent[0].waitsOnPhone, true);
});

test("an id is 128 random bits in visible characters, new for each change", () => {
  const queue = load();
  queue.put(mood, text("fine"));
  queue.put(word, text("calm"));
  queue.hear(accepted(sent[0].id));
  for (const { id } of sent) assert.match(id, /^[A-Za-z0-9_-]{22}$/);
  assert.notEqual(sent[0].id, sent[1].id);
});

test("the next change goes out after the reply to the one before", () => {
  const queue = load();
  queue.put(mood, text("fine"));
  queue.put(word, text("calm"));
  assert.deepEqual(values(), ["fine"]);
  queue.hear(accepted(sent[0].id));
  assert.deepEqual(values(), ["fine", "calm"]);
});

test("a reaction that is refused says nothing of the answer on the way", () => {
  const queue = load();
  queue.put(mood, text("fine"));
  for (const reason of ["no_reactions", "unknown_reaction"]) queue.hear({ ...refused(null, "bad_value"), reason });
  assert.equal(queue.isWaiting, true);
  queue.hear(accepted(sent[0].id));
  assert.equal(queue.isWaiting, false);
});

test("the newest of several unsent changes to a question is the one that is sent", () => {
  isLineUp = false;
  const queue = load();
  for (const value of ["bad", "so so", "fine"]) queue.put(mood, text(value));
  isLineUp = true;
  queue.resume();
  queue.hear(accepted(sent[0].id));
  assert.deepEqual(values(), ["fine"]);
  assert.equal(queue.isWaiting, false);
});

test("a change made while an older one is on the way is sent after it and not forgotten with it", () => {
  const queue = load();
  queue.put(mood, text("bad"));
  queue.put(mood, text("fine"));
  queue.hear(accepted(sent[0].id));
  assert.deepEqual(values(), ["bad", "fine"]);
  assert.deepEqual(queue.unsent("mood").value, text("fine"));
});

test("after a lost line the same change goes out again under the same id", () => {
  const queue = load();
  queue.put(mood, text("fine"));
  queue.pause();
  queue.resume();
  assert.equal(sent.length, 2);
  assert.equal(sent[1].id, sent[0].id);
});

test("a reload sends what was unsent, under the same id", () => {
  load().put(mood, text("fine"));
  load().resume();
  assert.equal(sent[1].id, sent[0].id);
  assert.deepEqual(values(), ["fine", "fine"]);
});

test("an accepted change is told of and gone from the phone", () => {
  const queue = load();
  const told = [];
  queue.addEventListener("accepted", (event) => told.push(event.detail.change.value));
  queue.put(mood, text("fine"));
  queue.hear(accepted(sent[0].id));
  assert.deepEqual(told, [text("fine")]);
  assert.equal(kept.length, 0);
});

test("a refused change is told of with its text, and not sent again", () => {
  const queue = load();
  const told = [];
  queue.addEventListener("refused", (event) => told.push([event.detail.change.value, event.detail.refusal.code]));
  queue.put(mood, text("fine"));
  queue.hear(refused(sent[0].id, "question_closed"));
  queue.resume();
  assert.deepEqual(told, [[text("fine"), "question_closed"]]);
  assert.equal(sent.length, 1);
});

test("what could not be saved is sent again under the same id, later each time", () => {
  const queue = load();
  queue.put(mood, text("fine"));
  for (const wait of [250, 500, 1000]) {
    const before = sent.length;
    queue.hear(refused(sent[0].id, "not_saved"));
    mock.timers.tick(wait - 1);
    assert.equal(sent.length, before);
    mock.timers.tick(1);
    assert.equal(sent.length, before + 1);
  }
  assert.equal(new Set(sent.map(({ id }) => id)).size, 1);
});

test("a refusal without an id is about the change on the way", () => {
  const queue = load();
  queue.put(mood, text("fine"));
  queue.hear(refused(null, "too_fast"));
  mock.timers.tick(500);
  assert.equal(sent.length, 2);
});

test("a reply to something else changes nothing", () => {
  const queue = load();
  queue.put(mood, text("fine"));
  queue.hear(accepted("another"));
  assert.equal(queue.isWaiting, true);
});

test("a change without a reply asks for a look at the line", () => {
  const queue = load();
  let asked = 0;
  queue.addEventListener("unanswered", () => (asked += 1));
  queue.put(mood, text("fine"));
  mock.timers.tick(7999);
  assert.equal(asked, 0);
  mock.timers.tick(1);
  assert.equal(asked, 1);
});

test("a withdrawal waits its turn and replaces an unsent answer", () => {
  isLineUp = false;
  const queue = load();
  queue.put(mood, text("fine"));
  queue.put(mood, null);
  isLineUp = true;
  queue.resume();
  assert.equal(sent[0].type, "withdraw");
  assert.equal("value" in sent[0], false);
});

test("a newer change from another tab is sent in place of this tab's older one", () => {
  isLineUp = false;
  const one = load();
  const other = load();
  one.put(mood, text("bad"));
  other.put(mood, text("fine"));
  isLineUp = true;
  one.resume();
  assert.deepEqual(values(), ["fine"]);
});

test("where the browser keeps nothing, an answer still lasts as long as the page", () => {
  const storage = new PhoneStorage("12345678", () => {
    throw new Error("private window");
  });
  isLineUp = false;
  const queue = new AnswerQueue(storage, (message) => isLineUp && sent.push(message) > 0);
  queue.put(mood, text("fine"));
  isLineUp = true;
  queue.resume();
  assert.deepEqual(values(), ["fine"]);
  assert.equal(storage.isLasting, false);
});

test("a support waits beside an answer to the same question, and the newest of two to one entry is sent", () => {
  isLineUp = false;
  const queue = load();
  queue.put(mood, text("why?"));
  queue.put(mood, null, { entry: "a", on: true });
  queue.put(mood, null, { entry: "b", on: true });
  queue.put(mood, null, { entry: "a", on: false });
  assert.deepEqual(queue.unsent("mood").value, text("why?"));
  assert.deepEqual(
    queue.unsentSupports("mood").map(({ entry, on }) => [entry, on]),
    [["b", true], ["a", false]],
  );
  isLineUp = true;
  load().resume();
  const again = load();
  again.resume();
  for (let turn = 0; turn < 3; turn += 1) again.hear(accepted(sent.at(-1).id));
  assert.deepEqual(
    sent.slice(-3).map(({ type, entry, on }) => [type, entry, on]),
    [["answer", undefined, undefined], ["support", "b", true], ["support", "a", false]],
  );
  assert.equal(again.isWaiting, false);
});
