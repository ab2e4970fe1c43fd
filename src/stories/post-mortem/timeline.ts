import type { Attribution } from "../../domain/attribution.ts";
import type { Case, Recording } from "../../domain/case.ts";
import { isFailing } from "../../domain/failing.ts";
import type { Durations, IncidentWindow, TimelineEntry } from "../../domain/post-mortem.ts";
import type { Run } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { Suite } from "../../domain/suite.ts";
import { compare } from "../../pipeline/compare/compare.ts";
import type { World } from "../../ports.ts";
import { committedChanges } from "./committed-changes.ts";
import { durationsOf, windowOf } from "./window.ts";

/** What the timeline is made of. */
export type TimelineSources = {
  readonly attribution: Attribution;
  readonly runs: { readonly before?: Run | undefined; readonly after?: Run | undefined };
  /** Those of the later state. */
  readonly cases: readonly Case[];
  /** Ids of traces that failed, where the incident was told by them. */
  readonly traces?: readonly string[] | undefined;
};

/** @property notes what could not be looked at, sentences */
export type Timeline = {
  readonly entries: readonly TimelineEntry[];
  readonly window: IncidentWindow;
  readonly durations: Durations;
  readonly notes: readonly string[];
};

/**
 * What happened when, oldest first: from records, commits of layer files (their ids and times alone), readings of the probe
 * and the incident's traces. Each entry says where that is written.
 */
export async function timelineOf(suite: Suite, sources: TimelineSources, world: World): Promise<Timeline> {
  const { attribution } = sources;
  const commits = await committedChanges(suite, attribution, world);
  const [probe, recovered] = await Promise.all([
    deviated(suite, attribution, world),
    recoveredBy(suite, sources, world),
  ]);
  const entries = [
    ...recordEntries(attribution),
    ...commits.entries,
    ...deployed(sources),
    ...firstFailing(sources),
    ...probe,
    ...recovered,
  ].toSorted((a, b) => a.at.localeCompare(b.at) || a.event.localeCompare(b.event));
  const window = windowOf(entries, attribution);
  return { entries, window, durations: durationsOf(entries, window), notes: commits.notes };
}

function recordEntries({ before, after }: Attribution): readonly TimelineEntry[] {
  const states = [
    ["last-good-record", before],
    ["first-bad-record", after],
  ] as const;
  return states.flatMap(([event, { at, baseline }]) =>
    at === undefined || baseline === undefined ? [] : [{ at, event, evidence: baseline }],
  );
}

/** The first of the incident's requests that met the new version of a layer. */
function deployed({ attribution: { differences }, cases }: TimelineSources): readonly TimelineEntry[] {
  const recordings = cases.flatMap((one) => one.recordings);
  return differences.flatMap(({ layer, after, difference }) => {
    if (difference !== "changed" || after.id === null) return [];
    return earliest(
      recordings.filter(({ versions }) => versions[layer].id === after.id),
      (at, trace) => ({ at, event: "change-deployed", layer, evidence: trace }),
    );
  });
}

function firstFailing({ attribution, runs, cases, traces }: TimelineSources): readonly TimelineEntry[] {
  // What a replay fails on need not have failed in production.
  const observed = runs.after?.target === "observed" ? runs.after : undefined;
  const failing = new Set(traces ?? failedTraces(observed, attribution.metrics[0]));
  return earliest(
    cases.flatMap((one) => one.recordings).filter(({ traceId }) => failing.has(traceId)),
    (at, trace) => ({ at, event: "first-failing-trace", evidence: trace }),
  );
}

/** Traces whose trials fail in a record. */
function failedTraces(run: Run | undefined, metric: Attribution["metrics"][number] | undefined): readonly string[] {
  if (run === undefined || metric?.unit !== "score") return [];
  const { direction, unit } = metric;
  const named = { name: metric.metric, unit, direction };
  return run.cases.flatMap(({ trials }) =>
    trials.flatMap((trial) =>
      scoredValues([trial], named).some((value) => isFailing(value, named)) ? [trial.trace] : [],
    ),
  );
}

function earliest(
  recordings: readonly Recording[],
  entry: (at: string, trace: string) => TimelineEntry,
): readonly TimelineEntry[] {
  const timed = recordings.flatMap(({ time, traceId }) => (time === undefined ? [] : [{ time, traceId }]));
  const [first] = timed.toSorted(
    (a, b) => Date.parse(a.time) - Date.parse(b.time) || a.traceId.localeCompare(b.traceId),
  );
  return first === undefined ? [] : [entry(new Date(first.time).toISOString(), first.traceId)];
}

async function deviated({ name }: Suite, { probe }: Attribution, { store }: World): Promise<readonly TimelineEntry[]> {
  const at = probe?.onset;
  if (at === undefined) return [];
  const reading = (await store.probes(name)).find((one) => one.reading.at === at && one.reading.model === probe?.model);
  return reading === undefined ? [] : [{ at, event: "probe-deviated", evidence: reading.path }];
}

/** The first record after the incident by which it is not worse any more. */
async function recoveredBy(
  { name: suite, gate }: Suite,
  { attribution, runs }: TimelineSources,
  { store }: World,
): Promise<readonly TimelineEntry[]> {
  const [before, from, metric] = [runs.before, runs.after?.at, attribution.metrics[0]?.metric];
  if (before === undefined || from === undefined || metric === undefined) return [];
  const names = (await store.list(suite)).filter(({ date }) => date >= from.slice(0, 10));
  for (const name of names.slice(0, MOST_RECORDS)) {
    const { run } = await store.read(name);
    if (run.at <= from || run.target !== before.target) continue;
    const compared = compare(before, run, { confidence: gate.confidence, crossCheck: false });
    const verdict = compared.metrics.find((one) => one.metric === metric)?.verdict;
    if (verdict === "unchanged" || verdict === "improved")
      return [{ at: run.at, event: "recovered", evidence: name.path }];
  }
  return [];
}

/** A year of weeks. */
const MOST_RECORDS = 52;
