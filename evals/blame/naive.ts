import type { Cell } from "../../src/domain/players.ts";
import { LAYERS, type Layer } from "../../src/domain/version.ts";
import type { Chance } from "../calibration/chance.ts";

/**
 * How it is done by hand, on the same answers: a request that failed is run again with one layer at a time taken back,
 * in pipeline order, and the first that makes the failure disappear is blamed.
 *
 * @returns undefined where nothing failed, or no layer made it disappear
 */
export function revertOneByOne(cells: readonly Cell[], metric: string): Layer | undefined {
  const whole = cells.reduce<Cell | undefined>((a, b) => (a && a.after.length > b.after.length ? a : b), undefined);
  const failed = whole?.run.cases.find((row) => firstScore(row, metric) === 0);
  if (whole === undefined || failed === undefined) return undefined;
  return LAYERS.filter((layer) => whole.after.includes(layer)).find((layer) => {
    const reverted = cells.find(({ after }) => after.length === whole.after.length - 1 && !after.includes(layer));
    const row = reverted?.run.cases.find(({ id }) => id === failed.id);
    return row !== undefined && firstScore(row, metric) === 1;
  });
}

/** Whichever layer happened to change last. */
export function changedLast(changed: readonly Layer[], chance: Chance): Layer | undefined {
  return changed[Math.floor(chance() * changed.length)];
}

function firstScore({ trials }: Cell["run"]["cases"][number], metric: string): number | undefined {
  const score = trials[0]?.scores[metric];
  return score?.status === "scored" ? score.value : undefined;
}
