import assert from "node:assert/strict";
import { test } from "node:test";

import { whichAction } from "../../presenter/keys.js";

const onStage = { lettersAreOn: true, isReading: false, isControlFocused: false };

/** What these keys do on stage, or where told. */
const actions = (keys, where = {}) => keys.map((key) => whichAction({ key }, { ...onStage, ...where }));

test("every clicker's keys go forward and back", () => {
  assert.deepEqual(actions(["PageDown", "ArrowRight", "ArrowDown"]), ["next", "next", "next"]);
  assert.deepEqual(actions(["PageUp", "ArrowLeft", "ArrowUp"]), ["previous", "previous", "previous"]);
});

test("a clicker blacks the screen with a full stop or a B", () => {
  assert.deepEqual(actions([".", "b", "B"]), ["black", "black", "black"]);
});

test("single letters and signs can be switched off, and nothing else goes with them", () => {
  assert.deepEqual(actions(["b", ".", "f", "q", "l", "c", "?"], { lettersAreOn: false }), Array(7).fill(null));
  assert.deepEqual(actions(["PageDown", " ", "Escape"], { lettersAreOn: false }), ["next", "reveal", "escape"]);
});

test("the browser's own shortcuts stay the browser's", () => {
  for (const held of ["ctrlKey", "altKey", "metaKey"]) assert.equal(whichAction({ key: "f", [held]: true }, onStage), null);
});

test("a key held down counts once", () => {
  assert.equal(whichAction({ key: "PageDown", repeat: true }, onStage), null);
});

test("Space presses the button that has the focus", () => {
  assert.deepEqual(actions([" ", "PageDown"], { isControlFocused: true }), [null, "next"]);
});

test("arrows scroll where there is something to read, and the clicker still moves on", () => {
  assert.deepEqual(actions(["ArrowDown", "ArrowUp", "PageDown", "PageUp"], { isReading: true }), [null, null, "next", "previous"]);
});

test("white, the countdown, the corner and the size of text have keys of their own", () => {
  assert.deepEqual(actions(["w", "T", "k", "+", "-"]), ["white", "countdown", "corner", "larger", "smaller"]);
});

test("other keys do nothing", () => {
  assert.deepEqual(actions(["x", "Enter", "Tab", "F5", "constructor"]), Array(5).fill(null));
});

test("M opens the panel of words, and R shows what is held back", () => {
  assert.deepEqual(actions(["m", "M", "r"]), ["words", "words", "release"]);
  assert.deepEqual(actions(["m", "r"], { lettersAreOn: false }), [null, null]);
});

test("while one types every key is text but the clicker's and Escape", () => {
  const typing = { isTyping: true, isControlFocused: true };
  assert.deepEqual(actions(["r", ".", "?", " ", "ArrowLeft", "ArrowUp"], typing), Array(6).fill(null));
  assert.deepEqual(actions(["PageDown", "PageUp", "Escape"], typing), ["next", "previous", "escape"]);
});

test("arrows and Space are the list's where one picks words, and letters still do what they do", () => {
  assert.deepEqual(actions(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", " "], { isPicking: true }), Array(5).fill(null));
  assert.deepEqual(actions(["PageDown", "m", "r"], { isPicking: true }), ["next", "words", "release"]);
});
