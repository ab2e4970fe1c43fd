import type { TauRun } from "../real/tau-run.ts";
import { chanceOf } from "./chance.ts";
import { type RealCase, realRun } from "./real-run.ts";
import { type RealShares, realShares } from "./real-shares.ts";
import { type RealVerdict, realVerdict } from "./real-verdict.ts";

/** How a run is read that ended before it could be scored: as one without a score, or as failed, as tau-bench counts it. */
export type TauReading = "unscored" | "failed";

/** One agent against itself: what any of these calls a change is a false alarm. */
export type TauTable = { readonly [reading in TauReading]: readonly RealVerdict[] };

const PAIRS = [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 3],
] as const;
const SINGLES = [0, 1, 2, 3] as const;

/** Every split of the four trials, both ways round: 2 against 2 (6), 1 against 3 (8), 1 against 1 (12). */
export function tauTable(runs: readonly TauRun[]): TauTable {
  return { unscored: tauVerdicts(runs, "unscored"), failed: tauVerdicts(runs, "failed") };
}

function tauVerdicts(runs: readonly TauRun[], reading: TauReading): readonly RealVerdict[] {
  const sides = (before: readonly number[], after: readonly number[]) =>
    realVerdict(tauSide(runs, before, reading), tauSide(runs, after, reading));
  const without = (...left: readonly number[]) => SINGLES.filter((trial) => !left.includes(trial));
  return [
    ...PAIRS.map((pair) => sides(pair, without(...pair))),
    ...SINGLES.map((one) => sides([one], without(one))),
    ...SINGLES.map((one) => sides(without(one), [one])),
    ...SINGLES.flatMap((one) => without(one).map((other) => sides([one], [other]))),
  ];
}

function tauSide(runs: readonly TauRun[], trials: readonly number[], reading: TauReading) {
  const label = `${trials.length === 1 ? "trial" : "trials"} ${trials.join(", ")}`;
  return realRun("tau-bench", label, tauCases(runs, trials, reading));
}

/** The tasks, each with the outcomes of some of its trials. */
function tauCases(runs: readonly TauRun[], trials: readonly number[], reading: TauReading): readonly RealCase[] {
  const byTask = Map.groupBy(runs, ({ task }) => task);
  return [...byTask]
    .sort(([a], [b]) => a - b)
    .map(([task, own]) => ({
      id: `task-${task}`,
      outcomes: trials.map((trial) => {
        const reward = own.find((run) => run.trial === trial)?.reward;
        return reward ?? (reading === "failed" ? 0 : undefined);
      }),
    }));
}

const BROKEN = [0, 0.25, 0.5, 0.75, 1] as const;

/**
 * A harm of known size on real trials, as the one file there is holds no second agent: of the passes of trials 2 and 3,
 * each is turned into a failure with a chance. Trials 0 and 1 stay as they are.
 */
export function tauHarm(runs: readonly TauRun[], repeats: number, seed: string): readonly RealShares[] {
  const before = tauSide(runs, [0, 1], "unscored");
  const after = tauCases(runs, [2, 3], "unscored");
  const passes = meanOf(after) - meanOf(tauCases(runs, [0, 1], "unscored"));
  return BROKEN.map((share) => {
    const chance = chanceOf("tau-harm", seed, share);
    const truth = passes - share * meanOf(after);
    const what = `trials 0, 1 → 2, 3 with ${Math.round(100 * share)} % of the passes broken`;
    return realShares({ what, truth, runs: share === 0 || share === 1 ? 1 : repeats }, () => [
      before,
      realRun(
        "tau-bench",
        "trials 2, 3",
        after.map(({ id, outcomes }) => ({
          id,
          outcomes: outcomes.map((outcome) => (outcome === 1 && chance() < share ? 0 : outcome)),
        })),
      ),
    ]);
  });
}

/** Mean over tasks of the mean of what is scored of each. */
function meanOf(cases: readonly RealCase[]): number {
  const means = cases.flatMap(({ outcomes }) => {
    const scored = outcomes.filter((outcome) => outcome !== undefined);
    return scored.length === 0 ? [] : [scored.reduce<number>((sum, value) => sum + value, 0) / scored.length];
  });
  return means.reduce((sum, value) => sum + value, 0) / means.length;
}
