import type { Run } from "../../domain/run.ts";
import type { MetricComparison, Pairing, SliceComparison } from "../../domain/verdict.ts";

/** Fewer than this share of the reference's cases in pairs is a remnant, on which nothing is green. */
const LEAST_PAIRED = 0.5;

/**
 * A metric of a comparison by pairs: as it is, or not green where only a remnant of the cases is left in pairs. A sample
 * that was to keep only a part of the cases before is not held against those it let go.
 */
export function onRemnant(metric: MetricComparison, { paired, onlyBefore }: Pairing, after: Run): MetricComparison {
  const all = paired + onlyBefore;
  const expected = Math.min(all, after.sample.fixed?.cases ?? all);
  if (paired >= LEAST_PAIRED * expected) return metric;
  const slices = metric.slices?.map(notGreen);
  const kept = { ...metric, ...(slices !== undefined && { slices }) };
  if (!isGreen(metric)) return kept;
  const reason = `only ${paired} of the ${expected} questions that were to be asked again are on both sides`;
  return { ...notGreen(kept), reason };
}

function isGreen({ verdict }: Pick<MetricComparison, "verdict">): boolean {
  return verdict === "unchanged" || verdict === "improved";
}

function notGreen<T extends MetricComparison | SliceComparison>(found: T): T {
  return isGreen(found) ? { ...found, verdict: "inconclusive", kind: "shrunken-sample" } : found;
}
