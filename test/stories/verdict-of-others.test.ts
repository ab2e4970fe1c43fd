import { expect, test } from "vitest";
import type { MetricVerdict } from "../../src/domain/verdict.ts";
import { severest, verdictOfOthers } from "../../src/stories/verdict-of-others.ts";
import { aComparison, aMetricComparison } from "../builders.ts";

const metric = (verdict: MetricVerdict, blocking = true) =>
  aMetricComparison({ metric: `${verdict}-${blocking}`, verdict, blocking });

test.each([
  [[], "unchanged"],
  [[metric("inconclusive", false)], "unchanged"],
  [[metric("unchanged")], "unchanged"],
  [[metric("improved"), metric("unchanged")], "improved"],
  [[metric("inconclusive"), metric("improved")], "inconclusive"],
  [[metric("not-comparable"), metric("inconclusive")], "not-comparable"],
  [[metric("errored"), metric("not-comparable")], "errored"],
] as const)("beside a loss that was accepted stands the worst of what else decides: case %#", (others, verdict) => {
  const metrics = [metric("regressed"), ...others];
  expect(verdictOfOthers(aComparison({ verdict: "regressed", metrics }))).toBe(verdict);
});

test("a comparison that did not regress says what it says", () => {
  expect(verdictOfOthers(aComparison({ verdict: "improved", metrics: [] }))).toBe("improved");
});

test.each([
  [[], "pass"],
  [["pass", "warn"], "warn"],
  [["warn", "fail", "pass"], "fail"],
] as const)("of %j the severest is %s", (actions, expected) => {
  expect(severest(actions)).toBe(expected);
});
