import { type Attribution, BLAMED, layersOfRole, type Standpoint } from "../../domain/attribution.ts";
import type { Case, Recording } from "../../domain/case.ts";
import { isFailing } from "../../domain/failing.ts";
import type { Durations, IncidentWindow, TimelineEntry } from "../../domain/post-mortem.ts";
import type { Run } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Layer } from "../../domain/version.ts";
import { compare } from "../../pipeline/compare/compare.ts";
import { filesOfLayer } from "../../pipeline/touched-layers.ts";
import type { CommitFacts, World } from "../../ports.ts";
import { isForPeople } from "../for-people.ts";

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
  const commits = await committed(suite, attribution, world);
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

/** Commits of a changed layer's files between the two states. */
async function committed(
  suite: Suite,
  { before, after, differences }: Attribution,
  world: World,
): Promise<{ readonly entries: readonly TimelineEntry[]; readonly notes: readonly string[] }> {
  if (before.at === undefined || after.at === undefined) return { entries: [], notes: [] };
  const { repository } = world;
  const entries: TimelineEntry[] = [];
  const notes: string[] = [];
  for (const { layer, difference } of differences) {
    const files = changedWith(suite, layer);
    if (difference === "same" || files.length === 0) continue;
    try {
      const upTo = after.commit ?? (await repository.resolve("HEAD"));
      const commits = await repository.history(files, upTo, MOST_COMMITS);
      const isNew = await isAfter(before, after, files, world);
      for (const { id, at } of commits.filter(isNew))
        entries.push({ at, event: "change-committed", layer, evidence: id });
    } catch (error) {
      if (!isForPeople(error)) throw error;
      notes.push(`The commits of ${layer} could not be listed: ${error.message}.`);
    }
  }
  return { entries, notes };
}

/** Whether a commit was not yet in the state before: by its history where its commit is known, else by the clock. */
async function isAfter(
  before: Standpoint,
  after: Standpoint,
  files: readonly string[],
  { repository }: World,
): Promise<(commit: CommitFacts) => boolean> {
  if (before.commit === undefined)
    return ({ at }) => at > (before.at ?? "") && (after.at === undefined || at <= after.at);
  const known = new Set((await repository.history(files, before.commit, 10 * MOST_COMMITS)).map(({ id }) => id));
  return ({ id }) => !known.has(id);
}

/** What the suite file states itself, a model or the name of an index, changes with that. */
function changedWith(suite: Suite, layer: Layer): readonly string[] {
  const isStated = layer === "model" || layer === "retrieval";
  return [...(isStated ? [suite.path] : []), ...filesOfLayer(suite, layer)];
}

/** More would be no timeline. */
const MOST_COMMITS = 20;

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

/**
 * What is known of its ends. The first bad sign is the first trace that failed or met the new version of a layer that is
 * blamed, or the record that shows the loss.
 */
function windowOf(entries: readonly TimelineEntry[], attribution: Attribution): IncidentWindow {
  const blamed = layersOfRole(attribution, ...BLAMED);
  const lastGood = entries.find(({ event }) => event === "last-good-record")?.at;
  const end = entries.find(({ event }) => event === "recovered")?.at;
  const isBad = ({ event, layer }: TimelineEntry) =>
    event === "first-failing-trace" ||
    event === "first-bad-record" ||
    (event === "change-deployed" && layer !== undefined && blamed.includes(layer));
  const firstBad = entries.find((entry) => isBad(entry) && (lastGood === undefined || entry.at >= lastGood))?.at;
  return {
    ...(lastGood === undefined ? {} : { lastGood }),
    ...(firstBad === undefined ? {} : { firstBad }),
    ...(end === undefined ? {} : { end }),
  };
}

function durationsOf(entries: readonly TimelineEntry[], { firstBad, end }: IncidentWindow): Durations {
  const detected = entries.find(({ event }) => event === "first-bad-record")?.at;
  if (firstBad === undefined) return {};
  return {
    ...(detected === undefined ? {} : { toDetect: hours(firstBad, detected) }),
    ...(end === undefined ? {} : { toRecover: hours(firstBad, end) }),
  };
}

function hours(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}
