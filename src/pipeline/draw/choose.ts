import type { SampleSpec } from "../../domain/suite.ts";
import { apportion } from "../../statistics/apportion.ts";
import { leastU } from "./u.ts";
import { byU, largest, onePerGroup, type Unit } from "./units.ts";

/** Best first; the reserve holds others to take the places of drawn ones that fall out. */
export type Chosen = { readonly drawn: readonly Unit[]; readonly reserve: readonly Unit[] };

/**
 * Chooses among units: quotas first, then the rest by strata, in proportion to what is left in each, or all with a large
 * enough u where a rate is asked for. More places, or a larger rate, choose all that fewer do, and others.
 *
 * @param places how many are to be drawn, a whole number, or the share of all, 0…1
 * @param spare how many more the reserve is to hold, at most
 */
export function choose(
  units: readonly Unit[],
  sample: SampleSpec,
  places: number | { readonly rate: number },
  spare: number,
): Chosen {
  const candidates = grouped(units, sample);
  const take = (times: 1 | 2) =>
    typeof places === "number"
      ? bySize(candidates, times === 1 ? places : places + spare)
      : byRate(candidates, Math.min(1, times * places.rate));
  const drawn = take(1);
  if (spare === 0) return { drawn, reserve: [] };
  const more = take(2);
  const isDrawn = new Set(drawn);
  return { drawn, reserve: more.filter((unit) => !isDrawn.has(unit)).slice(0, spare) };
}

type Grouped = { readonly quotas: readonly Unit[]; readonly rest: readonly Unit[] };

/** Where a group has one place, a quota's unit has it before one with a larger u. */
function grouped(units: readonly Unit[], { keep, turns }: SampleSpec): Grouped {
  // Otherwise each unit is a group of its own, and there may be very many.
  const placed = turns === "one" ? onePerGroup : (all: readonly Unit[]) => all;
  const errors = largest(placed(units.filter(({ error }) => error)), keep.errors);
  const negatives = largest(placed(units.filter(({ negative }) => negative)), keep.negativeFeedback);
  const quotas = placed([...new Set([...errors, ...negatives])]);
  const taken = new Set(quotas.map(({ group }) => group));
  return { quotas, rest: placed(taken.size === 0 ? units : units.filter(({ group }) => !taken.has(group))) };
}

function byRate({ quotas, rest }: Grouped, rate: number): readonly Unit[] {
  const least = leastU(rate);
  return [...quotas, ...rest.filter(({ u }) => u >= least)].sort(byU);
}

function bySize({ quotas, rest }: Grouped, places: number): readonly Unit[] {
  const kept = largest(quotas, places);
  const strata = byStratum(rest);
  const sizes = new Map([...strata].map(([name, units]) => [name, units.length]));
  const given = apportion(sizes, Math.max(0, places - kept.length));
  return [...kept, ...[...strata].flatMap(([name, units]) => largest(units, given.get(name) ?? 0))].sort(byU);
}

function byStratum(units: readonly Unit[]): ReadonlyMap<string, readonly Unit[]> {
  const strata = new Map<string, Unit[]>();
  for (const unit of units) {
    const stratum = strata.get(unit.stratum);
    if (stratum === undefined) strata.set(unit.stratum, [unit]);
    else stratum.push(unit);
  }
  return strata;
}
