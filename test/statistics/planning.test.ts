import fc from "fast-check";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, test } from "vitest";
import { minimumDetectableEffect } from "../../src/statistics/detectable-effect.ts";
import { casesForEquivalence, casesNeeded, trialsNeeded } from "../../src/statistics/sample-size.ts";
import { varianceComponents } from "../../src/statistics/variance-components.ts";

const trials = fc.integer({ min: 1, max: 10 });
const variance = fc.double({ min: 0.001, max: 0.25, noNaN: true });
const plans = fc.record({
  omega2: variance,
  sigma2Before: variance,
  trialsBefore: trials,
  sigma2After: variance,
  trialsAfter: trials,
});
const rates = { alpha: 0.025, power: 0.8 };

describe("the sizes of a comparison", () => {
  test("agree: the cases needed for a loss see it, and one fewer does not", () => {
    fc.assert(
      fc.property(plans, fc.double({ min: 0.02, max: 0.3, noNaN: true }), (parts, delta) => {
        const { cases } = casesNeeded({ ...parts, ...rates, delta });
        expect(minimumDetectableEffect({ ...parts, ...rates, cases })).toBeLessThanOrEqual(delta * (1 + 1e-12));
        if (cases > 1)
          expect(minimumDetectableEffect({ ...parts, ...rates, cases: cases - 1 })).toBeGreaterThan(
            delta * (1 - 1e-12),
          );
      }),
    );
  });

  test("agree: the trials needed for a loss are the fewest that see it", () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 10, max: 500 }), (parts, cases) => {
        const at = (each: number) =>
          minimumDetectableEffect({ ...parts, trialsBefore: each, trialsAfter: each, ...rates, cases });
        const found = trialsNeeded({ ...parts, ...rates, cases, delta: at(4), most: 10 });
        expect(found).toBe(4);
      }),
    );
  });

  test("say where no number of trials will do", () => {
    const parts = { omega2: 0.1, sigma2Before: 0.1, sigma2After: 0.1 };
    expect(trialsNeeded({ ...parts, ...rates, cases: 50, delta: 0.05, most: 1000 })).toBeUndefined();
    expect(trialsNeeded({ ...parts, ...rates, cases: 50, delta: 0.05, most: 0 })).toBeUndefined();
  });

  test("are larger to show equivalence than to rule out a loss, since both sides have to hold", () => {
    const parts = { omega2: 0.05, sigma2Before: 0, trialsBefore: 1, sigma2After: 0, trialsAfter: 1 };
    const { cases } = casesNeeded({ ...parts, ...rates, delta: 0.05 });
    expect(casesForEquivalence({ differenceVariance: 0.05, delta: 0.05, ...rates })).toBeGreaterThan(cases);
  });
});

describe("the parts of a variance", () => {
  test("are found again, also where cases were asked unequally often", () => {
    const chance = xoroshiro128plus(3);
    const uniform = () => ((chance.next() >>> 0) + 0.5) / 2 ** 32;
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const [before, after] = [[], []] as [number[][], number[][]];
    for (let at = 0; at < 4000; at++) {
      const level = normal();
      const difference = 0.5 * normal();
      before.push(Array.from({ length: 1 + (at % 4) }, () => level + 0.4 * normal()));
      after.push(Array.from({ length: 2 + (at % 2) }, () => level + difference + 0.6 * normal()));
    }
    const found = varianceComponents(before, after);
    expect(Math.abs((found.sigma2Before ?? 0) - 0.16)).toBeLessThan(0.01);
    expect(Math.abs((found.sigma2After ?? 0) - 0.36)).toBeLessThan(0.02);
    expect(Math.abs((found.omega2 ?? 0) - 0.25)).toBeLessThan(0.03);
  });

  test("are unknown, not 0, where no case was asked twice or there is one case", () => {
    const once = [[1], [0], [1]];
    expect(varianceComponents(once, once)).toEqual({
      sigma2Before: null,
      sigma2After: null,
      differenceVariance: 0,
      omega2: null,
    });
    expect(varianceComponents([[1, 0]], [[1, 1]])).toMatchObject({
      sigma2Before: 0.5,
      sigma2After: 0,
      differenceVariance: null,
      omega2: null,
    });
  });

  test("take a case with one trial for its difference and not for its chance", () => {
    const { sigma2Before, sigma2After } = varianceComponents([[1, 0], [1], [1, 1]], [[1, 1], [0], [1, 1]]);
    expect([sigma2Before, sigma2After]).toEqual([0.25, 0]);
  });
});
