import assert from "node:assert/strict";
import { test } from "node:test";

import { FRESH_KEYS, findName, giveKey, readKeymap, sayKey } from "../../presenter/keymap.js";
import { whichAction } from "../../presenter/keys.js";

const onStage = { lettersAreOn: true, isReading: false, isControlFocused: false };

test("a key that was given another does what it did under the new one, and nothing under the old", () => {
  const keys = giveKey(FRESH_KEYS, "qr", { key: "X" });
  assert.deepEqual(["x", "X", "q"].map((key) => whichAction({ key }, { ...onStage, keys })), ["qr", "qr", null]);
});

test("both keys for a black screen can be given others", () => {
  const keys = giveKey(giveKey(FRESH_KEYS, "dot", { key: "9" }), "black", { key: "å" });
  assert.deepEqual(["9", "Å", ".", "b"].map((key) => whichAction({ key }, { ...onStage, keys })), ["black", "black", null, null]);
});

test("a key that is in use is refused by its name", () => {
  assert.deepEqual(giveKey(FRESH_KEYS, "qr", { key: "F" }), { refused: "taken", by: "full_screen" });
  assert.deepEqual(giveKey(FRESH_KEYS, "qr", { key: "Q" }), FRESH_KEYS);
});

test("what is no single sign is no key", () => {
  for (const key of ["PageDown", "ArrowLeft", "Escape", "Enter", "Tab", "F5", "Dead", "Process", "Unidentified", " ", "\u00a0", "\u200b", "\n", "", "ab", "e\u0301"]) {
    assert.deepEqual(giveKey(FRESH_KEYS, "qr", { key }), { refused: "no_sign" }, JSON.stringify(key));
  }
  for (const held of ["ctrlKey", "altKey", "metaKey"]) assert.deepEqual(giveKey(FRESH_KEYS, "qr", { key: "x", [held]: true }), { refused: "no_sign" });
});

test("every single key is another one from the beginning", () => {
  const keys = Object.values(FRESH_KEYS);
  assert.equal(new Set(keys).size, keys.length);
});

test("what was stored comes back, and what is no keymap is passed over", () => {
  const kept = giveKey(giveKey(FRESH_KEYS, "qr", { key: "x" }), "help", { key: "q" });
  assert.deepEqual(readKeymap(JSON.parse(JSON.stringify(kept))), kept);
  for (const wrong of [null, 5, "x", [], { qr: 5 }, { qr: "PageDown" }, { qr: " " }, { qr: "f" }, { nothing: "x" }, { __proto__: { qr: "x" } }]) {
    assert.deepEqual(readKeymap(wrong), FRESH_KEYS);
  }
  assert.equal(readKeymap({ qr: "x", help: 5 }).qr, "x");
});

test("no press finds a name that is none", () => {
  for (const key of ["constructor", "__proto__", "Shift", ""]) assert.equal(findName(FRESH_KEYS, key), null);
});

test("keys are written as they stand on the keyboard", () => {
  assert.deepEqual(["b", "å", "+", "-", "?", "ß", "7"].map(sayKey), ["B", "Å", "+", "−", "?", "ß", "7"]);
});
