import type { Calibration, JudgeTrust, MeasuredShare } from "../domain/calibration.ts";
import type { Run } from "../domain/run.ts";
import { scoreBy } from "../domain/scored-values.ts";
import { cohenKappa } from "../statistics/cohen-kappa.ts";
import { correctedRate } from "../statistics/corrected-rate.ts";
import { labelSplit } from "../statistics/label-split.ts";
import { mean } from "../statistics/mean.ts";
import { predictionPoweredMean } from "../statistics/prediction-powered-mean.ts";
import { wilson } from "../statistics/wilson.ts";

/** What people and the judge gave the same answer, both 0…1. */
export type Rated = { readonly people: number; readonly judge: number };

/** What a judge gave each cluster of a baseline: the mean of its scores, and the share of them that pass. */
export type JudgedClusters = {
  readonly baseline: string;
  readonly clusters: readonly { readonly mean: number; readonly passed: number }[];
};

export type Measured = Pick<
  Calibration,
  "table" | "agreement" | "kappa" | "sensitivity" | "specificity" | "rate" | "mean" | "trust" | "wanted"
>;

/**
 * How a judge compares with people, and what its pass rate would be without its errors.
 * @param rated at least one
 * @param judged at least one cluster; absent: the rate is that of the labelled answers themselves
 */
export function calibrationOf(
  rated: readonly Rated[],
  { threshold, confidence }: { readonly threshold: number; readonly confidence: number },
  judged?: JudgedClusters,
): Measured {
  const cell = (people: boolean, judge: boolean) =>
    rated.filter((one) => one.people >= threshold === people && one.judge >= threshold === judge).length;
  const table = {
    bothPass: cell(true, true),
    onlyPeoplePass: cell(true, false),
    onlyJudgePasses: cell(false, true),
    bothFail: cell(false, false),
  };
  const good = table.bothPass + table.onlyPeoplePass;
  const sensitivity = measured(table.bothPass, good, confidence);
  const specificity = measured(table.bothFail, rated.length - good, confidence);
  const kappa = kappaOf(table, confidence);
  const rate = rateOf(rated, { threshold, confidence, sensitivity, specificity }, judged);
  const wanted = labelsWanted(rate.judged, sensitivity, specificity);
  return {
    table,
    agreement: (table.bothPass + table.bothFail) / rated.length,
    ...(kappa === undefined ? {} : { kappa }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(specificity === undefined ? {} : { specificity }),
    rate,
    ...(judged === undefined ? {} : { mean: meanOf(rated, judged, confidence) }),
    trust: trustOf(kappa, wanted === undefined),
    ...(wanted === undefined ? {} : { wanted }),
  };
}

/** The clusters of a run by one metric; those without a score are left out. */
export function judgedClusters({ cases }: Run, metric: string, threshold: number): JudgedClusters["clusters"] {
  const byCluster = new Map<string, number[]>();
  for (const { cluster, trials } of cases)
    for (const trial of trials) {
      const score = scoreBy(trial, metric);
      if (score?.status !== "scored") continue;
      const values = byCluster.get(cluster);
      if (values === undefined) byCluster.set(cluster, [score.value]);
      else values.push(score.value);
    }
  return [...byCluster.values()].map((values) => ({
    mean: mean(values),
    passed: mean(values.map((value) => Number(value >= threshold))),
  }));
}

function measured(times: number, of: number, confidence: number): MeasuredShare | undefined {
  return of === 0 ? undefined : { ...wilson(times, of, confidence), of };
}

function kappaOf(table: Measured["table"], confidence: number): Calibration["kappa"] {
  const rows = [
    [table.bothPass, table.onlyPeoplePass],
    [table.onlyJudgePasses, table.bothFail],
  ];
  const found = cohenKappa(rows, confidence);
  if (found === undefined) return undefined;
  const { kappa, standardError, lower, upper } = found;
  return { kappa, standardError, lower, upper };
}

type Basis = {
  readonly threshold: number;
  readonly confidence: number;
  readonly sensitivity: MeasuredShare | undefined;
  readonly specificity: MeasuredShare | undefined;
};

function rateOf(
  rated: readonly Rated[],
  { threshold, confidence, sensitivity, specificity }: Basis,
  judged: JudgedClusters | undefined,
): Measured["rate"] {
  const passed = judged?.clusters.map((one) => one.passed) ?? rated.map(({ judge }) => Number(judge >= threshold));
  const found = { judged: mean(passed), of: passed.length };
  const corrected =
    sensitivity === undefined || specificity === undefined
      ? undefined
      : correctedRate(
          {
            p: found.judged,
            n: found.of,
            specificity: specificity.share,
            sensitivity: sensitivity.share,
            negatives: specificity.of,
            positives: sensitivity.of,
          },
          1 - confidence,
        );
  return {
    ...(judged === undefined ? {} : { baseline: judged.baseline }),
    ...found,
    ...(corrected === undefined ? {} : { corrected }),
  };
}

function meanOf(rated: readonly Rated[], { clusters }: JudgedClusters, confidence: number) {
  const others = clusters.map((one) => one.mean);
  const { estimate, lower, upper, lambda } = predictionPoweredMean(
    rated.map(({ people }) => people),
    rated.map(({ judge }) => judge),
    others,
    1 - confidence,
  );
  return { judged: mean(others), estimate, lower: Math.max(0, lower), upper: Math.min(1, upper), lambda };
}

const SUBSTANTIAL = 0.6;
const MODERATE = 0.4;

/** @param enough whether there are labels enough of each kind: of a few that agree, kappa's error is 0 */
function trustOf(kappa: Calibration["kappa"], enough: boolean): JudgeTrust {
  if (kappa === undefined) return "unknown";
  if (enough && kappa.lower >= SUBSTANTIAL) return "trusted";
  if (kappa.kappa >= SUBSTANTIAL) return "not-shown";
  return kappa.kappa >= MODERATE ? "with-correction" : "untrusted";
}

/** Fewer than these of a kind, and sensitivity or specificity is known to no better than 18 points either way. */
const ENOUGH = 30;
const USUAL_BUDGET = 100;

/** The labels to add where a kind has too few: up to 100 in all, split so that the corrected rate gains most. */
function labelsWanted(
  p: number,
  sensitivity: MeasuredShare | undefined,
  specificity: MeasuredShare | undefined,
): Calibration["wanted"] {
  const [failed, passed] = [specificity?.of ?? 0, sensitivity?.of ?? 0];
  if (failed >= ENOUGH && passed >= ENOUGH) return undefined;
  const split =
    sensitivity === undefined || specificity === undefined
      ? { negatives: ENOUGH, positives: ENOUGH }
      : labelSplit({
          budget: Math.max(USUAL_BUDGET, failed + passed),
          p,
          specificity: specificity.share,
          sensitivity: sensitivity.share,
          pilot: ENOUGH,
        });
  return { failed: Math.max(0, split.negatives - failed), passed: Math.max(0, split.positives - passed) };
}
