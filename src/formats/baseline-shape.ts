import type { FailureReason } from "../domain/answer.ts";
import type { Baseline } from "../domain/baseline.ts";
import type { SampleDesign, Stratum } from "../domain/case.ts";
import type {
  CaseRow,
  Environment,
  Incomplete,
  MetricRecord,
  Run,
  SampleRecord,
  Spend,
  Spent,
  TrialRow,
} from "../domain/run.ts";
import type { Score, UnscoredReason } from "../domain/score.ts";
import type { Margin } from "../domain/suite.ts";
import { readAcceptance } from "./acceptance.ts";
import { readFidelity } from "./fidelity-shape.ts";
import {
  count,
  list,
  map,
  number,
  object,
  oneOf,
  only,
  optional,
  type Reader,
  ShapeError,
  text,
  truth,
} from "./json-reader.ts";
import { readVersions } from "./version-shape.ts";

/** Reads the JSON of a record of format 2; schema/baseline.json says the same. @throws ShapeError */
export const readBaseline: Reader<Baseline> = (value, place) =>
  object<Baseline>({ format: only(2), commit: optional(text), accepted: optional(list(readAcceptance)), run: readRun })(
    value,
    place,
  );

const readUnscored = oneOf<UnscoredReason>({
  "no-answer": true,
  "no-expected-value": true,
  "not-recorded": true,
  "out-of-range": true,
  "took-too-long": true,
  "judge-refused": true,
  "judge-failed": true,
  "judge-malformed": true,
  "scorer-failed": true,
  "embedding-failed": true,
  "cut-off": true,
});

const readFailure = oneOf<FailureReason>({
  unreachable: true,
  unauthorised: true,
  "rate-limited": true,
  "server-error": true,
  "connection-reset": true,
  "timed-out": true,
  "refused-request": true,
  "malformed-answer": true,
  "empty-answer": true,
  "left-the-recording": true,
  "too-many-steps": true,
  "not-replayable": true,
  "production-error": true,
  "application-error": true,
  "answer-too-large": true,
  "cut-off": true,
});

export const readTime: Reader<string> = (value, place) => {
  const read = text(value, place);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(read)) return read;
  throw new ShapeError(`${place} must be a time in UTC, such as 2026-11-02T06:00:00Z`);
};

const readScore: Reader<Score> = (value, place) => {
  if (typeof value === "number") return { status: "scored", value };
  if (typeof value !== "object" || value === null)
    throw new ShapeError(`${place} must be a number, { "unscored": reason } or { "value": number, "flipped": true }`);
  if (Object.hasOwn(value, "flipped"))
    return {
      status: "scored",
      ...object<{ value: number; flipped: true }>({ value: number, flipped: only(true) })(value, place),
    };
  return {
    status: "unscored",
    reason: object<{ unscored: UnscoredReason }>({ unscored: readUnscored })(value, place).unscored,
  };
};

const readTrial = object<TrialRow>({
  trace: text,
  status: oneOf({ answered: true, failed: true }),
  reason: optional(readFailure),
  latencyMs: optional(number),
  inputTokens: optional(number),
  outputTokens: optional(number),
  usd: optional(number),
  leftRecording: optional(count),
  scores: map(readScore),
});

const readAmount: Reader<number> = (value, place) => {
  const read = number(value, place);
  if (read >= 0) return read;
  throw new ShapeError(`${place} must be 0 or more`);
};

const readCase = object<CaseRow>({
  id: text,
  cluster: text,
  slices: map(text),
  part: optional(only("fixed")),
  represents: optional(readAmount),
  weight: optional(readAmount),
  index: optional(text),
  trials: list(readTrial),
});

const readMargin: Reader<Margin> = (value, place) => {
  const { kind } = object<{ kind: Margin["kind"] }>({ kind: oneOf({ absolute: true, relative: true }) })(value, place);
  if (kind === "absolute")
    return object<Extract<Margin, { kind: "absolute" }>>({ kind: only("absolute"), value: number })(value, place);
  return object<Extract<Margin, { kind: "relative" }>>({ kind: only("relative"), share: number })(value, place);
};

const readMetric = object<MetricRecord>({
  name: text,
  direction: oneOf({ "higher-is-better": true, "lower-is-better": true }),
  unit: oneOf({ score: true, ms: true, usd: true }),
  definition: text,
  judge: optional(text),
  margin: readMargin,
  blocking: truth,
  code: text,
});

const readEnvironment = object<Environment>({
  requestedModels: map(count),
  resolvedModels: map(count),
  fingerprints: map(count),
});

const readDesign = object<SampleDesign>({
  stratify: optional(text),
  turns: oneOf({ any: true, one: true, all: true }),
  keep: object<SampleDesign["keep"]>({ errors: count, negativeFeedback: count }),
});

const readSample = object<SampleRecord>({
  digest: text,
  seed: text,
  design: optional(readDesign),
  traces: count,
  cases: count,
  fixed: optional(object<NonNullable<SampleRecord["fixed"]>>({ from: text, cases: count })),
  strata: list(object<Stratum>({ name: text, traces: count, estimated: optional(only(true)), drawn: count })),
  leftOut: map(count),
  redacted: optional(map(count)),
});

const SPEND = { calls: count, cachedCalls: count, inputTokens: count, outputTokens: count, usd: optional(number) };

export const readSpend = object<Spend>(SPEND);

export const readSpent = object<Spent>({ ...SPEND, elapsedMs: optional(number) });

export const readIncomplete = object<Incomplete>({
  reason: oneOf({
    "error-budget": true,
    "money-budget": true,
    "cut-off": true,
    "mixed-models": true,
    "no-cases": true,
    "broken-layer": true,
    "not-kept": true,
    "could-not-start": true,
  }),
  problem: text,
  remedy: text,
});

const readRun: Reader<Run> = (value, place) =>
  object<Run>({
    suite: text,
    label: text,
    target: oneOf({ replay: true, observed: true }),
    at: readTime,
    versions: readVersions,
    environment: readEnvironment,
    sample: readSample,
    metrics: list(readMetric),
    trials: count,
    cases: list(readCase),
    spend: readSpend,
    fidelity: optional(readFidelity),
    incomplete: optional(readIncomplete),
  })(value, place);
