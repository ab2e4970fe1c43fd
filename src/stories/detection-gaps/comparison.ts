import type { Suite } from "../../domain/suite.ts";
import type { Evidence, MetricComparison } from "../../domain/verdict.ts";
import type { Fact, MetricLoss } from "../../pipeline/gaps/facts.ts";
import { detectableWith } from "../../pipeline/gaps/needed-cases.ts";
import { compareWithOlder } from "../compare-with.ts";
import type { KnownIncident } from "../detection-gaps.ts";
import type { StoredBaseline } from "../latest-baseline.ts";

/** The leading metric between the two states, and between the two last runs before, when nothing was wrong. */
export type MetricCompared = {
  readonly loss: Fact<MetricLoss & Pick<MetricComparison, "unit" | "direction">>;
  /** The variance of one question's difference in a slice; undefined where nothing says it. */
  readonly varianceIn: (attribute: string, value: string) => number | undefined;
};

/** @param records of the suite before the incident, oldest first */
export function metricCompared(
  suite: Suite,
  { attribution, before, after }: KnownIncident,
  records: readonly StoredBaseline[],
): MetricCompared {
  const [then, now] = [before.record, after.record];
  const incident = then && now && compareWithOlder(suite, now.run, { baseline: then }).metrics;
  const [earlier, last] = records.slice(-2);
  const quiet = earlier && last && compareWithOlder(suite, last.baseline.run, earlier).metrics;
  const [attributed] = attribution.metrics;
  const name = attributed?.metric ?? worst(incident)?.metric;
  const of = (metrics: readonly MetricComparison[] | undefined) => metrics?.find(({ metric }) => metric === name);
  const [compared, usual] = [of(incident), of(quiet)];
  const { confidence } = suite.gate;
  const varianceOf = (evidence: Evidence | undefined) => evidence && variance(evidence, confidence);
  const wholeVariance = varianceOf(usual?.evidence) ?? varianceOf(compared?.evidence);
  return {
    loss: lossOf(compared, attributed, wholeVariance),
    varianceIn: (attribute, value) => {
      const slice = (metric: MetricComparison | undefined) =>
        metric?.slices?.find((one) => one.attribute === attribute && one.value === value)?.evidence;
      return varianceOf(slice(usual)) ?? varianceOf(slice(compared)) ?? wholeVariance;
    },
  };
}

/** Of the metrics that decide, the one that lost most beside what is accepted. */
function worst(metrics: readonly MetricComparison[] | undefined): MetricComparison | undefined {
  const size = ({ evidence }: MetricComparison) =>
    evidence === undefined ? Number.NEGATIVE_INFINITY : -evidence.difference / Math.max(evidence.margin, 1e-9);
  return metrics?.filter(({ blocking }) => blocking).toSorted((a, b) => size(b) - size(a))[0];
}

function lossOf(
  compared: MetricComparison | undefined,
  attributed: KnownIncident["attribution"]["metrics"][number] | undefined,
  spread: number | undefined,
): MetricCompared["loss"] {
  const known = spread === undefined ? {} : { variance: spread };
  if (compared?.evidence !== undefined) {
    const { metric, unit, direction, evidence } = compared;
    const { before, after, ratio } = evidence;
    const loss = direction === "higher-is-better" ? before - after : after - before;
    const margin = ratio === undefined ? evidence.margin : Math.abs(before * (ratio.allowed - 1));
    return { known: { metric, unit, direction, loss, margin, ...known } };
  }
  if (attributed === undefined || attributed.scale === "ratio")
    return { why: "the two states are not compared by any metric" };
  const { metric, unit, direction, total, margin } = attributed;
  return { known: { metric, unit, direction, loss: total.value, margin, ...known } };
}

/** From the smallest loss that a comparison would have seen, in the square of the metric's unit. */
function variance({ detectable, ratio, before, cases }: Evidence, confidence: number): number {
  const inUnit = ratio === undefined ? detectable : Math.abs(before * (ratio.detectable - 1));
  return (inUnit / detectableWith(cases, 1, confidence)) ** 2;
}
