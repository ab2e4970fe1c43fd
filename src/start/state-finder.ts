import { resolve } from "node:path";
import type { Suite } from "../domain/suite.ts";
import type { KnownState } from "../stories/known-state.ts";
import { openBaselines } from "../world/baselines.ts";
import { readStampsFile } from "../world/named-files.ts";
import type { Ground, Outside } from "../world/world.ts";

/**
 * Finds one of the two states of an incident by what a person called it: a record on the branch or a file of one, or a file
 * that `versions --json` printed.
 */
export async function stateFinder(
  { ground, suite }: { readonly ground: Ground; readonly suite: Suite },
  outside: Outside,
): Promise<(reference: string) => Promise<KnownState>> {
  const { stateOfRecord } = await import("../stories/known-state.ts");
  const baselines = await openBaselines(outside, () => ({ ground, suite }));
  return async (reference) => {
    const stamped = await readStampsFile(resolve(outside.directory, reference), reference);
    if (stamped !== undefined) return { standpoint: { label: reference, versions: stamped.versions } };
    const { name, baseline } = await baselines.find(reference);
    return stateOfRecord(name, baseline);
  };
}
