import { expect, test } from "vitest";
import { leastU, U_RANGE, uOf } from "../../../src/pipeline/draw/u.ts";

test.each([
  // Reference values, computed by other software.
  ["seed-1", "7d1c0a94e2b84f6390d5c7a1e83b2f46", "8e5351ba870fa9", 0.55596],
  ["seed-1", "2e9b71c04f5d4a8eb1673a5c90de1f28", "19b89d521e6977", 0.10047],
  ["seed-2", "7d1c0a94e2b84f6390d5c7a1e83b2f46", "528991169316cd", 0.32241],
  ["seed-1", "conv_42", "1d5bebf0f7065e", 0.11468],
  ["seed-1", "conv_43", "852bf3d8cb44a6", 0.5202],
  ["", "", "6e340b9cffb37a", 0.43048],
])("u of seed %j and id %j is %s, %d of its range", (seed, id, digits, share) => {
  expect(uOf(seed, id).toString(16).padStart(14, "0")).toBe(digits);
  expect(Number(uOf(seed, id)) / Number(U_RANGE)).toBeCloseTo(share, 5);
});

test.each([
  [0.25, "c0000000000000"],
  [0.1, "e6666666666668"],
  [0.01, "fd70a3d70a3d70"],
  [1, "00000000000000"],
])("a rate of %d draws from u %s on", (rate, digits) => {
  expect(leastU(rate).toString(16).padStart(14, "0")).toBe(digits);
});

test("a rate of 0 draws nothing, whatever its u", () => {
  expect(leastU(0)).toBe(U_RANGE);
});
