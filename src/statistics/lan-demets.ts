import { alphaSpending, type Spending } from "./alpha-spending.ts";
import { normalCdf, normalQuantile } from "./distributions.ts";

/** What each look may claim, in the order of the looks. */
export type Looks = {
  /** Error that this look and those before it use up together. */
  readonly cumulativeSpend: readonly number[];
  /** A claim at this look needs a statistic beyond this; Infinity where nothing may be claimed. */
  readonly z: readonly number[];
  /** The one-sided level that belongs to z: what stands in place of α in tests and intervals of this look. */
  readonly nominalLevel: readonly number[];
};

/**
 * Bounds for looking more than once at data that grow (Lan and DeMets 1983).
 *
 * Answers: how sure must a claim be at each look, so that over all looks a false one is made with at most α? Assumes
 * that the statistics of the looks are jointly normal with independent increments, which holds for adding cases and for
 * adding trials to the same cases; no maximum is exceeded. With B_l = Z_l·√t_l, whose density where no earlier look
 * claimed anything is g_l: g_1(x) = φ(x/√t_1)/√t_1; the bound c of look l solves
 * ∫ g_{l−1}(x)·[1 − Φ((c − x)/s)] dx = α(t_l) − α(t_{l−1}) with s = √(t_l − t_{l−1}); then
 * g_l(y) = ∫ g_{l−1}(x)·φ((y − x)/s)/s dx for y ≤ c, and z_l = c/√t_l. Source: STATISTICS.md; agrees with gsDesign.
 *
 * @param options.alpha one-sided level, 0…0.5
 * @param options.fractions share of the planned information at each look, > 0, rising to 1; beyond 1 counts as 1. A look
 *   that adds less than a ten-thousandth may claim nothing, and leaves what it might have spent to those after it
 */
export function lanDeMets({
  alpha,
  fractions,
  spending = "obrien-fleming",
}: {
  readonly alpha: number;
  readonly fractions: readonly number[];
  readonly spending?: Spending;
}): Looks {
  const cumulativeSpend: number[] = [];
  const z: number[] = [];
  let density: Density | undefined;
  let seen = 0;
  let spent = 0;
  // The grid of a density has to be fine enough for the step to the next look as well.
  const steps = stepsOf(fractions);
  fractions.forEach((_, look) => {
    const step = steps[look] ?? 0;
    const spend = alphaSpending(seen + step, alpha, spending);
    if (step === 0 || spend - spent < LEAST_SPEND) {
      z.push(Number.POSITIVE_INFINITY);
      cumulativeSpend.push(spent);
      if (step === 0) return;
    } else {
      z.push(boundOf(density, step, spend - spent) / Math.sqrt(seen + step));
      cumulativeSpend.push(spend);
      spent = spend;
    }
    seen += step;
    const next = steps.slice(look + 1).find((later) => later > 0);
    if (next === undefined) return;
    density = densityAfter(density, { step, seen, next, bound: (z.at(-1) ?? 0) * Math.sqrt(seen) });
  });
  return { cumulativeSpend, z, nominalLevel: z.map((bound) => normalCdf(-bound)) };
}

/** Below this no bound can be told from infinity. */
const LEAST_SPEND = 1e-14;
const LEAST_STEP = 1e-4;

/** What each look adds to the information; 0 where it adds next to nothing. */
function stepsOf(fractions: readonly number[]): readonly number[] {
  let seen = 0;
  return fractions.map((fraction) => {
    const step = Math.min(1, fraction) - seen;
    if (!(step >= LEAST_STEP)) return 0;
    seen += step;
    return step;
  });
}

/** Values of g on an even grid, times the weights of Simpson's rule. */
type Density = { readonly from: number; readonly width: number; readonly weighted: Float64Array };

/** The c beyond which a share `spend` of the paths goes in one step. */
function boundOf(density: Density | undefined, step: number, spend: number): number {
  const deviation = Math.sqrt(step);
  if (density === undefined) return -normalQuantile(spend) * deviation;
  let low = density.from;
  let high = density.from + density.width * (density.weighted.length - 1) + REACH * deviation;
  let bound = (low + high) / 2;
  // Newton's steps, held inside a bracket: the tail is convex, so they converge from the left and overshoot from the right.
  for (let round = 0; round < 100 && high - low > 1e-12; round++) {
    const excess = passing(density, deviation, bound) - spend;
    if (excess > 0) low = bound;
    else high = bound;
    const newton = bound + excess / densityAt(density, deviation, bound);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - bound) < 1e-12) return next;
    bound = next;
  }
  return bound;
}

/** Deviations beyond which a normal density is 0 to all purposes here. */
const REACH = 8;
/** Grid points per deviation: Simpson's rule then errs by less than 1e-6. */
const FINENESS = 12;

function passing({ from, width, weighted }: Density, deviation: number, bound: number): number {
  let sum = 0;
  const first = Math.max(0, Math.floor((bound - REACH * deviation - from) / width));
  for (let index = first; index < weighted.length; index++)
    sum += (weighted[index] ?? 0) * normalCdf((from + index * width - bound) / deviation);
  return sum;
}

/** g of the next look at y, before its bound cuts it. */
function densityAt({ from, width, weighted }: Density, deviation: number, y: number): number {
  const first = Math.max(0, Math.floor((y - REACH * deviation - from) / width));
  const last = Math.min(weighted.length - 1, Math.ceil((y + REACH * deviation - from) / width));
  let sum = 0;
  for (let index = first; index <= last; index++) {
    const distance = (y - from - index * width) / deviation;
    sum += (weighted[index] ?? 0) * Math.exp(-0.5 * distance * distance);
  }
  return sum / (deviation * Math.sqrt(2 * Math.PI));
}

function densityAfter(
  before: Density | undefined,
  {
    step,
    seen,
    next,
    bound,
  }: { readonly step: number; readonly seen: number; readonly next: number; readonly bound: number },
): Density {
  const deviation = Math.sqrt(step);
  const from = -REACH * Math.sqrt(seen);
  const to = Math.min(bound, -from);
  const intervals = 2 * Math.ceil(((to - from) * FINENESS) / (2 * Math.sqrt(Math.min(step, next))));
  const width = (to - from) / intervals;
  const weighted = new Float64Array(intervals + 1);
  for (let index = 0; index <= intervals; index++) {
    const y = from + index * width;
    const height =
      before === undefined
        ? Math.exp((-0.5 * y * y) / step) / (deviation * Math.sqrt(2 * Math.PI))
        : densityAt(before, deviation, y);
    const simpson = index === 0 || index === intervals ? 1 : index % 2 === 1 ? 4 : 2;
    weighted[index] = (height * simpson * width) / 3;
  }
  return { from, width, weighted };
}
