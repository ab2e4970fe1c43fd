import { describe, expect, test } from "vitest";
import { marginOn, scaleOf } from "../../../src/pipeline/attribute/scale.ts";
import { aMetricRecord } from "../../builders.ts";

const seen = (...means: readonly number[]) => ({
  clusters: means.map(String),
  cells: [{ after: [], trials: means.map((mean) => [mean]), means }],
});
const LATENCY = aMetricRecord({ name: "latency", unit: "ms", direction: "lower-is-better" });

describe("the largest loss that a question could show", () => {
  test("is one for a score, and for a time all there is between those seen, and as much again as a doubling", () => {
    expect(scaleOf(aMetricRecord(), seen(0.4, 0.6)).range).toBe(1);
    expect(scaleOf(LATENCY, seen(500, 2000)).range).toBeCloseTo(Math.log(4) + Math.log(2), 12);
  });

  test("is the largest that was seen where one of them is nothing, and one where all are", () => {
    expect(scaleOf({ ...LATENCY, unit: "usd" }, seen(0, 0.02))).toMatchObject({ kind: "difference", range: 0.02 });
    expect(scaleOf({ ...LATENCY, unit: "usd" }, seen(0, 0)).range).toBe(1);
  });
});

test("an accepted share of all there is leaves a scale on which something can still be lost", () => {
  const scale = scaleOf({ ...LATENCY, direction: "higher-is-better" }, seen(500, 2000));
  const metric = aMetricRecord({ direction: "higher-is-better", margin: { kind: "relative", share: 1 } });
  expect(marginOn(scale, metric, [0])).toBeCloseTo(-Math.log(1e-6), 6);
});
