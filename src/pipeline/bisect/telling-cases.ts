import type { Cell } from "../../domain/players.ts";
import type { CaseRow, MetricRecord } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { Layer } from "../../domain/version.ts";
import { mean } from "../../statistics/mean.ts";

/**
 * The cases that tell most of a layer's versions: those that lost most by its new one, all other layers at the later
 * state. Those that lost nothing are left out.
 *
 * @param cells the combination with all layers of the incident is needed; best beside it is the one with all but this
 *   layer, else the one with none
 * @param most so many, at least 1
 * @returns ids, the largest loss first
 */
export function tellingCases(
  cells: readonly Cell[],
  layer: Layer,
  metric: MetricRecord,
  most: number,
): readonly string[] {
  const after = cells.reduce<Cell | undefined>(
    (a, b) => (a === undefined || b.after.length > a.after.length ? b : a),
    undefined,
  );
  if (after === undefined) return [];
  const others = after.after.filter((one) => one !== layer);
  const reverted =
    cells.find(({ after: layers }) => isSame(layers, others)) ?? cells.find(({ after: layers }) => layers.length === 0);
  if (reverted === undefined || reverted === after) return [];
  const [worse, better] = [means(after.run.cases, metric), means(reverted.run.cases, metric)];
  const sign = metric.direction === "higher-is-better" ? 1 : -1;
  return [...worse]
    .map(([id, value]) => ({ id, loss: sign * ((better.get(id) ?? Number.NaN) - value) }))
    .filter(({ loss }) => loss > 0)
    .toSorted((a, b) => b.loss - a.loss)
    .slice(0, most)
    .map(({ id }) => id);
}

function isSame(some: readonly Layer[], others: readonly Layer[]): boolean {
  return some.length === others.length && some.every((layer) => others.includes(layer));
}

function means(cases: readonly CaseRow[], metric: MetricRecord): ReadonlyMap<string, number> {
  return new Map(
    cases.flatMap(({ id, trials }): readonly (readonly [string, number])[] => {
      const values = scoredValues(trials, metric);
      return values.length === 0 ? [] : [[id, mean(values)]];
    }),
  );
}
