/** Where the names of points go: beside their points, if possible on no other point, on no other name, and within the room. Pure. */

/** @typedef {{ x: number, y: number, width: number, height: number }} Label the point that it names, and its own size; all in pixels */
/** @typedef {{ left: number, top: number, width: number, height: number }} Box */

/** Sides of a point, the best first: in widths and heights of the name, and in gaps. @type {[number, number, number, number][]} */
const SIDES = [
  [0, -0.5, 1, 0],
  [-1, -0.5, -1, 0],
  [-0.5, -1, 0, -1],
  [-0.5, 0, 0, 1],
  [0, -1, 0.7, -0.7],
  [-1, -1, -0.7, -0.7],
  [0, 0, 0.7, 0.7],
  [-1, 0, -0.7, 0.7],
];

/**
 * As long as names of this height fit below one another, no two overlap.
 * @param {Label[]} labels
 * @param {{ width: number, height: number }} room
 * @param {number} gap from a point to its name, and the least between names
 * @param {{ x: number, y: number }[]} [taken] what else a name should not lie on
 * @returns {Box[]}
 */
export function placeLabels(labels, room, gap, taken = []) {
  /** @type {Box[]} */
  const boxes = [];
  const points = [...labels, ...taken].map(({ x, y }) => ({ left: x - gap, top: y - gap, width: 2 * gap, height: 2 * gap }));
  for (const label of labels) {
    const full = [...points, ...boxes.map((box) => grown(box, gap / 2))];
    const sides = SIDES.map((side) => beside(label, side, room, gap));
    const costs = sides.map((box) => full.reduce((sum, other) => sum + overlap(box, other), 0));
    boxes.push(/** @type {Box} */ (sides[costs.indexOf(Math.min(...costs))]));
  }
  pushApart(boxes, room.height, gap / 2);
  return boxes;
}

/**
 * Downwards in order, then upwards from the bottom: what stands above another stays above it.
 * @param {Box[]} boxes
 * @param {number} height
 * @param {number} gap
 */
function pushApart(boxes, height, gap) {
  const sorted = [...boxes].sort((one, other) => one.top - other.top);
  for (const [index, box] of sorted.entries()) {
    for (const above of sorted.slice(0, index)) if (areBeside(above, box)) box.top = Math.max(box.top, above.top + above.height + gap);
  }
  for (const [index, box] of [...sorted.entries()].reverse()) {
    box.top = Math.min(box.top, height - box.height);
    for (const below of sorted.slice(index + 1)) if (areBeside(below, box)) box.top = Math.min(box.top, below.top - box.height - gap);
  }
}

/**
 * @param {Label} label
 * @param {[number, number, number, number]} side
 * @param {{ width: number, height: number }} room
 * @param {number} gap
 * @returns {Box}
 */
function beside({ x, y, width, height }, [byWidth, byHeight, gapsRight, gapsDown], room, gap) {
  const left = x + byWidth * width + gapsRight * gap;
  const top = y + byHeight * height + gapsDown * gap;
  return { left: Math.max(0, Math.min(left, room.width - width)), top: Math.max(0, Math.min(top, room.height - height)), width, height };
}

/**
 * @param {Box} one
 * @param {Box} other
 * @returns {number} the area that both have
 */
function overlap(one, other) {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
}

/**
 * @param {Box} one
 * @param {Box} other
 * @returns {boolean} whether one would cover the other at the same height
 */
function areBeside(one, other) {
  return one.left < other.left + other.width && other.left < one.left + one.width;
}

/**
 * @param {Box} box
 * @param {number} by
 * @returns {Box}
 */
function grown({ left, top, width, height }, by) {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by };
}
