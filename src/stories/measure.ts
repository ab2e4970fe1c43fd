import type { Answer } from "../domain/answer.ts";
import type { Sample } from "../domain/case.ts";
import type { Asked, ScoredTrial } from "../domain/case-answers.ts";
import type { CaseRow, Incomplete, Run, Spend, Target } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import type { Meter } from "../pipeline/meter.ts";
import { type ReplayPlan, replay } from "../pipeline/replay/replay.ts";
import { openScoring } from "../pipeline/score.ts";
import { tag } from "../pipeline/tag.ts";
import type { World } from "../ports.ts";
import { callsOffTheRecording } from "./left-recording.ts";
import { scoreRecorded } from "./score-recorded.ts";
import { spendLine } from "./spend-lines.ts";

/** What is to be answered, scored and tagged. */
export type Measurement = {
  readonly suite: Suite;
  readonly target: Target;
  readonly sample: Sample;
  readonly plan: ReplayPlan;
  /** As the run states it. */
  readonly trials: number;
  /** Whether the answers in the recordings are scored too. */
  readonly scoreRecorded: boolean;
  /** Why nothing is to be started. */
  readonly refused: Incomplete | undefined;
};

/** The runs, in the order of the plan's arms, and what all of them cost together. */
export type MeasuredRuns = {
  readonly runs: readonly Run[];
  readonly spend: Spend;
  /** Production's own answers, where they were to be scored and the replay was not cut short. */
  readonly observed?: readonly CaseRow[];
};

/**
 * Has a plan answered, scores every answer as it comes and tags the scores. A run that was cut short says so in its
 * `incomplete`; with several arms one reason holds for all.
 */
export async function measure(measurement: Measurement, metered: Meter, world: World): Promise<MeasuredRuns> {
  const { suite, target, sample, plan, trials } = measurement;
  const scoring = await openScoring(suite.metrics, {
    models: metered.models,
    total: answersOf(plan),
    errorBudget: suite.budget.errors,
    signal: world.signal,
  });
  const keep = async (variant: Variant, asked: Asked, answer: Answer): Promise<ScoredTrial> => {
    const { tools } = variant;
    const scored = await scoring.score({ ...asked, answer, ...(tools === undefined ? {} : { tools }) });
    const leftRecording = callsOffTheRecording(answer, suite.layers.tools);
    const row = leftRecording === undefined ? scored : { ...scored, leftRecording };
    if (!isCutOff(answer)) await world.trialLog?.write({ suite: suite.name, variant }, { ...asked, answer, row });
    return { row, ...servedBy(answer) };
  };
  const { refused } = measurement;
  const planned = refused === undefined ? plan : { ...plan, cases: [] };
  const outcome = await replay(planned, { ...world, inVain: scoring.incomplete }, keep);
  // What comes after it may fail without a consequence for the run.
  const incomplete = refused ?? outcome.incomplete;
  const observed =
    measurement.scoreRecorded && incomplete === undefined ? await scoreRecorded(plan, scoring, world) : undefined;
  const spend = metered.spend();
  const runs = outcome.arms.map((arm) =>
    tag({
      suite: suite.name,
      target,
      ...arm,
      at: world.clock.now(),
      sample,
      measured: { metrics: scoring.metrics, ...(incomplete === undefined ? {} : { incomplete }) },
      trials,
      spend,
    }),
  );
  if (spend.calls > 0) world.progress.say(spendLine(spend));
  return { runs, spend, ...(observed === undefined ? {} : { observed }) };
}

function answersOf({ arms, cases, trials }: ReplayPlan): number {
  const perArm = cases.reduce((sum, one) => sum + (trials === "recordings" ? one.recordings.length : trials), 0);
  return arms.length * perArm;
}

/** Whether nothing came of it but that the run was stopped: the trial is still to be made. */
function isCutOff(answer: Answer): boolean {
  return answer.status === "failed" && answer.reason === "cut-off";
}

function servedBy(answer: Answer): Omit<ScoredTrial, "row"> {
  if (answer.status === "failed") return {};
  const { resolvedModel, fingerprint, index } = answer;
  return {
    ...(resolvedModel === undefined ? {} : { resolvedModel }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(index === undefined ? {} : { index }),
  };
}
