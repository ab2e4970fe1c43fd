import { t as inWorld } from "./in-world.js";
import { n as suiteOfCheckout } from "./suite-of-checkout.js";

// src/start/plan.ts
/** What the suite of the checkout can see, and what that costs. @param request.suite as typed */
async function startPlan(request, outside) {
	const { ground, suite } = await suiteOfCheckout(request.suite, outside);
	const { plan } = await import("./plan4.js");
	return inWorld({
		ground,
		suite,
		outside,
		purpose: { occasion: async () => "plan" }
	}, (world) => plan(suite, world));
}

export { startPlan };