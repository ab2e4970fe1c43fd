import type { Comparison } from "../../src/domain/verdict.ts";
import { type Checked, type CheckPlan, checkInFull, checkWithLooks } from "./calls-check.ts";
import type { CheckTruth } from "./calls-truth.ts";
import { simulatedWorld } from "./calls-world.ts";
import type { Chance } from "./chance.ts";
import { type Counts, countsOfEach } from "./table.ts";

/** A way to check: both sides in full and one look; or with looks, with or without a stored base. */
export type CheckWay =
  | { readonly name: string; readonly kind: "full" }
  | ({ readonly name: string; readonly kind: "looks" } & Omit<CheckPlan, "looks">);

/** Looks at most: the default of the suite file. */
const LOOKS = 3;

/** What a verdict may do wrong. Each may happen in 2.5 % of the checks. */
export const ERRORS = ["blamed wrongly", "praised wrongly", "passed wrongly"] as const;

/** One check of one simulated change, done in several ways on the very same answers. */
export function countChecks(truth: CheckTruth, ways: readonly CheckWay[], chance: Chance): Counts {
  const world = simulatedWorld(truth, chance);
  const planned = 2 * truth.cases * truth.trials;
  return countsOfEach(
    ways,
    ({ name }) => name,
    (way) => {
      if (way.kind === "full") return verdictEvents(checkInFull(world, truth), truth);
      const checked = checkWithLooks(world, truth, { ...way, looks: LOOKS });
      return { ...verdictEvents(checked.verdict, truth), ...callEvents(checked, planned) };
    },
  );
}

function verdictEvents(verdict: Comparison["verdict"], { effect, margin }: CheckTruth): Counts {
  const isPass = verdict === "unchanged" || verdict === "improved";
  return {
    [verdict]: 1,
    ...(effect >= 0 && verdict === "regressed" ? { [ERRORS[0]]: 1 } : {}),
    ...(effect <= 0 && verdict === "improved" ? { [ERRORS[1]]: 1 } : {}),
    ...(effect <= -margin && isPass ? { [ERRORS[2]]: 1 } : {}),
  };
}

function callEvents({ look, base, headAnswers, baseAnswers }: Checked, planned: number): Counts {
  const share = (headAnswers + baseAnswers) / planned;
  return {
    [`look ${look}`]: 1,
    [`base ${base}`]: 1,
    calls: share,
    // A share that is whole must not be rounded up for the error of its last digit.
    [`calls up to ${Math.ceil(100 * share - 1e-9)} %`]: 1,
  };
}

/** The share of the calls of a full check, in per cent, that nine of ten checks stay within. */
export function callsOfNineInTen(counts: Counts, way: CheckWay, runs: number): number {
  let seen = 0;
  for (let share = 0; share < 100; share += 1) {
    seen += counts[`${way.name}: calls up to ${share} %`] ?? 0;
    if (seen >= 0.9 * runs) return share;
  }
  return 100;
}
