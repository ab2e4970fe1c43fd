import { labelPermutation } from "./label-permutation.ts";
import { type TextVector, textVectors } from "./text-vectors.ts";

/** A text of one of two sets. Texts of one unit (a conversation) are not independent and change sides together. */
export type UnitText = { readonly unit: string; readonly text: string };

/**
 * How different two sets of texts are, by their characters alone: the squared maximum mean discrepancy.
 *
 * Answers: do two sets of requests come from one kind of traffic? k = cosine of three-character windows (text-vectors.ts),
 * how common a window is taken over both sets, so that nothing but the labels tells them apart. MMD² = mean k(X, X′) −
 * 2·mean k(X, Y) + mean k(Y, Y′), a text never with itself: about 0 for one kind of traffic, and may be below. p by
 * permuting the labels of units. Source: Gretton et al. 2012; STATISTICS.md.
 *
 * @param left, right each of at least two units
 * @param options.permutations B ≥ 1  @param options.seed a whole number
 */
export function mmdCosine(
  left: readonly UnitText[],
  right: readonly UnitText[],
  options: { readonly permutations: number; readonly seed: number },
): { readonly mmd: number; readonly p: number } {
  const sums = kernelSums(left, right);
  const labels = sums.units.map((unit) => unit.side);
  const { statistic, p } = labelPermutation(labels, (sides) => discrepancy(sums, sides), options);
  return { mmd: statistic, p };
}

/** Sums of the kernel between units, a text never with itself; row after row. */
type KernelSums = {
  readonly units: readonly { readonly side: 0 | 1; readonly texts: readonly number[] }[];
  readonly between: Float64Array;
};

function kernelSums(left: readonly UnitText[], right: readonly UnitText[]): KernelSums {
  const texts = [...left, ...right];
  const { vectors } = textVectors(texts.map(({ text }) => text));
  const places = new Map<string, number>();
  const unitOf = texts.map(({ unit }, index) => {
    const key = `${index < left.length ? 0 : 1} ${unit}`;
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  const units = [...places.keys()].map((key, place) => ({
    side: key.startsWith("0") ? (0 as const) : (1 as const),
    texts: unitOf.flatMap((unit, index) => (unit === place ? [index] : [])),
  }));
  const between = new Float64Array(units.length ** 2);
  forEachPair(vectors, (a, b, alike) => {
    const [one, two] = [unitOf[a] ?? 0, unitOf[b] ?? 0];
    between[one * units.length + two] = (between[one * units.length + two] ?? 0) + alike;
    between[two * units.length + one] = (between[two * units.length + one] ?? 0) + alike;
  });
  return { units, between };
}

/** The cosine of every two texts, b before a. There are very many: windows are places of one array, not keys to be looked up. */
function forEachPair(vectors: readonly TextVector[], visit: (a: number, b: number, alike: number) => void): void {
  const places = new Map<string, number>();
  const placed = vectors.map((vector) => {
    const windows = Int32Array.from(vector.keys(), (window) => {
      const place = places.get(window) ?? places.size;
      places.set(window, place);
      return place;
    });
    return { windows, weights: Float64Array.from(vector.values()) };
  });
  const own = new Float64Array(places.size);
  placed.forEach(({ windows, weights }, a) => {
    windows.forEach((place, at) => {
      own[place] = weights[at] ?? 0;
    });
    for (let b = 0; b < a; b++) visit(a, b, dot(own, placed[b]));
    for (const place of windows) own[place] = 0;
  });
}

function dot(
  own: Float64Array,
  other: { readonly windows: Int32Array; readonly weights: Float64Array } | undefined,
): number {
  if (other === undefined) return 0;
  let sum = 0;
  for (let at = 0; at < other.windows.length; at++)
    sum += (other.weights[at] ?? 0) * (own[other.windows[at] ?? 0] ?? 0);
  return sum;
}

function discrepancy({ units, between }: KernelSums, sides: Uint8Array): number {
  const counts = [0, 0];
  const sums = [0, 0, 0, 0];
  units.forEach(({ texts }, one) => {
    const side = sides[one] ?? 0;
    counts[side] = (counts[side] ?? 0) + texts.length;
    const row = one * units.length;
    for (let two = 0; two < units.length; two++) {
      const cell = 2 * side + (sides[two] ?? 0);
      sums[cell] = (sums[cell] ?? 0) + (between[row + two] ?? 0);
    }
  });
  const [x = 0, y = 0] = counts;
  const [xx = 0, xy = 0, , yy = 0] = sums;
  return xx / (x * (x - 1)) - (2 * xy) / (x * y) + yy / (y * (y - 1));
}
