import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg } from "../../src/statistics/benjamini-hochberg.ts";
import { holm } from "../../src/statistics/holm.ts";

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

test("an adjusted p is at least the p itself, at most 1, and Holm's is at least Benjamini and Hochberg's", () => {
  fc.assert(
    fc.property(pValues, (ps) => {
      const [strict, mild] = [holm(ps), benjaminiHochberg(ps)];
      ps.forEach((p, index) => {
        const ascending = [p, mild[index] ?? Number.NaN, strict[index] ?? Number.NaN, 1];
        for (const [at, value] of ascending.entries())
          if (at > 0) expect(value).toBeGreaterThanOrEqual((ascending[at - 1] ?? Number.NaN) - 1e-15);
      });
    }),
  );
});

test.each([
  ["Holm's", holm],
  ["Benjamini and Hochberg's", benjaminiHochberg],
])("%s adjustment keeps the order of the p-values and does not depend on the order they come in", (_, adjust) => {
  fc.assert(
    fc.property(pValues, (ps) => {
      const adjusted = adjust(ps);
      expect(adjust([...ps].reverse())).toEqual([...adjusted].reverse());
      const sorted = adjust([...ps].sort((a, b) => a - b));
      expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
    }),
  );
});

test("one p-value stands as it is, and none is no error", () => {
  for (const adjust of [holm, benjaminiHochberg]) {
    expect(adjust([0.03])).toEqual([0.03]);
    expect(adjust([])).toEqual([]);
  }
});
