/**
 * How to split a number of labels between items a judge fails and items it passes, so that the corrected rate becomes
 * as sure as it can.
 *
 * κ' = (w(1 − q₀) + 1)/(w(1 − q₁) + 1), m₁ = round(m/(1 + (1/p − 1)√κ')) kept in w…m − w, m₀ = m − m₁.
 * Source: Lee et al., arXiv 2511.21140.
 *
 * @param split.budget labels in all, m; at least twice the pilot
 * @param split.p the share that the judge passes, 0…1
 * @param split.specificity, split.sensitivity as known so far, 0…1
 * @param split.pilot labels of each kind that there are or have to be, w
 */
export function labelSplit({
  budget,
  p,
  specificity,
  sensitivity,
  pilot,
}: {
  readonly budget: number;
  readonly p: number;
  readonly specificity: number;
  readonly sensitivity: number;
  readonly pilot: number;
}): { readonly negatives: number; readonly positives: number } {
  const ratio = (pilot * (1 - specificity) + 1) / (pilot * (1 - sensitivity) + 1);
  const wanted = Math.round(budget / (1 + (1 / p - 1) * Math.sqrt(ratio)));
  const positives = Math.max(pilot, Math.min(budget - pilot, wanted));
  return { negatives: budget - positives, positives };
}
