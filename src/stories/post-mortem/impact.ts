import type { Attribution, FailureRate } from "../../domain/attribution.ts";
import { isFailing } from "../../domain/failing.ts";
import type { Impact } from "../../domain/post-mortem.ts";
import type { CaseRow, MetricRecord, Run } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { MetricComparison } from "../../domain/verdict.ts";
import { compare } from "../../pipeline/compare/compare.ts";
import { levelsOf } from "../../pipeline/level.ts";
import { mean } from "../../statistics/mean.ts";
import { wilson } from "../../statistics/wilson.ts";

/** Of every interval of a share here. */
export const CONFIDENCE = 0.95;

/**
 * What users met: how often it failed before and during, in which slices, and how many requests that stands for.
 *
 * @param runs of the two records, where there are both; without them the attribution's own replays say how often
 */
export function impactOf(
  attribution: Attribution,
  runs: { readonly before: Run; readonly after: Run } | undefined,
  confidence: number,
): Impact {
  const leading = attribution.metrics[0];
  const compared = runs && compare(runs.before, runs.after, { confidence, crossCheck: false });
  const metric = leading?.metric ?? compared?.metrics.find(({ verdict }) => verdict === "regressed")?.metric;
  if (metric === undefined) return { slices: [] };
  const record = runs?.after.metrics.find(({ name }) => name === metric);
  const rates = (runs && record && ratesOfRecords(runs, record)) ?? ratesOfReplays(attribution);
  const means = rates === undefined && runs && record ? meansOf(runs, record) : undefined;
  const volume = runs && record && volumeOf(runs.after, record);
  return {
    metric,
    ...(rates === undefined ? {} : { rates }),
    ...(means === undefined ? {} : { means }),
    slices: slicesOf(compared?.metrics.find((one) => one.metric === metric)),
    ...(volume === undefined ? {} : { volume }),
  };
}

/** So many failures among so many, with Wilson's limits. */
export function failureRate(failures: number, trials: number): FailureRate {
  const { share, lower, upper } = wilson(failures, trials, CONFIDENCE);
  return { failures, trials, rate: share, lower, upper };
}

/** Trials of one question are not independent, so questions are counted. */
function ratesOfRecords(
  { before, after }: { readonly before: Run; readonly after: Run },
  metric: MetricRecord,
): Impact["rates"] {
  if (metric.unit !== "score") return undefined;
  const [then, during] = [before, after].map(({ cases }) => {
    const fails = cases.map((row) => failsBy(row, metric)).filter((one) => one !== undefined);
    return fails.length === 0 ? undefined : failureRate(fails.filter(Boolean).length, fails.length);
  });
  return then && during && { from: "records", of: "questions", before: then, during };
}

function ratesOfReplays({ metrics }: Attribution): Impact["rates"] {
  const configurations = metrics[0]?.configurations ?? [];
  const most = Math.max(0, ...configurations.map(({ after }) => after.length));
  const then = configurations.find(({ after }) => after.length === 0)?.failures;
  const during = configurations.find(({ after }) => after.length === most && most > 0)?.failures;
  return then && during && { from: "replays", of: "trials", before: then, during };
}

/** Undefined where nothing was scored. */
export function failsBy(
  { trials }: Pick<CaseRow, "trials">,
  metric: Pick<MetricRecord, "name" | "unit" | "direction">,
) {
  const values = scoredValues(trials, metric);
  return values.length === 0 ? undefined : isFailing(mean(values), metric);
}

function meansOf(
  { before, after }: { readonly before: Run; readonly after: Run },
  { name, unit }: MetricRecord,
): Impact["means"] {
  const [then, during] = [before, after].map((run) => levelsOf(run).find(({ metric }) => metric === name)?.mean);
  return then === undefined || during === undefined ? undefined : { unit, before: then, during };
}

/** Cases of the fixed part stand for nothing that was drawn, so only fresh ones are counted, and only if each of them knows. */
function volumeOf({ cases }: Run, metric: MetricRecord): Impact["volume"] {
  if (metric.unit !== "score") return undefined;
  const fresh = cases.filter(({ part }) => part !== "fixed");
  for (const [key, unit] of [
    ["weight", "requests"],
    ["represents", "traces"],
  ] as const) {
    if (fresh.length === 0 || fresh.some((row) => row[key] === undefined)) continue;
    const value = fresh.filter((row) => failsBy(row, metric) === true).reduce((sum, row) => sum + (row[key] ?? 0), 0);
    return { value, unit };
  }
  return undefined;
}

/** The loss of a slice is oriented as an attribution's: positive is worse. */
function slicesOf(metric: MetricComparison | undefined): Impact["slices"] {
  return (metric?.slices ?? []).flatMap(({ attribute, value, verdict, evidence }) => {
    if (verdict !== "regressed" || evidence === undefined) return [];
    const { difference, lower, upper, cases, scale } = evidence;
    return [{ attribute, value, loss: { value: -difference, lower: -upper, upper: -lower }, scale, cases }];
  });
}
