import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { clusterSums } from "./cluster-sums.ts";
import type { ShareInterval } from "./wilson.ts";

/**
 * What share of a total each of several parts is, with limits by a bootstrap over clusters.
 *
 * Answers: between which shares would a part lie if other questions had been met? Draws C clusters with replacement, each
 * with all its cases, and takes the same draw for the total and for every part: what moves them together cancels.
 * Percentile limits. In a draw without a loss a share means nothing: it counts as beyond all others, on the side of its
 * part's sign, so that a total that may be none gives wide limits. Source: Efron and Tibshirani 1993, chapter 13.
 *
 * @param parts one list per part, one value per case, in the unit of the total
 * @param total one value per case; their sum is above 0
 * @param clusters one name per case
 * @param options.level of each limit, 0…0.5  @param options.resamples B ≥ 1  @param options.seed a whole number
 * @returns one per part; shares may be below 0 and above 1
 */
export function sharesOfTotal(
  parts: readonly (readonly number[])[],
  total: readonly number[],
  clusters: readonly (string | number)[],
  options: { readonly level: number; readonly resamples: number; readonly seed: number },
): readonly ShareInterval[] {
  const sums = [total, ...parts].map((values) => Float64Array.from(clusterSums(values, clusters)));
  const [whole = 0, ...each] = sums.map(sumOf);
  const drawn = drawnShares(sums, options);
  return each.map((part, place) => {
    const shares = (drawn[place] ?? new Float64Array()).sort();
    return { share: part / whole, lower: quantile(shares, options.level), upper: quantile(shares, 1 - options.level) };
  });
}

/** Shares of each part in each draw, not in order of size. */
function drawnShares(
  sums: readonly Float64Array[],
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): readonly Float64Array[] {
  const chance = xoroshiro128plus(seed);
  const count = sums[0]?.length ?? 0;
  const scale = count / 2 ** 32;
  const shares = sums.slice(1).map(() => new Float64Array(resamples));
  const places = new Uint32Array(count);
  for (let draw = 0; draw < resamples; draw++) {
    for (let taken = 0; taken < count; taken++) places[taken] = Math.floor((chance.next() >>> 0) * scale);
    const [whole = 0, ...parts] = sums.map((values) => sumAt(values, places));
    parts.forEach((part, place) => {
      const list = shares[place];
      if (list !== undefined) list[draw] = whole > 0 ? part / whole : beyondAll(part);
    });
  }
  return shares;
}

function sumAt(values: Float64Array, places: Uint32Array): number {
  let sum = 0;
  for (const place of places) sum += values[place] ?? 0;
  return sum;
}

function beyondAll(part: number): number {
  return part === 0 ? 0 : Math.sign(part) * Number.POSITIVE_INFINITY;
}

/** Between the two order statistics around the place; of those beyond all others, the farthest that is not. */
function quantile(sorted: Float64Array, share: number): number {
  const finite = sorted.filter(Number.isFinite);
  if (finite.length === 0) return 0;
  const place = Math.max(0, Math.min(sorted.length - 1, share * (sorted.length + 1) - 1));
  const [least = 0, most = 0] = [finite.at(0), finite.at(-1)];
  const at = (index: number) => Math.max(least, Math.min(most, sorted[index] ?? most));
  const [below, above] = [at(Math.floor(place)), at(Math.ceil(place))];
  return below + (above - below) * (place - Math.floor(place));
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
