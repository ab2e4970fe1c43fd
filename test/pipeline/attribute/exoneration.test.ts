import { expect, test } from "vitest";
import { casesToExonerate } from "../../../src/pipeline/attribute/exoneration.ts";

const PLAN = { cases: 20, alpha: 0.05, equivalence: 0.1, range: 1 } as const;

/** A contrast of which one case has this variance. */
function contrast(variance: number, cases: number = PLAN.cases) {
  const loss = { value: 0, lower: 0, upper: 0 };
  return { loss, standardError: Math.sqrt(variance / cases), effectiveClusters: cases, p: 0.5, pTwoSided: 1 };
}

// At 5 % and 80 % power: 43, 86, 172 and 257 cases for a variance of .05, .1, .2 and .3 at δ = .10.
test.each([
  [0.05, 43],
  [0.1, 86],
  [0.2, 172],
  [0.3, 257],
])("a variance of %f takes %i cases, of which those there are count", (variance, needed) => {
  expect(casesToExonerate([contrast(variance)], PLAN)).toBe(needed - PLAN.cases);
});

test("the contrast that varies most decides", () => {
  expect(casesToExonerate([contrast(0.05), contrast(0.2), contrast(0.1)], PLAN)).toBe(152);
});

test("nothing is said where the cases should have been enough", () => {
  expect(casesToExonerate([contrast(0.1, 100)], { ...PLAN, cases: 100 })).toBeUndefined();
});

test("what did not vary takes as many as leave no case unmet that differs", () => {
  expect(casesToExonerate([contrast(0)], PLAN)).toBe(29 - PLAN.cases);
  expect(casesToExonerate([contrast(0)], { ...PLAN, equivalence: 1 })).toBeUndefined();
});
