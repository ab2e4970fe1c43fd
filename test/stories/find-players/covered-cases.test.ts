import { expect, test } from "vitest";
import { isEnough } from "../../../src/stories/find-players/covered-cases.ts";
import { aCase } from "../../builders.ts";

const cases = (count: number) => Array.from({ length: count }, (_, place) => aCase({ id: `case-${place}` }));

test.each([
  ["half of the questions that need documents, and ten in all", 20, 10, 20, true],
  ["fewer than half of those that need them, however many are left", 31, 9, 20, false],
  ["fewer than ten of more", 9, 9, 9, false],
])("an index is had that answers %s: %d left, %d of %d, %s", (_, left, answered, searched, enough) => {
  expect(isEnough({ cases: cases(left), answered, searched }, cases(40))).toBe(enough);
});

test("fewer than ten questions are enough where there are no more", () => {
  expect(isEnough({ cases: cases(4), answered: 4, searched: 4 }, cases(4))).toBe(true);
});
