import type { Calibration, LabelledAnswer } from "../domain/calibration.ts";
import type { ModelSpec } from "../domain/model-spec.ts";
import type { Counts, Incomplete } from "../domain/run.ts";
import type { Score } from "../domain/score.ts";
import { JUDGED } from "../domain/scorer-spec.ts";
import type { Metric, Suite } from "../domain/suite.ts";
import { calibrationOf, type Rated } from "../pipeline/calibration.ts";
import { meter } from "../pipeline/meter.ts";
import type { World } from "../ports.ts";
import { askAboutLabels } from "./ask-about-labels.ts";
import { judgedBefore } from "./judged-before.ts";
import { spendLine } from "./spend-lines.ts";

export type CalibrateRequest = {
  readonly labels: readonly LabelledAnswer[];
  readonly metric: string;
  /** From this score on an answer passes, 0…1. */
  readonly threshold: number;
};

/** What came of it, or why there is nothing to show: one sentence without a full stop, and what to do about it. */
export type Calibrated =
  | { readonly status: "calibrated"; readonly calibration: Calibration }
  | ({ readonly status: "stopped" } & Pick<Incomplete, "problem" | "remedy">);

/**
 * Asks the judge of a metric about answers that people have judged, compares the two, and corrects the judge's pass rate
 * of the latest baseline by what it gets wrong. Where all answers have a judge's score already, nothing is asked.
 */
export async function calibrate(
  suite: Suite,
  { labels, metric: name, threshold }: CalibrateRequest,
  world: World,
): Promise<Calibrated> {
  const found = judgedMetric(suite, name);
  if ("problem" in found) return { status: "stopped", ...found };
  const metered = meter(world, suite.budget);
  const asked = labels.filter((one) => one.judge === undefined);
  const said = await askAboutLabels(asked, { suite, metric: found.metric }, { ...world, models: metered.models });
  const spend = metered.spend();
  if (spend.calls > 0) world.progress.say(spendLine(spend));
  if (said.incomplete !== undefined) return { status: "stopped", ...said.incomplete };
  const rated = labels.flatMap((one): readonly Rated[] => {
    const value = one.judge ?? scoreOn(said.scores.get(one.line));
    return value === undefined ? [] : [{ people: one.label, judge: value }];
  });
  const unscored = reasonsOf([...said.scores.values()]);
  if (rated.length === 0) return { status: "stopped", ...noScore(name, unscored) };
  const { judged, notes } = await judgedBefore(suite, said.record, threshold, world);
  const { confidence } = suite.gate;
  const calibration: Calibration = {
    suite: suite.name,
    metric: name,
    judge: found.judge.name,
    threshold,
    confidence,
    compared: rated.length,
    given: labels.length - asked.length,
    unscored,
    ...calibrationOf(rated, { threshold, confidence }, judged),
    notes,
    ...(spend.calls === 0 ? {} : { spend }),
  };
  return { status: "calibrated", calibration };
}

type Trouble = Pick<Incomplete, "problem" | "remedy">;

function judgedMetric(suite: Suite, name: string): { readonly metric: Metric; readonly judge: ModelSpec } | Trouble {
  const can = suite.metrics.filter(({ spec }) => "judge" in spec && spec.scorer !== "pairwise");
  const remedy =
    can.length === 0
      ? `Give it one with a judge: ${JUDGED.filter((kind) => kind !== "pairwise").join(", ")}.`
      : `Name one of these with --metric: ${can.map((metric) => metric.name).join(", ")}.`;
  const metric = suite.metrics.find((one) => one.name === name);
  if (metric === undefined) return { problem: `${suite.path} has no metric ${name}`, remedy };
  const { spec } = metric;
  if (!("judge" in spec)) return { problem: `the metric ${name} of ${suite.path} asks no judge`, remedy };
  const pairs = `the metric ${name} of ${suite.path} compares two answers, and a label is about one`;
  return spec.scorer === "pairwise" ? { problem: pairs, remedy } : { metric, judge: spec.judge };
}

function scoreOn(score: Score | undefined): number | undefined {
  return score?.status === "scored" ? score.value : undefined;
}

function reasonsOf(scores: readonly Score[]): Counts {
  const counts: Record<string, number> = {};
  for (const score of scores) if (score.status === "unscored") counts[score.reason] = (counts[score.reason] ?? 0) + 1;
  return counts;
}

function noScore(metric: string, unscored: Counts): Trouble {
  const reasons = Object.entries(unscored).map(([reason, times]) => `${reason} ${times}`);
  return {
    problem: `the judge of ${metric} gave none of the labelled answers a score (${reasons.join(", ")})`,
    remedy: "Give the labels what the metric needs (expected, documents), or mend its judge in the suite file.",
  };
}
