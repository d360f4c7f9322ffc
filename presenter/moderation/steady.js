/** Lists that do not move under a finger: what is there keeps its place, what is new comes last. Pure. */

/**
 * @template Item
 * @param {readonly string[]} before the keys as they were listed
 * @param {readonly Item[]} items as they are now
 * @param {(item: Item) => string} keyOf
 * @returns {Item[]}
 */
export function keepPlaces(before, items, keyOf) {
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  const kept = before.flatMap((key) => byKey.get(key) ?? []);
  const known = new Set(before);
  return [...kept, ...items.filter((item) => !known.has(keyOf(item)))];
}
