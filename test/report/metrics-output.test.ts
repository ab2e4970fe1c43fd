import { describe, expect, test } from "vitest";
import { metricsOutput } from "../../src/report/metrics-output.ts";
import { CITES, RESULTS } from "./results.ts";

const { comparison } = RESULTS.regressed;
if (comparison === undefined) throw new Error("the result has no comparison");
const resultWith = (metrics: typeof comparison.metrics) => ({
  ...RESULTS.regressed,
  comparison: { ...comparison, metrics },
});

describe("the metrics for the steps that follow", () => {
  test("are one line of JSON, an object by metric, sorted, with numbers as the result has them", () => {
    const { evidence } = CITES;
    const { evidence: _, ...silent } = { ...CITES, metric: "a metric that says nothing" };
    const text = metricsOutput(resultWith([CITES, silent]));
    expect(text).not.toContain("\n");
    const metrics = JSON.parse(text);
    expect(Object.keys(metrics)).toEqual(["a metric that says nothing", CITES.metric]);
    expect(metrics[CITES.metric]).toEqual({
      verdict: CITES.verdict,
      kind: CITES.kind,
      unit: CITES.unit,
      blocking: CITES.blocking,
      scale: evidence?.scale,
      before: evidence?.before,
      after: evidence?.after,
      difference: evidence?.difference,
      lower: evidence?.lower,
      upper: evidence?.upper,
      margin: evidence?.margin,
    });
    expect(Object.keys(metrics["a metric that says nothing"])).toEqual(["blocking", "kind", "unit", "verdict"]);
  });

  test("are an empty object where nothing was compared", () => {
    expect(metricsOutput(RESULTS["not-affected"])).toBe("{}");
  });

  test("keep a metric that is named like something every object has", () => {
    const text = metricsOutput(resultWith([{ ...CITES, metric: "__proto__" }]));
    expect(Object.keys(JSON.parse(text))).toEqual(["__proto__"]);
  });

  test("stay far below what GitHub takes, whole, whatever there is", () => {
    const many = Array.from({ length: 9000 }, (_, index) => ({
      ...CITES,
      metric: `metric ${index} ${"x".repeat(50)}`,
    }));
    const text = metricsOutput(resultWith(many));
    expect(text.length).toBeLessThanOrEqual(300_001);
    expect(Object.keys(JSON.parse(text)).length).toBeGreaterThan(500);
  });
});
