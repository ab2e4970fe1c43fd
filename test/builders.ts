/**
 * The domain's nouns with sensible defaults, for tests. Each takes what the test is about and fills in the rest; the
 * defaults agree with one another (a comparison's layers are the difference of its sides' tuples), unless overridden.
 */

import type { Anchor } from "../src/domain/anchor.ts";
import type { Answer } from "../src/domain/answer.ts";
import type { Baseline } from "../src/domain/baseline.ts";
import type { Case, Recording } from "../src/domain/case.ts";
import type { Diagnosis } from "../src/domain/diagnosis.ts";
import { digestOf, sha256 } from "../src/domain/digest.ts";
import type { Fidelity, MetricFidelity } from "../src/domain/fidelity.ts";
import type { MetricChange } from "../src/domain/history.ts";
import type { Result } from "../src/domain/result.ts";
import type { CaseRow, Environment, MetricRecord, Run, SampleRecord, Spend, TrialRow } from "../src/domain/run.ts";
import type { Metric, SampleSpec } from "../src/domain/suite.ts";
import type { Trace } from "../src/domain/trace.ts";
import type {
  Comparison,
  Effort,
  Evidence,
  MetricComparison,
  MovedCase,
  Side,
  SliceComparison,
} from "../src/domain/verdict.ts";
import { diffTuples, LAYERS, UNKNOWN_TUPLE, type Version, type VersionTuple } from "../src/domain/version.ts";

/** When everything happens unless a test says otherwise. */
export const SOME_TIME = "2026-11-02T06:00:00.000Z";

/** A version by its id, hashed from content unless another source is given. */
export function aVersion(id: string, overrides: Partial<Extract<Version, { id: string }>> = {}): Version {
  return { id, source: "hash", ...overrides };
}

/** All five layers known: a native model, the rest by hash. A text given for a layer is its id. */
export function aTuple(overrides: { readonly [layer in keyof VersionTuple]?: Version | string } = {}): VersionTuple {
  const tuple: Record<string, Version> = {
    ...UNKNOWN_TUPLE,
    model: { id: "gpt-4.1-2025-04-14", source: "native", from: "gen_ai.response.model" },
    prompt: aVersion("9a1c04e2b7d3", { from: "prompts/**" }),
    policy: aVersion("41f0aa97c615", { from: "policies/*.md" }),
    retrieval: { id: "kb-2026-10-01", source: "mapped", from: "app.retrieval.index_version" },
    tools: aVersion("c3d29b80e1f6", { from: "tools/*.json" }),
  };
  for (const layer of LAYERS) {
    const given = overrides[layer];
    if (given !== undefined) tuple[layer] = typeof given === "string" ? aVersion(given) : given;
  }
  return tuple as VersionTuple;
}

export function anEnvironment(overrides: Partial<Environment> = {}): Environment {
  return {
    requestedModels: { "gpt-4.1": 600 },
    resolvedModels: { "gpt-4.1-2025-04-14": 600 },
    fingerprints: { fp_44709d6fcb: 600 },
    ...overrides,
  };
}

/** An answered answer; `aFailure` is the other kind. */
export function anAnswer(
  overrides: Partial<Extract<Answer, { status: "answered" }>> = {},
): Extract<Answer, { status: "answered" }> {
  return {
    status: "answered",
    text: "You can return it within 30 days.",
    toolCalls: [],
    finish: "stop",
    latencyMs: 800,
    usage: { input: 400, output: 60 },
    usd: 0.00128,
    resolvedModel: "gpt-4.1-2025-04-14",
    fingerprint: "fp_44709d6fcb",
    modelCalls: 1,
    ...overrides,
  };
}

export function aFailure(
  overrides: Partial<Extract<Answer, { status: "failed" }>> = {},
): Extract<Answer, { status: "failed" }> {
  return { status: "failed", reason: "rate-limited", detail: "429 after 4 attempts", ...overrides };
}

/** One trace of a case: one user turn, no retrieval, no tools. */
export function aRecording(overrides: Partial<Recording> = {}): Recording {
  return {
    traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
    turns: [{ role: "user", text: "Can I return my order?" }],
    system: "You are a helpful support agent.",
    variables: {},
    time: SOME_TIME,
    retrievals: [],
    toolResults: [],
    observed: anAnswer(),
    attributes: {},
    evaluations: [],
    versions: aTuple(),
    ...overrides,
  };
}

/** A trace with nothing in it, written in OpenTelemetry's words. */
export function aTrace(overrides: Partial<Trace> = {}): Trace {
  return {
    id: "4bf92f3577b34da6a3ce929d0e0e4736",
    stack: "otel",
    hops: [],
    attributes: {},
    versions: UNKNOWN_TUPLE,
    evaluations: [],
    startNs: null,
    flaws: [],
    contradictions: [],
    upstream: { tail: false },
    ...overrides,
  };
}

/** Ten traces drawn one by one, nothing kept, nothing dropped. */
export function aSampleSpec(overrides: Partial<SampleSpec> = {}): SampleSpec {
  return {
    size: 10,
    fixed: 0,
    turns: "any",
    nearDuplicates: true,
    keep: { errors: 0, negativeFeedback: 0 },
    seed: "seed-1",
    ...overrides,
  };
}

/** A case in a cluster of its own with one recording, unless given. */
export function aCase(overrides: Partial<Case> = {}): Case {
  const id = overrides.id ?? "case-1";
  return { id, cluster: id, slices: {}, part: "fresh", recordings: [aRecording()], ...overrides };
}

/** A metric of a suite: exact match, five points accepted, blocking. */
export function aMetric(overrides: Partial<Metric> = {}): Metric {
  return {
    name: "answers",
    spec: { scorer: "equals" },
    direction: "higher-is-better",
    unit: "score",
    margin: { kind: "absolute", value: 0.05 },
    blocking: true,
    ...overrides,
  };
}

export function aMetricRecord(overrides: Partial<MetricRecord> = {}): MetricRecord {
  return {
    name: "answers",
    direction: "higher-is-better",
    unit: "score",
    definition: sha256("answers"),
    margin: { kind: "absolute", value: 0.05 },
    blocking: true,
    code: "equals/1",
    ...overrides,
  };
}

/** An answered trial, scored 1 by the metric "answers". A number given for a metric is its scored value. */
export function aTrial(
  overrides: Partial<Omit<TrialRow, "scores">> & {
    readonly scores?: { readonly [metric: string]: TrialRow["scores"][string] | number };
  } = {},
): TrialRow {
  const { scores = { answers: 1 }, ...rest } = overrides;
  const entries = Object.entries(scores).map(
    ([metric, score]) =>
      [metric, typeof score === "number" ? { status: "scored" as const, value: score } : score] as const,
  );
  return {
    trace: "4bf92f3577b34da6a3ce929d0e0e4736",
    status: "answered",
    latencyMs: 800,
    inputTokens: 400,
    outputTokens: 60,
    usd: 0.00128,
    scores: Object.fromEntries(entries),
    ...rest,
  };
}

/** A trial without an answer: nothing is scored. */
export function aFailedTrial(overrides: Partial<TrialRow> = {}): TrialRow {
  return {
    trace: "4bf92f3577b34da6a3ce929d0e0e4736",
    status: "failed",
    reason: "rate-limited",
    scores: {},
    ...overrides,
  };
}

/** A case in a cluster of its own with one trial, unless given. */
export function aCaseRow(overrides: Partial<CaseRow> = {}): CaseRow {
  const id = overrides.id ?? "case-1";
  return { id, cluster: id, slices: {}, trials: [aTrial()], ...overrides };
}

export function aSampleRecord(overrides: Partial<SampleRecord> = {}): SampleRecord {
  return {
    digest: sha256("sample"),
    seed: "7",
    traces: 12_345,
    cases: 200,
    strata: [{ name: "all", traces: 12_345, drawn: 200 }],
    leftOut: {},
    ...overrides,
  };
}

export function aSpend(overrides: Partial<Spend> = {}): Spend {
  return { calls: 900, cachedCalls: 300, inputTokens: 412_300, outputTokens: 60_120, usd: 1.31, ...overrides };
}

/** A complete run of one case; its sample record counts the cases it has. */
export function aRun(overrides: Partial<Run> = {}): Run {
  const cases = overrides.cases ?? [aCaseRow()];
  return {
    suite: "support-desk",
    label: "production",
    target: "replay",
    at: SOME_TIME,
    versions: aTuple(),
    environment: anEnvironment(),
    sample: aSampleRecord({ digest: digestOf(cases.map(({ id }) => id).sort()), cases: cases.length }),
    metrics: [aMetricRecord()],
    trials: 1,
    cases,
    spend: aSpend(),
    ...overrides,
  };
}

/** Ten traces that hold all there is to hold. */
export function aDiagnosis(overrides: Partial<Diagnosis> = {}): Diagnosis {
  return {
    suite: "support-desk",
    there: 10,
    estimated: false,
    examined: 10,
    cases: 10,
    clusters: 10,
    stacks: { otel: 10 },
    layers: LAYERS.map((layer) => ({ layer, traces: 10, known: 10, sources: {}, ids: 1 })),
    fields: [],
    grades: [0, 1, 2, 3].map((grade) => ({ grade: grade as 0 | 1 | 2 | 3, traces: grade === 1 ? 10 : 0 })),
    atCeiling: 10,
    lacks: [],
    flaws: {},
    contradicted: 0,
    contradictions: [],
    slices: [],
    detectable: [],
    notes: [],
    ...overrides,
  };
}

/** A replay of 40 cases that agrees with production on 97 in 100. */
export function aMetricFidelity(overrides: Partial<MetricFidelity> = {}): MetricFidelity {
  return {
    metric: "answers",
    blocking: true,
    cases: 40,
    clusters: 40,
    observedMean: 0.92,
    replayMean: 0.905,
    difference: { value: -0.015, lower: -0.041, upper: 0.011 },
    agreement: { value: 0.97, lower: 0.94, upper: 0.99 },
    ...overrides,
  };
}

/** Measured; `agreement` is that of the one metric unless given. */
export function aFidelity(overrides: Partial<Extract<Fidelity, { status: "measured" }>> = {}): Fidelity {
  const metrics = overrides.metrics ?? [aMetricFidelity()];
  const agreement = Math.min(...metrics.map((one) => one.agreement.value));
  return { status: "measured", confidence: 0.95, metrics, agreement, atLeast: 0.9, leftOut: 0, ...overrides };
}

export function aBaseline(overrides: Partial<Baseline> = {}): Baseline {
  return { format: 2, commit: "3f1c09a7d2e84b6590aa1f0c7be3d4528e96a013", run: aRun(), ...overrides };
}

export function aSide(overrides: Partial<Side> = {}): Side {
  return {
    label: "base 3f1c09a",
    at: SOME_TIME,
    versions: aTuple(),
    environment: anEnvironment(),
    failures: {},
    trials: 600,
    ...overrides,
  };
}

export function aMovedCase(overrides: Partial<MovedCase> = {}): MovedCase {
  return { id: "refund-after-30-days", before: 1, after: 0, slices: {}, ...overrides };
}

/** Evidence that nothing changed: 0.91 on both sides within ±2.1 points. */
export function anEvidence(overrides: Partial<Evidence> = {}): Evidence {
  return {
    scale: "difference",
    method: "paired",
    pRegressed: 0.5,
    pImproved: 0.5,
    before: 0.91,
    after: 0.91,
    difference: 0,
    lower: -0.021,
    upper: 0.021,
    confidence: 0.95,
    margin: 0.05,
    cases: 142,
    clusters: 142,
    trialsBefore: 426,
    trialsAfter: 426,
    missingBefore: 0,
    missingAfter: 0,
    detectable: 0.03,
    worst: [],
    ...overrides,
  };
}

/** Evidence on the scale of ratios, from numbers as people read them: logarithms and signs follow. Lower is better. */
export function aRatioEvidence(
  ratio: NonNullable<Evidence["ratio"]>,
  overrides: Partial<Evidence> & { readonly before: number },
): Evidence {
  return anEvidence({
    scale: "ratio",
    after: overrides.before * ratio.value,
    difference: -Math.log(ratio.value),
    lower: -Math.log(ratio.upper),
    upper: -Math.log(ratio.lower),
    margin: Math.log(ratio.allowed),
    detectable: Math.log(ratio.detectable),
    ratio,
    ...overrides,
  });
}

/** A slice that did not change. `evidence: undefined` leaves the evidence out. */
export function aSlice(
  overrides: Partial<Omit<SliceComparison, "evidence">> & { readonly evidence?: Evidence | undefined } = {},
): SliceComparison {
  const { evidence = "evidence" in overrides ? undefined : anEvidence(), ...rest } = overrides;
  return {
    attribute: "app.intent",
    value: "refunds",
    verdict: "unchanged",
    kind: "equivalent",
    ...(evidence === undefined ? {} : { evidence }),
    ...rest,
  };
}

/** Blessed by a person, five weeks before SOME_TIME. */
export function anAnchor(overrides: Partial<Anchor> = {}): Anchor {
  return {
    format: 1,
    suite: "support-desk",
    baseline: "baselines/support-desk/2026/2026-09-28-77aa01c2.json",
    by: "Ada Lovelace",
    at: "2026-09-28T09:12:00.000Z",
    why: "Checked by hand before the autumn release.",
    ...overrides,
  };
}

/** A change point of the weekly series across which the prompt changed. */
export function aChange(overrides: Partial<MetricChange> = {}): MetricChange {
  return {
    metric: "answers",
    unit: "score",
    direction: "higher-is-better",
    at: "2026-10-12T06:00:00.000Z",
    baseline: "baselines/support-desk/2026/2026-10-12-0c2ee917.json",
    previous: "baselines/support-desk/2026/2026-10-05-5be01d44.json",
    before: 0.93,
    after: 0.88,
    p: 0.004,
    layers: diffTuples(aTuple(), aTuple({ prompt: "d81f6e07a24c" })),
    unversioned: false,
    ...overrides,
  };
}

/** Stored scores stood in for the base; a fifth of the questions was asked of it again. */
export function anEffort(overrides: Partial<Effort> = {}): Effort {
  return { base: "stored", control: 28, cases: 142, answers: 454, planned: 852, ...overrides };
}

/** A metric that did not change. `evidence: undefined` leaves the evidence out. */
export function aMetricComparison(
  overrides: Partial<Omit<MetricComparison, "evidence">> & { readonly evidence?: Evidence | undefined } = {},
): MetricComparison {
  const { evidence = "evidence" in overrides ? undefined : anEvidence(), ...rest } = overrides;
  return {
    metric: "answers",
    direction: "higher-is-better",
    unit: "score",
    blocking: true,
    verdict: "unchanged",
    kind: "equivalent",
    ...(evidence === undefined ? {} : { evidence }),
    ...rest,
  };
}

/** Base against head of a change to the prompt that changed nothing; `layers` follow the sides unless given. */
export function aComparison(overrides: Partial<Comparison> = {}): Comparison {
  const before = overrides.before ?? aSide();
  const after = overrides.after ?? aSide({ label: "head 8be21d4", versions: aTuple({ prompt: "d81f6e07a24c" }) });
  return {
    before,
    after,
    pairing: { relation: "same", paired: 142, onlyBefore: 0, onlyAfter: 0, clusters: 142 },
    layers: diffTuples(before.versions, after.versions),
    metrics: [aMetricComparison()],
    verdict: "unchanged",
    ...overrides,
  };
}

/** A pull-request check that passed. `comparison: undefined` leaves the comparison out. */
export function aResult(
  overrides: Partial<Omit<Result, "comparison">> & { readonly comparison?: Comparison | undefined } = {},
): Result {
  const { comparison = "comparison" in overrides ? undefined : aComparison(), ...rest } = overrides;
  return {
    story: "check",
    suite: "support-desk",
    verdict: comparison?.verdict ?? "unchanged",
    gate: "pass",
    ...(comparison === undefined ? {} : { comparison }),
    touched: [{ layer: "prompt", files: ["prompts/support.md"] }],
    notes: [],
    ...rest,
  };
}
