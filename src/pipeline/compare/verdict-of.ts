import type { Comparison, MetricComparison, MetricVerdict, VerdictKind } from "../../domain/verdict.ts";

/**
 * The verdict of one metric (STATISTICS.md): the first line that holds. The order makes the four verdicts exclusive and
 * the last line makes them complete.
 *
 * @param evidence limits of the oriented difference, p-values after correction, the margin, and the one-sided level
 *   that a p-value has to stay below
 */
export function verdictOf(evidence: {
  readonly lower: number;
  readonly upper: number;
  readonly pRegressed: number;
  readonly pImproved: number;
  readonly margin: number;
  readonly alpha: number;
}): { readonly verdict: MetricVerdict; readonly kind: VerdictKind } {
  const { lower, upper, pRegressed, pImproved, margin, alpha } = evidence;
  if (pRegressed < alpha && lower <= -margin)
    return { verdict: "regressed", kind: upper < -margin ? "material" : "real" };
  if (pImproved < alpha) return { verdict: "improved", kind: lower > margin ? "material" : "real" };
  if (lower > -margin) {
    if (upper >= margin) return { verdict: "unchanged", kind: "non-inferior" };
    return { verdict: "unchanged", kind: upper < 0 ? "equivalent-below-baseline" : "equivalent" };
  }
  return { verdict: "inconclusive", kind: "wide-interval" };
}

/**
 * The verdict of a comparison: the worst of its blocking metrics. Without a blocking metric there is
 * nothing to pass: inconclusive.
 */
export function overallVerdict(metrics: readonly MetricComparison[]): Comparison["verdict"] {
  const blocking = metrics.filter((metric) => metric.blocking).map(({ verdict }) => verdict);
  for (const verdict of ["regressed", "errored", "not-comparable", "inconclusive", "improved"] as const) {
    if (blocking.includes(verdict)) return verdict;
  }
  return blocking.length === 0 ? "inconclusive" : "unchanged";
}
