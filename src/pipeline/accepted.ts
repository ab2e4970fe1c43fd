import type { Acceptance, AcceptedLoss } from "../domain/acceptance.ts";
import type { Comparison, Evidence, MetricComparison } from "../domain/verdict.ts";

/**
 * What is given up where the regression of a comparison is accepted: the loss of every blocking metric that regressed, and
 * of the slices alone where those decided. A metric whose scores went missing has no loss that anybody could know, so it
 * is never accepted.
 */
export function lossesOf({ metrics }: Comparison): readonly AcceptedLoss[] {
  return metrics.filter(isRegressed).flatMap((metric) =>
    measuredLosses(metric).map(({ slice, evidence: { scale, difference } }) => ({
      metric: metric.metric,
      ...(slice === undefined ? {} : { slice }),
      scale,
      difference,
    })),
  );
}

/** The blocking metrics of a comparison that regressed by more than was accepted, sorted. */
export function notAccepted({ metrics }: Comparison, acceptances: readonly Acceptance[]): readonly string[] {
  const accepted = acceptances.flatMap(({ losses }) => losses);
  return metrics
    .filter((metric) => isRegressed(metric) && !isCovered(metric, accepted))
    .map(({ metric }) => metric)
    .toSorted();
}

function isRegressed({ blocking, verdict }: MetricComparison): boolean {
  return blocking && verdict === "regressed";
}

function isCovered(metric: MetricComparison, accepted: readonly AcceptedLoss[]): boolean {
  const losses = measuredLosses(metric);
  return losses.length > 0 && losses.every((loss) => isLossCovered(metric.metric, loss, accepted));
}

type MeasuredLoss = { readonly slice?: NonNullable<AcceptedLoss["slice"]>; readonly evidence: Evidence };

/** Where slices decided, the whole did not fall far enough to say so: only they count. */
function measuredLosses({ kind, evidence, slices = [] }: MetricComparison): readonly MeasuredLoss[] {
  if (kind !== "slice-regressed") return evidence === undefined ? [] : [{ evidence }];
  return slices.flatMap(({ attribute, value, verdict, evidence: found }) =>
    verdict === "regressed" && found !== undefined ? [{ slice: { attribute, value }, evidence: found }] : [],
  );
}

/**
 * Losses of one metric that were accepted one after another add up. An accepted loss of the whole stands for each of its
 * slices as well; that of a slice says nothing of the whole. Nothing is known of a loss on another scale.
 *
 * The check measured with an error, and so does the record: what is a little larger is still what was accepted. It is
 * raised when the loss is larger by the margin, and the interval leaves no smaller one.
 */
function isLossCovered(metric: string, { slice, evidence }: MeasuredLoss, accepted: readonly AcceptedLoss[]): boolean {
  const same = accepted.filter(
    (loss) =>
      loss.metric === metric &&
      loss.scale === evidence.scale &&
      (loss.slice === undefined || (loss.slice.attribute === slice?.attribute && loss.slice.value === slice.value)),
  );
  if (same.length === 0) return false;
  const sum = same.reduce((total, { difference }) => total + difference, 0);
  const isLarger = evidence.difference <= sum - evidence.margin && evidence.upper < sum;
  return !isLarger;
}
