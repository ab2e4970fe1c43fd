import type { SampleSpec } from "../domain/suite.ts";
import { uOf } from "../pipeline/draw/u.ts";
import type { StoredBaseline } from "./latest-baseline.ts";

/** Units that are kept from the sample of a baseline: the trace ids of each case, or of each conversation. */
export type FixedPart = {
  /** The path of the baseline. */
  readonly from: string;
  readonly units: readonly (readonly string[])[];
};

/** The baseline whose cases are kept, and the anchor that they are to pair with as well. */
export type KeptFrom = {
  readonly latest: StoredBaseline;
  readonly anchor?: StoredBaseline;
  /** The texts of the anchor's sample are there: its own cases may be asked again, though the latest sample has lost them. */
  readonly anchorTexts?: boolean;
};

/**
 * The part of a baseline's sample that is asked again, so that the two pair: those of its cases that the anchor has too,
 * then those with the largest u; or of its conversations where those are drawn. As neither changes, they stay from week to
 * week until their traces are gone or others come before them.
 *
 * An anchor that was blessed long after it was recorded has few cases in the latest sample. Where its texts are kept, its
 * own cases come back, until they have half of the part.
 *
 * @returns undefined when the suite keeps none
 */
export function fixedPart(sample: SampleSpec, { latest, anchor, anchorTexts }: KeptFrom): FixedPart | undefined {
  const places = placesOf(sample);
  if (places === 0) return undefined;
  const inAnchor = new Map(anchor === undefined ? [] : rankedUnits(anchor, sample));
  const inLatest = new Map(rankedUnits(latest, sample));
  const both = [...inLatest].filter(([key]) => inAnchor.has(key));
  const back = anchorTexts === true ? [...inAnchor].filter(([key]) => !inLatest.has(key)) : [];
  const others = [...inLatest].filter(([key]) => !inAnchor.has(key));
  const lacking = Math.max(0, Math.floor(places / 2) - both.length);
  const units = [...both, ...back.slice(0, lacking), ...others].slice(0, places);
  return { from: latest.name.path, units: units.map(([, ids]) => ids) };
}

/** Whether the anchor has fewer cases in the latest sample than its half of the fixed part. */
export function lacksAnchor(sample: SampleSpec, { latest, anchor }: KeptFrom): boolean {
  if (anchor === undefined) return false;
  const inLatest = unitsOf(latest, sample);
  const both = [...unitsOf(anchor, sample).keys()].filter((key) => inLatest.has(key));
  return both.length < Math.floor(placesOf(sample) / 2);
}

/** Cases or conversations with their trace ids, those with the largest u first. */
function rankedUnits(stored: StoredBaseline, sample: SampleSpec): readonly (readonly [string, readonly string[]])[] {
  const { seed, turns } = sample;
  const uOfUnit = (key: string, ids: ReadonlySet<string>) =>
    turns === "all" ? uOf(seed, key) : [...ids].map((id) => uOf(seed, id)).reduce((a, b) => (a > b ? a : b), -1n);
  return [...unitsOf(stored, sample)]
    .map(([key, ids]) => ({ key, ids: [...ids].sort(), u: uOfUnit(key, ids) }))
    .sort(byRank)
    .map(({ key, ids }) => [key, ids]);
}

/** Trace ids by case, or by conversation where those are drawn. */
function unitsOf({ baseline }: StoredBaseline, { turns }: SampleSpec): ReadonlyMap<string, ReadonlySet<string>> {
  const units = new Map<string, Set<string>>();
  for (const row of baseline.run.cases) {
    const key = turns === "all" ? row.cluster : row.id;
    units.set(key, new Set([...(units.get(key) ?? []), ...row.trials.map(({ trace }) => trace)]));
  }
  return units;
}

type Ranked = { readonly key: string; readonly u: bigint };

function byRank(a: Ranked, b: Ranked): number {
  if (a.u !== b.u) return a.u > b.u ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

function placesOf({ fixed, size }: SampleSpec): number {
  if (typeof size !== "number") return fixed ?? 0;
  return Math.min(fixed ?? Math.floor(size / 2), size);
}
