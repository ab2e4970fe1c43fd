import type {
  Action,
  AskedIncident,
  Confidence,
  Detection,
  Durations,
  FailureKind,
  Finding,
  Impact,
  IncidentStanding,
  IncidentWindow,
  PostMortem,
  Reproduction,
  ReproductionOverride,
  TimelineEntry,
  VersionState,
} from "../domain/post-mortem.ts";
import { readAttribution, readFailureRate, readLoss, readUnit } from "./attribution-shape.ts";
import { readIncomplete, readSpent, readTime } from "./baseline-shape.ts";
import { readGap, readGapCode } from "./gap-shape.ts";
import { count, list, number, object, oneOf, only, optional, text, truth } from "./json-reader.ts";
import { readLayer, readVersion, readVersions } from "./version-shape.ts";

const readStanding = object<IncidentStanding>({
  status: oneOf<IncidentStanding["status"]>({ draft: true, confirmed: true, disputed: true, closed: true }),
  kind: oneOf<IncidentStanding["kind"]>({ incident: true, "near-miss": true, "false-positive": true }),
  severity: optional(oneOf<NonNullable<IncidentStanding["severity"]>>({ S1: true, S2: true, S3: true, S4: true })),
});

const readFailureKind = oneOf<FailureKind>({
  "wrong-answer": true,
  "unsupported-claim": true,
  "tool-call": true,
  "output-format": true,
  latency: true,
  cost: true,
  "policy-refusal": true,
  other: true,
});

const readImpact = object<Impact>({
  metric: optional(text),
  rates: optional(
    object<NonNullable<Impact["rates"]>>({
      from: oneOf({ records: true, replays: true }),
      of: oneOf({ questions: true, trials: true }),
      before: readFailureRate,
      during: readFailureRate,
    }),
  ),
  means: optional(object<NonNullable<Impact["means"]>>({ unit: readUnit, before: number, during: number })),
  slices: list(
    object<Impact["slices"][number]>({
      attribute: text,
      value: text,
      loss: readLoss,
      scale: oneOf({ difference: true, ratio: true }),
      cases: count,
    }),
  ),
  volume: optional(
    object<NonNullable<Impact["volume"]>>({ value: number, unit: oneOf({ requests: true, traces: true }) }),
  ),
});

const readVersionState = object<VersionState>({
  atIncident: readVersions,
  reference: optional(
    object<NonNullable<VersionState["reference"]>>({
      versions: readVersions,
      at: readTime,
      baseline: text,
      hoursBefore: number,
      asked: number,
    }),
  ),
  unversioned: list(readLayer),
  judges: list(object<VersionState["judges"][number]>({ metric: text, judge: text, isSame: truth })),
});

const readEntry = object<TimelineEntry>({
  at: readTime,
  event: oneOf<TimelineEntry["event"]>({
    "last-good-record": true,
    "change-committed": true,
    "change-deployed": true,
    "first-failing-trace": true,
    "probe-deviated": true,
    "first-bad-record": true,
    recovered: true,
  }),
  layer: optional(readLayer),
  evidence: text,
});

const readReproduction = object<Reproduction>({
  trace: text,
  case: text,
  question: optional(text),
  metric: text,
  from: oneOf({ fresh: true, configurations: true }),
  confidence: number,
  atIncident: readFailureRate,
  overrides: list(
    object<ReproductionOverride>({
      layers: list(object<ReproductionOverride["layers"][number]>({ layer: readLayer, to: readVersion })),
      failures: readFailureRate,
      resolves: truth,
    }),
  ),
  incomplete: optional(readIncomplete),
});

const readAction = object<Action>({
  key: text,
  type: oneOf<Action["type"]>({ fix: true, test: true, monitor: true, process: true }),
  text,
  role: text,
  verifiedBy: list(text),
  gap: optional(readGapCode),
});

const readAsked = object<AskedIncident>({
  before: optional(text),
  after: optional(text),
  traces: optional(list(text)),
  means: optional(
    list(
      object<NonNullable<AskedIncident["means"]>[number]>({
        side: oneOf({ before: true, after: true }),
        layer: readLayer,
        value: text,
      }),
    ),
  ),
});

/** Reads the JSON of a post-mortem; schema/post-mortem.json says the same. @throws ShapeError */
export const readPostMortem = object<PostMortem>({
  format: only(1),
  incident: text,
  suite: text,
  at: readTime,
  title: text,
  asked: readAsked,
  standing: readStanding,
  failureKinds: list(readFailureKind),
  window: object<IncidentWindow>({
    lastGood: optional(readTime),
    firstBad: optional(readTime),
    end: optional(readTime),
  }),
  detection: object<Detection>({
    method: oneOf<Detection["method"]>({ weekly: true, review: true, unknown: true }),
    at: optional(readTime),
    source: optional(text),
  }),
  impact: readImpact,
  versionState: readVersionState,
  timeline: list(readEntry),
  durations: object<Durations>({ toDetect: optional(number), toRecover: optional(number) }),
  reproduction: optional(readReproduction),
  attribution: readAttribution,
  findings: list(object<Finding>({ layer: readLayer, for: list(text), against: list(text) })),
  gaps: list(readGap),
  notLookedAt: list(object<PostMortem["notLookedAt"][number]>({ code: readGapCode, why: text })),
  actions: list(readAction),
  confidence: object<Confidence>({
    level: oneOf<Confidence["level"]>({ high: true, medium: true, low: true }),
    because: list(text),
  }),
  limits: list(text),
  cost: object<PostMortem["cost"]>({ attribution: optional(readSpent), reproduction: optional(readSpent) }),
  references: list(text),
  incomplete: optional(readIncomplete),
});
