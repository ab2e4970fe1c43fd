import type { Cell } from "../../src/domain/players.ts";
import { LAYERS, type Layer } from "../../src/domain/version.ts";
import { cellValues } from "../../src/pipeline/attribute/cell-values.ts";
import { lossEstimate } from "../../src/pipeline/attribute/estimates.ts";
import { holm } from "../../src/statistics/holm.ts";
import type { Chance } from "../calibration/chance.ts";

/** The order of a careful checklist: the model is suspected once all else was tried. */
const MODEL_LAST: readonly Layer[] = [...LAYERS.filter((layer) => layer !== "model"), "model"];

/**
 * How it is done by hand, on the same answers: a request that failed is run again with one layer at a time taken back,
 * the model last, and the first that makes the failure disappear is blamed.
 *
 * @returns undefined where nothing failed, or no layer made it disappear
 */
export function revertOneByOne(cells: readonly Cell[], metric: string): Layer | undefined {
  const whole = wholeOf(cells);
  const failed = whole?.run.cases.find((row) => firstScore(row, metric) === 0);
  if (whole === undefined || failed === undefined) return undefined;
  return MODEL_LAST.filter((layer) => whole.after.includes(layer)).find((layer) => {
    const row = without(cells, whole, layer)?.run.cases.find(({ id }) => id === failed.id);
    return row !== undefined && firstScore(row, metric) === 1;
  });
}

/**
 * The same done well, on all of the same answers: every layer is blamed that gives something back when it alone is taken
 * back, by the test that we use, with Holm over the layers. It asks k + 1 of the 2^k combinations.
 */
export function revertTested(cells: readonly Cell[], metric: string, alpha: number): readonly Layer[] {
  const whole = wholeOf(cells);
  if (whole === undefined) return [];
  const tested = whole.after.flatMap((layer) => {
    const reverted = without(cells, whole, layer);
    if (reverted === undefined) return [];
    const { clusters, cells: both } = cellValues([reverted, whole], { name: metric, unit: "score" });
    const gains = (both[0]?.means ?? []).map((mean, place) => mean - (both[1]?.means[place] ?? 0));
    return new Set(clusters).size < 2 ? [] : [{ layer, p: lossEstimate(gains, clusters, { alpha, range: 1 }).p }];
  });
  const adjusted = holm(tested.map(({ p }) => p));
  return tested.filter((_, place) => (adjusted[place] ?? 1) < alpha).map(({ layer }) => layer);
}

/** Whichever layer happened to change last. */
export function changedLast(changed: readonly Layer[], chance: Chance): Layer | undefined {
  return changed[Math.floor(chance() * changed.length)];
}

/** The combination with all of the incident. */
function wholeOf(cells: readonly Cell[]): Cell | undefined {
  return cells.reduce<Cell | undefined>((a, b) => (a && a.after.length > b.after.length ? a : b), undefined);
}

function without(cells: readonly Cell[], { after }: Cell, layer: Layer): Cell | undefined {
  const rest = after.filter((other) => other !== layer);
  return cells.find((cell) => cell.after.length === rest.length && rest.every((one) => cell.after.includes(one)));
}

function firstScore({ trials }: Cell["run"]["cases"][number], metric: string): number | undefined {
  const score = trials[0]?.scores[metric];
  return score?.status === "scored" ? score.value : undefined;
}
