import type { Case } from "../../domain/case.ts";
import { caseWeights } from "../../domain/case-weight.ts";
import type { TrafficMix } from "../../domain/traffic-mix.ts";
import { holm } from "../../statistics/holm.ts";
import { jensenShannon } from "../../statistics/jensen-shannon.ts";
import { labelPermutation } from "../../statistics/label-permutation.ts";

/**
 * The attribute whose values' shares moved most: that of the least p, and of equal ones the one that is farthest apart. A
 * request without a value is of a kind of its own; shares are those of the traffic where the cases know what they stand for.
 *
 * @returns undefined without attributes that any case has
 */
export function movedSlices(
  before: readonly Case[],
  after: readonly Case[],
  attributes: readonly string[],
  options: { readonly permutations: number; readonly seed: number },
): TrafficMix["slices"] {
  const weighed = [...weighedCases(before, 0), ...weighedCases(after, 1)];
  const carried = attributes.filter((attribute) => weighed.some(({ one }) => Object.hasOwn(one.slices, attribute)));
  const found = carried.map((attribute) => {
    const { units, categories } = unitsOf(weighed, attribute);
    const labels = units.map(({ side }) => side);
    const { statistic, p } = labelPermutation(labels, (sides) => distance(units, categories, sides), options);
    return { attribute, distance: statistic, p };
  });
  const adjusted = holm(found.map(({ p }) => p));
  const ranked = found
    .map((one, place) => ({ ...one, p: adjusted[place] ?? 1 }))
    .toSorted((a, b) => a.p - b.p || b.distance - a.distance);
  return ranked[0];
}

type Weighed = { readonly one: Case; readonly side: 0 | 1; readonly weight: number };

function weighedCases(cases: readonly Case[], side: 0 | 1): readonly Weighed[] {
  const { weights } = caseWeights(cases.map(({ part: _, ...fresh }) => fresh));
  return cases.map((one, place) => ({ one, side, weight: weights[place] ?? 1 }));
}

/** A conversation: its weight in each category that it has. */
type Unit = { readonly side: 0 | 1; readonly parts: readonly (readonly [category: number, weight: number])[] };

function unitsOf(
  cases: readonly Weighed[],
  attribute: string,
): { readonly units: readonly Unit[]; readonly categories: number } {
  const categories = new Map<string | undefined, number>();
  const units = new Map<string, { side: 0 | 1; parts: (readonly [number, number])[] }>();
  for (const { one, side, weight } of cases) {
    const value = Object.hasOwn(one.slices, attribute) ? one.slices[attribute] : undefined;
    const category = categories.get(value) ?? categories.size;
    categories.set(value, category);
    const key = `${side} ${one.cluster}`;
    const unit = units.get(key) ?? { side, parts: [] };
    unit.parts.push([category, weight]);
    units.set(key, unit);
  }
  return { units: [...units.values()], categories: categories.size };
}

function distance(units: readonly Unit[], categories: number, sides: Uint8Array): number {
  const left = new Array<number>(categories).fill(0);
  const right = new Array<number>(categories).fill(0);
  units.forEach(({ parts }, place) => {
    const side = sides[place] === 0 ? left : right;
    for (const [category, weight] of parts) side[category] = (side[category] ?? 0) + weight;
  });
  return jensenShannon(left, right);
}
