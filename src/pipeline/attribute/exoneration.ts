import { normalQuantile } from "../../statistics/distributions.ts";
import type { LossEstimate } from "./estimates.ts";

/** The chance of success that is planned for. */
const POWER = 0.8;

/**
 * How many more cases, of as many trials, would exonerate an innocent layer with 80 % power; undefined where those there
 * were should have been enough.
 *
 * n = (z_{1−α} + z_{1−β/2})² · V/δ², V the variance of one case's contrast, the largest of the three that all have to lie
 * within ±δ. Where a contrast did not vary, as many as let no case that differs stay unmet: (1 − δ/R)ⁿ = α.
 *
 * @param contrasts part, necessity and sufficiency  @param options.cases that were asked
 * @param options.equivalence δ > 0  @param options.range R, the largest loss or gain a case can show
 */
export function casesToExonerate(
  contrasts: readonly LossEstimate[],
  {
    cases,
    alpha,
    equivalence,
    range,
  }: { readonly cases: number; readonly alpha: number; readonly equivalence: number; readonly range: number },
): number | undefined {
  const z = normalQuantile(1 - alpha) + normalQuantile((1 + POWER) / 2);
  const unmet = Math.log(alpha) / Math.log1p(-Math.min(1 - 1e-6, equivalence / range));
  const needed = contrasts.map(({ standardError, effectiveClusters }) =>
    standardError > 0 ? (z ** 2 * standardError ** 2 * cases) / equivalence ** 2 : (unmet * cases) / effectiveClusters,
  );
  const more = Math.ceil(Math.max(...needed)) - cases;
  return more > 0 ? more : undefined;
}
