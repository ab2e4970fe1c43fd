import type { SliceName } from "../../domain/detection-gap.ts";
import { holm } from "../../statistics/holm.ts";
import { labelPermutation } from "../../statistics/label-permutation.ts";
import { seedOf } from "../../statistics/seed-of.ts";
import { isIn } from "./added-cases.ts";

/** A question, what it lost (positive is worse, in the metric's unit), and what it counts for, mean 1. */
export type CaseLoss = {
  readonly case: string;
  readonly cluster: string;
  readonly slices: { readonly [attribute: string]: string };
  readonly loss: number;
  readonly weight: number;
};

/** @property loss mean over the slice's questions */
export type FoundSlice = { readonly slice: SliceName; readonly loss: number };

const PERMUTATIONS = 999;
const LEVEL = 0.05;
/** Of an attribute with more values (an id, say) only the largest could say anything. */
const MOST_VALUES = 50;

/**
 * The slice that a loss is confined to: of those whose questions surely lose more than all others together do, the one that
 * holds most of the loss. Surely: by permuting which conversations are of the slice, adjusted by Holm over all slices.
 *
 * @returns undefined where the loss is not confined to any
 */
export function incidentSlice(
  losses: readonly CaseLoss[],
  attributes: readonly string[],
  seed: string,
): FoundSlice | undefined {
  const found = attributes
    .flatMap((attribute) => valuesOf(losses, attribute))
    .map((slice) => tested(losses, slice, seed));
  const adjusted = holm(found.map(({ p }) => p));
  const [first] = found
    .filter(({ loss, excess }, place) => loss > 0 && excess > 0 && (adjusted[place] ?? 1) <= LEVEL)
    .toSorted((a, b) => b.held - a.held || b.excess - a.excess);
  return first === undefined ? undefined : { slice: first.slice, loss: first.loss };
}

/** The largest values of an attribute that some questions have and some have not. */
function valuesOf(losses: readonly CaseLoss[], attribute: string): readonly SliceName[] {
  const counts = new Map<string, number>();
  for (const { slices } of losses) {
    const value = Object.hasOwn(slices, attribute) ? slices[attribute] : undefined;
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count < losses.length)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_VALUES)
    .map(([value]) => ({ attribute, value }));
}

/** @property held what the slice lost in all  @property excess how much more a question of it loses than one of the rest */
type Tested = FoundSlice & { readonly held: number; readonly excess: number; readonly p: number };

function tested(losses: readonly CaseLoss[], slice: SliceName, seed: string): Tested {
  const units = unitsOf(losses, slice);
  const labels = units.map(({ side }) => side);
  const options = { permutations: PERMUTATIONS, seed: seedOf(`${seed} ${slice.attribute} ${slice.value}`) };
  const excess = excessOf(units, Uint8Array.from(labels));
  // What lost no more than the rest is not chosen, and need not be permuted; it counts among the slices looked at.
  const p = excess > 0 ? labelPermutation(labels, (sides) => excessOf(units, sides), options).p : 1;
  const own = units.filter(({ side }) => side === 1);
  const [held, weight] = [sumOf(own.map((unit) => unit.loss)), sumOf(own.map((unit) => unit.weight))];
  return { slice, loss: weight > 0 ? held / weight : 0, held, excess, p };
}

/** A conversation's questions in the slice, or those out of it: summed loss and weight. */
type Unit = { readonly side: 0 | 1; readonly loss: number; readonly weight: number };

function unitsOf(losses: readonly CaseLoss[], slice: SliceName): readonly Unit[] {
  const units = new Map<string, Unit>();
  for (const one of losses) {
    const side = isIn(one, slice) ? 1 : 0;
    const key = `${side} ${one.cluster}`;
    const { loss, weight } = units.get(key) ?? { loss: 0, weight: 0 };
    units.set(key, { side, loss: loss + one.weight * one.loss, weight: weight + one.weight });
  }
  return [...units.values()];
}

function excessOf(units: readonly Unit[], sides: Uint8Array): number {
  const [loss, weight] = [
    [0, 0],
    [0, 0],
  ];
  units.forEach((unit, place) => {
    const side = sides[place] ?? 0;
    loss[side] = (loss[side] ?? 0) + unit.loss;
    weight[side] = (weight[side] ?? 0) + unit.weight;
  });
  const meanOf = (side: 0 | 1) => ((weight[side] ?? 0) > 0 ? (loss[side] ?? 0) / (weight[side] ?? 1) : 0);
  return meanOf(1) - meanOf(0);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
