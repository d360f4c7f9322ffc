import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Commands } from "../../presenter/commands.js";

/** Commands over a line that takes everything, and what went over it. */
function open() {
  const sent = [];
  const commands = new Commands((message) => {
    sent.push(message);
    return true;
  });
  return { commands, sent, types: () => sent.map(({ type }) => type) };
}

test("every command has an id of its own", () => {
  const { commands, sent } = open();
  commands.give("reveal");
  commands.give("reveal");
  assert.equal(new Set(sent.map(({ id }) => id)).size, 2);
  assert.match(sent[0].id, /^[0-9a-f]{32}$/);
});

test("a command carries its fields", () => {
  const { commands, sent } = open();
  commands.give("countdown", { seconds: 30 });
  assert.equal(sent[0].seconds, 30);
});

test("two presses at once are one step", () => {
  const { commands, types } = open();
  commands.give("next", { from: "q1" });
  commands.give("next", { from: "q1" });
  assert.deepEqual(types(), ["next"]);
});

test("a step that was answered, either way, lets the next one go", () => {
  const { commands, sent, types } = open();
  commands.give("next");
  commands.hear({ type: "accepted", id: sent[0].id });
  commands.give("next");
  commands.hear({ type: "refused", id: sent[1].id, code: "stale", message: "" });
  commands.give("previous");
  assert.deepEqual(types(), ["next", "next", "previous"]);
});

test("the reply to another command does not let a step go", () => {
  const { commands, sent, types } = open();
  commands.give("next");
  commands.give("reveal");
  commands.hear({ type: "accepted", id: sent[1].id });
  commands.give("next");
  assert.deepEqual(types(), ["next", "reveal"]);
});

test("a step whose reply is lost holds nobody up for long", () => {
  mock.timers.enable({ apis: ["Date"] });
  const { commands, types } = open();
  commands.give("next");
  mock.timers.tick(5000);
  commands.give("next");
  mock.timers.reset();
  assert.deepEqual(types(), ["next", "next"]);
});

test("a step over a line that broke is forgotten", () => {
  const { commands, types } = open();
  commands.give("next");
  commands.forget();
  commands.give("next");
  assert.deepEqual(types(), ["next", "next"]);
});

test("a refusal is passed on in the server's words", () => {
  const { commands, sent } = open();
  let said = "";
  commands.addEventListener("refused", (event) => (said = event.detail.message));
  commands.give("next");
  commands.hear({ type: "refused", id: sent[0].id, code: "at_the_end", message: "That was the last question." });
  assert.equal(said, "That was the last question.");
});

test("without a line the presenter is told, and the step is free again", () => {
  let hasLine = false;
  let told = 0;
  const sent = [];
  const commands = new Commands((message) => hasLine && sent.push(message) > 0);
  commands.addEventListener("unsent", () => (told += 1));
  commands.give("next");
  hasLine = true;
  commands.give("next");
  assert.equal(told, 1);
  assert.equal(sent.length, 1);
});
