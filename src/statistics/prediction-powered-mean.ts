import { normalQuantile } from "./distributions.ts";
import { mean } from "./mean.ts";

/** A mean, how sure it is, and how much weight what was predicted has in it. */
export type PoweredMean = {
  readonly estimate: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** 0: labels alone; 1: predictions with their bias taken off. */
  readonly lambda: number;
};

/**
 * The mean of labels, made surer by predictions of them and of many items without labels (PPI++).
 *
 * Answers: what would the mean be if people had labelled everything that the judge has scored?
 * θ = λ·mean(Ŷᵤ) + mean(Y − λŶ), se = √(var(λŶᵤ)/N + var(Y − λŶ)/n), variances with divisor n but for
 * that of all Ŷ, which has one less, as in ppi_py;
 * λ = cut₀₁(cov(Y, Ŷ)/((1 + n/N)·var(all Ŷ))). Source: Angelopoulos et al., arXiv 2311.01453. Assumes that the labelled
 * items are a random draw of the same population as the others. λ = 1 can be worse than labels alone, hence the tuning.
 *
 * @param labels at least one
 * @param predicted one for each label
 * @param others predictions for items without labels, at least one
 * @param alpha 0…1, both sides together
 * @param weight in place of the tuned λ
 */
export function predictionPoweredMean(
  labels: readonly number[],
  predicted: readonly number[],
  others: readonly number[],
  alpha: number,
  weight?: number,
): PoweredMean {
  const [n, many] = [labels.length, others.length];
  const lambda = weight ?? tunedWeight(labels, predicted, others);
  const rest = labels.map((label, index) => label - lambda * (predicted[index] ?? 0));
  const estimate = lambda * mean(others) + mean(rest);
  const standardError = Math.sqrt((lambda ** 2 * covariance(others, others)) / many + covariance(rest, rest) / n);
  const half = normalQuantile(1 - alpha / 2) * standardError;
  return { estimate, standardError, lower: estimate - half, upper: estimate + half, lambda };
}

function tunedWeight(labels: readonly number[], predicted: readonly number[], others: readonly number[]): number {
  const all = [...predicted, ...others];
  const spread = ((1 + labels.length / others.length) * covariance(all, all) * all.length) / (all.length - 1);
  return spread === 0 ? 0 : Math.max(0, Math.min(1, covariance(labels, predicted) / spread));
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((value, index) => (value - meanA) * ((b[index] ?? 0) - meanB)));
}
