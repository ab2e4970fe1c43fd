import type {
  Attribution,
  AttributionDesign,
  AttributionOutcome,
  BlameGroup,
  Configuration,
  FailureRate,
  Interaction,
  LayerEffect,
  LayerRole,
  Loss,
  MetricAttribution,
  OtherCause,
  Standpoint,
} from "../domain/attribution.ts";
import type { ChecklistItem, ChecklistKey, ModelReason, ModelVerdict } from "../domain/checklist.ts";
import type { ProbeStanding } from "../domain/probe.ts";
import type { TrafficMix } from "../domain/traffic-mix.ts";
import type { LayerDifference } from "../domain/version.ts";
import type { VersionBisection } from "../domain/version-bisection.ts";
import { readIncomplete, readSpend, readSpent, readTime } from "./baseline-shape.ts";
import {
  count,
  list,
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
import { readLayer, readVersion, readVersions } from "./version-shape.ts";

export const readUnit = oneOf<MetricAttribution["unit"]>({ score: true, ms: true, usd: true });

export const readLoss = object<Loss>({ value: number, lower: number, upper: number });

export const readFailureRate = object<FailureRate>({
  failures: count,
  trials: count,
  rate: number,
  lower: number,
  upper: number,
});

const readStandpoint = object<Standpoint>({
  label: text,
  versions: readVersions,
  at: optional(readTime),
  commit: optional(text),
  baseline: optional(text),
});

export const readDifference = object<LayerDifference>({
  layer: readLayer,
  before: readVersion,
  after: readVersion,
  difference: oneOf<LayerDifference["difference"]>({ same: true, changed: true, "cannot-tell": true }),
});

const readRole = oneOf<LayerRole>({
  proximate: true,
  joint: true,
  contributing: true,
  exonerated: true,
  undetermined: true,
});

const readMeasured = object<NonNullable<LayerEffect["measured"]>>({
  part: readLoss,
  share: optional(readLoss),
  necessity: readLoss,
  sufficiency: readLoss,
  p: number,
});

const readEffect = object<LayerEffect>({
  layer: readLayer,
  before: readVersion,
  after: readVersion,
  role: readRole,
  measured: optional(readMeasured),
  protective: optional(only(true)),
  joint: optional(
    object<NonNullable<LayerEffect["joint"]>>({ with: list(readLayer), kind: oneOf({ and: true, or: true }) }),
  ),
  notReplayed: optional(text),
  casesToExonerate: optional(count),
});

const readPair: Reader<Interaction["layers"]> = (value, place) => {
  const [first, second, ...others] = list(readLayer)(value, place);
  if (first !== undefined && second !== undefined && others.length === 0) return [first, second];
  throw new ShapeError(`${place} must be two layers`);
};

const readMetric = object<MetricAttribution>({
  metric: text,
  direction: oneOf({ "higher-is-better": true, "lower-is-better": true }),
  unit: readUnit,
  scale: oneOf({ difference: true, ratio: true }),
  total: readLoss,
  equivalence: number,
  margin: number,
  confidence: number,
  reproduced: oneOf({ reproduced: true, "not-reproduced": true, equivalent: true }),
  configurations: list(
    object<Configuration>({
      after: list(readLayer),
      mean: number,
      failures: optional(readFailureRate),
      loss: optional(readLoss),
    }),
  ),
  layers: list(readEffect),
  interactions: list(object<Interaction>({ layers: readPair, value: readLoss, p: number })),
  cases: count,
  clusters: count,
});

const readDesign = object<AttributionDesign>({
  kind: oneOf<AttributionDesign["kind"]>({ factorial: true, "both-directions": true, single: true }),
  configurations: count,
  cases: count,
  trials: count,
  lost: count,
  of: count,
  reduced: list(text),
  cannotSee: list(text),
});

const readCause = oneOf<OtherCause>({
  "silent-model-change": true,
  "unversioned-layer": true,
  traffic: true,
  infrastructure: true,
  unknown: true,
});

const readStatus = oneOf<AttributionOutcome["status"]>({
  attributed: true,
  "not-version-attributable": true,
  "not-reproduced": true,
  undetermined: true,
});

const readOutcome: Reader<AttributionOutcome> = (value, place) => {
  const { status } = object<{ status: AttributionOutcome["status"] }>({ status: readStatus })(value, place);
  if (status !== "not-version-attributable") return { status };
  return { status, ...object<{ cause: OtherCause }>({ cause: readCause })(value, place) };
};

const readModel = object<ModelVerdict>({
  isAdmissible: truth,
  reason: oneOf<ModelReason>({
    "others-accounted-for": true,
    "silent-change": true,
    "not-blamed": true,
    exonerated: true,
    "model-unchanged": true,
    "not-replayed": true,
    "others-not-ruled-out": true,
    "probe-stable": true,
    "probe-silent": true,
    "reference-did-not-move": true,
    "open-question": true,
  }),
});

const readQuestion = object<ChecklistItem>({
  key: oneOf<ChecklistKey>({
    "every-layer-versioned": true,
    "retrieval-changed": true,
    "reproduces-with-frozen-retrieval": true,
    "prompt-or-policy-changed": true,
    "gone-with-earlier-prompt-and-policy": true,
    "tools-changed": true,
    "gone-with-earlier-tools": true,
    "model-changed": true,
    "gone-with-earlier-model": true,
    "probe-changed": true,
    "traffic-changed": true,
    "infrastructure-changed": true,
  }),
  answer: oneOf<ChecklistItem["answer"]>({ yes: true, no: true, unknown: true }),
  evidence: list(text),
  by: oneOf<ChecklistItem["by"]>({ machine: true, human: true }),
  blocks: truth,
});

const readBlame = object<Attribution["blame"][number]>({
  group: oneOf<BlameGroup>({
    model: true,
    "retrieval and context": true,
    "prompt and policy": true,
    "orchestration and tooling": true,
  }),
  layers: list(readLayer),
  share: optional(number),
  role: readRole,
});

const readProbeStanding = object<ProbeStanding>({
  model: text,
  state: oneOf<ProbeStanding["state"]>({
    stable: true,
    suspect: true,
    changed: true,
    unstable: true,
    unavailable: true,
  }),
  kind: optional(oneOf<NonNullable<ProbeStanding["kind"]>>({ border: true, completions: true })),
  readings: count,
  reference: optional(readTime),
  latest: optional(readTime),
  onset: optional(readTime),
  distance: optional(number),
  p: optional(number),
  excess: optional(number),
  newNames: list(text),
  why: optional(text),
});

const readTrafficMix = object<TrafficMix>({
  before: count,
  after: count,
  slices: optional(object<NonNullable<TrafficMix["slices"]>>({ attribute: text, distance: number, p: number })),
  texts: optional(object<NonNullable<TrafficMix["texts"]>>({ mmd: number, p: number })),
  moved: truth,
});

type Hunks = NonNullable<VersionBisection["hunks"]>;

const readBisection = object<VersionBisection>({
  layer: readLayer,
  versions: list(
    object<VersionBisection["versions"][number]>({
      id: text,
      commit: optional(text),
      at: optional(readTime),
      probability: number,
      runs: count,
      failures: count,
    }),
  ),
  runs: count,
  found: optional(count),
  hunks: optional(
    object<Hunks>({
      list: list(object<Hunks["list"][number]>({ file: text, from: count, lines: count, probability: number })),
      runs: count,
      found: optional(count),
    }),
  ),
  spend: optional(readSpend),
  notes: list(text),
});

/** Reads the JSON of an attribution, as it stands in a post-mortem; schema/post-mortem.json says the same. @throws ShapeError */
export const readAttribution = object<Attribution>({
  suite: text,
  at: readTime,
  before: readStandpoint,
  after: readStandpoint,
  differences: list(readDifference),
  outcome: readOutcome,
  metrics: list(readMetric),
  blame: list(readBlame),
  model: readModel,
  checklist: list(readQuestion),
  design: optional(readDesign),
  probe: optional(readProbeStanding),
  thenMinusNow: optional(readLoss),
  trafficMix: optional(readTrafficMix),
  bisection: optional(readBisection),
  spend: optional(readSpent),
  incomplete: optional(readIncomplete),
  notes: list(text),
});
