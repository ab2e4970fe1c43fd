import type { DetectionGap } from "../domain/detection-gap.ts";
import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import type { KnownState } from "./known-state.ts";

/** @property text lines of schema/trace.json  @property traces how many  @property notes what is not among them, sentences */
export type Curated = { readonly text: string; readonly traces: number; readonly notes: readonly string[] };

/**
 * The cases that the gaps say are to be added, ready for a suite's `files`: redacted as the suite says, marked with the
 * incident. Where their text may be kept is the caller's to decide.
 *
 * @param incident its name, the value of the mark  @returns undefined where no case is to be added, or none is at hand
 */
export async function curatedCasesOf(
  _suite: Suite,
  _incident: { readonly name: string; readonly gaps: readonly DetectionGap[]; readonly after: KnownState },
  _world: World,
): Promise<Curated | undefined> {
  throw new Error("not there yet");
}
