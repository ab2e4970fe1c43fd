import type { Baseline, BaselineName } from "../domain/baseline.ts";
import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";

/** The newest record of a suite on the branch, or undefined when it has none. */
export async function latestBaseline(
  suite: Suite,
  world: World,
): Promise<{ readonly name: BaselineName; readonly baseline: Baseline } | undefined> {
  const name = (await world.store.list(suite.name)).at(-1);
  return name === undefined ? undefined : { name, baseline: await world.store.read(name) };
}
