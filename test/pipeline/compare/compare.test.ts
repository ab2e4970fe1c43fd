import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { CaseRow, Run } from "../../../src/domain/run.ts";
import { compare } from "../../../src/pipeline/compare/compare.ts";
import { verdictOf } from "../../../src/pipeline/compare/verdict-of.ts";
import { aCaseRow, aFailedTrial, aMetricRecord, aRun, aTrial, aTuple } from "../../builders.ts";

const golden = JSON.parse(readFileSync(new URL("../../statistics/golden.json", import.meta.url), "utf8"));
const CONFIDENCE = { confidence: 0.95 };

/** A run with one case per list of scores of the metric "answers". */
function runOf(scores: readonly (readonly number[])[], overrides: Partial<Run> = {}): Run {
  const cases = scores.map((trials, index) =>
    aCaseRow({ id: `case-${index}`, trials: trials.map((answers) => aTrial({ scores: { answers } })) }),
  );
  return aRun({ cases, ...overrides });
}
/** The same run without a result for its first cases. */
function failing(run: Run, count: number): Run {
  return { ...run, cases: run.cases.map((row, at) => (at < count ? { ...row, trials: [aFailedTrial()] } : row)) };
}
const repeat = (count: number, ...trials: number[]) => Array.from({ length: count }, () => trials);

describe("the verdict of one metric", () => {
  test("is that of the reference cases, at plain limits", () => {
    expect(golden.verdict.cases.length).toBeGreaterThan(8);
    for (const { input, expected } of golden.verdict.cases) {
      const { lower, upper, margin } = input;
      // For plain limits p < α exactly where the limit passes 0.
      const evidence = {
        lower,
        upper,
        margin,
        alpha: 0.05,
        pRegressed: upper < 0 ? 0.01 : 0.5,
        pImproved: lower > 0 ? 0.01 : 0.5,
      };
      expect({ input, ...verdictOf(evidence) }).toEqual({ input, ...expected });
    }
  });

  test("agrees with the reference cases of the corrected limits", () => {
    for (const { input, expected } of golden.correctedLimits.cases) {
      const { margin, alpha } = input;
      expect({ input, verdict: verdictOf({ ...expected, margin, alpha }).verdict }).toEqual({
        input,
        verdict: expected.verdict,
      });
    }
  });
});

describe("a comparison", () => {
  test("finds a loss, with the means, the interval and the worst cases first", () => {
    const before = runOf(repeat(40, 1, 1));
    const after = runOf([...repeat(20, 1, 1), ...repeat(10, 1, 0), ...repeat(10, 0, 0)]);
    const { metrics, verdict } = compare(before, after, CONFIDENCE);
    expect(verdict).toBe("regressed");
    expect(metrics[0]).toMatchObject({
      metric: "answers",
      verdict: "regressed",
      evidence: { before: 1, after: 0.625, difference: -0.375, cases: 40, trialsBefore: 80, margin: 0.05 },
    });
    expect(metrics[0]?.evidence?.lower).toBeLessThan(-0.375);
    expect(metrics[0]?.evidence?.upper).toBeGreaterThan(-0.375);
    expect(metrics[0]?.evidence?.worst.map(({ after: score }) => score)).toEqual([0, 0, 0, 0, 0]);
  });

  test("does not take equal scores for proof of equality: a small sample stays inconclusive", () => {
    expect(compare(runOf(repeat(20, 1)), runOf(repeat(20, 1)), CONFIDENCE).verdict).toBe("inconclusive");
    expect(compare(runOf(repeat(100, 1)), runOf(repeat(100, 1)), CONFIDENCE).verdict).toBe("unchanged");
  });

  test("turns round a metric that is better when lower", () => {
    const metric = aMetricRecord({
      name: "latency",
      unit: "ms",
      direction: "lower-is-better",
      margin: { kind: "relative", share: 0.25 },
    });
    const run = (slow: number) =>
      aRun({
        metrics: [metric],
        cases: Array.from({ length: 30 }, (_, index) =>
          aCaseRow({ id: `${index}`, trials: [aTrial({ scores: { latency: slow + index } })] }),
        ),
      });
    const { metrics } = compare(run(100), run(300), CONFIDENCE);
    expect(metrics[0]).toMatchObject({
      verdict: "regressed",
      evidence: { scale: "ratio", before: expect.closeTo(114.17, 2), after: expect.closeTo(314.38, 2) },
    });
    expect(metrics[0]?.evidence?.margin).toBeCloseTo(Math.log(1.25), 12);
    expect(metrics[0]?.evidence?.difference).toBeCloseTo(-Math.log(314.38 / 114.17), 3);
    expect(compare(run(300), run(100), CONFIDENCE).metrics[0]?.verdict).toBe("improved");
  });

  test("pairs by identity and counts what stands on one side only", () => {
    const before = runOf(repeat(30, 1));
    const after = { ...runOf(repeat(30, 1)), cases: runOf(repeat(35, 1)).cases.slice(10) };
    const { pairing, metrics } = compare(before, after, CONFIDENCE);
    expect(pairing).toEqual({ relation: "overlapping", paired: 20, onlyBefore: 10, onlyAfter: 5, clusters: 20 });
    expect(metrics[0]?.evidence?.cases).toBe(20);
  });

  test("says nothing on fewer than ten independent cases, however many turns they have", () => {
    const rows = (score: number): readonly CaseRow[] =>
      Array.from({ length: 40 }, (_, index) =>
        aCaseRow({
          id: `${index}`,
          cluster: `conversation-${index % 8}`,
          trials: [aTrial({ scores: { answers: score } })],
        }),
      );
    const [metric] = compare(aRun({ cases: rows(1) }), aRun({ cases: rows(0) }), CONFIDENCE).metrics;
    expect(metric).toMatchObject({
      verdict: "inconclusive",
      kind: "too-few-cases",
      reason: "independent questions with a score on both sides: 8; 10 are needed",
    });
    expect(metric?.evidence).toBeUndefined();
  });

  test("counts clusters as what is independent, so turns of one conversation widen the interval", () => {
    const scores = Array.from({ length: 60 }, (_, index) => (index % 20 < 8 ? 0 : 1));
    const rows = (after: boolean, clustered: boolean) =>
      scores.map((score, index) =>
        aCaseRow({
          id: `${index}`,
          cluster: clustered ? `c${index % 20}` : `${index}`,
          trials: [aTrial({ scores: { answers: after ? score : 1 } })],
        }),
      );
    const width = (clustered: boolean) => {
      const evidence = compare(
        aRun({ cases: rows(false, clustered) }),
        aRun({ cases: rows(true, clustered) }),
        CONFIDENCE,
      ).metrics[0]?.evidence;
      return (evidence?.upper ?? 0) - (evidence?.lower ?? 0);
    };
    expect(width(true)).toBeGreaterThan(1.5 * width(false));
  });

  test("is inconclusive when more than one trial in twenty has no result on both sides, and says how many", () => {
    const run = failing(runOf(repeat(40, 1)), 3);
    const [metric] = compare(run, run, CONFIDENCE).metrics;
    expect(metric).toMatchObject({ verdict: "inconclusive", kind: "missing-results" });
    expect(metric?.reason).toBe(
      "7.5 % of the answers before and 7.5 % after have no score; at most 5 % may be missing",
    );
  });

  test("takes a score that was never recorded for absent, not for missing", () => {
    const unrated = (run: Run): Run => ({
      ...run,
      cases: run.cases.map((row, index) =>
        index % 2 === 0
          ? row
          : { ...row, trials: [aTrial({ scores: { answers: { status: "unscored", reason: "not-recorded" } } })] },
      ),
    });
    const [metric] = compare(unrated(runOf(repeat(200, 1))), unrated(runOf(repeat(200, 1))), CONFIDENCE).metrics;
    expect(metric).toMatchObject({ verdict: "unchanged", evidence: { cases: 100, missingBefore: 0 } });
  });

  const differing: readonly (readonly [string, Partial<ReturnType<typeof aMetricRecord>>, string, RegExp])[] = [
    ["definition", { definition: "other" }, "definition-differs", /measures something else now/],
    ["judge", { judge: "other" }, "judge-differs", /the judge of answers differs/],
    ["scoring code", { code: "equals/2" }, "scoring-code-differs", /changed from equals\/1 to equals\/2/],
    ["name", { name: "other" }, "on-one-side-only", /has no metric other/],
  ];
  test.each(differing)("is not made by a metric whose %s differs, and says so", (_title, overrides, kind, reason) => {
    const after = { ...runOf(repeat(40, 0)), metrics: [aMetricRecord(overrides)] };
    const { metrics, verdict } = compare(runOf(repeat(40, 1)), after, CONFIDENCE);
    expect(verdict).toBe("not-comparable");
    expect(metrics[0]).toMatchObject({ verdict: "not-comparable", kind });
    expect(metrics[0]?.reason).toMatch(reason);
  });

  test("tells a metric that only the earlier run has, and is not green without it", () => {
    const before = { ...runOf(repeat(100, 1)), metrics: [aMetricRecord(), aMetricRecord({ name: "safe" })] };
    const { metrics, verdict } = compare(before, { ...runOf(repeat(100, 1)), label: "after" }, CONFIDENCE);
    expect(verdict).toBe("not-comparable");
    expect(metrics[1]).toMatchObject({ metric: "safe", kind: "on-one-side-only", reason: "after has no metric safe" });
  });

  test("is never green on a remnant of the earlier cases, and still finds a loss there", () => {
    const before = runOf(repeat(400, 1));
    const [same] = compare(before, runOf(repeat(120, 1)), CONFIDENCE).metrics;
    expect(same).toMatchObject({
      verdict: "inconclusive",
      kind: "shrunken-sample",
      reason: "only 120 of the 400 questions that were to be asked again are on both sides",
    });
    expect(compare(before, runOf(repeat(120, 0)), CONFIDENCE).verdict).toBe("regressed");
    expect(compare(before, runOf(repeat(200, 1)), CONFIDENCE).verdict).toBe("unchanged");
  });

  test("counts a cost that only the other side knows as missing", () => {
    const cost = aMetricRecord({ name: "cost", unit: "usd", direction: "lower-is-better" });
    const rows = (known: (index: number) => boolean) =>
      Array.from({ length: 100 }, (_, index) => {
        const score = known(index) ? 0.01 : { status: "unscored" as const, reason: "not-recorded" as const };
        return aCaseRow({ id: `${index}`, trials: [aTrial({ scores: { cost: score } })] });
      });
    const run = (known: (index: number) => boolean) => aRun({ metrics: [cost], cases: rows(known) });
    const [half] = compare(
      run(() => true),
      run((index) => index % 2 === 0),
      CONFIDENCE,
    ).metrics;
    expect(half).toMatchObject({ verdict: "errored", kind: "went-missing" });
    const [neither] = compare(
      run((index) => index < 60),
      run((index) => index < 60),
      CONFIDENCE,
    ).metrics;
    expect(neither).toMatchObject({ evidence: { cases: 60, missingBefore: 0, missingAfter: 0 } });
  });

  test.each([
    [{ suite: "other" }, "suite-differs", "the runs are of different suites, other and support-desk"],
    [
      { target: "observed" as const },
      "target-differs",
      "the runs measure different things, observed answers and replay answers",
    ],
  ])("is not made between runs that differ in %j", (overrides, kind, reason) => {
    const { metrics, verdict } = compare(runOf(repeat(100, 1), overrides), runOf(repeat(100, 0)), CONFIDENCE);
    expect(verdict).toBe("not-comparable");
    expect(metrics[0]).toMatchObject({ kind, reason });
  });

  test("names the layer that differs", () => {
    const after = runOf(repeat(40, 1), { versions: aTuple({ model: "gpt-5" }) });
    const changed = compare(runOf(repeat(40, 1)), after, CONFIDENCE).layers.filter(
      ({ difference }) => difference !== "same",
    );
    expect(changed.map(({ layer }) => layer)).toEqual(["model"]);
  });

  test("is never decided by a metric that only informs", () => {
    const informs = (run: Run): Run => ({ ...run, metrics: [aMetricRecord({ blocking: false })] });
    const { metrics, verdict } = compare(informs(runOf(repeat(40, 1))), informs(runOf(repeat(40, 0))), CONFIDENCE);
    expect(metrics[0]?.verdict).toBe("regressed");
    expect(verdict).toBe("inconclusive");
  });

  test("blames less easily the more metrics there are to blame", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const run = (losing: number, metrics: readonly string[]) =>
      aRun({
        metrics: metrics.map((name) => aMetricRecord({ name, margin: { kind: "absolute", value: 0 } })),
        cases: Array.from({ length: 60 }, (_, index) =>
          aCaseRow({
            id: `${index}`,
            trials: [
              aTrial({
                scores: Object.fromEntries(
                  metrics.map((name) => [name, name === "a" && index < losing ? 0 : index % 2]),
                ),
              }),
            ],
          }),
        ),
      });
    const verdictOfA = (metrics: readonly string[]) =>
      compare(run(0, metrics), run(11, metrics), CONFIDENCE).metrics[0]?.verdict;
    expect(verdictOfA(["a"])).toBe("regressed");
    expect(verdictOfA(names)).not.toBe("regressed");
  });

  test("leaves its inputs as they were", () => {
    const [before, after] = [runOf(repeat(12, 1, 0)), runOf(repeat(12, 0, 0))];
    const copies = structuredClone([before, after]);
    compare(before, after, CONFIDENCE);
    expect([before, after]).toEqual(copies);
  });
});

/** mulberry32: small, seeded, good enough to shuffle coins. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe("the false alarms of a comparison of a system with itself", () => {
  const runs = 600;
  const nominal = 0.025;
  // Three standard errors of a rate of 2.5 % over 600 runs.
  const most = nominal + 3 * Math.sqrt((nominal * (1 - nominal)) / runs);
  const settings = [
    { title: "50 cases, three trials", cases: 50, trials: 3, clusterSize: 1 },
    { title: "40 cases, one trial, passes and failures", cases: 40, trials: 1, clusterSize: 1 },
    { title: "60 turns in 15 conversations", cases: 60, trials: 1, clusterSize: 4 },
  ];
  test.each(settings)("are at most nominal: $title", ({ cases, trials, clusterSize }) => {
    const random = seeded(20261122);
    let alarms = 0;
    for (let index = 0; index < runs; index += 1) {
      const difficulty = Array.from({ length: cases }, () => (random() < 0.3 ? 0.5 : 0.95));
      const draw = () => {
        const shared = Array.from({ length: Math.ceil(cases / clusterSize) }, () => random());
        return aRun({
          metrics: [aMetricRecord({ margin: { kind: "absolute", value: 0 } })],
          cases: difficulty.map((p, place) => {
            const cluster = Math.floor(place / clusterSize);
            const roll = () => (clusterSize > 1 ? (shared[cluster] ?? 0) : random());
            return aCaseRow({
              id: `${place}`,
              cluster: `${cluster}`,
              trials: Array.from({ length: trials }, () => aTrial({ scores: { answers: roll() < p ? 1 : 0 } })),
            });
          }),
        });
      };
      if (compare(draw(), draw(), CONFIDENCE).verdict === "regressed") alarms += 1;
    }
    expect(alarms / runs).toBeLessThanOrEqual(most);
    expect(alarms).toBeGreaterThan(0);
  });
});
