import { type Attribution, layersOfRole } from "../../domain/attribution.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Layer } from "../../domain/version.ts";
import { tellingCases } from "../../pipeline/bisect/telling-cases.ts";
import type { World } from "../../ports.ts";
import { budgetLeft, spentTogether } from "../budget-left.ts";
import { isForPeople } from "../for-people.ts";
import type { Experiment, Experimented } from "./experiment.ts";

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
  // Each step waits for the answers of the one before.
  if (world.batched === true) return withNote(attribution, "Versions inside the layer are not told apart in batches.");
  const telling = tellingCases(cells, layer, record, MOST_TELLING);
  const cases = telling.flatMap((id) => players.cases.find((one) => one.id === id) ?? []);
  const { bisectLayer } = await import("../bisect-layer.ts");
  const limited = { ...suite, budget: budgetLeft(suite.budget, spend) };
  const past = { layer, players, before: before.standpoint, after: after.standpoint };
  try {
    const bisection = await bisectLayer(limited, { ...past, cases, metric: leading.name }, world);
    return { ...attribution, bisection, spend: spentTogether(spend, bisection.spend) };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    const note = `Which version of the ${layer} it was is not known: ${error.message}. ${error.remedy}`;
    return withNote(attribution, note);
  }
}

function withNote(attribution: Attribution, note: string): Attribution {
  return { ...attribution, notes: [...attribution.notes, note] };
}
