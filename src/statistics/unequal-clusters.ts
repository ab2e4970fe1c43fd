import { effectiveNumber } from "./effective-number.ts";

/** What a mean over clusters of unequal weight has to say less than one over as many equal ones. */
export type UnequalClusters = {
  /** As many clusters of equal weight as say as much. */
  readonly effective: number;
  /** By what the variance with the factor C/(C−1) has to be multiplied, ≥ 1. */
  readonly inflation: number;
  /** Degrees of freedom of that variance, 1…C−1. */
  readonly freedom: number;
};

/**
 * Corrections for clusters that do not weigh the same.
 *
 * Answers: how far can a variance be trusted to which a few clusters add most? A heavy cluster pulls the mean towards
 * itself, so that its residual is too small, and the variance is in effect one of few observations. With shares
 * h_c = W_c/ΣW, S_k = Σh^k and cluster means of one variance, the sum Σh²(x − x̄)² has the expectation
 * σ²·(S₂ − 2S₃ + S₂²) where σ²·S₂ is wanted, and as many degrees of freedom as the χ² of the same mean and variance
 * (Satterthwaite): (S₂ − 2S₃ + S₂²)² / (S₄ − 4S₅ + 4S₂S₄ + 2S₃² + S₂⁴ − 4S₂²S₃). Where one cluster outweighs all others the
 * mean and the variance grow together, which a χ² does not know: there it is a third of the effective clusters, with
 * which no weights tried gave more than nominal errors (STATISTICS.md). Equal clusters give 1 and C − 1: nothing is
 * corrected. Assumes that values of one cluster move together, which is careful where they hardly do.
 * Source: Bell & McCaffrey 2002 for the approach, applied to a mean; Kish 1965 for the effective number.
 *
 * @param weights of the clusters, ≥ 0, not all 0
 */
export function unequalClusters(weights: readonly number[]): UnequalClusters {
  const count = weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [s2, s3, s4, s5] = [0, 0, 0, 0];
  for (const weight of weights) {
    const share = weight / total;
    s2 += share ** 2;
    s3 += share ** 3;
    s4 += share ** 4;
    s5 += share ** 5;
  }
  const kept = s2 - 2 * s3 + s2 ** 2;
  const spread = s4 - 4 * s5 + 4 * s2 * s4 + 2 * s3 ** 2 + s2 ** 4 - 4 * s2 ** 2 * s3;
  const effective = Math.min(count, effectiveNumber(weights));
  // One cluster with all the weight leaves nothing to estimate a variance from.
  if (count < 2 || kept < 1e-12) return { effective, inflation: 1, freedom: 1 };
  return {
    effective,
    inflation: Math.max(1, ((s2 / kept) * (count - 1)) / count),
    freedom: Math.max(1, Math.min(count - 1, Math.max(kept ** 2 / spread, effective / 3))),
  };
}
