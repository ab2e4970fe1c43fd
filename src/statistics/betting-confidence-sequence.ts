import { bettingMartingale } from "./betting-martingale.ts";

/** Limits of a mean after each observation. */
export type Limits = { readonly lower: number; readonly upper: number };

/**
 * Limits of a mean of values between 0 and 1 that may be looked at after every observation.
 *
 * Answers: where is the mean, with no assumption about the distribution? The means on a grid that betting has not ruled
 * out: those whose capital is below 1/α. What was ruled out once may stay ruled out (running intersection), which is
 * what a report shows. Source: Waudby-Smith and Ramdas, arXiv 2010.09686.
 *
 * @param observations 0…1 each
 * @param options.alpha of the whole sequence, 0…1
 * @param options.gridSteps ≥ 1; the limits are sure to 1/gridSteps
 * @returns limits after each observation. Should every mean be ruled out (probability at most α), both are the mean that
 *   was ruled out least
 */
export function bettingConfidenceSequence(
  observations: readonly number[],
  {
    alpha,
    gridSteps,
    runningIntersection,
  }: { readonly alpha: number; readonly gridSteps: number; readonly runningIntersection: boolean },
): readonly Limits[] {
  const grid = Array.from({ length: gridSteps + 1 }, (_, step) => step / gridSteps);
  const capitals = grid.map((nullMean) => bettingMartingale(observations, { nullMean, alpha, theta: 0.5 }));
  const gone = new Set<number>();
  return observations.map((_, time) => {
    const capitalOf = (step: number): number => capitals[step]?.[time] ?? 0;
    const left = grid.flatMap((mean, step) => {
      const ruledOut = capitalOf(step) >= 1 / alpha;
      if (ruledOut && runningIntersection) gone.add(step);
      return ruledOut || gone.has(step) ? [] : [mean];
    });
    const least = grid.reduce((best, _mean, step) => (capitalOf(step) < capitalOf(best) ? step : best), 0);
    const likeliest = grid[least] ?? 0;
    return { lower: left[0] ?? likeliest, upper: left.at(-1) ?? likeliest };
  });
}
