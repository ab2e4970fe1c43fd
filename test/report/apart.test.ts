import { describe, expect, test } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import { apartWords } from "../../src/report/apart-words.ts";
import { MARKDOWN, PLAIN } from "../../src/report/markup.ts";
import { aComparison, aMetricComparison, anEffort, anEvidence, aResult, aSide, aTuple } from "../builders.ts";
import { LATENCY, MORE_RESULTS, RESULTS } from "./results.ts";

const drift = aComparison({
  before: aSide({ label: "baseline", at: "2026-10-26T06:00:00.000Z" }),
  after: aSide({ label: "base 3f1c09a" }),
  pairing: { relation: "overlapping", paired: 28, onlyBefore: 114, onlyAfter: 0, clusters: 28 },
  metrics: [aMetricComparison({ evidence: anEvidence({ detectable: 0.082 }) })],
});

function partOf(result: Result, part: 0 | 1 | 2): string {
  return apartWords(result, PLAIN)[part] ?? "";
}

describe("a check", () => {
  test("tells the change's effect, the drift and what neither could have seen, in this order and apart", () => {
    expect(apartWords(aResult({ drift, effort: anEffort({ answers: 852 }) }), MARKDOWN)).toEqual([
      "**This change's effect**: **unchanged**.",
      "**Drift since the baseline** (not this change's doing), baseline of 2026-10-26 → base 3f1c09a of 2026-11-02: **unchanged**; no metric moved, 28 questions. The base's scores are those of the baseline; as a control, 28 of 142 questions were asked of the base again.",
      "**What could not be seen**: in the effect, losses below 3 points in answers; a drift below 8.2 points in answers in the control, which may hide in the effect, because stored scores stood in for the base. What is larger shows four times in five.",
    ]);
  });

  test.each([
    ["replayed", "The base was asked again on every question, so no drift is in the effect."],
    ["stored", "as a control, 28 of 142 questions were asked of the base again."],
    [
      "drifted",
      "The control raised a doubt, so the base was asked again on all 142 questions, and no drift is in the effect.",
    ],
    ["confirmed", "To confirm it, the base was asked again on all 142 questions, so no drift is in the effect."],
  ] as const)("says how the base got its scores: %s", (base, words) => {
    const result = aResult({ drift, effort: anEffort({ base }) });
    expect(partOf(result, 1).endsWith(words)).toBe(true);
    expect(partOf(result, 2).includes("may hide in the effect")).toBe(base === "stored");
  });

  test("says how early the looks settled it, and that the intervals know of them", () => {
    const early = aComparison({ look: { at: 1, of: 3 } });
    expect(partOf(aResult({ comparison: early, effort: anEffort({ answers: 400, planned: 1200 }) }), 0)).toMatch(
      / Settled at look 1 of 3, after 400 of 1,200 answers\. An early look has to be surer than the last one, so its intervals are wider\.$/,
    );
    const open = aComparison({ verdict: "inconclusive", look: { at: 2, of: 2 } });
    expect(partOf(aResult({ comparison: open }), 0)).toMatch(
      / Not settled at look 2 of 2\. The intervals account for all looks\.$/,
    );
    expect(partOf(aResult({ comparison: aComparison({ look: { at: 1, of: 1 } }) }), 0)).not.toContain("look");
  });

  test("says what answers were saved where there was a single look", () => {
    expect(partOf(aResult({ effort: anEffort({ answers: 454, planned: 852 }) }), 0)).toMatch(
      / It took 454 of 852 answers\.$/,
    );
  });

  test("says that a drift was not measured, and why where that is known", () => {
    expect(partOf(aResult(), 1)).toBe(
      "Drift since the baseline (not this change's doing): not measured, because there is no baseline to compare the base with.",
    );
    expect(partOf(aResult({ baseline: "baselines/x.json" }), 1)).toMatch(/: not measured\.$/);
  });

  test("tells the metrics that drifted", () => {
    const moved = { ...drift, verdict: "regressed", metrics: [{ ...LATENCY, blocking: true }] } as const;
    expect(partOf(aResult({ drift: moved }), 1)).toContain(": regressed; latency rose: typically 812 ms → 1,040 ms, ");
  });

  test("names the metrics of which a small control says nothing, and asks for no more of it", () => {
    const open = aMetricComparison({ verdict: "inconclusive", kind: "wide-interval" });
    const undecided = { ...drift, verdict: "inconclusive", metrics: [open, { ...open, metric: "cites" }] } as const;
    expect(partOf(aResult({ drift: undecided }), 1)).toMatch(
      /: inconclusive; in 28 questions no drift of answers and cites shows, and none is ruled out\.$/,
    );
  });

  test("begins a new sentence for what stayed open beside what moved", () => {
    const open = aMetricComparison({ verdict: "inconclusive", kind: "wide-interval" });
    const mixed = { ...drift, verdict: "inconclusive", metrics: [{ ...LATENCY, blocking: true }, open] } as const;
    expect(partOf(aResult({ drift: mixed }), 1)).toContain(". In 28 questions no drift of answers shows, ");
  });

  test("calls no drift by that name alone across a version that changed since the baseline", () => {
    const after = aSide({ versions: aTuple({ prompt: "other" }) });
    expect(partOf(aResult({ drift: aComparison({ after }) }), 1)).toContain(
      "Since that baseline prompt changed too, so this is not drift alone.",
    );
    expect(partOf(aResult({ drift: aComparison({ after: aSide() }) }), 1)).not.toContain("Since that baseline");
  });

  test("names what could not have been seen at all, and ratios as ratios", () => {
    const blind = aMetricComparison({ evidence: anEvidence({ detectable: 1.85 }) });
    const slower = { ...LATENCY, blocking: true, verdict: "inconclusive", kind: "wide-interval" } as const;
    const result = aResult({ comparison: aComparison({ metrics: [blind, slower] }) });
    expect(partOf(result, 2)).toContain(
      "in the effect, losses below 1.22 times in latency, and losses of any size in answers. What is larger shows four times in five.",
    );
  });
});

test("nothing is said of what is larger where a loss of any size could hide", () => {
  const blind = aMetricComparison({ verdict: "inconclusive", kind: "too-few-cases", evidence: undefined });
  expect(partOf(aResult({ comparison: aComparison({ metrics: [blind] }) }), 2)).toMatch(
    /losses of any size in answers\.$/,
  );
});

test("what was seen is not named as what could not be", () => {
  const worse = aMetricComparison({ verdict: "regressed", kind: "material" });
  expect(apartWords(aResult({ comparison: aComparison({ metrics: [worse] }) }), PLAIN)).toHaveLength(2);
  const inSlice = aMetricComparison({ verdict: "regressed", kind: "slice-regressed" });
  expect(partOf(aResult({ comparison: aComparison({ metrics: [inSlice] }) }), 2)).toContain(" points in answers. ");
});

test("a record and a comparison of two baselines measure no effect", () => {
  expect(apartWords(MORE_RESULTS["slow-decay"] as Result, PLAIN)).toEqual([]);
  expect(apartWords(RESULTS["not-comparable"], PLAIN)).toEqual([]);
  expect(apartWords(RESULTS["not-affected"], PLAIN)).toEqual([]);
});
