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
export type KeptFrom = { readonly latest: StoredBaseline; readonly anchor?: StoredBaseline };

/**
 * The part of a baseline's sample that is asked again, so that the two pair: those of its cases that the anchor has too,
 * then those with the largest u; or of its conversations where those are drawn. As neither changes, they stay from week to
 * week until their traces are gone or others come before them.
 *
 * @returns undefined when the suite keeps none
 */
export function fixedPart(sample: SampleSpec, { latest, anchor }: KeptFrom): FixedPart | undefined {
  const { seed, turns } = sample;
  const places = placesOf(sample);
  if (places === 0) return undefined;
  const inAnchor = anchor === undefined ? new Map() : unitsOf(anchor, sample);
  const uOfUnit = (key: string, ids: ReadonlySet<string>) =>
    turns === "all" ? uOf(seed, key) : [...ids].map((id) => uOf(seed, id)).reduce((a, b) => (a > b ? a : b), -1n);
  const ranked = [...unitsOf(latest, sample)]
    .map(([key, ids]) => ({ key, ids: [...ids].sort(), blessed: inAnchor.has(key), u: uOfUnit(key, ids) }))
    .sort(byRank);
  return { from: latest.name.path, units: ranked.slice(0, places).map(({ ids }) => ids) };
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

type Ranked = { readonly key: string; readonly blessed: boolean; readonly u: bigint };

function byRank(a: Ranked, b: Ranked): number {
  if (a.blessed !== b.blessed) return a.blessed ? -1 : 1;
  if (a.u !== b.u) return a.u > b.u ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

function placesOf({ fixed, size }: SampleSpec): number {
  if (typeof size !== "number") return fixed ?? 0;
  return Math.min(fixed ?? Math.floor(size / 2), size);
}
