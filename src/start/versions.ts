import type { Stamps } from "../domain/stamp.ts";
import type { Outside } from "../world/world.ts";
import { inWorld } from "./in-world.ts";
import { suiteOfCheckout } from "./suite-of-checkout.ts";

/** The five versions of the checkout. @param request.since a revision to compare the checkout with */
export async function startVersions(
  request: { readonly suite?: string; readonly since?: string },
  outside: Outside,
): Promise<Stamps> {
  const { ground, suite } = await suiteOfCheckout(request.suite, outside);
  const { versions } = await import("../stories/versions.ts");
  const purpose = { occasion: async () => "versions" };
  return inWorld({ ground, suite, outside, purpose }, (world) => versions(suite, request.since, world));
}
