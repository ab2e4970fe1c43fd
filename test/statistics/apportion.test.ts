import fc from "fast-check";
import { expect, test } from "vitest";
import { apportion } from "../../src/statistics/apportion.ts";

const sizes = fc
  .array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 })
  .map((list) => new Map(list.map((size, index) => [`group ${index}`, size])));

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

test("shares in proportion", () => {
  const groups = new Map([
    ["a", 600],
    ["b", 300],
    ["c", 100],
  ]);
  expect(apportion(groups, 10)).toEqual(
    new Map([
      ["a", 6],
      ["b", 3],
      ["c", 1],
    ]),
  );
});

test("gives the smallest group a place, and the largest when there are too few for all", () => {
  const groups = new Map([
    ["small", 1],
    ["large", 1000],
  ]);
  expect(apportion(groups, 5)).toEqual(
    new Map([
      ["large", 4],
      ["small", 1],
    ]),
  );
  expect(apportion(groups, 1)).toEqual(new Map([["large", 1]]));
});

test("agrees with a published apportionment by Sainte-Laguë", () => {
  // Parties of 53,000, 24,000 and 23,000 votes and seven seats, the textbook example: 3, 2, 2.
  const votes = new Map([
    ["A", 53_000],
    ["B", 24_000],
    ["C", 23_000],
  ]);
  expect(apportion(votes, 7)).toEqual(
    new Map([
      ["A", 3],
      ["B", 2],
      ["C", 2],
    ]),
  );
});

test("gives all places there are to give, and to no group more than its size", () => {
  fc.assert(
    fc.property(sizes, fc.nat(400), (groups, places) => {
      const given = apportion(groups, places);
      expect(total(given)).toBe(Math.min(places, total(groups)));
      for (const [name, count] of given) expect(count).toBeLessThanOrEqual(groups.get(name) ?? 0);
    }),
  );
});

test("never takes a place away when there is one more to give", () => {
  fc.assert(
    fc.property(sizes, fc.nat(200), (groups, places) => {
      const more = apportion(groups, places + 1);
      for (const [name, count] of apportion(groups, places)) expect(more.get(name)).toBeGreaterThanOrEqual(count);
    }),
  );
});
