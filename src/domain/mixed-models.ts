import { groupedNumber } from "./grouped-number.ts";
import type { Incomplete, Run } from "./run.ts";

/**
 * Why a replay in which the provider served several models is no baseline: nothing can be compared with two models at
 * once. Undefined where it served one, and for observed answers, which production may have had from several.
 */
export function mixedModels(run: Run): Incomplete | undefined {
  const served = servedModels(run);
  if (served === undefined) return undefined;
  return {
    reason: "mixed-models",
    problem: `the provider served ${served.many} in one run: ${served.counts}`,
    remedy: "Pin a dated model name under layers.model in the suite file, or record again.",
  };
}

/** A sentence about a side of a comparison that several models answered; undefined where one did. */
export function mixedModelsNote(run: Run): string | undefined {
  const served = servedModels(run);
  return served && `The provider served ${served.many} to ${run.label}: ${served.counts}.`;
}

function servedModels({ target, environment }: Run): { readonly many: string; readonly counts: string } | undefined {
  const models = Object.entries(environment.resolvedModels).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (target !== "replay" || models.length < 2) return undefined;
  const counts = models.map(
    ([name, trials]) => `${name} (${groupedNumber(trials)} ${trials === 1 ? "trial" : "trials"})`,
  );
  return {
    many: `${IN_WORDS[models.length] ?? groupedNumber(models.length)} models`,
    counts: `${counts.slice(0, -1).join(", ")} and ${counts.at(-1)}`,
  };
}

const IN_WORDS = ["no", "one", "two", "three", "four", "five"] as const;
