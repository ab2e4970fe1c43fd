import type { Suite } from "../domain/suite.ts";
import { type Meter, meter } from "../pipeline/meter.ts";
import type { World } from "../ports.ts";

/** Counts what a run spends, under the caps of its suite and at the price that it states for its application. */
export function suiteMeter({ budget, target }: Suite, world: World): Meter {
  const price = target.kind === "agent" ? undefined : target.price;
  return meter(world, budget, {
    batched: world.batched === true,
    ...(price === undefined ? {} : { applicationPrice: price }),
  });
}
