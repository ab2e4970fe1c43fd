import { expect, test } from "vitest";
import { isFailing } from "../../src/domain/failing.ts";

test.each([
  ["higher-is-better", 0.49, true],
  ["higher-is-better", 0.5, false],
  ["lower-is-better", 0.5, false],
  ["lower-is-better", 0.51, true],
] as const)("where %s, a score of %d fails: %s", (direction, score, fails) => {
  expect(isFailing(score, { direction })).toBe(fails);
});
