import { normalQuantile } from "./distributions.ts";

/** What an imperfect judge says of many items, and how good it is by items whose truth is known. */
export type JudgedRate = {
  /** The share that it passes, 0…1, and of how many. */
  readonly p: number;
  readonly n: number;
  /** The share of truly bad items that it fails, and of truly good ones that it passes; 0…1. */
  readonly specificity: number;
  readonly sensitivity: number;
  /** Known bad and good items behind these two, each at least 1. */
  readonly negatives: number;
  readonly positives: number;
};

/**
 * The share of items that are truly good, from what an imperfect judge says.
 *
 * Answers: what would the pass rate be without the judge's errors, and how sure is that?
 * θ̂ = (p + q₀ − 1)/(q₀ + q₁ − 1), q₀ the specificity and q₁ the sensitivity. The interval is pulled
 * towards the middle: p̃ = (np + z²/2)/(n + z²), q̃ⱼ = (mⱼqⱼ + 1)/(mⱼ + 2), ñ = n + z², m̃ⱼ = mⱼ + 2, θ̃ from these,
 * dθ = 2z²[−(1 − θ̃)q̃₀(1 − q̃₀)/m̃₀ + θ̃q̃₁(1 − q̃₁)/m̃₁],
 * se = √(p̃(1 − p̃)/ñ + (1 − θ̃)²q̃₀(1 − q̃₀)/m̃₀ + θ̃²q̃₁(1 − q̃₁)/m̃₁)/(q̃₀ + q̃₁ − 1), limits θ̃ + dθ ∓ z·se; all cut
 * to 0…1. Source: Lee et al., arXiv 2511.21140. Assumes that the judge errs on the many as it does on the known items.
 *
 * @param alpha 0…1, both sides together
 * @returns undefined where the judge is no better than a coin (q₀ + q₁ ≤ 1): nothing can be had from what it says
 */
export function correctedRate(
  { p, n, specificity, sensitivity, negatives, positives }: JudgedRate,
  alpha: number,
): { readonly estimate: number; readonly lower: number; readonly upper: number } | undefined {
  if (!(specificity + sensitivity > 1)) return undefined;
  const z = normalQuantile(1 - alpha / 2);
  const total = n + z * z;
  const passed = (n * p + (z * z) / 2) / total;
  const q0 = (negatives * specificity + 1) / (negatives + 2);
  const q1 = (positives * sensitivity + 1) / (positives + 2);
  if (!(q0 + q1 > 1)) return undefined;
  const theta = (passed + q0 - 1) / (q0 + q1 - 1);
  const v0 = (q0 * (1 - q0)) / (negatives + 2);
  const v1 = (q1 * (1 - q1)) / (positives + 2);
  const shift = 2 * z * z * (-(1 - theta) * v0 + theta * v1);
  const variance = (passed * (1 - passed)) / total + (1 - theta) ** 2 * v0 + theta ** 2 * v1;
  const half = (z * Math.sqrt(variance)) / (q0 + q1 - 1);
  return {
    estimate: cut((p + specificity - 1) / (specificity + sensitivity - 1)),
    lower: cut(theta + shift - half),
    upper: cut(theta + shift + half),
  };
}

function cut(value: number): number {
  return Math.max(0, Math.min(1, value));
}
