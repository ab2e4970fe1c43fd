import { normalCdf, normalQuantile } from "./distributions.ts";

/** Pairs of a pass and a failure: `b` passed before and fail after, `c` the reverse, of `n` pairs in all. */
export type ChangedPairs = { readonly b: number; readonly c: number; readonly n: number };

/**
 * Tango's score interval for the difference of two paired shares, after minus before.
 *
 * Answers: by how much did the pass rate change, and is a loss of the margin ruled out? The limits are the differences
 * that a score test does not reject: with λ = −D, A = 2n, B = −b − c + (2n − b + c)λ, E = −cλ(1 − λ) and
 * q̂ = (√(B² − 4AE) − B)/(2A), the share of pairs that got better, the most likely one if D is true,
 * score(D) = (c − b − nD)/√(n(2q̂ + λ(1 − λ))). Assumes independent pairs. Unlike a Wald interval it has a
 * width where no pair changed. Source: Tango 1998, Statistics in Medicine 17; STATISTICS.md.
 *
 * @param options.confidence of the interval, 0…1  @param options.margin accepted loss, ≥ 0
 * @returns shares, −1…1; `pNonInferior` against H0: a loss of the margin or more
 */
export function tangoInterval(
  { b, c, n }: ChangedPairs,
  { confidence, margin }: { readonly confidence: number; readonly margin: number },
): { readonly difference: number; readonly lower: number; readonly upper: number; readonly pNonInferior: number } {
  const z = normalQuantile((1 + confidence) / 2);
  return {
    difference: (c - b) / n,
    lower: lowerLimit({ b, c, n }, z),
    upper: -lowerLimit({ b: c, c: b, n }, z),
    pNonInferior: margin >= 1 ? Number(b === n && margin === 1) : chanceOfLoss({ b, c, n }, margin),
  };
}

/** The score falls as the difference tried rises: halve until nothing is left between the ends. */
function lowerLimit(pairs: ChangedPairs, z: number): number {
  let [low, high] = [-1, (pairs.c - pairs.b) / pairs.n];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (score(pairs, middle) > z) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function chanceOfLoss(pairs: ChangedPairs, margin: number): number {
  const value = score(pairs, -margin);
  // 0/0: no pair changed and none may; that speaks for nothing.
  return Number.isNaN(value) ? 1 : normalCdf(-value);
}

function score({ b, c, n }: ChangedPairs, difference: number): number {
  const better = shareBetter({ b, c, n }, difference);
  return (c - b - n * difference) / Math.sqrt(n * (2 * better - difference * (1 + difference)));
}

/**
 * The most likely share of pairs that got better, among those under which the difference is the one given.
 * @param difference −1…0, or the difference found
 * @returns 0…1
 */
export function shareBetter({ b, c, n }: ChangedPairs, difference: number): number {
  const loss = -difference;
  const linear = -b - c + (2 * n - b + c) * loss;
  const constant = -c * loss * (1 - loss);
  const root = Math.sqrt(linear ** 2 - 8 * n * constant);
  // Of the two equal forms the one that takes no difference of nearly equal numbers.
  return linear > 0 ? (-2 * constant) / (root + linear) : (root - linear) / (4 * n);
}
