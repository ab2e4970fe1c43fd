import type { MetricComparison } from "../domain/verdict.ts";
import { type Markup, PLAIN } from "./markup.ts";
import { change, count, interval, level, size } from "./numbers.ts";

type Evidence = NonNullable<MetricComparison["evidence"]>;

/**
 * What the comparison of one metric says, without a full stop: "cites got worse: 0.91 → 0.74, −17.0 points (95 % −21.4
 * to −12.6), more than the 10 points allowed, 142 cases".
 */
export function metricSentence(metric: MetricComparison, markup: Markup = PLAIN): string {
  const name = markup.word(metric.metric);
  switch (metric.kind) {
    case "definition-differs":
    case "suite-differs":
    case "target-differs":
    case "design-differs":
    case "judge-differs":
    case "scoring-code-differs":
    case "on-one-side-only":
      return `${name} was not compared (${reasonWords(metric, WHY[metric.kind], markup)})`;
    case "too-few-cases":
    case "shrunken-sample":
    case "missing-results":
    case "went-missing":
      return `${name} is undecided (${reasonWords(metric, WHY[metric.kind], markup)})`;
    case "material":
    case "real":
    case "non-inferior":
    case "equivalent":
    case "equivalent-below-baseline":
    case "wide-interval":
    case "slice-regressed":
      return metric.evidence === undefined
        ? `${name} ${CLAIM[metric.kind](metric)}`
        : `${name} ${CLAIM[metric.kind](metric)}: ${evidenceWords(metric, metric.evidence)}`;
    default:
      return metric.kind satisfies never;
  }
}

/**
 * after − before as the metric itself is measured, with its interval: a latency that rises shows a plus. (Inside the
 * program differences are oriented, positive is better.)
 */
export function differenceWords({ direction, unit }: MetricComparison, evidence: Evidence): string {
  const { difference, lower, upper, confidence } = evidence;
  return direction === "higher-is-better"
    ? `${change(difference, unit)} ${interval(confidence, lower, upper, unit)}`
    : `${change(-difference, unit)} ${interval(confidence, -upper, -lower, unit)}`;
}

const gotWorseOrBetter = ({ verdict }: MetricComparison) => (verdict === "improved" ? "got better" : "got worse");

const CLAIM = {
  material: gotWorseOrBetter,
  real: gotWorseOrBetter,
  "non-inferior": () => "held",
  equivalent: () => "held",
  "equivalent-below-baseline": () => "got a little worse, by less than is allowed",
  "wide-interval": () => "is undecided",
  "slice-regressed": gotWorseOrBetter,
} as const;

function evidenceWords(metric: MetricComparison, evidence: Evidence): string {
  const { unit } = metric;
  return [
    `${level(evidence.before, unit)} → ${level(evidence.after, unit)}`,
    differenceWords(metric, evidence),
    ...marginWords(metric, evidence),
    count(evidence.cases, "case"),
  ].join(", ");
}

function marginWords(metric: MetricComparison, evidence: Evidence): readonly string[] {
  const allowed = evidence.margin === 0 ? "no loss is allowed" : `${size(evidence.margin, metric.unit)} allowed`;
  if (metric.verdict === "improved") return [];
  if (metric.verdict === "inconclusive") return [`${allowed}; ${detectableWords(metric, evidence)}`];
  if (metric.verdict === "unchanged") return [`${ruledOut(metric, evidence)} is ruled out`];
  if (evidence.margin === 0) return [allowed];
  return [metric.kind === "material" ? `more than the ${allowed}` : `possibly more than the ${allowed}`];
}

/** A lower limit above −margin is more than "not significant": the accepted loss itself lies outside the interval. */
function ruledOut({ direction, unit }: MetricComparison, { margin }: Evidence): string {
  return margin === 0 ? `any ${LOSS[direction]}` : `a ${LOSS[direction]} of ${size(margin, unit)}`;
}

function detectableWords({ direction, unit }: MetricComparison, { detectable }: Evidence): string {
  return Number.isFinite(detectable)
    ? `this comparison could only have seen a ${LOSS[direction]} of ${size(detectable, unit)} or more`
    : `this comparison could not have seen a ${LOSS[direction]} of any size`;
}

const LOSS = { "higher-is-better": "drop", "lower-is-better": "rise" } as const;

const WHY = {
  "suite-differs": "the two runs are of different suites",
  "target-differs": "one run holds observed answers and the other replayed ones",
  "definition-differs": "its definition differs between the two runs",
  "judge-differs": "its judge differs between the two runs",
  "scoring-code-differs": "its scoring code differs between the two runs",
  "on-one-side-only": "only one of the two runs has it",
  "too-few-cases": "too few cases have a score on both sides",
  "shrunken-sample": "too few of the earlier cases are on both sides",
  "missing-results": "too many trials have no score",
  "went-missing": "more scores are missing than before",
  "design-differs": "no case is on both sides, and the samples were drawn by different rules",
} as const;

/** The comparison's own reason where it gave one: it knows the numbers. */
function reasonWords({ reason }: MetricComparison, otherwise: string, markup: Markup): string {
  return reason === undefined ? otherwise : markup.word(reason.replace(/\.$/, ""));
}
