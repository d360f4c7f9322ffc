// Names beside points: on no other name, within the room, at their points where there is room.

import assert from "node:assert/strict";
import test from "node:test";
import { placeLabels } from "../../presenter/kinds/place-labels.js";

const ROOM = { width: 1600, height: 700 };
const GAP = 16;

/** Numbers that look random and are the same at every run. @param {number} seed */
function* numbers(seed) {
  for (let state = seed; ; yield state / 233280) state = (state * 9301 + 49297) % 233280;
}

/** @param {number} seed @param {number} count */
function scatter(seed, count) {
  const random = numbers(seed);
  const next = () => Number(random.next().value);
  return Array.from({ length: count }, () => ({ x: next() * ROOM.width, y: next() * ROOM.height, width: 120 + next() * 380, height: 46 }));
}

function overlaps(one, other) {
  return one.left < other.left + other.width && other.left < one.left + one.width && one.top < other.top + other.height && other.top < one.top + one.height;
}

function check(labels) {
  const boxes = placeLabels(labels, ROOM, GAP);
  for (const [index, box] of boxes.entries()) {
    assert.ok(box.left >= 0 && box.left + box.width <= ROOM.width, JSON.stringify(box));
    assert.ok(box.top >= 0 && box.top + box.height <= ROOM.height, JSON.stringify(box));
    for (const other of boxes.slice(index + 1)) assert.ok(!overlaps(box, other), JSON.stringify([labels, box, other]));
  }
  return boxes;
}

test("no two names overlap and none leaves the room, however the points lie", () => {
  for (let seed = 1; seed <= 500; seed += 1) check(scatter(seed, 8));
});

test("names of points that lie on one another stand below one another", () => {
  for (const [x, y] of [[800, 350], [0, 0], [1600, 700], [0, 700]]) check(Array.from({ length: 8 }, () => ({ x, y, width: 500, height: 60 })));
});

test("a name stands beside its point, and on another side where something lies there", () => {
  const [alone] = placeLabels([{ x: 400, y: 300, width: 200, height: 40 }], ROOM, GAP);
  assert.deepEqual(alone, { left: 416, top: 280, width: 200, height: 40 });
  const [aside] = placeLabels([{ x: 400, y: 300, width: 200, height: 40 }], ROOM, GAP, [{ x: 500, y: 300 }]);
  assert.deepEqual(aside, { left: 184, top: 280, width: 200, height: 40 });
});
