import pLimit from "p-limit";
import type { Answer } from "../../domain/answer.ts";
import type { Case, Recording } from "../../domain/case.ts";
import type { Asked } from "../../domain/case-answers.ts";
import type { Incomplete } from "../../domain/run.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Progress } from "../../ports.ts";
import { openTally, type Tally } from "./tally.ts";

/** One variant in a replay, with what answers for it. */
export type Arm = { readonly variant: Variant; readonly respond: Respond };

/** Answers one trial. Never throws for what a provider or an application does; every failure is a value. */
export type Respond = (asked: Asked, signal: AbortSignal) => Promise<Answer>;

export type ReplayPlan = {
  /** What is done, for whoever looks on. Default "replay". */
  readonly label?: string;
  readonly arms: readonly Arm[];
  readonly cases: readonly Case[];
  /** Trials of each case under each arm, at least 1; or one for each recording of the case. */
  readonly trials: number | "recordings";
  /** Trials under way at once, at least 1. */
  readonly concurrency: number;
  /** The share of all trials that may fail, 0…1. */
  readonly errorBudget: number;
};

/** What is kept of each case under one arm, in order of trial. */
export type KeptCase<Kept> = { readonly case: Case; readonly trials: readonly Kept[] };

export type ReplayOutcome<Kept> = {
  /** In the order of the plan; cases in the order of the plan too. */
  readonly arms: readonly { readonly variant: Variant; readonly cases: readonly KeptCase<Kept>[] }[];
  /** Why the answers must not be judged; absent when every trial had its chance. */
  readonly incomplete?: Incomplete;
};

export type ReplayWorld = {
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Why further answers would be paid for in vain, if they would: a judge that refuses to work, say. */
  readonly inVain?: () => Incomplete | undefined;
};

/**
 * Replays every case under every arm. The arms take turns within each case and trial, another one first each
 * time, so that whatever changes with time (a provider's bad hour) meets all of them alike. Past the error budget, at a
 * refused key, over the money budget, at an abort or where all would be in vain no further trial starts; those that had not started are failed as `cut-off`, and the outcome says why
 * in one sentence with a remedy.
 *
 * @param keep is given every answer as it comes, and makes of it what is to be kept: a long run does not hold its
 * texts. It counts as a part of the trial: no more of them are under way than the concurrency allows.
 */
export async function replay<Kept>(
  plan: ReplayPlan,
  world: ReplayWorld,
  keep: (variant: Variant, asked: Asked, answer: Answer) => Promise<Kept>,
): Promise<ReplayOutcome<Kept>> {
  const { arms, cases, concurrency, errorBudget } = plan;
  if (cases.length === 0) return { arms: arms.map(({ variant }) => ({ variant, cases: [] })), incomplete: NO_CASES };
  const jobs = scheduleOf(plan);
  const tally = openTally(jobs.length, errorBudget, world.signal);
  const limit = pLimit(concurrency);
  world.progress.start(plan.label ?? "replay", jobs.length);
  const kept = await limit
    .map(jobs, async (job) => keep(job.arm.variant, job.asked, await runJob(job, tally, world)))
    .finally(() => world.progress.end());
  const byArm = new Map(arms.map((arm) => [arm, new Map<Case, Kept[]>(cases.map((one) => [one, []]))]));
  for (const [place, { arm, asked }] of jobs.entries())
    byArm
      .get(arm)
      ?.get(asked.case)
      ?.push(kept[place] as Kept);
  const answered = arms.map((arm) => ({
    variant: arm.variant,
    cases: [...(byArm.get(arm) ?? [])].map(([one, trials]) => ({ case: one, trials })),
  }));
  const incomplete = tally.stop() ?? world.inVain?.();
  return incomplete === undefined ? { arms: answered } : { arms: answered, incomplete };
}

const NO_CASES: Incomplete = {
  reason: "no-cases",
  problem: "no trace of the sample holds the messages that were asked, so there is nothing to replay",
  remedy:
    "Record the input messages in production (the README's section on traces), or score what production answered: --target observed.",
};

type Job = { readonly arm: Arm; readonly asked: Asked };

function scheduleOf({ arms, cases, trials }: ReplayPlan): readonly Job[] {
  const most = trials === "recordings" ? Math.max(...cases.map((one) => one.recordings.length)) : trials;
  return Array.from({ length: most }, (_, trial) =>
    cases
      .filter((one) => trials !== "recordings" || trial < one.recordings.length)
      .flatMap((one, place) =>
        turned(arms, place + trial).map((arm) => ({
          arm,
          asked: { case: one, recording: recordingOf(one, trial), trial },
        })),
      ),
  ).flat();
}

/** The arms from another one on each time, so that none of them is always asked first. */
function turned(arms: readonly Arm[], times: number): readonly Arm[] {
  const from = times % arms.length;
  return [...arms.slice(from), ...arms.slice(0, from)];
}

/** Trials go through a case's recordings in turn. */
function recordingOf({ recordings }: Case, trial: number): Recording {
  return recordings[trial % recordings.length] ?? recordings[0];
}

async function runJob({ arm, asked }: Job, tally: Tally, world: ReplayWorld): Promise<Answer> {
  const stop = tally.stop() ?? world.inVain?.();
  if (stop !== undefined) return { status: "failed", reason: "cut-off", detail: `not started: ${stop.problem}` };
  const answer = await arm.respond(asked, world.signal);
  tally.enter(answer, arm.variant.model);
  world.progress.advance(tally.done(), tally.failed() === 0 ? undefined : `${tally.failed()} failed`);
  return answer;
}
