import type { Run } from "./run.ts";
import { scoreBy } from "./scored-values.ts";

/**
 * How often a pairwise judge changed its mind with the order of the answers.
 * @returns pairs: trials with a score by this metric; flipped: those of them in which it did
 */
export function flipRate(
  { cases }: Pick<Run, "cases">,
  metric: string,
): { readonly flipped: number; readonly pairs: number } {
  let [flipped, pairs] = [0, 0];
  for (const { trials } of cases)
    for (const trial of trials) {
      const score = scoreBy(trial, metric);
      if (score?.status !== "scored") continue;
      pairs += 1;
      if (score.flipped) flipped += 1;
    }
  return { flipped, pairs };
}
