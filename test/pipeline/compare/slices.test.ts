import { describe, expect, test } from "vitest";
import type { CaseRow, Run } from "../../../src/domain/run.ts";
import { compare } from "../../../src/pipeline/compare/compare.ts";
import { benjaminiHochberg } from "../../../src/statistics/benjamini-hochberg.ts";
import { holm } from "../../../src/statistics/holm.ts";
import { aCaseRow, aFailedTrial, aMetricRecord, aRun, aTrial } from "../../builders.ts";
import { CONFIDENCE, metricOf, repeat, runOf } from "./runs.ts";

/** 300 cases, 60 in each of five languages; half of each on either plan. */
const LANGUAGES = ["de", "en", "es", "fr", "it"];
const row = (at: number): Partial<CaseRow> => ({
  slices: { language: LANGUAGES[at % 5] ?? "", plan: at % 2 === 0 ? "free" : "paid" },
});
const fine = runOf(repeat(300, 1), { row });
/** Every language keeps its score but one, which loses one answer in three. */
const german = runOf(
  [...Array(300).keys()].map((at) => [at % 15 === 0 ? 0 : 1]),
  { row },
);
const bySlice = (run: ReturnType<typeof metricOf>) =>
  Object.fromEntries((run.slices ?? []).map((slice) => [`${slice.attribute}=${slice.value}`, slice]));

describe("slices", () => {
  test("each have their own comparison, sorted by attribute and value", () => {
    const { slices } = metricOf(fine, german);
    expect(slices?.map(({ attribute, value }) => `${attribute}=${value}`)).toEqual([
      "language=de",
      "language=en",
      "language=es",
      "language=fr",
      "language=it",
      "plan=free",
      "plan=paid",
    ]);
    expect(slices?.[0]).toMatchObject({
      verdict: "regressed",
      kind: "material",
      evidence: { cases: 60, before: 1, after: expect.closeTo(2 / 3, 12), method: "paired-binary" },
    });
    expect(slices?.[1]).toMatchObject({ verdict: "inconclusive", evidence: { difference: 0 } });
    expect(slices?.[0]?.evidence?.worst[0]).toMatchObject({ slices: { language: "de" } });
  });

  test("are corrected by Holm within the metric, and by Benjamini and Hochberg over all metrics", () => {
    const run = (after: boolean): Run =>
      aRun({
        metrics: [aMetricRecord(), aMetricRecord({ name: "tone", blocking: false })],
        cases: Array.from({ length: 300 }, (_, at) =>
          aCaseRow({
            id: `${at}`,
            ...row(at),
            trials: [
              aTrial({ scores: { answers: after && at % 15 === 0 ? 0 : 1, tone: after && at % 7 === 0 ? 0 : 1 } }),
            ],
          }),
        ),
      });
    const { metrics } = compare(run(false), run(true), CONFIDENCE);
    const [raw, adjusted, discoveries] = [[] as number[][], [] as number[][], [] as number[]];
    for (const { slices = [] } of metrics) {
      adjusted.push(slices.map(({ evidence }) => evidence?.pRegressed ?? Number.NaN));
      raw.push(
        // P(X ≤ 0) − ½P(X = 0) of as many fair coins as there are cases that got worse.
        slices.map(({ evidence: found }) => {
          const worse = Math.round(-(found?.difference ?? 0) * (found?.cases ?? 0));
          return worse === 0 ? 1 : 0.5 ** (worse + 1);
        }),
      );
      discoveries.push(...slices.map(({ falseDiscovery = Number.NaN }) => falseDiscovery));
    }
    raw.forEach((p, at) => {
      holm(p).forEach((value, place) => {
        expect(adjusted[at]?.[place]).toBeCloseTo(value, 12);
      });
    });
    benjaminiHochberg(raw.flat()).forEach((value, place) => {
      expect(discoveries[place]).toBeCloseTo(value, 12);
    });
  });

  test("only inform, unless they are to block", () => {
    const metric = { margin: { kind: "absolute", value: 0.15 } } as const;
    const lenient = (run: Run): Run => ({ ...run, metrics: [aMetricRecord(metric)] });
    const informing = metricOf(lenient(fine), lenient(german));
    expect(informing.verdict).toBe("unchanged");
    expect(bySlice(informing)["language=de"]?.verdict).toBe("regressed");
    const blocking = metricOf(lenient(fine), lenient(german), { slices: "block" });
    expect(blocking).toMatchObject({
      verdict: "regressed",
      kind: "slice-regressed",
      reason: "worse in language = de",
    });
  });

  test("name at most five that got worse, on one line each", () => {
    const topics = (score: (at: number) => number) =>
      runOf(
        [...Array(420).keys()].map((at) => [score(at)]),
        {
          metric: { margin: { kind: "absolute", value: 0.32 } },
          row: (at) => ({ slices: { topic: at % 7 === 6 ? "a\nb".repeat(40) : `t${at % 7}` } }),
        },
      );
    const metric = metricOf(
      topics(() => 1),
      topics((at) => (Math.floor(at / 7) % 4 === 0 ? 0 : 1)),
      { slices: "block" },
    );
    expect(metric).toMatchObject({
      kind: "slice-regressed",
      reason: `worse in topic = ${"a b".repeat(40).slice(0, 59)}…, topic = t0, topic = t1, topic = t2, topic = t3 and 2 more`,
    });
  });

  test("block in no other way than by getting worse", () => {
    const metric = metricOf(fine, fine, { slices: "block" });
    expect(metric.verdict).toBe("unchanged");
    expect(metric.slices?.some(({ verdict }) => verdict === "inconclusive")).toBe(true);
    const better = metricOf(german, fine, { slices: "block" });
    expect(better.verdict).toBe("improved");
  });

  test("of a metric that only informs do not block", () => {
    const informs = (run: Run): Run => ({
      ...run,
      metrics: [aMetricRecord({ blocking: false, margin: { kind: "absolute", value: 0.15 } })],
    });
    expect(metricOf(informs(fine), informs(german), { slices: "block" }).verdict).toBe("unchanged");
  });

  test("that may block are blamed less easily the more of them there are", () => {
    const p = (slices: "block" | "inform") => {
      const found = metricOf(fine, german, { slices });
      return [found.evidence?.pRegressed ?? 0, bySlice(found)["language=de"]?.evidence?.pRegressed ?? 0] as const;
    };
    const [[total, slice], [blockedTotal, blockedSlice]] = [p("inform"), p("block")];
    expect(blockedTotal).toBeGreaterThan(total);
    expect(blockedSlice).toBeGreaterThan(slice);
  });

  test("of fewer than ten independent cases say so, without numbers", () => {
    const rare = (run: Run): Run => ({
      ...run,
      cases: run.cases.map((one, at) => ({ ...one, slices: { tenant: at < 9 ? "small" : "large" } })),
    });
    const { slices } = metricOf(rare(fine), rare(fine));
    expect(slices).toEqual([
      expect.objectContaining({ value: "large", verdict: "unchanged" }),
      { attribute: "tenant", value: "small", verdict: "inconclusive", kind: "too-few-cases", cases: 9 },
    ]);
  });

  test("whose answers failed are errored where the whole is not, if chance does not explain it", () => {
    /** So many of the sixty in German fail. */
    const german = (failed: number) => ({
      ...fine,
      cases: fine.cases.map((one, at) =>
        at % 5 === 0 && at < 5 * failed ? { ...one, trials: [aFailedTrial()] } : one,
      ),
    });
    expect(metricOf(german(0), german(5)).verdict).toBe("unchanged");
    const found = (failed: number) => bySlice(metricOf(german(0), german(failed)))["language=de"];
    expect(found(5)).toEqual(expect.objectContaining({ verdict: "errored", kind: "went-missing", cases: 55 }));
    expect(found(4)).toMatchObject({ verdict: "inconclusive", kind: "missing-results", cases: 56 });
    expect(found(2)).toMatchObject({ verdict: "inconclusive", kind: "wide-interval", evidence: { cases: 58 } });
  });

  test("are the fifty largest of an attribute that has more values", () => {
    const identified = runOf(repeat(400, 1), {
      row: (at) => ({ slices: { user: at < 300 ? `u${at % 20}` : `once-${at}` } }),
    });
    const { slices = [] } = metricOf(identified, identified);
    expect(slices.length).toBe(50);
    expect(slices.filter(({ value }) => value.startsWith("u")).length).toBe(20);
  });

  test("are not there where none is declared, nor where nothing can be compared", () => {
    expect(metricOf(runOf(repeat(30, 1)), runOf(repeat(30, 1))).slices).toBeUndefined();
    expect(metricOf(fine, { ...fine, suite: "other" }).slices).toBeUndefined();
  });

  test("are not green on a remnant of the cases", () => {
    const { slices } = metricOf(fine, { ...fine, cases: fine.cases.slice(0, 140) });
    expect(slices?.every(({ verdict }) => verdict === "inconclusive")).toBe(true);
    expect(slices?.find(({ value }) => value === "paid")?.kind).not.toBe("non-inferior");
  });

  test("are there for every attribute, however many there are", () => {
    const wide = runOf(repeat(500, 1, 0, 1), {
      row: (at) => ({ slices: Object.fromEntries([...Array(20).keys()].map((name) => [`a${name}`, `${at % 40}`])) }),
    });
    expect(metricOf(wide, wide).slices?.length).toBe(800);
  });
});
