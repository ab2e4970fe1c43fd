import type { Recording } from "../../domain/case.ts";
import type { Trace } from "../../domain/trace.ts";
import { askedIn, nearDuplicates } from "./near-duplicates.ts";

/** A trace that can be a recording, and the case it is one of. */
export type Found = { readonly id: string; readonly trace: Trace; readonly recording: Recording };

/** What was drawn as one: a trace, or the traces of a conversation. */
export type DrawnUnit = { readonly ids: readonly string[]; readonly stratum: string; readonly kind: string };

/** Which traces were drawn, best first, and which may take the place of those that fall out. */
export type DrawnTraces = {
  readonly units: readonly DrawnUnit[];
  readonly reserve: readonly DrawnUnit[];
  /** Units of each kind there were to draw from. */
  readonly kinds: ReadonlyMap<string, number>;
  /** Trace ids of units that were kept from the sample of the baseline `from`. */
  readonly fixed?: { readonly from: string; readonly units: readonly (readonly string[])[] };
};

export type Chosen = {
  readonly found: readonly Found[];
  /** Every trace that was looked at, used or not. */
  readonly looked: ReadonlySet<string>;
  /** The units that were drawn in the end, those that fell out among them. */
  readonly examined: readonly DrawnUnit[];
  /** By the id of a trace that was dropped as a near-duplicate, the case that stands for it. */
  readonly standIns: ReadonlyMap<string, string>;
};

/**
 * Chooses the traces that make the sample: the fixed part first, then units in the order of the draw until all places
 * are taken. A unit takes no place when all of it asks nearly what an earlier case asks; a trace that asks exactly the
 * same is one more recording of that case. A fixed unit whose traces are gone leaves its place to the fresh part.
 *
 * @param byTrace the traces that are there and can be recordings
 * @param options.dropNear whether near-duplicates fall out
 * @param options.isPlaced whether the fixed part takes places of a size; a rate has none
 */
export function chooseTraces(
  byTrace: ReadonlyMap<string, Found>,
  { units, reserve, fixed }: DrawnTraces,
  options: { readonly dropNear: boolean; readonly isPlaced: boolean },
): Chosen {
  const found: Found[] = [];
  const cases = new Set<string>();
  const asked = nearDuplicates();
  const standIns = new Map<string, string>();
  /** Whether the trace is in the sample now. */
  function take(one: Found, mayDrop: boolean): boolean {
    const text = options.dropNear ? askedIn(one.recording.turns) : undefined;
    if (!cases.has(one.id) && text !== undefined) {
      const standIn = mayDrop ? asked.find(text) : undefined;
      if (standIn !== undefined) {
        standIns.set(one.trace.id, standIn);
        return false;
      }
      asked.add(one.id, text);
    }
    cases.add(one.id);
    found.push(one);
    return true;
  }
  const foundIn = (ids: readonly string[]) => ids.map((id) => byTrace.get(id)).filter((one) => one !== undefined);

  const kept = fixed?.units.filter((ids) => foundIn(ids).map((one) => take(one, false)).length > 0) ?? [];
  const gone = (fixed?.units.length ?? 0) - kept.length;
  let places = units.length + (options.isPlaced ? gone : 0);
  const examined: DrawnUnit[] = [];
  for (const unit of [...units, ...reserve]) {
    if (places === 0) break;
    examined.push(unit);
    const taken = foundIn(unit.ids).map((one) => take(one, true));
    if (taken.length === 0 || taken.includes(true)) places--;
  }
  const looked = new Set([...(fixed?.units ?? []), ...examined.map(({ ids }) => ids)].flat());
  return { found, looked, examined, standIns };
}
