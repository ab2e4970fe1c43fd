import type { Case } from "../../domain/case.ts";
import type { Trace } from "../../domain/trace.ts";
import type { Chosen, DrawnTraces } from "./choose-traces.ts";

/** What the cases stand for, by case id. */
export type Weights = (id: string) => Pick<Case, "represents" | "weight">;

/**
 * What each case stands for: of a kind of which n units were drawn from N, each unit stands for N / n. Quotas make kinds
 * of their own, so that what they add to the sample is taken back here (post-stratification). A near-duplicate that was
 * dropped counts for the case that stands for it: the sum over all cases is what there was to draw from.
 *
 * @param traces those of the sample, and those that were dropped
 */
export function weights(
  traces: readonly Trace[],
  { found, examined, standIns }: Chosen,
  { kinds }: DrawnTraces,
): Weights {
  const drawn = new Map<string, number>();
  for (const { kind } of examined) drawn.set(kind, (drawn.get(kind) ?? 0) + 1);
  const shares = new Map(
    examined.flatMap(({ ids, kind }) => {
      const each = (kinds.get(kind) ?? 0) / (drawn.get(kind) ?? 1);
      return ids.map((id) => [id, each] as const);
    }),
  );
  const caseOf = new Map([...standIns, ...found.map(({ trace, id }) => [trace.id, id] as const)]);
  const sums = new Map<string, Sums>();
  for (const { id, upstream } of [...traces].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const [name, each] = [caseOf.get(id), shares.get(id)];
    if (name === undefined || each === undefined) continue;
    const { represents, weight } = sums.get(name) ?? { represents: 0, weight: 0 };
    const count = upstream.tail ? undefined : upstream.count;
    const isKnown = weight !== undefined && count !== undefined;
    sums.set(name, { represents: represents + each, weight: isKnown ? weight + count * each : undefined });
  }
  return (id) => {
    const { represents, weight } = sums.get(id) ?? {};
    return { ...(represents !== undefined && { represents }), ...(weight !== undefined && { weight }) };
  };
}

type Sums = { readonly represents: number; readonly weight: number | undefined };
