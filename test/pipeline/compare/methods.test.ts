import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { aCaseRow, aMetricRecord, aRun, aTrial } from "../../builders.ts";
import { metricOf, repeat, runOf } from "./runs.ts";

const golden = JSON.parse(readFileSync(new URL("../../statistics/golden.json", import.meta.url), "utf8"));

describe("passes and failures asked once", () => {
  test("have McNemar's mid-p and Tango's limits, as the reference has them", () => {
    for (const { input, expected } of golden.tangoInterval.cases) {
      const { b, c, n, confidence, margin } = input;
      const before = runOf([...repeat(b, 1), ...repeat(c, 0), ...repeat(n - b - c, 1)], {
        metric: { margin: { kind: "absolute", value: margin } },
      });
      const after = runOf([...repeat(b, 0), ...repeat(c, 1), ...repeat(n - b - c, 1)]);
      const { evidence } = metricOf(before, after, { confidence, metrics: before.metrics });
      expect(evidence).toMatchObject({ method: "paired-binary", cases: n, margin });
      expect(evidence?.difference).toBeCloseTo(expected.difference, 12);
      expect(evidence?.lower).toBeCloseTo(expected.lower, 8);
      expect(evidence?.upper).toBeCloseTo(expected.upper, 8);
    }
  });

  test("are turned round where less is better", () => {
    const metric = { direction: "lower-is-better" } as const;
    const found = metricOf(runOf(repeat(40, 0), { metric }), runOf([...repeat(10, 1), ...repeat(30, 0)], { metric }));
    expect(found).toMatchObject({ verdict: "regressed", evidence: { method: "paired-binary", difference: -0.25 } });
    // P(X ≤ 0) − ½P(X = 0) of ten fair coins.
    expect(found.evidence?.pRegressed).toBeCloseTo(0.5 ** 11, 12);
  });

  const changes = [
    ["a second trial", (at: number) => (at === 0 ? { trials: [aTrial(), aTrial()] } : {})],
    ["a score between", (at: number) => (at === 0 ? { trials: [aTrial({ scores: { answers: 0.5 } })] } : {})],
    ["a conversation", (at: number) => (at < 2 ? { cluster: "both" } : {})],
    ["unequal weights", (at: number) => ({ weight: 1 + (at % 2) })],
  ] as const;
  test.each(changes)("are compared by their means once there is %s", (_what, row) => {
    const after = runOf([...repeat(10, 0), ...repeat(40, 1)], { row });
    expect(metricOf(runOf(repeat(50, 1)), after).evidence?.method).toBe("paired");
    expect(metricOf(runOf(repeat(50, 1)), runOf(repeat(50, 1))).evidence?.method).toBe("paired-binary");
  });
});

describe("times and prices", () => {
  const latency = (margin: number, kind: "relative" | "absolute" = "relative") =>
    aMetricRecord({
      name: "latency",
      unit: "ms",
      direction: "lower-is-better",
      margin: kind === "relative" ? { kind, share: margin } : { kind, value: margin },
    });
  const run = (factor: number, metric = latency(0.1), spoiled?: number) =>
    aRun({
      metrics: [metric],
      cases: Array.from({ length: 60 }, (_, at) => {
        const slow = 100 * 1.5 ** (at % 10);
        const wobble = 1 + 0.02 * (at % 3);
        const value = spoiled !== undefined && at === 0 ? spoiled : factor * slow * (factor === 1 ? 1 : wobble);
        return aCaseRow({ id: `${at}`, trials: [aTrial({ scores: { latency: value } })] });
      }),
    });

  test("are compared as ratios, in which all cases weigh alike", () => {
    const { verdict, kind, evidence } = metricOf(run(1), run(1.3));
    expect({ verdict, kind }).toEqual({ verdict: "regressed", kind: "material" });
    expect(evidence).toMatchObject({ scale: "ratio", method: "paired" });
    const geometric = 1.3 * (1 * 1.02 * 1.04) ** (1 / 3);
    expect(evidence?.ratio?.value).toBeCloseTo(geometric, 12);
    expect(evidence?.difference).toBeCloseTo(-Math.log(geometric), 12);
    expect(evidence?.before).toBeCloseTo(100 * 1.5 ** 4.5, 9);
    expect(evidence?.after).toBeCloseTo(100 * 1.5 ** 4.5 * geometric, 9);
    expect(evidence?.ratio?.allowed).toBeCloseTo(1.1, 12);
    expect(evidence?.ratio?.lower).toBeLessThan(geometric);
    expect(evidence?.ratio?.upper).toBeGreaterThan(geometric);
    expect(evidence?.ratio?.detectable).toBeGreaterThan(1);
    expect(evidence?.ratio?.lower).toBeCloseTo(Math.exp(-(evidence?.upper ?? 0)), 12);
  });

  test("rule out a rise of the margin where they hardly move", () => {
    expect(metricOf(run(1), run(1.001)).verdict).toBe("unchanged");
    expect(metricOf(run(1.3), run(1)).verdict).toBe("improved");
  });

  test("take an absolute margin for a share of the mean before", () => {
    const metric = latency(50, "absolute");
    const { evidence } = metricOf(run(1, metric), run(1.3, metric));
    expect(evidence?.margin).toBeCloseTo(Math.log1p(50 / (100 * 1.5 ** 4.5)), 12);
  });

  test("have a margin for losing where more is better", () => {
    const metric = aMetricRecord({ ...latency(0.2), direction: "higher-is-better" });
    const { evidence } = metricOf(run(1, metric), run(1.3, metric));
    expect(evidence?.margin).toBeCloseTo(-Math.log1p(-0.2), 12);
    expect(evidence?.ratio?.allowed).toBeCloseTo(0.8, 12);
    const all = aMetricRecord({ ...metric, margin: { kind: "relative", share: 1 } });
    expect(metricOf(run(1.3, all), run(0.2, all))).toMatchObject({
      verdict: "unchanged",
      kind: "equivalent-below-baseline",
    });
  });

  test("are compared as differences where one is 0", () => {
    const { evidence } = metricOf(run(1, latency(0.1), 0), run(1.3));
    expect(evidence).toMatchObject({ scale: "difference" });
    expect(evidence?.ratio).toBeUndefined();
  });

  test("that are all the same are no proof: a case that was not met may double", () => {
    const same = (count: number) =>
      aRun({
        metrics: [latency(0.1)],
        cases: Array.from({ length: count }, (_, at) =>
          aCaseRow({ id: `${at}`, trials: [aTrial({ scores: { latency: 80 } })] }),
        ),
      });
    const { verdict, evidence } = metricOf(same(20), same(20));
    expect(verdict).toBe("inconclusive");
    const unseen = 1 - 0.025 ** (1 / 20);
    expect(evidence?.ratio?.upper).toBeCloseTo(2 ** unseen, 12);
    expect(metricOf(same(200), same(200)).verdict).toBe("unchanged");
  });
});
