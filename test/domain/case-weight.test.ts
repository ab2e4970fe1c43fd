import { describe, expect, test } from "vitest";
import { caseWeights } from "../../src/domain/case-weight.ts";

const fresh = (counts: { readonly weight?: number; readonly represents?: number }) => Object.freeze(counts);
const fixed = (counts: { readonly weight?: number; readonly represents?: number } = {}) =>
  Object.freeze({ part: "fixed" as const, ...counts });

describe("what a case counts for", () => {
  test("is production requests where every fresh case knows them, scaled to a mean of 1", () => {
    expect(caseWeights([fresh({ weight: 30, represents: 1 }), fresh({ weight: 10, represents: 1 })])).toEqual({
      weights: [1.5, 0.5],
      equal: false,
    });
  });

  test("is traces where one fresh case does not know its requests: unknown is not 1", () => {
    expect(caseWeights([fresh({ weight: 30, represents: 3 }), fresh({ represents: 1 })]).weights).toEqual([1.5, 0.5]);
  });

  test("is the same for all where one fresh case knows neither, or there is nothing to weigh by", () => {
    const alike = { weights: [1, 1], equal: true };
    expect(caseWeights([fresh({ weight: 30, represents: 3 }), fresh({})])).toEqual(alike);
    expect(caseWeights([fixed(), fixed()])).toEqual(alike);
    expect(caseWeights([fresh({ weight: 0 }), fresh({ weight: 0 })])).toEqual(alike);
    expect(caseWeights([])).toEqual({ weights: [], equal: true });
  });

  test("is an average one for a case of the fixed part that knows nothing, and its own where it does", () => {
    expect(caseWeights([fresh({ weight: 30 }), fresh({ weight: 10 }), fixed()]).weights).toEqual([1.5, 0.5, 1]);
    expect(caseWeights([fresh({ weight: 20 }), fixed({ weight: 40 })]).weights).toEqual([2 / 3, 4 / 3]);
  });

  test("is equal where counts are, up to rounding", () => {
    expect(caseWeights([fresh({ weight: 0.1 + 0.2 }), fresh({ weight: 0.3 }), fixed()]).equal).toBe(true);
    expect(caseWeights([fresh({ weight: 1 }), fresh({ weight: 1.000001 })]).equal).toBe(false);
  });
});
