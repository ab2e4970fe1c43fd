import type { Answer } from "../domain/answer.ts";
import type { Sample } from "../domain/case.ts";
import type { Asked, ScoredTrial } from "../domain/case-answers.ts";
import type { CaseRow, Incomplete, Run, Spend, Spent, Target } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import { type AnswerText, openAnswerTexts } from "../pipeline/answer-texts.ts";
import type { Meter } from "../pipeline/meter.ts";
import { openReplay, type Part, type ReplayPlan, wholeOf } from "../pipeline/replay/replay.ts";
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
};

/** The runs, in the order of the plan's arms, and what all of them cost together. */
export type MeasuredRuns = {
  readonly runs: readonly Run[];
  readonly spend: Spent;
  /** Production's own answers, where they were to be scored and the replay was not cut short. */
  readonly observed?: readonly CaseRow[];
};

/** A measurement that is asked part by part, with one scoring, one meter and one error budget. */
export type OpenMeasurement = {
  ask(part: Part): Promise<void>;
  /** What was asked so far, in the order of the plan's arms, without the cases that were not. One reason to be incomplete holds for all. */
  runs(): readonly Run[];
  /** Why the runs must not be judged, as things stand. */
  incomplete(): Incomplete | undefined;
  spend(): Spend;
  /** What a case was first answered under a variant, where that is at hand. Present where the suite lets answers be shown. */
  readonly textOf?: (variant: Variant, id: string) => AnswerText | undefined;
  /** Scores the answers in the recordings where they were to be, and says what all was spent. */
  close(): Promise<MeasuredRuns>;
};

/**
 * Has a plan answered, scores every answer as it comes and tags the scores. A run that was cut short says so in its
 * `incomplete`; with several arms one reason holds for all.
 *
 * @param refused why nothing is to be started
 */
export async function measure(
  measurement: Measurement,
  metered: Meter,
  world: World,
  refused?: Incomplete,
): Promise<MeasuredRuns> {
  const measuring = await openMeasurement(measurement, metered, world, refused);
  const { plan } = measurement;
  if (refused === undefined && plan.cases.length > 0) await measuring.ask(wholeOf(plan));
  return measuring.close();
}

/** The same part by part. Nothing is asked yet. */
export async function openMeasurement(
  measurement: Measurement,
  metered: Meter,
  world: World,
  refused?: Incomplete,
): Promise<OpenMeasurement> {
  const { suite, target, sample, plan, trials, scoreRecorded: isRecordedScored } = measurement;
  const began = world.clock.now().getTime();
  const texts = suite.report.answers === "shown" ? openAnswerTexts() : undefined;
  const scoring = await openScoring(suite.metrics, {
    models: metered.models,
    total: wholeOf(plan).total,
    errorBudget: suite.budget.errors,
    signal: world.signal,
  });
  const keep = async (variant: Variant, asked: Asked, answer: Answer): Promise<ScoredTrial> => {
    const { tools } = variant;
    texts?.keep(variant, asked, answer);
    const scored = await scoring.score({ ...asked, answer, ...(tools === undefined ? {} : { tools }) });
    const leftRecording = callsOffTheRecording(answer, suite.layers.tools);
    const row = leftRecording === undefined ? scored : { ...scored, leftRecording };
    if (!isCutOff(answer)) await world.trialLog?.write({ suite: suite.name, variant }, { ...asked, answer, row });
    return { row, ...servedBy(answer) };
  };
  const replaying = openReplay(plan, { ...world, inVain: scoring.incomplete }, keep);
  const incomplete = () => refused ?? replaying.outcome().incomplete;
  const runsOf = (why: Incomplete | undefined) =>
    replaying.outcome().arms.map((arm) =>
      tag({
        suite: suite.name,
        target,
        ...arm,
        at: world.clock.now(),
        sample,
        measured: { metrics: scoring.metrics, ...(why === undefined ? {} : { incomplete: why }) },
        trials,
        spend: metered.spend(),
      }),
    );
  return {
    ask: replaying.ask,
    runs: () => runsOf(incomplete()),
    incomplete,
    spend: metered.spend,
    ...(texts === undefined ? {} : { textOf: texts.textOf }),
    async close() {
      // What comes after it may fail without a consequence for the run.
      const why = incomplete();
      const observed = isRecordedScored && why === undefined ? await scoreRecorded(plan, scoring, world) : undefined;
      const spend = { ...metered.spend(), elapsedMs: Math.max(0, world.clock.now().getTime() - began) };
      if (spend.calls > 0) world.progress.say(spendLine(spend));
      return { runs: runsOf(why), spend, ...(observed === undefined ? {} : { observed }) };
    },
  };
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
