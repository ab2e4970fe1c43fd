import { type Attribution, layersOfRole } from "../domain/attribution.ts";
import type { Suite } from "../domain/suite.ts";
import type { Layer } from "../domain/version.ts";
import { tellingCases } from "../pipeline/bisect/telling-cases.ts";
import type { World } from "../ports.ts";
import type { Experiment, Experimented } from "./attribution-experiment.ts";
import { budgetLeft, spentTogether } from "./budget-left.ts";

/** Layers that are made of files with a history. */
const OF_FILES: readonly Layer[] = ["prompt", "policy", "tools"];

/** Cases by which the versions of a layer are told apart, at most. */
const MOST_TELLING = 20;

/**
 * Which version inside the layer that did it brought the loss, and which part of its change, with what is left of the
 * budget. The attribution as it is where no layer of files did it by itself.
 */
export async function insideTheLayer(
  suite: Suite,
  { before, after, metrics: [leading] }: Experiment,
  { attribution, players, cells }: Experimented,
  world: World,
): Promise<Attribution> {
  const layer = layersOfRole(attribution, "proximate").find((one) => OF_FILES.includes(one));
  const record = cells[0]?.run.metrics.find(({ name }) => name === leading.name);
  const { spend } = attribution;
  if (layer === undefined || record === undefined || spend === undefined) return attribution;
  const telling = tellingCases(cells, layer, record, MOST_TELLING);
  const cases = telling.flatMap((id) => players.cases.find((one) => one.id === id) ?? []);
  const { bisectLayer } = await import("./bisect-layer.ts");
  const limited = { ...suite, budget: budgetLeft(suite.budget, spend) };
  const past = { layer, players, before: before.standpoint, after: after.standpoint };
  const bisection = await bisectLayer(limited, { ...past, cases, metric: leading.name }, world);
  return { ...attribution, bisection, spend: spentTogether(spend, bisection.spend) };
}
