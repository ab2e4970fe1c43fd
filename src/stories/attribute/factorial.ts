import type { AttributionDesign } from "../../domain/attribution.ts";
import type { Sample } from "../../domain/case.ts";
import { type Cell, combinationsOf, type Players, variantOfCell } from "../../domain/players.ts";
import type { Incomplete, Spent } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import type { World } from "../../ports.ts";
import { openVariants } from "../run-variants.ts";
import { FIRST_TRIAL } from "../trial-numbers.ts";

/** What is replayed, and in how many combinations. */
export type Factorial = {
  /** With the metrics, the trials and the caps of the attribution. */
  readonly suite: Suite;
  readonly players: Pick<Players, "before" | "after" | "played">;
  readonly kind: AttributionDesign["kind"];
  readonly sample: Sample;
};

export type ReplayedCells = {
  readonly cells: readonly Cell[];
  readonly spend: Spent;
  readonly incomplete?: Incomplete;
};

/**
 * Replays every combination on the same cases and trials, all of them taking turns under one meter, one cache and one
 * error budget. Requests that are equal in several combinations are asked once for each trial.
 */
export async function replayCells({ suite, players, kind, sample }: Factorial, world: World): Promise<ReplayedCells> {
  const sets = combinationsOf(kind, players.played);
  const variants = sets.map((set) => variantOfCell(players, set));
  const replaying = await openVariants({ ...suite, report: { answers: "none" } }, variants, sample, world);
  const { arms, cases } = replaying;
  const asks = cases.flatMap((one) =>
    Array.from({ length: suite.trials }, (_, trial) => ({ case: one, trial: FIRST_TRIAL.attribution + trial, arms })),
  );
  const planned = asks.map(({ case: { id }, trial }) => ({ id, trial }));
  const all = arms.map(() => planned);
  const { refused } = await replaying.estimate({ all, least: all });
  const label = arms.length === 1 ? "replay" : `replay of ${arms.length} combinations`;
  if (refused === undefined && cases.length > 0) {
    await replaying.ask({ asks, total: asks.length * arms.length, label });
  }
  const { runs, spend } = await replaying.close();
  const incomplete = refused ?? runs.find((run) => run.incomplete !== undefined)?.incomplete;
  return {
    cells: runs.map((run, place) => ({ after: sets[place] ?? [], run })),
    spend,
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}
