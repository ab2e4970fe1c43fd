import type { Baseline } from "../domain/baseline.ts";
import type { SampleDesign } from "../domain/case.ts";
import type { Estimate, Fidelity } from "../domain/fidelity.ts";
import type { CaseRow, Environment, MetricRecord, Run, SampleRecord, TrialRow } from "../domain/run.ts";
import type { Score } from "../domain/score.ts";
import { LAYERS, type Version, type VersionTuple } from "../domain/version.ts";
import { UserError } from "../errors.ts";
import { acceptanceRecord } from "./acceptance.ts";
import { readBaseline } from "./baseline-shape.ts";
import { ShapeError } from "./json-reader.ts";
import { BASELINE_FORMAT, formatOf, migrateBaseline } from "./migrate-baseline.ts";

const RESTORE = "Restore the file from the branch's history, or delete it and record a new baseline.";

/**
 * The text of a record: JSON (schema/baseline.json), one case per line, keys always in the same order, maps sorted by
 * key. Equal baselines give equal bytes. A scored value is a number, an unscored one `{ "unscored": reason }`,
 * and one whose judge changed its mind `{ "value": 0.5, "flipped": true }`.
 */
export function serialiseBaseline(baseline: Baseline): string {
  const { cases, ...run } = runRecord(baseline.run);
  const head = Object.entries({
    format: baseline.format,
    commit: baseline.commit,
    accepted: baseline.accepted?.map(acceptanceRecord),
  })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  const fields = Object.entries(run)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  const rows = cases.map((row) => `\n      ${JSON.stringify(row)}`);
  const closed = rows.length === 0 ? "[]" : `[${rows.join(",")}\n    ]`;
  return `{\n${head.join("")}  "run": {\n${fields.join("")}    "cases": ${closed}\n  }\n}\n`;
}

/**
 * The baseline in a text. A record of an older format is migrated; what it does not hold stays absent.
 *
 * @param path where the text lies on the branch or disk, for the error
 * @throws UserError when the text is not JSON, is not a baseline, or is one of a newer format
 */
export function parseBaseline(text: string, path: string): Baseline {
  const json = parseJson(text, path);
  const format = formatOf(json);
  if (typeof format === "number" && format > BASELINE_FORMAT)
    throw new UserError(
      `${path} is a baseline of format ${format}, and this version reads formats up to ${BASELINE_FORMAT}`,
      "Use a newer version of eval-baseline.",
    );
  try {
    const baseline = readBaseline(migrateBaseline(json), "");
    refuseImpossibleScores(baseline);
    return baseline;
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause;
    throw new UserError(`${path} is not a baseline: ${cause.message}`, RESTORE, { cause });
  }
}

/** A score is from 0 to 1, a time or a price 0 or more: anything else was not written by this program. */
function refuseImpossibleScores({ run }: Baseline): void {
  const most = new Map(run.metrics.map(({ name, unit }) => [name, unit === "score" ? 1 : Number.POSITIVE_INFINITY]));
  for (const { id, trials } of run.cases) {
    for (const [name, score] of trials.flatMap(({ scores }) => Object.entries(scores))) {
      const limit = most.get(name);
      if (limit === undefined || score.status !== "scored") continue;
      if (!(score.value >= 0 && score.value <= limit))
        throw new ShapeError(`case ${id} has ${score.value} for ${name}`);
    }
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${path} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, RESTORE, {
      cause,
    });
  }
}

// The order of the keys below is the order in the file.

function runRecord(run: Run) {
  return {
    suite: run.suite,
    label: run.label,
    target: run.target,
    at: run.at,
    versions: tupleRecord(run.versions),
    environment: environmentRecord(run.environment),
    sample: sampleRecord(run.sample),
    metrics: run.metrics.map(metricRecord),
    trials: run.trials,
    spend: {
      calls: run.spend.calls,
      cachedCalls: run.spend.cachedCalls,
      inputTokens: run.spend.inputTokens,
      outputTokens: run.spend.outputTokens,
      usd: run.spend.usd,
    },
    fidelity: run.fidelity && fidelityRecord(run.fidelity),
    incomplete: run.incomplete && {
      reason: run.incomplete.reason,
      problem: run.incomplete.problem,
      remedy: run.incomplete.remedy,
    },
    cases: run.cases.map(caseRecord),
  };
}

function fidelityRecord(fidelity: Fidelity) {
  if (fidelity.status === "unknown") return { status: fidelity.status, reason: fidelity.reason };
  return {
    status: fidelity.status,
    confidence: fidelity.confidence,
    agreement: fidelity.agreement,
    atLeast: fidelity.atLeast,
    leftOut: fidelity.leftOut,
    cause: fidelity.cause && sorted({ ...fidelity.cause }),
    metrics: fidelity.metrics.map((one) => ({
      metric: one.metric,
      blocking: one.blocking,
      cases: one.cases,
      clusters: one.clusters,
      observedMean: one.observedMean,
      replayMean: one.replayMean,
      difference: estimateRecord(one.difference),
      agreement: estimateRecord(one.agreement),
    })),
  };
}

function estimateRecord({ value, lower, upper }: Estimate) {
  return { value, lower, upper };
}

function tupleRecord(versions: VersionTuple) {
  return Object.fromEntries(LAYERS.map((layer) => [layer, versionRecord(versions[layer])]));
}

function versionRecord(version: Version) {
  if (version.id === null) return { id: null, source: version.source, from: version.from };
  return { id: version.id, source: version.source, partial: version.partial, from: version.from };
}

function environmentRecord(environment: Environment) {
  return {
    requestedModels: sorted(environment.requestedModels),
    resolvedModels: sorted(environment.resolvedModels),
    fingerprints: sorted(environment.fingerprints),
  };
}

function sampleRecord(sample: SampleRecord) {
  return {
    digest: sample.digest,
    seed: sample.seed,
    design: sample.design && designRecord(sample.design),
    traces: sample.traces,
    cases: sample.cases,
    fixed: sample.fixed && { from: sample.fixed.from, cases: sample.fixed.cases },
    strata: sample.strata.map(({ name, traces, estimated, drawn }) => ({ name, traces, estimated, drawn })),
    leftOut: sorted(sample.leftOut),
    redacted: sample.redacted && sorted(sample.redacted),
  };
}

function designRecord({ stratify, turns, keep }: SampleDesign) {
  return { stratify, turns, keep: { errors: keep.errors, negativeFeedback: keep.negativeFeedback } };
}

function metricRecord(metric: MetricRecord) {
  const { margin } = metric;
  return {
    name: metric.name,
    direction: metric.direction,
    unit: metric.unit,
    definition: metric.definition,
    judge: metric.judge,
    margin:
      margin.kind === "absolute"
        ? { kind: margin.kind, value: margin.value }
        : { kind: margin.kind, share: margin.share },
    blocking: metric.blocking,
    code: metric.code,
  };
}

function caseRecord(row: CaseRow) {
  return {
    id: row.id,
    cluster: row.cluster,
    slices: sorted(row.slices),
    part: row.part,
    represents: row.represents,
    weight: row.weight,
    index: row.index,
    trials: row.trials.map(trialRecord),
  };
}

function trialRecord(trial: TrialRow) {
  return {
    trace: trial.trace,
    status: trial.status,
    reason: trial.reason,
    latencyMs: trial.latencyMs,
    inputTokens: trial.inputTokens,
    outputTokens: trial.outputTokens,
    usd: trial.usd,
    leftRecording: trial.leftRecording,
    scores: sorted(Object.fromEntries(Object.entries(trial.scores).map(([name, score]) => [name, scoreRecord(score)]))),
  };
}

function scoreRecord(score: Score) {
  if (score.status === "unscored") return { unscored: score.reason };
  // JSON would turn it into null, and a reader could only call the whole record broken.
  if (!Number.isFinite(score.value)) throw new RangeError(`a score must be a finite number, not ${score.value}`);
  return score.flipped ? { value: score.value, flipped: true } : score.value;
}

function sorted<T>(entries: { readonly [key: string]: T }): { readonly [key: string]: T } {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
