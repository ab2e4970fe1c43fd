import type { DetectionGap } from "../../domain/detection-gap.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Trace } from "../../domain/trace.ts";
import { curatedCases } from "../../pipeline/curated-cases.ts";
import { redactTraces } from "../../pipeline/redact.ts";
import type { TraceSource, World } from "../../ports.ts";
import { isForPeople } from "../for-people.ts";
import { keptFirst } from "../kept-first.ts";
import type { KnownState } from "../known-state.ts";

/** @property text lines of schema/trace.json  @property traces how many  @property notes what is not among them, sentences */
export type Curated = { readonly text: string; readonly traces: number; readonly notes: readonly string[] };

/**
 * The cases that the gaps say are to be added, ready for a suite's `files`: redacted as the suite says, marked with the
 * incident. Where their text may be kept is the caller's to decide.
 *
 * @param incident.name the value of the mark
 * @returns undefined where no case is to be added, or no trace of one is at hand
 */
export async function curatedCasesOf(
  suite: Suite,
  incident: { readonly name: string; readonly gaps: readonly DetectionGap[]; readonly after: KnownState },
  world: World,
): Promise<Curated | undefined> {
  const ids = tracesToAdd(incident.gaps);
  if (ids.length === 0) return undefined;
  const source = await keptSource(incident.after, world);
  const found = await source.fetch(ids.toSorted());
  const redacted = await redact(found, suite);
  if (redacted.length === 0) return undefined;
  const missing = ids.length - redacted.length;
  return {
    text: curatedCases(redacted, ids, { incident: incident.name }),
    traces: redacted.length,
    notes:
      missing === 0
        ? []
        : [`${missing} of the ${ids.length} traces to add are no longer where traces are read, and are left out.`],
  };
}

/** Ids of the traces that gaps say are to be added, each once, in the order of the gaps. */
export function tracesToAdd(gaps: readonly DetectionGap[]): readonly string[] {
  const added = gaps.flatMap(({ prevention }) => prevention.filter((one) => one.kind === "add-cases"));
  return [...new Set(added.flatMap(({ traces }) => traces))];
}

/** Texts kept beside the record first; where these cannot be read, the traces are asked of their source. */
async function keptSource({ record }: KnownState, { store, traces }: World): Promise<TraceSource> {
  if (record === undefined) return traces;
  try {
    return keptFirst(await store.readSample(record), traces);
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return traces;
  }
}

async function redact(traces: readonly Trace[], { traces: { redact: spec } }: Suite): Promise<readonly Trace[]> {
  return spec === null ? traces : (await redactTraces(traces, spec)).traces;
}
