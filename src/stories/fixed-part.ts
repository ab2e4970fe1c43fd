import type { SampleSpec } from "../domain/suite.ts";
import { uOf } from "../pipeline/draw/u.ts";
import type { StoredBaseline } from "./latest-baseline.ts";

/** Units that are kept from the sample of a baseline: the trace ids of each case, or of each conversation. */
export type FixedPart = {
  /** The path of the baseline. */
  readonly from: string;
  readonly units: readonly (readonly string[])[];
};

/**
 * The part of a baseline's sample that is asked again, so that the two pair: those of its cases with the largest u, or of
 * its conversations where those are drawn. As u does not change, they stay from week to week until their traces are gone
 * or others come before them.
 *
 * @returns undefined when the suite keeps none
 */
export function fixedPart(sample: SampleSpec, { name, baseline }: StoredBaseline): FixedPart | undefined {
  const { seed, turns } = sample;
  const places = placesOf(sample);
  if (places === 0) return undefined;
  const units = new Map<string, Set<string>>();
  for (const row of baseline.run.cases) {
    const key = turns === "all" ? row.cluster : row.id;
    units.set(key, new Set([...(units.get(key) ?? []), ...row.trials.map(({ trace }) => trace)]));
  }
  const uOfUnit = (key: string, ids: ReadonlySet<string>) =>
    turns === "all" ? uOf(seed, key) : [...ids].map((id) => uOf(seed, id)).reduce((a, b) => (a > b ? a : b), -1n);
  const ranked = [...units]
    .map(([key, ids]) => ({ key, ids: [...ids].sort(), u: uOfUnit(key, ids) }))
    .sort((a, b) => (a.u === b.u ? (a.key < b.key ? -1 : 1) : a.u > b.u ? -1 : 1));
  return { from: name.path, units: ranked.slice(0, places).map(({ ids }) => ids) };
}

function placesOf({ fixed, size }: SampleSpec): number {
  if (typeof size !== "number") return fixed ?? 0;
  return Math.min(fixed ?? Math.floor(size / 2), size);
}
