import assert from "node:assert/strict";
import { test } from "node:test";

import { FRESH_KEYS } from "../../presenter/keymap.js";
import { loadSettings, saveSettings } from "../../presenter/settings.js";
import { isCounting, placeOf, whichScreen, whichStage } from "../../presenter/what-to-show.js";
import { groupCode, sayClock } from "../../presenter/wording.js";
import { nothingKnown } from "../../static/shared/room-view.js";
import { KeptStorage } from "./browser-stand-ins.mjs";

const question = { id: "q2", kind: "choice", prompt: "Why?", settings: { options: [], show_after: 0 }, open: true, closes_at: null, revealed: true };
const live = { ...nothingKnown, phase: "live", session: { code: "12345678" }, question };

const FRESH = { lettersAreOn: true, showsJoin: true, showsCorner: false, countdownSeconds: 30, textSize: 0, keys: FRESH_KEYS };

/** A live view with so many answers, and the question changed so. */
const answered = (participants, changes = {}) => ({ ...live, question: { ...question, ...changes }, results: { participants, tally: { counts: {} } } });

test("until the first state the screen only says that it connects", () => {
  assert.equal(whichScreen(nothingKnown), "connecting");
  assert.equal(whichScreen({ ...nothingKnown, session: live.session }), "connecting");
});

test("the lobby shows before the first question, and when the question was removed", () => {
  assert.equal(whichScreen({ ...live, phase: "lobby", question: null }), "lobby");
  assert.equal(whichScreen({ ...live, question: null }), "lobby");
});

test("an ended session closes, whatever was on the screen", () => {
  assert.equal(whichScreen({ ...live, phase: "ended" }), "ended");
});

test("a question without answers shows the way in, also while its results are hidden", () => {
  assert.equal(whichStage(answered(0)), "invitation");
  assert.equal(whichStage(answered(0, { revealed: false })), "invitation");
});

test("hidden results stay hidden however many there are", () => {
  assert.equal(whichStage(answered(400, { revealed: false })), "hidden");
});

test("the picture waits for as many answers as the question asks for", () => {
  const settings = { options: [], show_after: 20 };
  assert.equal(whichStage(answered(19, { settings })), "too_few");
  assert.equal(whichStage(answered(20, { settings })), "picture");
});

test("what asks nothing is shown at once, and waits for no answers", () => {
  const slide = { ...question, kind: "slide" };
  assert.equal(whichStage({ ...live, question: slide }), "picture");
  assert.equal(whichStage(answered(0, { kind: "slide", revealed: false })), "picture");
  const questions = [{ id: "s1", kind: "slide" }, { id: "q2", kind: "choice" }, { id: "s3", kind: "slide" }];
  assert.deepEqual(placeOf({ ...live, questions }), { place: 1, of: 1 });
  assert.equal(placeOf({ ...live, question: { ...slide, id: "s3" }, questions }), null);
});

test("nothing is claimed about answers before the first results came", () => {
  assert.equal(whichStage(live), "blank");
});

test("a question knows its place, and one that was removed has none", () => {
  const questions = [{ id: "q1" }, { id: "q2" }, { id: "q3" }];
  assert.deepEqual(placeOf({ ...live, questions }), { place: 2, of: 3 });
  assert.equal(placeOf({ ...live, questions: [{ id: "q1" }] }), null);
});

test("a code is read in two groups of four", () => {
  assert.equal(groupCode("12345678"), "1234\u00a05678");
});

test("the clock counts a second that has begun, so that 0:00 is the end", () => {
  assert.deepEqual([60_000, 59_001, 9000, 1, 0, 3_600_000].map(sayClock), ["1:00", "1:00", "0:09", "0:01", "0:00", "60:00"]);
});

test("what a presenter switched off stays off after a reload", () => {
  globalThis.localStorage = new KeptStorage();
  const liked = { ...FRESH, lettersAreOn: false, showsCorner: true, countdownSeconds: 45, textSize: 2, keys: { ...FRESH_KEYS, qr: "x" } };
  saveSettings(liked);
  assert.deepEqual(loadSettings(), liked);
});

test("what is stored and is no choice is passed over, and the rest still holds", () => {
  globalThis.localStorage = new KeptStorage();
  const wrong = { lettersAreOn: "no", showsCorner: 1, countdownSeconds: 31, textSize: 9, keys: [], more: 1 };
  for (const stored of ["", "null", "5", "[]", "{", JSON.stringify({ ...wrong, showsJoin: false })]) {
    localStorage.setItem("visent.presenter", stored);
    assert.deepEqual(loadSettings(), { ...FRESH, showsJoin: !stored.includes("showsJoin") });
  }
});

test("a question counts down while it is open and has an end", () => {
  const asked = (question) => isCounting({ ...live, question });
  assert.deepEqual([asked({ open: true, closes_at: 5 }), asked({ open: true, closes_at: null }), asked({ open: false, closes_at: 5 })], [true, false, false]);
  assert.equal(asked(null), false);
});

test("a window that remembers nothing has the settings it began with", () => {
  globalThis.localStorage = {
    getItem() {
      throw new Error("SecurityError");
    },
    setItem() {
      throw new Error("SecurityError");
    },
  };
  saveSettings({ ...FRESH, lettersAreOn: false, showsJoin: false });
  assert.deepEqual(loadSettings(), FRESH);
});
