import type { Baseline, BaselineName } from "../domain/baseline.ts";
import type { Target } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";

/** A record of the branch, with its name. */
export type StoredBaseline = { readonly name: BaselineName; readonly baseline: Baseline };

/**
 * The newest record of a suite that holds answers of this kind, or undefined when it has none. Observed and replayed
 * answers are never compared: they differ by more than time.
 */
export async function latestBaseline(suite: Suite, target: Target, world: World): Promise<StoredBaseline | undefined> {
  for (const name of (await world.store.list(suite.name)).toReversed()) {
    const baseline = await world.store.read(name);
    if (baseline.run.target === target) return { name, baseline };
  }
  return undefined;
}
