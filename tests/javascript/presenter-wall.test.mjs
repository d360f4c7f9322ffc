import assert from "node:assert/strict";
import { test } from "node:test";

import { Wall } from "../../presenter/kinds/wall.js";

/** A wall with cards of these heights, numbered from 0. */
function hang(wall, ...heights) {
  return heights.map((height, id) => wall.hang(id, height));
}

const places = (wall) => Object.fromEntries([...wall.places()].map(([id, { column, top }]) => [id, [column, top]]));

test("cards fill the emptiest column first, the leftmost of equals", () => {
  const wall = new Wall(3, 100, 10);
  hang(wall, 30, 20, 40, 20);
  assert.deepEqual(places(wall), { 0: [0, 0], 1: [1, 0], 2: [2, 0], 3: [1, 30] });
});

test("a card stays where it is as long as there is room for new ones", () => {
  const wall = new Wall(2, 100, 10);
  hang(wall, 30, 30);
  const before = places(wall);
  wall.hang(2, 40);
  wall.hang(3, 40);
  assert.deepEqual({ 0: places(wall)[0], 1: places(wall)[1] }, before);
});

test("on a full wall the oldest card goes, and only its column moves", () => {
  const wall = new Wall(2, 100, 10);
  hang(wall, 45, 45, 45, 45);
  assert.deepEqual(wall.hang(4, 45), [0]);
  assert.deepEqual(places(wall), { 2: [0, 0], 4: [0, 55], 1: [1, 0], 3: [1, 55] });
});

test("a tall card takes the room of as many as it needs", () => {
  const wall = new Wall(1, 100, 0);
  hang(wall, 30, 30, 30);
  assert.deepEqual(wall.hang(3, 60), [0, 1]);
});

test("a card taller than the wall hangs alone rather than not at all", () => {
  const wall = new Wall(1, 100, 0);
  hang(wall, 30);
  assert.deepEqual(wall.hang(1, 500), [0]);
  assert.deepEqual(places(wall), { 1: [0, 0] });
});

test("a card that is taken down leaves its room to those below it", () => {
  const wall = new Wall(1, 100, 10);
  hang(wall, 20, 20, 20);
  wall.takeDown(1);
  assert.deepEqual(places(wall), { 0: [0, 0], 2: [0, 30] });
});

test("no card ever lies on another, nor below the wall's edge", () => {
  const wall = new Wall(3, 400, 8);
  const heights = new Map();
  for (let id = 0; id < 300; id += 1) {
    heights.set(id, 40 + ((id * 7919) % 173));
    wall.hang(id, heights.get(id));
    const columns = [[], [], []];
    for (const [card, { column, top }] of wall.places()) columns[column].push([top, top + heights.get(card)]);
    for (const column of columns) {
      column.forEach(([top, bottom], index) => {
        assert.ok(bottom <= 400);
        assert.ok(index === 0 || top >= column[index - 1][1] + 8);
      });
    }
  }
  assert.ok(wall.places().has(299));
});
