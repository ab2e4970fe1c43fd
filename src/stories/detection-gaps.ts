import type { Attribution } from "../domain/attribution.ts";
import type { Case, Sample } from "../domain/case.ts";
import type { Cell } from "../domain/players.ts";
import type { CaseRow } from "../domain/run.ts";
import { STAMP_PREFIX } from "../domain/stamp.ts";
import type { Suite } from "../domain/suite.ts";
import { FEWEST_CLUSTERS } from "../domain/verdict.ts";
import type { Layer } from "../domain/version.ts";
import type { Fact, GapFacts } from "../pipeline/gaps/facts.ts";
import type { CaseLoss } from "../pipeline/gaps/incident-slice.ts";
import { type GapsFound, gapsOf } from "../pipeline/gaps.ts";
import type { World } from "../ports.ts";
import { alertsBefore } from "./detection-gaps/alerts.ts";
import { type MetricCompared, metricCompared } from "./detection-gaps/comparison.ts";
import { confirmedFailures } from "./detection-gaps/confirmed.ts";
import { queriesOf, sliceOf } from "./detection-gaps/coverage.ts";
import {
  candidatesOf,
  caseLosses,
  caseStates,
  type FoundCases,
  namedLosses,
  verdictOnCase,
} from "./detection-gaps/losses.ts";
import { recordsBefore, runsBefore } from "./detection-gaps/runs.ts";
import { evaluatedTuple, sampleAtHand, unversionedFacts } from "./detection-gaps/tuples.ts";
import type { KnownState } from "./known-state.ts";
import type { StoredBaseline } from "./latest-baseline.ts";

/** An incident as an attribution knows it: what `attributed` was asked, and what it came to. */
export type KnownIncident = {
  readonly attribution: Attribution;
  readonly before: KnownState;
  readonly after: KnownState;
  /** Ids of the traces that failed, where a person named them. */
  readonly traces?: readonly string[];
  /** Cases of the later and the earlier state, where they are at hand; looked for unless given. */
  readonly sample?: Sample;
  readonly earlier?: Sample;
  /** What the attribution replayed. */
  readonly cells?: readonly Cell[];
  /** Requests that a canary was judged by before the rollout, where somebody knows. */
  readonly canary?: number;
};

/** Why it was not caught before it was an incident. Nothing is asked of a model, and nothing is written. */
export async function detectionGaps(suite: Suite, incident: KnownIncident, world: World): Promise<GapsFound> {
  const records = await recordsBefore(suite, incident, world);
  const known = await withSamples(suite, incident, world);
  const compared = metricCompared(suite, known, "known" in records ? records.known : []);
  const asked = askedBefore(known, records);
  const found = casesOf(suite, known, compared, asked);
  const runs = runsBefore(known, records, known.sample);
  return gapsOf({
    gate: suite.gate,
    stamps: stampsOf(suite),
    seed: suite.sample.seed,
    runs,
    evaluated: await evaluatedTuple(suite, known, records, world),
    unversioned: unversionedFacts(suite, known, records),
    loss: compared.loss,
    slice: sliceOf(suite, found, asked, compared),
    queries: queriesOf(known, found.candidates, asked),
    confirmed: confirmedFailures(incidentCases(known), runOfScores(known), suite.traces.feedback),
    alerts: await alertsBefore(suite, known, records, runs, world),
    canary: known.canary === undefined ? { why: "no canary of this rollout is known" } : { known: known.canary },
    candidates: found.candidates,
  });
}

/** With the questions of both states, where they are at hand. */
async function withSamples(suite: Suite, incident: KnownIncident, world: World): Promise<KnownIncident> {
  const of = async (given: Sample | undefined, { record }: KnownState): Promise<Sample | undefined> => {
    if (given !== undefined || record === undefined) return given;
    const found = await sampleAtHand(suite, { baseline: record }, world);
    return "known" in found ? found.known : undefined;
  };
  const [sample, earlier] = [await of(incident.sample, incident.after), await of(incident.earlier, incident.before)];
  return {
    ...incident,
    ...(sample === undefined ? {} : { sample }),
    ...(earlier === undefined ? {} : { earlier }),
  };
}

function stampsOf({ traces }: Suite): GapFacts["stamps"] {
  const of = (layer: Layer): string => traces.versions[layer] ?? `${STAMP_PREFIX}${layer}`;
  return {
    model: of("model"),
    prompt: of("prompt"),
    policy: of("policy"),
    retrieval: of("retrieval"),
    tools: of("tools"),
  };
}

/** The rows of the last run before the incident: what the suite asked. */
function askedBefore(
  { before }: KnownIncident,
  records: Fact<readonly StoredBaseline[]>,
): readonly CaseRow[] | undefined {
  const last = "known" in records ? records.known.at(-1) : undefined;
  return (last?.baseline ?? before.record)?.run.cases;
}

/** The cases of the traces that people named; else all of the later state. */
function incidentCases({ sample, traces }: KnownIncident): readonly Case[] | undefined {
  if (traces === undefined || sample === undefined) return sample?.cases;
  return sample.cases.filter(({ recordings }) => recordings.some(({ traceId }) => traces.includes(traceId)));
}

/** The later record, or what the attribution replayed of it. */
function runOfScores({ after, cells = [] }: KnownIncident) {
  return after.record?.run ?? cells.toSorted((a, b) => b.after.length - a.after.length)[0]?.run;
}

function casesOf(
  suite: Suite,
  incident: KnownIncident,
  { loss }: MetricCompared,
  asked: readonly CaseRow[] | undefined,
): FoundCases {
  const { before, after, cells = [], traces, sample } = incident;
  const rows = after.record?.run.cases ?? [];
  if ("why" in loss) return { losses: loss, candidates: candidatesOf(sample, rows, () => NO_VERDICT), rows };
  const metric = { ...loss.known, name: loss.known.metric };
  const states = caseStates(metric, { before: before.record?.run, after: after.record?.run }, cells);
  const named = traces === undefined ? undefined : incidentCases(incident);
  const isNamed = new Set(named?.map(({ id }) => id));
  const candidates = candidatesOf(sample, rows, (id) => {
    const verdict = verdictOnCase(states.get(id), metric);
    return isNamed.has(id) ? { ...verdict, fails: true } : verdict;
  });
  const losses =
    named === undefined
      ? caseLosses(states, metric, rows, asked ?? rows)
      : namedLosses(named, asked ?? [], states, metric);
  return { losses: enough(losses, suite), candidates, rows: rows.length > 0 ? rows : (asked ?? []) };
}

const NO_VERDICT = { fails: false, resolves: false };

function enough(losses: readonly CaseLoss[], { traces }: Suite): FoundCases["losses"] {
  if (traces.slices.length === 0) return { why: "the suite declares no slices" };
  if (losses.length >= FEWEST_CLUSTERS) return { known: losses };
  return {
    why: `${losses.length} questions have a score at both states, and ${FEWEST_CLUSTERS} are needed to find a slice`,
  };
}
