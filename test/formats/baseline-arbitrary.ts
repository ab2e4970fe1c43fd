import fc from "fast-check";
import type { Baseline } from "../../src/domain/baseline.ts";
import type { Stratum } from "../../src/domain/case.ts";
import type { Estimate, Fidelity, FidelityCause, MetricFidelity } from "../../src/domain/fidelity.ts";
import type { CaseRow, MetricRecord, SampleRecord, TrialRow } from "../../src/domain/run.ts";
import type { Score } from "../../src/domain/score.ts";
import type { Margin } from "../../src/domain/suite.ts";
import type { Version } from "../../src/domain/version.ts";

const text = fc.string({ unit: "binary", maxLength: 12 });
const count = fc.nat();
// JSON knows no negative zero; adding zero turns it into zero.
const scoreValue = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
/** A weight, 0 or more. */
const share = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const counts = fc.dictionary(text, count, { maxKeys: 4, noNullPrototype: true });

const score: fc.Arbitrary<Score> = fc.oneof(
  fc.record({ status: fc.constant("scored" as const), value: scoreValue }),
  fc.record({ status: fc.constant("scored" as const), value: scoreValue, flipped: fc.constant(true as const) }),
  fc.record({ status: fc.constant("unscored" as const), reason: fc.constantFrom("no-answer", "judge-failed") }),
);

const version: fc.Arbitrary<Version> = fc.oneof(
  fc.record(
    { id: text, source: fc.constantFrom("native", "hash"), partial: fc.constant(true as const), from: text },
    { requiredKeys: ["id", "source"] },
  ),
  fc.record(
    { id: fc.constant(null), source: fc.constant("unknown" as const), from: text },
    { requiredKeys: ["id", "source"] },
  ),
);

const margin: fc.Arbitrary<Margin> = fc.oneof(
  fc.record({ kind: fc.constant("absolute" as const), value: number }),
  fc.record({ kind: fc.constant("relative" as const), share: number }),
);

const trial: fc.Arbitrary<TrialRow> = fc.record(
  {
    trace: text,
    status: fc.constantFrom("answered", "failed"),
    reason: fc.constantFrom("rate-limited", "cut-off"),
    latencyMs: number,
    inputTokens: count,
    outputTokens: count,
    usd: number,
    leftRecording: count,
    scores: fc.dictionary(text, score, { maxKeys: 3, noNullPrototype: true }),
  },
  { requiredKeys: ["trace", "status", "scores"] },
);

const row: fc.Arbitrary<CaseRow> = fc.record(
  {
    id: text,
    cluster: text,
    slices: fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }),
    part: fc.constant("fixed" as const),
    represents: share,
    weight: share,
    trials: fc.array(trial, { maxLength: 3 }),
  },
  { requiredKeys: ["id", "cluster", "slices", "trials"] },
);

const stratum: fc.Arbitrary<Stratum> = fc.record(
  { name: text, traces: count, estimated: fc.constant(true as const), drawn: count },
  { requiredKeys: ["name", "traces", "drawn"] },
);

const sample: fc.Arbitrary<SampleRecord> = fc.record(
  {
    digest: text,
    seed: text,
    design: fc.record(
      {
        stratify: text,
        turns: fc.constantFrom("any" as const, "one" as const, "all" as const),
        keep: fc.record({ errors: count, negativeFeedback: count }),
      },
      { requiredKeys: ["turns", "keep"] },
    ),
    traces: count,
    cases: count,
    fixed: fc.record({ from: text, cases: count }),
    strata: fc.array(stratum, { maxLength: 3 }),
    leftOut: counts,
    redacted: counts,
  },
  { requiredKeys: ["digest", "seed", "traces", "cases", "strata", "leftOut"] },
);

const metric: fc.Arbitrary<MetricRecord> = fc.record(
  {
    name: text,
    direction: fc.constantFrom("higher-is-better", "lower-is-better"),
    unit: fc.constantFrom("score", "ms", "usd"),
    definition: text,
    judge: text,
    margin,
    blocking: fc.boolean(),
    code: text,
  },
  { requiredKeys: ["name", "direction", "unit", "definition", "margin", "blocking", "code"] },
);

const estimate: fc.Arbitrary<Estimate> = fc.record(
  { value: number, lower: number, upper: number },
  { requiredKeys: ["value"] },
);

const metricFidelity: fc.Arbitrary<MetricFidelity> = fc.record({
  metric: text,
  blocking: fc.boolean(),
  cases: count,
  clusters: count,
  observedMean: number,
  replayMean: number,
  difference: estimate,
  agreement: estimate,
});

const cause: fc.Arbitrary<FidelityCause> = fc.oneof(
  fc.record({
    kind: fc.constant("not-recorded" as const),
    hop: fc.constantFrom("retrieval", "tool"),
    field: text,
    remedy: fc.constantFrom("documents", "results"),
    present: count,
    hops: count,
  }),
  fc.record({ kind: fc.constant("left-the-recording" as const), trials: count, of: count }),
  fc.record(
    { kind: fc.constant("chance" as const), trials: count, amongTrials: number },
    { requiredKeys: ["kind", "trials"] },
  ),
);

const fidelity: fc.Arbitrary<Fidelity> = fc.oneof(
  fc.record(
    {
      status: fc.constant("measured" as const),
      confidence: number,
      metrics: fc.array(metricFidelity, { maxLength: 3 }),
      agreement: number,
      atLeast: number,
      leftOut: count,
      cause,
    },
    { requiredKeys: ["status", "confidence", "metrics", "agreement", "atLeast", "leftOut"] },
  ),
  fc.record({
    status: fc.constant("unknown" as const),
    reason: fc.constantFrom("no-observed-answers", "nothing-scored"),
  }),
);

/** Any baseline: every optional key there or not, maps in any order of keys, any text. */
export const anyBaseline: fc.Arbitrary<Baseline> = fc.record(
  {
    format: fc.constant(2 as const),
    commit: text,
    run: fc.record(
      {
        suite: text,
        label: text,
        target: fc.constantFrom("replay", "observed"),
        at: fc
          .date({ min: new Date(0), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true })
          .map((date) => date.toISOString()),
        versions: fc.record({ model: version, prompt: version, policy: version, retrieval: version, tools: version }),
        environment: fc.record({ requestedModels: counts, resolvedModels: counts, fingerprints: counts }),
        sample,
        metrics: fc.array(metric, { maxLength: 3 }),
        trials: count,
        cases: fc.array(row, { maxLength: 4 }),
        spend: fc.record(
          { calls: count, cachedCalls: count, inputTokens: count, outputTokens: count, usd: number },
          { requiredKeys: ["calls", "cachedCalls", "inputTokens", "outputTokens"] },
        ),
        fidelity,
        incomplete: fc.record({ reason: fc.constantFrom("error-budget", "mixed-models"), problem: text, remedy: text }),
      },
      {
        requiredKeys: [
          "suite",
          "label",
          "target",
          "at",
          "versions",
          "environment",
          "sample",
          "metrics",
          "trials",
          "cases",
          "spend",
        ],
      },
    ),
  },
  { requiredKeys: ["format", "run"] },
);
