import type { ModelSpec } from "../domain/model-spec.ts";
import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";
import { nextReading, probedVersion, readingEstimate } from "./next-reading.ts";
import { estimateWords } from "./spend-lines.ts";

/**
 * What the probe of a record is likely to take, in words, before the first call; undefined where nothing will be probed. It
 * holds up nothing: a probe takes what the record leaves of the budget.
 *
 * @param isKept whether the record and its reading will be kept; inputs are sought for nothing else
 */
export async function probeEstimate(
  suite: Suite,
  model: ModelSpec | null,
  { isKept }: { readonly isKept: boolean },
  world: World,
): Promise<string | undefined> {
  const { probe } = suite;
  if (probe === null || model === null || world.batched === true) return undefined;
  try {
    const next = nextReading(model, probedVersion(suite, model), await world.store.probes(suite.name));
    if (next.kind === "anew" && !isKept) return undefined;
    return estimateWords(readingEstimate(probe, next, model));
  } catch (error) {
    // Readings that cannot be read are told where the probe is.
    if (!isForPeople(error)) throw error;
    return undefined;
  }
}
