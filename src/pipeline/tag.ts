import type { Recording, Sample } from "../domain/case.ts";
import type { CaseTrials } from "../domain/case-answers.ts";
import { servedModelVersion } from "../domain/model-version.ts";
import type { CaseRow, Counts, Environment, Incomplete, Run, Spend, Target } from "../domain/run.ts";
import type { Variant } from "../domain/variant.ts";
import {
  commonVersion,
  LAYERS,
  type Layer,
  NO_SUCH_LAYER,
  UNKNOWN_VERSION,
  type Version,
  type VersionTuple,
} from "../domain/version.ts";

/** What a run is made of, besides its tags. */
export type Measured = Pick<Run, "metrics"> & { readonly incomplete?: Incomplete };

/**
 * Puts the full version tuple, the environment and the sample's facts on the scores: the run.
 *
 * The model's version is the name the provider says it served, when all answers agree on one, else the name asked for.
 */
export function tag(parts: {
  readonly suite: string;
  readonly target: Target;
  readonly variant: Variant;
  readonly at: Date;
  readonly sample: Sample;
  readonly cases: readonly CaseTrials[];
  readonly measured: Measured;
  readonly trials: number;
  readonly spend: Spend;
}): Run {
  const { suite, target, variant, at, sample, cases, measured, trials, spend } = parts;
  const environment = environmentOf(variant, cases);
  return {
    suite,
    label: variant.label,
    target,
    at: at.toISOString(),
    versions: {
      ...variant.versions,
      model: servedModel(variant.versions.model, environment),
      retrieval: askedIndex(variant, cases),
    },
    environment,
    sample: {
      digest: sample.digest,
      seed: sample.seed,
      ...(sample.design === undefined ? {} : { design: sample.design }),
      traces: sample.traces,
      cases: sample.cases.length,
      ...(sample.fixed === undefined ? {} : { fixed: { from: sample.fixed.from, cases: fixedCases(sample) } }),
      strata: sample.strata,
      leftOut: sample.leftOut,
      ...(sample.redacted === undefined ? {} : { redacted: sample.redacted }),
    },
    metrics: measured.metrics,
    trials,
    cases: rowsOf(cases, sample, isOfSeveralIndexes(variant)),
    spend,
    ...(measured.incomplete === undefined ? {} : { incomplete: measured.incomplete }),
  };
}

/** A replay leaves out what it cannot ask, so the cases are counted again. */
function fixedCases({ cases }: Sample): number {
  return cases.filter(({ part }) => part === "fixed").length;
}

/** The rows with what the draw knows of their cases, which is that of the sample: a replay may have left some out. */
function rowsOf(answered: readonly CaseTrials[], { cases }: Sample, tellsIndex: boolean): readonly CaseRow[] {
  const byId = new Map(cases.map((one) => [one.id, one]));
  return answered.map(({ case: { id, cluster, slices, recordings }, trials }) => {
    const one = byId.get(id);
    const index = tellsIndex ? indexOf(recordings) : null;
    return {
      id,
      cluster,
      slices,
      trials: trials.map(({ row }) => row),
      ...(one?.part === "fixed" && { part: "fixed" as const }),
      ...(one?.represents !== undefined && { represents: one.represents }),
      ...(one?.weight !== undefined && { weight: one.weight }),
      ...(index !== null && { index }),
    };
  });
}

/** Documents are fed as they were recorded, and not all of them by one index. */
function isOfSeveralIndexes({ retrieval, versions }: Variant): boolean {
  return retrieval.kind === "recorded" && versions.retrieval.id === null;
}

/** The index that found all documents of a case; null where it is not one, or nobody knows. */
function indexOf(recordings: readonly Recording[]): string | null {
  const searching = recordings.filter(({ retrievals }) => retrievals.length > 0);
  return commonVersion(searching.map(({ versions }) => versions.retrieval)).id;
}

/**
 * The tuple that production stamped on the traces of a sample, one version per layer that all of them agree on. A layer
 * the suite says the application has not got is none, whatever the traces say.
 */
export function observedTuple(sample: Sample, absent: readonly Layer[]): VersionTuple {
  const recordings = sample.cases.flatMap((item) => item.recordings);
  const versionOf = (layer: Layer): Version =>
    absent.includes(layer)
      ? { id: NO_SUCH_LAYER, source: "config" }
      : commonVersion(recordings.map(({ versions }) => versions[layer]));
  return Object.fromEntries(LAYERS.map((layer) => [layer, versionOf(layer)])) as VersionTuple;
}

function environmentOf(variant: Variant, answered: readonly CaseTrials[]): Environment {
  const trials = answered.flatMap((one) => one.trials);
  return {
    requestedModels: variant.model === null || trials.length === 0 ? {} : { [variant.model.name]: trials.length },
    resolvedModels: countsOf(trials.map(({ resolvedModel }) => resolvedModel)),
    fingerprints: countsOf(trials.map(({ fingerprint }) => fingerprint)),
  };
}

function countsOf(names: readonly (string | undefined)[]): Counts {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The retrieval index: what a live endpoint, or an application that searched by itself, said that it asked, when all
 * answers agree on one; else what the variant states, which with recordings and snapshots is known beforehand.
 */
function askedIndex({ retrieval, versions }: Variant, answered: readonly CaseTrials[]): Version {
  const isLive = retrieval.kind === "endpoint";
  const from = isLive ? `endpoint ${hostOf(retrieval.endpoint.url)}` : "the application's index_version";
  // Who says nothing took what was fed, which an endpoint's answer is not.
  const untold = isLive ? UNKNOWN_VERSION : versions.retrieval;
  const named = answered.flatMap(({ case: { recordings }, trials }) => {
    const searching = new Set(recordings.flatMap((one) => (one.retrievals.length > 0 ? [one.traceId] : [])));
    return trials.flatMap(({ row, index }): readonly Version[] => {
      if (index !== undefined) return [index === untold.id ? untold : { id: index, source: "native", from }];
      return row.status === "answered" && searching.has(row.trace) ? [untold] : [];
    });
  });
  if (named.some(({ id }) => id !== null)) return commonVersion(named);
  return isLive && versions.retrieval.id === null
    ? { id: null, source: "unknown", from: `${from} names no index version` }
    : versions.retrieval;
}

/** The host and port alone: an address may hold credentials. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "of the suite";
}

function servedModel(asked: Version, { resolvedModels }: Environment): Version {
  const served = Object.keys(resolvedModels);
  const [only] = served;
  // What production stamped, or the suite mapped, speaks for itself; a name that was asked for may be an alias.
  if (asked.source !== "config") return asked;
  return only === undefined || served.length > 1 ? asked : servedModelVersion(asked, only);
}
