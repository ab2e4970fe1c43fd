import type { Planned } from "../stories/plan.ts";
import type { Outside } from "../world/world.ts";
import { inWorld } from "./in-world.ts";
import { suiteOfCheckout } from "./suite-of-checkout.ts";

/** What the suite of the checkout can see, and what that costs. @param request.suite as typed */
export async function startPlan(request: { readonly suite?: string }, outside: Outside): Promise<Planned> {
  const { ground, suite } = await suiteOfCheckout(request.suite, outside);
  const { plan } = await import("../stories/plan.ts");
  const purpose = { occasion: async () => "plan" };
  return inWorld({ ground, suite, outside, purpose }, (world) => plan(suite, world));
}
