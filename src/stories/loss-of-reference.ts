import type { Loss } from "../domain/attribution.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { compare } from "../pipeline/compare/compare.ts";
import type { Experiment } from "./attribution-experiment.ts";

/**
 * How much worse the state of before answers now than when it was recorded, by the leading metric.
 *
 * Undefined where nobody knows: no record of replayed answers, a layer that is not at the version of before, or cases
 * that were chosen by what they scored then, which would seem worse now by chance alone.
 *
 * @param now the replay of the state of before
 */
export function lossOfReference(
  { gate, budget }: Pick<Suite, "gate" | "budget">,
  { before, chosen, differences, players, metrics: [leading] }: Experiment,
  now: Run | undefined,
): Loss | undefined {
  const { record } = before;
  const isMissing = (layer: string) => players.missing.some((one) => one.layer === layer);
  const isOther = differences.some(({ layer, difference }) => difference === "changed" && isMissing(layer));
  if (record === undefined || now === undefined || !chosen.isUnselected || isOther) return undefined;
  const metric = now.metrics.find(({ name }) => name === leading.name);
  if (metric === undefined) return undefined;
  const ids = new Set(now.cases.map(({ id }) => id));
  const shared = record.run.cases.filter(({ id }) => ids.has(id));
  const { metrics } = compare({ ...record.run, cases: shared }, withoutOthers(now, shared), {
    metrics: [metric],
    confidence: gate.confidence,
    errorBudget: budget.errors,
    crossCheck: false,
  });
  const evidence = metrics[0]?.evidence;
  if (evidence === undefined) return undefined;
  return { value: 0 - evidence.difference, lower: 0 - evidence.upper, upper: 0 - evidence.lower };
}

/** Cases that the record has not are no pairs: nothing is to be read from how many there are. */
function withoutOthers(now: Run, shared: Run["cases"]): Run {
  const ids = new Set(shared.map(({ id }) => id));
  const { fixed: _, ...sample } = now.sample;
  return { ...now, sample, cases: now.cases.filter(({ id }) => ids.has(id)) };
}
