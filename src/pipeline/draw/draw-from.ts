import type { Stratum } from "../../domain/case.ts";
import type { SampleSpec } from "../../domain/suite.ts";
import type { Draw, DrawnUnit, DrawOptions } from "../draw.ts";
import { choose } from "./choose.ts";
import type { Settled } from "./kept-traces.ts";
import { leastU } from "./u.ts";
import { toUnits, type Unit } from "./units.ts";

/**
 * The draw from what is kept of all traces.
 *
 * @param fixed trace ids of units that have places already
 */
export function drawFrom(
  { traces, scale, threshold }: Settled,
  { sample, since }: DrawOptions,
  fixed: readonly (readonly string[])[],
): Draw {
  const fitting = traces.filter(({ unmet, ruledOut }) => unmet.length === 0 && !ruledOut);
  const eligible = fitting.filter(({ startNs }) => since === undefined || (startNs !== null && startNs >= since));
  const withoutTime = since === undefined ? 0 : fitting.filter(({ startNs }) => startNs === null).length;
  const units = toUnits(eligible, sample);
  const { drawn, reserve } = choose(
    withoutFixed(units, fixed),
    sample,
    placesOf(sample, fixed.length),
    spareOf(sample, fixed.length),
  );
  const about = (count: number) => Math.round(count * scale);
  const beyond = typeof sample.size === "number" ? 0 : beyondReach(sample.size.rate, threshold, units.length * scale);
  return {
    ids: drawn.flatMap(({ ids }) => ids).sort(),
    units: drawn.map(toDrawn),
    reserve: reserve.map(toDrawn),
    kinds: new Map([...countsOf(units, "kind")].map(([kind, count]) => [kind, count * scale])),
    traces: about(eligible.length),
    ...(scale === 1 ? {} : { estimated: true as const }),
    strata: strataOf(units, drawn, about, scale !== 1),
    seed: sample.seed,
    leftOut: {
      ...(withoutTime > 0 && { "no start time": about(withoutTime) }),
      ...(beyond > 0 && { "more than can be drawn": beyond }),
    },
  };
}

/** A rate draws the fresh part; how many places a fixed part would take from it is known only afterwards. */
function placesOf({ size }: SampleSpec, fixed: number): SampleSpec["size"] {
  return typeof size === "number" ? Math.max(0, size - fixed) : size;
}

/** As many again where near-duplicates fall out; else enough for fixed places whose traces are gone. */
function spareOf({ size, nearDuplicates }: SampleSpec, fixed: number): number {
  if (typeof size !== "number") return nearDuplicates ? 0 : Number.POSITIVE_INFINITY;
  return nearDuplicates ? Math.min(fixed, size) : size;
}

/** A unit goes when one of its traces is fixed, and so do all of its group. */
function withoutFixed(units: readonly Unit[], fixed: readonly (readonly string[])[]): readonly Unit[] {
  if (fixed.length === 0) return units;
  const ids = new Set(fixed.flat());
  const groups = new Set(units.flatMap((unit) => (unit.ids.some((id) => ids.has(id)) ? [unit.group] : [])));
  return units.filter(({ group }) => !groups.has(group));
}

/** About how many units a rate asks for that are no longer known, each with its u under the threshold. */
function beyondReach(rate: number, threshold: bigint, units: number): number {
  const least = leastU(rate);
  return least > threshold ? 0 : Math.round((Number(threshold - least + 1n) / 2 ** 56) * units);
}

function strataOf(
  units: readonly Unit[],
  drawn: readonly Unit[],
  about: (count: number) => number,
  estimated: boolean,
): readonly Stratum[] {
  const places = countsOf(drawn, "stratum");
  return [...countsOf(units, "stratum")]
    .map(([name, count]) => ({
      name,
      traces: about(count),
      ...(estimated && { estimated: true as const }),
      drawn: places.get(name) ?? 0,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function countsOf(units: readonly Unit[], key: "kind" | "stratum"): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const unit of units) counts.set(unit[key], (counts.get(unit[key]) ?? 0) + 1);
  return counts;
}

function toDrawn({ ids, stratum, kind }: Unit): DrawnUnit {
  return { ids, stratum, kind };
}
