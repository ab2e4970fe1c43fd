import { ASSUMED_BETWEEN, ASSUMED_MEAN, ASSUMED_WITHIN, type SpreadSource } from "../../domain/plan.ts";
import type { CaseRow, Run } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { Metric } from "../../domain/suite.ts";
import { mean } from "../../statistics/mean.ts";
import { varianceComponents, withinVariance } from "../../statistics/variance-components.ts";

/** What is known of a metric's values, on the scale it is compared on. */
export type Spread = {
  readonly scale: "difference" | "ratio";
  /** In the metric's unit: a mean, or a geometric mean on the scale `ratio`. */
  readonly mean?: number;
  readonly sigma2?: number;
  readonly omega2?: number;
  /** The largest change that a case could show, on the scale; absent: unknown. */
  readonly reach?: number;
  readonly within: SpreadSource;
  readonly between: SpreadSource;
};

/** Fewer pairs than this give no variance worth planning with. */
const FEWEST_PAIRS = 10;

/**
 * The variance of a metric, split into chance within a case and true differences between cases.
 *
 * @param latest the newest replayed baseline, if there is one
 * @param earlier the one before it, where its scores of this metric mean the same
 */
export function spreadOf(metric: Metric, latest: Run | undefined, earlier: Run | undefined): Spread {
  const raw = latest === undefined ? [] : valuesByCase(latest.cases, metric);
  const seen = raw.flatMap(({ values }) => values);
  if (seen.length === 0) return unmeasured(metric);
  const isRatio = metric.unit !== "score" && seen.every((value) => value > 0);
  const scaled = isRatio ? Math.log : (value: number) => value;
  const trials = raw.map(({ id, values }) => ({ id, values: values.map(scaled) }));
  const level = mean(trials.map(({ values }) => mean(values)));
  const measured = withinVariance(trials.map(({ values }) => values)) ?? undefined;
  const between = earlier && betweenVariance(valuesByCase(earlier.cases, metric), trials, scaled);
  const sigma2 = measured ?? (metric.unit === "score" ? ASSUMED_WITHIN : undefined);
  const assumed = sigma2 === undefined ? "unknown" : "assumed";
  return {
    scale: isRatio ? "ratio" : "difference",
    mean: isRatio ? Math.exp(level) : level,
    within: measured === undefined ? assumed : "measured",
    between: between === undefined ? "assumed" : "measured",
    ...(sigma2 === undefined ? {} : { sigma2 }),
    reach: reachOf(metric, seen, isRatio),
    // Times and prices that include 0 are compared in their own unit: the assumption goes by their size.
    omega2: between ?? ASSUMED_BETWEEN * (isRatio || metric.unit === "score" ? 1 : level ** 2),
  };
}

function unmeasured({ unit }: Metric): Spread {
  if (unit !== "score") return { scale: "ratio", within: "unknown", between: "unknown" };
  return {
    scale: "difference",
    mean: ASSUMED_MEAN,
    sigma2: ASSUMED_WITHIN,
    omega2: ASSUMED_BETWEEN,
    reach: 1,
    within: "assumed",
    between: "assumed",
  };
}

/** As a comparison takes it: a time or price may lie √2 beyond those that were met, each way. */
function reachOf({ unit }: Metric, seen: readonly number[], isRatio: boolean): number {
  if (unit === "score") return 1;
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const value of seen) [least, most] = [Math.min(least, value), Math.max(most, value)];
  if (isRatio) return Math.log(most / least) + Math.LN2;
  return most > 0 ? most : 1;
}

type CaseValues = { readonly id: string; readonly values: readonly number[] };

/** ω² of the paired differences of two runs; undefined where too few cases stand in both, or none was asked twice. */
function betweenVariance(
  earlier: readonly CaseValues[],
  latest: readonly CaseValues[],
  scaled: (value: number) => number,
): number | undefined {
  const before = new Map(earlier.map(({ id, values }) => [id, values.map(scaled)]));
  const pairs = latest.flatMap(({ id, values }) => {
    const match = before.get(id);
    return match?.every(Number.isFinite) ? [{ before: match, after: values }] : [];
  });
  if (pairs.length < FEWEST_PAIRS) return undefined;
  const { omega2 } = varianceComponents(
    pairs.map((pair) => pair.before),
    pairs.map((pair) => pair.after),
  );
  return omega2 ?? undefined;
}

/** Of each case with a usable score, all of them, in the metric's unit. */
function valuesByCase(cases: readonly CaseRow[], metric: Metric): readonly CaseValues[] {
  return cases.flatMap(({ id, trials }) => {
    const values = scoredValues(trials, metric);
    return values.length === 0 ? [] : [{ id, values }];
  });
}
