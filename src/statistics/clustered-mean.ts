/** A mean and how far it may be off when values of one cluster are not independent. */
export type ClusteredMean = {
  readonly mean: number;
  /** 0 for a single cluster: no interval can be formed, and the caller must say so. */
  readonly standardError: number;
  readonly clusters: number;
  /** Sum over each cluster of (value − mean), in order of first appearance. */
  readonly residualSums: readonly number[];
};

/**
 * Mean with a cluster-robust standard error.
 *
 * Answers: how uncertain is the mean when values of one cluster (turns of a conversation) move together?
 * SE² = C/(C−1) · Σ_c (Σ_{i∈c} (x_i − x̄))² / n², which is sd²/n when every value is a cluster of its own.
 * Source: STATISTICS.md; the factor C/(C−1) as in inspect_ai.
 *
 * @param values at least one, any unit
 * @param clusters one name per value
 */
export function clusteredMean(values: readonly number[], clusters: readonly (string | number)[]): ClusteredMean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sums = new Map<string | number, number>();
  values.forEach((value, index) => {
    const cluster = clusters[index] ?? index;
    sums.set(cluster, (sums.get(cluster) ?? 0) + (value - mean));
  });
  const residualSums = [...sums.values()];
  const count = residualSums.length;
  const squares = residualSums.reduce((sum, residual) => sum + residual * residual, 0);
  const variance = count < 2 ? 0 : ((count / (count - 1)) * squares) / values.length ** 2;
  return { mean, standardError: Math.sqrt(variance), clusters: count, residualSums };
}
