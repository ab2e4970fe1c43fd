import type { Attribution } from "../domain/attribution.ts";
import type { Sample } from "../domain/case.ts";
import type { Run, Spend } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import type { Comparison } from "../domain/verdict.ts";
import type { World } from "../ports.ts";
import { experiment } from "./attribute/experiment.ts";
import { incidentCases } from "./attribute/incident-cases.ts";
import { attributedMetrics } from "./attribute/metrics.ts";
import { budgetLeft } from "./budget-left.ts";
import { asPlayed, playersOf } from "./find-players.ts";
import { unaskedBudget } from "./unasked-budget.ts";

/** A change of several layers that regressed, both sides of which are at hand. */
export type RegressedChange = {
  readonly variants: readonly [before: Variant, after: Variant];
  readonly runs: readonly [before: Run, after: Run];
  readonly sample: Sample;
  readonly comparison: Comparison;
  /** What the check took so far, of the budget that holds for both. */
  readonly spend: Spend;
};

/**
 * Which of the layers of a change did it, on the questions that lost most, with what the check has left of its budget.
 * It says more of a verdict that is given already, and changes nothing of it.
 */
export async function attributeChange(
  suite: Suite,
  { variants, runs, sample, comparison, spend }: RegressedChange,
  world: World,
): Promise<Attribution | undefined> {
  const led = attributedMetrics(suite, comparison, undefined);
  if (led.status === "none") return undefined;
  const [before, after] = variants;
  const { attribution } = suite;
  const [metric] = led.metrics;
  const chosen = incidentCases(sample.cases, {
    runs: { before: runs[0], after: runs[1] },
    metric,
    most: attribution.mostCases,
  });
  const players = await playersOf(before, after, chosen.cases, suite.target);
  const left = unaskedBudget({ budget: budgetLeft(suite.budget, spend), attribution });
  const usd = Math.min(attribution.usd ?? Number.POSITIVE_INFINITY, left.usd ?? Number.POSITIVE_INFINITY);
  const limited: Suite = {
    ...suite,
    metrics: led.metrics,
    trials: attribution.trials,
    budget: Number.isFinite(usd) ? { ...left, usd } : left,
  };
  const side = ({ label, versions }: Variant) => ({ standpoint: { label, versions } });
  const { attribution: found } = await experiment(
    limited,
    {
      before: side({ ...before, versions: comparison.before.versions }),
      after: side({ ...after, versions: comparison.after.versions }),
      differences: comparison.layers.map((one) => asPlayed(one, players)),
      players,
      metrics: led.metrics,
      chosen,
      sample,
      notes: [],
    },
    world,
  );
  return found;
}
