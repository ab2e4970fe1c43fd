import type { ModelSpec } from "../domain/model-spec.ts";
import type { ProbeReading } from "../domain/probe.ts";
import type { Suite } from "../domain/suite.ts";
import { exactly, type Need, type Range, times, totalOf } from "../pipeline/estimate/need.ts";
import { callsToFind } from "../pipeline/probe/find-inputs.ts";
import type { World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";
import { nextReading, probedVersion } from "./probe.ts";
import { estimateWords } from "./spend-lines.ts";

/** Tokens of an input, with what a provider puts around it. */
const SENT = 12;
/** Tokens of one word for an answer: a reasoning model thinks before it says it. */
const WRITTEN: Range = { low: 1, likely: 20, high: 300 };

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
    const calls =
      next.kind === "anew"
        ? callsToFind(probe.inputs)
        : exactly(Math.min(probe.inputs, next.reference.reading.inputs.length) * probe.calls);
    const kind = next.kind === "anew" ? "border" : next.reference.reading.kind;
    return estimateWords(totalOf([needOf(calls, kind, model)], false));
  } catch (error) {
    // Readings that cannot be read are told where the probe is.
    if (!isForPeople(error)) throw error;
    return undefined;
  }
}

function needOf(calls: Range, kind: ProbeReading["kind"], { price }: ModelSpec): Need {
  const output = times(calls, kind === "border" ? exactly(1) : WRITTEN);
  return { calls, input: times(calls, exactly(SENT)), output, ...(price === undefined ? {} : { price }) };
}
