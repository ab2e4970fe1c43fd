import pLimit from "p-limit";
import type { Answer } from "../../domain/answer.ts";
import type { Assemble } from "../../domain/assembled.ts";
import type { Case, Recording } from "../../domain/case.ts";
import type { CaseAnswers } from "../../domain/case-answers.ts";
import type { Incomplete } from "../../domain/run.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Models, Progress } from "../../ports.ts";
import { askAgent } from "./agent.ts";
import { openTally, type Tally } from "./tally.ts";

/** One variant in a replay, with what puts its messages together. */
export type Arm = { readonly variant: Variant; readonly assemble: Assemble };

export type ReplayPlan = {
  readonly arms: readonly Arm[];
  readonly cases: readonly Case[];
  /** Trials of each case under each arm, at least 1. */
  readonly trials: number;
  /** Trials under way at once, at least 1. */
  readonly concurrency: number;
  /** The share of all trials that may fail, 0…1. */
  readonly errorBudget: number;
};

export type ReplayOutcome = {
  /** In the order of the plan; cases in the order of the plan too. */
  readonly arms: readonly { readonly variant: Variant; readonly cases: readonly CaseAnswers[] }[];
  /** Why the answers must not be judged; absent when every trial had its chance. */
  readonly incomplete?: Incomplete;
};

export type ReplayWorld = { readonly models: Models; readonly progress: Progress; readonly signal: AbortSignal };

/**
 * Replays every case under every arm. The arms take turns within each case and trial, so that whatever changes with
 * time (a provider's bad hour) meets all of them alike. Past the error budget, at a refused key, over the money budget
 * or at an abort no further trial starts; those that had not started are failed as `cut-off`, and the outcome says why
 * in one sentence with a remedy.
 */
export async function replay(plan: ReplayPlan, world: ReplayWorld): Promise<ReplayOutcome> {
  const { arms, cases, trials, concurrency, errorBudget } = plan;
  if (cases.length === 0) return { arms: arms.map(({ variant }) => ({ variant, cases: [] })), incomplete: NO_CASES };
  const jobs = scheduleOf(plan);
  const tally = openTally(jobs.length, errorBudget, world.signal);
  const limit = pLimit(concurrency);
  world.progress.start("replay", jobs.length);
  const answers = await limit.map(jobs, (job) => runJob(job, tally, world)).finally(() => world.progress.end());
  const answered = arms.map(({ variant }, arm) => ({
    variant,
    cases: cases.map((one, index) => ({
      case: one,
      trials: Array.from({ length: trials }, (_, trial) => ({
        recording: recordingOf(one, trial),
        answer: answers[(trial * cases.length + index) * arms.length + arm] ?? cutOff("it was never scheduled"),
      })),
    })),
  }));
  const incomplete = tally.stop();
  return incomplete === undefined ? { arms: answered } : { arms: answered, incomplete };
}

const NO_CASES: Incomplete = {
  reason: "no-cases",
  problem: "no trace of the sample holds the messages that were asked, so there is nothing to replay",
  remedy:
    "Record the input messages in production (the README's section on traces), or score what production answered: --target observed.",
};

type Job = { readonly arm: Arm; readonly recording: Recording; readonly trial: number };

function scheduleOf({ arms, cases, trials }: ReplayPlan): readonly Job[] {
  return Array.from({ length: trials }, (_, trial) =>
    cases.flatMap((one) => arms.map((arm) => ({ arm, recording: recordingOf(one, trial), trial }))),
  ).flat();
}

/** Trials go through a case's recordings in turn. */
function recordingOf({ recordings }: Case, trial: number): Recording {
  return recordings[trial % recordings.length] ?? recordings[0];
}

async function runJob(job: Job, tally: Tally, world: ReplayWorld): Promise<Answer> {
  const stop = tally.stop();
  if (stop !== undefined) return cutOff(stop.problem);
  const answer = await answerOf(job, world);
  tally.enter(answer, job.arm.variant.model);
  world.progress.advance(tally.done(), tally.failed() === 0 ? undefined : `${tally.failed()} failed`);
  return answer;
}

async function answerOf({ arm, recording, trial }: Job, { models, signal }: ReplayWorld): Promise<Answer> {
  const assembled = await arm.assemble(recording);
  if (assembled.status === "failed") return assembled;
  return askAgent({ variant: arm.variant, messages: assembled.messages, recording, trial }, models, signal);
}

function cutOff(problem: string): Answer {
  return { status: "failed", reason: "cut-off", detail: `not started: ${problem}` };
}
