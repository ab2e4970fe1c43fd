import fc from "fast-check";
import { expect, test } from "vitest";
import { groupedNumber, significantNumber } from "../../src/domain/grouped-number.ts";

test("whole numbers are grouped by thousands", () => {
  expect([0, 999, 1000, 12_345, 1_234_567.4].map((value) => groupedNumber(value))).toEqual([
    "0",
    "999",
    "1,000",
    "12,345",
    "1,234,567",
  ]);
});

test("halves are rounded away from zero, as the number is written and not as it is stored", () => {
  expect(groupedNumber(1.005, 2)).toBe("1.01");
  expect(groupedNumber(0.5)).toBe("1");
  expect(groupedNumber(-2.5)).toBe("-3");
  expect(groupedNumber(-0.4)).toBe("0");
});

test("decimals beyond the least are written where they say something", () => {
  expect(groupedNumber(0.9, 2, 3)).toBe("0.90");
  expect(groupedNumber(0.906, 2, 3)).toBe("0.906");
  expect(groupedNumber(999.9996, 2, 3)).toBe("1,000.00");
});

test("what is not finite is unknown", () => {
  expect(groupedNumber(Number.NaN)).toBe("unknown");
  expect(groupedNumber(Number.NEGATIVE_INFINITY, 2)).toBe("unknown");
  expect(significantNumber(Number.POSITIVE_INFINITY, 3)).toBe("unknown");
});

const amount = fc.double({ min: 0, max: 1e15, noNaN: true });

test("any amount is written as the engine's own tables write it", () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), (value, least, more) => {
      const options = { minimumFractionDigits: least, maximumFractionDigits: least + more };
      expect(groupedNumber(value, least, least + more)).toBe(value.toLocaleString("en-US", options));
    }),
    { seed: 7, numRuns: 2000 },
  );
});

test("amounts below one keep the digits that count, as the engine's own tables do", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1, noNaN: true }), fc.integer({ min: 1, max: 5 }), (value, digits) => {
      expect(significantNumber(value, digits)).toBe(
        value.toLocaleString("en-US", { maximumSignificantDigits: digits }),
      );
    }),
    { seed: 7, numRuns: 2000 },
  );
});
