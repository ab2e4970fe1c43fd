import type { Run } from "../../src/domain/run.ts";
import type { Comparison, Evidence, MetricComparison, MetricVerdict, VerdictKind } from "../../src/domain/verdict.ts";
import { compare } from "../../src/pipeline/compare/compare.ts";
import { REAL_MARGIN } from "./real-run.ts";

/** What the program, and a rule without statistics, make of two runs. Shares 0…1, to four decimals. */
export type RealVerdict = {
  readonly before: string;
  readonly after: string;
  readonly cases: number;
  readonly trialsBefore: number;
  readonly trialsAfter: number;
  readonly rightBefore: number;
  readonly rightAfter: number;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  readonly method: Evidence["method"];
  readonly verdict: MetricVerdict;
  readonly kind: VerdictKind;
  /** The verdict of the comparison when a slice alone may fail it. */
  readonly slicesBlock: Comparison["verdict"];
  readonly slices: readonly RealSlice[];
  /** Red by the mean alone: a drop of more than the margin, and any drop at all. */
  readonly redByMargin: boolean;
  readonly redByAny: boolean;
};

export type RealSlice = {
  readonly value: string;
  readonly verdict: MetricVerdict;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
};

/** Compares two runs as a record is compared with the one before: 95 %, one look. @throws Error without evidence */
export function realVerdict(before: Run, after: Run): RealVerdict {
  const comparison = compare(before, after, { confidence: 0.95, slices: "inform", crossCheck: false });
  const metric = comparison.metrics[0];
  const evidence = metric?.evidence;
  if (metric === undefined || evidence === undefined)
    throw new Error(`${before.label} → ${after.label} came to no evidence: ${metric?.reason}`);
  const blocked = compare(before, after, { confidence: 0.95, slices: "block", crossCheck: false });
  return {
    before: before.label,
    after: after.label,
    cases: evidence.cases,
    trialsBefore: evidence.trialsBefore,
    trialsAfter: evidence.trialsAfter,
    rightBefore: toFour(evidence.before),
    rightAfter: toFour(evidence.after),
    ...intervalOf(evidence),
    method: evidence.method,
    verdict: metric.verdict,
    kind: metric.kind,
    slicesBlock: blocked.verdict,
    slices: slicesOf(metric),
    ...naive(evidence.before, evidence.after),
  };
}

/** The rule that many start with: red when the mean fell by more than a threshold. */
export function naive(before: number, after: number): { readonly redByMargin: boolean; readonly redByAny: boolean } {
  const drop = before - after;
  // Sums of thirds and the like do not come out even: a drop of exactly the margin is not beyond it.
  return { redByMargin: drop > REAL_MARGIN + 1e-12, redByAny: drop > 1e-12 };
}

function slicesOf({ slices = [] }: MetricComparison): readonly RealSlice[] {
  return slices.flatMap(({ value, verdict, evidence }) =>
    evidence === undefined ? [] : [{ value, verdict, ...intervalOf(evidence) }],
  );
}

function intervalOf({ difference, lower, upper }: Evidence): Pick<RealVerdict, "difference" | "lower" | "upper"> {
  return { difference: toFour(difference), lower: toFour(lower), upper: toFour(upper) };
}

function toFour(value: number): number {
  // JSON has no −0.
  return Math.round(value * 1e4) / 1e4 + 0;
}
