import pLimit from "p-limit";
import type { Answer } from "../../domain/answer.ts";
import type { Case } from "../../domain/case.ts";
import type { Asked } from "../../domain/case-answers.ts";
import type { Incomplete } from "../../domain/run.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Progress } from "../../ports.ts";
import { inTurns, type Job } from "./in-turns.ts";
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

/** One trial that is to be asked, and of which arms. Trial numbers are those of the whole replay: an answer is known by them. */
export type Ask = { readonly case: Case; readonly trial: number; readonly arms: readonly Arm[] };

/** A part of a replay. */
export type Part = {
  readonly asks: readonly Ask[];
  /** Trials of the whole replay, those of parts to come included: what the error budget is a share of. */
  readonly total: number;
  /** What is done, for whoever looks on. Default: the plan's. */
  readonly label?: string;
};

/** A replay that is asked part by part. */
export type OpenReplay<Kept> = {
  /** Once it must not go on, all that is asked is failed as `cut-off`. */
  ask(part: Part): Promise<void>;
  /** All that was asked so far. */
  outcome(): ReplayOutcome<Kept>;
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
  keep: Keep<Kept>,
): Promise<ReplayOutcome<Kept>> {
  const replaying = openReplay(plan, world, keep);
  if (plan.cases.length > 0) await replaying.ask(wholeOf(plan));
  return replaying.outcome();
}

type Keep<Kept> = (variant: Variant, asked: Asked, answer: Answer) => Promise<Kept>;

/** The same part by part, under one error budget. Within a part the arms take turns. */
export function openReplay<Kept>(plan: ReplayPlan, world: ReplayWorld, keep: Keep<Kept>): OpenReplay<Kept> {
  const { arms, cases, concurrency, errorBudget } = plan;
  const tally = openTally(errorBudget, world.signal);
  const kept = new Map(
    arms.map((arm) => [arm, new Map<Case, Map<number, Kept>>(cases.map((one) => [one, new Map()]))]),
  );
  return {
    async ask({ asks, total, label }) {
      const jobs = inTurns(asks, plan);
      let done = 0;
      const advance = () =>
        world.progress.advance(++done, tally.failed() === 0 ? undefined : `${tally.failed()} failed`);
      tally.expect(total);
      world.progress.start(label ?? plan.label ?? "replay", jobs.length);
      await pLimit(concurrency)
        .map(jobs, async (job) => {
          const answer = await runJob(job, tally, world, advance);
          const trials = kept.get(job.arm)?.get(job.asked.case);
          trials?.set(job.asked.trial, await keep(job.arm.variant, job.asked, answer));
        })
        .finally(() => world.progress.end());
    },
    outcome() {
      const answered = arms.map((arm) => ({
        variant: arm.variant,
        cases: [...(kept.get(arm) ?? [])].flatMap(([one, trials]) =>
          trials.size === 0 ? [] : [{ case: one, trials: inOrder(trials) }],
        ),
      }));
      const incomplete = cases.length === 0 ? NO_CASES : (tally.stop() ?? world.inVain?.());
      return incomplete === undefined ? { arms: answered } : { arms: answered, incomplete };
    },
  };
}

/** Everything that a plan asks, as one part. */
export function wholeOf({ arms, cases, trials }: ReplayPlan): Part {
  const asks = cases.flatMap((one) =>
    Array.from({ length: trials === "recordings" ? one.recordings.length : trials }, (_, trial) => ({
      case: one,
      trial,
      arms,
    })),
  );
  return { asks, total: asks.length * arms.length };
}

function inOrder<Kept>(trials: ReadonlyMap<number, Kept>): readonly Kept[] {
  return [...trials].sort(([a], [b]) => a - b).map(([, one]) => one);
}

const NO_CASES: Incomplete = {
  reason: "no-cases",
  problem: "no trace of the sample holds the messages that were asked, so there is nothing to replay",
  remedy:
    "Record the input messages in production (the README's section on traces), or score what production answered: --target observed.",
};

async function runJob({ arm, asked }: Job, tally: Tally, world: ReplayWorld, advance: () => void): Promise<Answer> {
  const stop = tally.stop() ?? world.inVain?.();
  if (stop !== undefined) return { status: "failed", reason: "cut-off", detail: `not started: ${stop.problem}` };
  const answer = await arm.respond(asked, world.signal);
  tally.enter(answer, arm.variant.model);
  advance();
  return answer;
}
