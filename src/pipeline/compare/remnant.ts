import type { Run } from "../../domain/run.ts";
import type { MetricComparison, Pairing, SliceComparison } from "../../domain/verdict.ts";

/** Fewer than this share of the reference's cases is a remnant, on which nothing is green. */
const LEAST_LEFT = 0.5;

/**
 * A metric as it is, or not green where only a remnant of the cases is left: in pairs, or, of two samples, in the later
 * one. A sample that was to keep only a part of the cases before is not held against those it let go.
 */
export function onRemnant(metric: MetricComparison, pairing: Pairing, after: Run): MetricComparison {
  const reason = pairing.relation === "disjoint" ? sampleRemnant(pairing) : pairedRemnant(pairing, after);
  if (reason === undefined) return metric;
  const slices = metric.slices?.map(notGreen);
  const kept = { ...metric, ...(slices !== undefined && { slices }) };
  return isGreen(metric) ? { ...notGreen(kept), reason } : kept;
}

function pairedRemnant({ paired, onlyBefore }: Pairing, after: Run): string | undefined {
  const all = paired + onlyBefore;
  const expected = Math.min(all, after.sample.fixed?.cases ?? all);
  if (paired >= LEAST_LEFT * expected) return undefined;
  return `only ${paired} of the ${expected} questions that were to be asked again are on both sides`;
}

function sampleRemnant({ paired, onlyBefore, onlyAfter }: Pairing): string | undefined {
  const [before, after] = [paired + onlyBefore, paired + onlyAfter];
  if (after >= LEAST_LEFT * before) return undefined;
  return `only ${after} questions are in the later sample, and ${before} in the one before`;
}

function isGreen({ verdict }: Pick<MetricComparison, "verdict">): boolean {
  return verdict === "unchanged" || verdict === "improved";
}

function notGreen<T extends MetricComparison | SliceComparison>(found: T): T {
  return isGreen(found) ? { ...found, verdict: "inconclusive", kind: "shrunken-sample" } : found;
}
