import type { Case } from "../../domain/case.ts";
import type { MetricRecord, Run } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import { mean } from "../../statistics/mean.ts";
import { ENOUGH_CASES } from "./cuts.ts";

/** The cases that are replayed, and how they were chosen. */
export type ChosenCases = {
  readonly cases: readonly Case[];
  /** Ids of those that had lost when they were chosen. */
  readonly lost: ReadonlySet<string>;
  /** All there were to choose from. */
  readonly of: number;
  /** `loss`: the largest first, so scores that they had then are not those of any cases. `order`: as they come. */
  readonly by: "loss" | "order";
  /** All that both runs have are among them. */
  readonly isWhole: boolean;
};

/** How cases are chosen, and by which rows. */
export type Choice = {
  /** The runs between which it got worse, where both have rows. */
  readonly runs?: { readonly before: Run; readonly after: Run } | undefined;
  readonly metric: Pick<MetricRecord, "name" | "unit" | "direction">;
  readonly most: number;
  /** Take them as they come: what they scored before is to be compared with what they score now. */
  readonly unselected?: boolean;
};

/**
 * The cases of an incident. Those that lost between the two runs come first, the largest loss first, and at least 20 are
 * taken: then others that both runs have, then the rest. To choose them by their loss is fair, since whatever is said of
 * them rests on answers that are all asked for afresh. Without rows of both runs all are taken as they come.
 */
export function incidentCases(cases: readonly Case[], { runs, metric, most, unselected }: Choice): ChosenCases {
  const losses = runs === undefined ? new Map<string, number>() : lossesBetween(runs, metric);
  const lossOf = ({ id }: Case) => losses.get(id) ?? 0;
  const lost = cases.filter((one) => lossOf(one) > 0).toSorted((a, b) => lossOf(b) - lossOf(a) || byId(a, b));
  const shared = cases.filter((one) => losses.has(one.id) && lossOf(one) <= 0);
  const rest = cases.filter((one) => !losses.has(one.id));
  const isByLoss = unselected !== true && lost.length > 0;
  const wanted = isByLoss ? Math.min(most, Math.max(ENOUGH_CASES, lost.length)) : most;
  const inBoth = isByLoss ? [...lost, ...shared] : cases.filter(({ id }) => losses.has(id));
  const taken = [...inBoth, ...rest].slice(0, wanted);
  return {
    cases: taken,
    lost: new Set(taken.filter((one) => lossOf(one) > 0).map(({ id }) => id)),
    of: cases.length,
    by: isByLoss ? "loss" : "order",
    isWhole: wanted >= inBoth.length,
  };
}

/** Of the cases that both runs scored: how much worse each became, above 0 for worse. */
function lossesBetween(
  { before, after }: NonNullable<Choice["runs"]>,
  metric: Choice["metric"],
): ReadonlyMap<string, number> {
  const earlier = new Map(before.cases.map((row) => [row.id, scoredValues(row.trials, metric)]));
  const sign = metric.direction === "higher-is-better" ? 1 : -1;
  const losses = new Map<string, number>();
  for (const { id, trials } of after.cases) {
    const [then, now] = [earlier.get(id) ?? [], scoredValues(trials, metric)];
    if (then.length > 0 && now.length > 0) losses.set(id, sign * lossOf(mean(then), mean(now), metric.unit));
  }
  return losses;
}

/** Times and prices vary in proportion to their size. */
function lossOf(then: number, now: number, unit: MetricRecord["unit"]): number {
  return unit !== "score" && then > 0 && now > 0 ? Math.log(then / now) : then - now;
}

function byId(a: Case, b: Case): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
