import { type Comparison, FEWEST_CLUSTERS, type MetricComparison, type MetricVerdict } from "../domain/verdict.ts";
import { inOrder } from "./looks/in-order.ts";
import { fractionsAt, informationAfterEach } from "./looks/information.ts";

/** One answer that is to be asked for. */
export type PlannedAsk = { readonly id: string; readonly trial: number };

export type LooksInput = {
  /** Ids of the cases. */
  readonly cases: readonly string[];
  /** Trials of a case on average, at least 1. */
  readonly trials: number;
  /** At most so many looks, 1…3. There are fewer where one would add less than ten answers. */
  readonly looks: number;
  /** The variance of one trial of a case, by its id, as an earlier run had it. Only their proportions count. */
  readonly variances?: ReadonlyMap<string, number>;
  /** Trials of each case on the other side, where they are there already; else both sides are asked alike. */
  readonly storedTrials?: number;
  readonly seed?: string;
};

export type LookPlan = {
  /** Share of the final information that each look has, rising to 1: t = Var(last) / Var(look). */
  readonly fractions: readonly number[];
  /** What each look adds for one side. */
  readonly looks: readonly (readonly PlannedAsk[])[];
};

/** A look adds no fewer answers, and no fewer cases look for a drift. */
const FEWEST = FEWEST_CLUSTERS;

/**
 * Where the looks before the last end: once they have these shares of the answers and of the information. An earlier
 * first look may claim next to nothing; a second one in the middle confirms most losses for less.
 */
const ENDS: { readonly [looks: number]: readonly number[] } = { 2: [1 / 2], 3: [1 / 3, 0.6] };

/** No case has more trials than so many times the average: a variance that was seen in a few trials is not trusted further. */
const MOST_TIMES = 3;

/**
 * What is asked at each look, so that a comparison can stop early and further trials go where the variance is.
 *
 * All looks together ask cases × trials times, each as often as the others. Every case is asked once, in an order that
 * has nothing to do with it; then trial after trial goes to the case with the highest σ / (2 · trials it has + 1). That
 * is Neyman's allocation, trials in proportion to σ, made whole by the method of Sainte-Laguë. Variances are shrunk
 * half-way to their mean. Without variances all cases get their second trial, then their third.
 *
 * The plan knows only what an earlier run has shown. Were a case asked again because of the scores it has now, its mean
 * would be biased: a case whose first trial failed by chance would be given the chance to look better, and no other.
 */
export function planLooks(input: LooksInput): LookPlan {
  const { cases, trials, variances, storedTrials, seed } = input;
  const ids = inOrder(cases, seed);
  const variance = shrunken(ids, variances);
  const total = ids.length * trials;
  const asks = [...ids.map((id) => ({ id, trial: 0 })), ...furtherAsks(ids, trials, variance)].slice(0, total);
  const count = Math.max(1, Math.min(input.looks, Math.floor(total / FEWEST)));
  const known = informationAfterEach(asks, variance);
  const ends = endsOf(known, ENDS[count] ?? []);
  return {
    fractions: fractionsAt(
      ends,
      storedTrials === undefined ? known : informationAfterEach(asks, variance, storedTrials),
    ),
    looks: ends.map((end, at) => asks.slice(ends[at - 1] ?? 0, end)),
  };
}

/** How many asks each look has seen. @param known information after each, with both sides asked alike */
function endsOf(known: readonly number[], shares: readonly number[]): readonly number[] {
  let end = 0;
  const early = shares.map((share, at) => {
    // Not a whole answer more for the error of a last digit.
    const informed = known.findIndex((one) => one >= share - 1e-9) + 1;
    const most = known.length - FEWEST * (shares.length - at);
    end = Math.min(most, Math.max(end + FEWEST, informed, Math.round(share * known.length)));
    return end;
  });
  return [...early, known.length];
}

/** Relative variances, 1 on average; those of cases that an earlier run did not have are the mean. */
function shrunken(ids: readonly string[], variances?: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const known = ids.flatMap((id) => variances?.get(id) ?? []);
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
  return new Map(ids.map((id) => [id, mean > 0 ? ((variances?.get(id) ?? mean) / mean + 1) / 2 : 1]));
}

function furtherAsks(
  ids: readonly string[],
  trials: number,
  variance: ReadonlyMap<string, number>,
): readonly PlannedAsk[] {
  const claims = ids.flatMap((id) =>
    Array.from({ length: MOST_TIMES * trials - 1 }, (_, place) => {
      const trial = place + 1;
      return { id, trial, claim: Math.sqrt(variance.get(id) ?? 1) / (2 * trial + 1) };
    }),
  );
  // The sort is stable: equal claims keep the order of the ids, and a case's own are in order of trial.
  return claims.sort((a, b) => b.claim - a.claim).map(({ id, trial }) => ({ id, trial }));
}

/**
 * The cases whose base is asked again where stored scores stand in for it: a share of them, at least ten, chosen by the
 * digest of their ids. They are the first in the order of the looks, so that the first look can see a drift.
 *
 * @param share 0…1
 */
export function controlOf(ids: readonly string[], share: number, seed?: string): ReadonlySet<string> {
  return new Set(inOrder(ids, seed).slice(0, Math.max(FEWEST, Math.ceil(share * ids.length))));
}

/** What is to be done after a look. `replay-base`: ask the base for all that the head was asked, and look again. */
export type NextStep = "done" | "next-look" | "replay-base";

/**
 * Stops once every blocking metric is settled, or one has regressed for good. Nobody is blamed by stored scores: a
 * regression, and scores that went missing against them, have the base replayed first. Nor does anything pass by them
 * once the control has drifted, and nobody is praised by them. What they leave open at the last look stays open: a second
 * chance to settle it would be one to pass a loss as well.
 *
 * The control is asked about a drift only when stored scores would end the looks: once a run, so that its level is the
 * run's, and with all the answers that it has by then. That another model is served is known at once.
 *
 * @param looked.drift the stored scores against the control of now, compared at DRIFT_CONFIDENCE
 * @param looked.fraction share of the final information that this look has, above 0; 1 at the last
 */
export function nextStep(looked: {
  readonly comparison: Comparison;
  readonly drift?: Comparison;
  readonly base: "stored" | "replayed";
  readonly fraction: number;
}): NextStep {
  const { comparison, drift, base, fraction } = looked;
  const blocking = comparison.metrics.filter((metric) => metric.blocking);
  const has = (...verdicts: readonly MetricVerdict[]) => blocking.some(({ verdict }) => verdicts.includes(verdict));
  const [isStored, isLast] = [base === "stored", fraction >= 1];
  const hasRegressed = blocking.some((metric) => isLossForGood(metric, fraction));
  if (isStored && (hasRegressed || has("errored") || (drift !== undefined && isServedOtherwise(drift))))
    return "replay-base";
  const isSettled = blocking.length > 0 && blocking.every(isGreen);
  if (!isSettled && !hasRegressed && !isLast) return "next-look";
  return isStored && (has("improved") || drift === undefined || driftSeen(drift)) ? "replay-base" : "done";
}

/**
 * Whether a regression would still be one at the last look, were the difference what it is now. A loss can be proved
 * before it can be told whether it is smaller than the margin: then the next look may tell. The distance to the limit
 * shrinks with √t by the information and with about √t by the level.
 */
function isLossForGood({ verdict, kind, evidence }: MetricComparison, fraction: number): boolean {
  if (verdict !== "regressed") return false;
  if (evidence === undefined || kind === "slice-regressed" || fraction >= 1) return true;
  const { difference, lower, margin } = evidence;
  return difference - fraction * (difference - lower) <= -margin;
}

function isGreen({ verdict }: MetricComparison): boolean {
  return verdict === "improved" || verdict === "unchanged";
}

/** What a drift is looked for with: a level of 20 % a run. */
export const DRIFT_CONFIDENCE = 0.8;
/** How it is split: a base that became better hides a loss; by one that became worse a change looks worse, which is confirmed anyway. */
const DRIFT_LEVELS = { better: 0.15, worse: 0.05 };

/**
 * Whether the base of now can stand beside its stored scores no more: a blocking metric moved, by however little; or
 * cannot be told; or another model is served. Eager on purpose, since a false alarm costs calls only.
 *
 * @param drift compared at DRIFT_CONFIDENCE; its p-values are adjusted for the blocking metrics
 */
export function driftSeen(drift: Comparison): boolean {
  const hasMoved = ({ evidence }: MetricComparison) =>
    evidence === undefined || evidence.pImproved < DRIFT_LEVELS.better || evidence.pRegressed < DRIFT_LEVELS.worse;
  return isServedOtherwise(drift) || drift.metrics.some((metric) => metric.blocking && hasMoved(metric));
}

function isServedOtherwise({ before, after }: Comparison): boolean {
  const known = Object.keys(before.environment.resolvedModels);
  return Object.keys(after.environment.resolvedModels).some((model) => !known.includes(model));
}
