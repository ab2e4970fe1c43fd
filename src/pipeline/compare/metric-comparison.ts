import type { MetricRecord } from "../../domain/run.ts";
import type { CrossCheck, Evidence, Incomparable, MetricComparison, SliceComparison } from "../../domain/verdict.ts";
import type { Claim } from "./claims.ts";
import { evidenceOf } from "./evidence.ts";
import { type JudgedMetric, measuredSlices } from "./judged.ts";
import { isMeasured, type Measured, type Unmeasured } from "./measure.ts";
import { paradoxOf } from "./paradox.ts";
import { settleOf } from "./settle.ts";
import { verdictOf } from "./verdict-of.ts";

/** What was found out over all metrics together, by measurement. */
export type Findings = {
  readonly claims: ReadonlyMap<Measured, Claim>;
  readonly falseDiscovery: ReadonlyMap<Measured, number>;
  readonly crossChecks: ReadonlyMap<Measured, CrossCheck>;
  /** The one-sided level of intervals. */
  readonly alpha: number;
  readonly slices: "block" | "inform";
  readonly usdPerAnswer?: number | undefined;
};

/** One metric with its verdict, evidence and slices. */
export function metricComparison(judged: JudgedMetric, findings: Findings): MetricComparison {
  const { metric, total } = judged;
  const slices = judged.slices.map(({ slice, found }): SliceComparison => {
    const { attribute, value } = slice;
    if (!isMeasured(found)) {
      const { verdict, kind, cases } = found;
      return { attribute, value, verdict, kind, cases };
    }
    const { verdict, kind, evidence } = settled(found, findings);
    const falseDiscovery = findings.falseDiscovery.get(found);
    return { attribute, value, verdict, kind, evidence, ...(falseDiscovery !== undefined && { falseDiscovery }) };
  });
  const paradox = isMeasured(total) ? paradoxOf(total, measuredSlices(judged)) : undefined;
  const comparison: MetricComparison = {
    ...unjudged(metric),
    ...(isMeasured(total) ? whole(total, findings) : unmeasured(total)),
    ...(slices.length > 0 && { slices }),
    ...(paradox !== undefined && { paradox }),
  };
  return findings.slices === "block" && metric.blocking ? blockedBySlices(comparison) : comparison;
}

/** The comparison of a metric that cannot be compared. */
export function notComparable(metric: MetricRecord, { kind, reason }: Incomparable): MetricComparison {
  return { ...unjudged(metric), verdict: "not-comparable", kind, reason };
}

/** The verdict that a measurement has by itself. */
export function verdictOn(
  { estimate, margin }: Measured,
  { pRegressed, pImproved, blame }: Claim,
): ReturnType<typeof verdictOf> {
  const { lower, upper } = estimate;
  return verdictOf({ lower, upper, pRegressed, pImproved, margin, alpha: blame });
}

function unjudged({ name, direction, unit, blocking }: MetricRecord) {
  return { metric: name, direction, unit, blocking };
}

function unmeasured({ verdict, kind, reason }: Unmeasured): Pick<MetricComparison, "verdict" | "kind" | "reason"> {
  return { verdict, kind, reason };
}

function settled(measured: Measured, { claims, alpha }: Findings) {
  const claim = claims.get(measured) ?? { pRegressed: 1, pImproved: 1, blame: alpha };
  const { pRegressed, pImproved } = claim;
  return { ...verdictOn(measured, claim), evidence: evidenceOf(measured, alpha, { pRegressed, pImproved }) };
}

/** A metric over all cases: also what another method makes of it, and what would settle it. */
function whole(
  measured: Measured,
  findings: Findings,
): Pick<MetricComparison, "verdict" | "kind"> & { readonly evidence: Evidence } {
  const { verdict, kind, evidence } = settled(measured, findings);
  const crossCheck = findings.crossChecks.get(measured);
  const checked = { ...evidence, ...(crossCheck !== undefined && { crossCheck }) };
  if (kind !== "wide-interval") return { verdict, kind, evidence: checked };
  const settle = settleOf(measured, findings.alpha, findings.usdPerAnswer);
  return { verdict, kind, evidence: { ...checked, ...(settle !== undefined && { settle }) } };
}

/** Where slices may block, one that got worse makes its metric worse; a slice blocks in no other way. */
function blockedBySlices(comparison: MetricComparison): MetricComparison {
  const worse = (comparison.slices ?? []).filter(({ verdict }) => verdict === "regressed");
  if (worse.length === 0 || comparison.verdict === "regressed" || comparison.verdict === "errored") return comparison;
  return { ...comparison, verdict: "regressed", kind: "slice-regressed", reason: `worse in ${listOf(worse)}` };
}

const MOST_NAMED = 5;

function listOf(slices: readonly SliceComparison[]): string {
  const named = slices.slice(0, MOST_NAMED).map(({ attribute, value }) => `${attribute} = ${onOneLine(value)}`);
  const more = slices.length - named.length;
  return `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** Values of attributes come from traces. */
function onOneLine(value: string): string {
  const line = value.replace(/\p{Cc}+/gu, " ").trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
