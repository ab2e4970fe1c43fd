import type { Suite } from "../domain/suite.ts";
import type { Examined } from "../stories/doctor.ts";
import type { Outside } from "../world/world.ts";
import { inWorld } from "./in-world.ts";
import { suiteOfCheckout } from "./suite-of-checkout.ts";

/** What the traces of the suite hold and lack, and the names the suite has for versions. */
export async function startDoctor(
  request: { readonly suite?: string },
  outside: Outside,
): Promise<{ readonly examined: Examined; readonly attributes: Suite["traces"]["versions"] }> {
  const { ground, suite } = await suiteOfCheckout(request.suite, outside);
  const { doctor } = await import("../stories/doctor.ts");
  const purpose = { occasion: async () => "doctor" };
  const examined = await inWorld({ ground, suite, outside, purpose }, (world) => doctor(suite, world));
  return { examined, attributes: suite.traces.versions };
}
