import { t as inWorld } from "./in-world.js";
import { n as suiteOfCheckout } from "./suite-of-checkout.js";

// src/start/doctor.ts
/** What the traces of the suite hold and lack, and the names the suite has for versions. */
async function startDoctor(request, outside) {
	const { ground, suite } = await suiteOfCheckout(request.suite, outside);
	const { doctor } = await import("./doctor2.js");
	return {
		examined: await inWorld({
			ground,
			suite,
			outside,
			purpose: { occasion: async () => "doctor" }
		}, (world) => doctor(suite, world)),
		attributes: suite.traces.versions
	};
}

export { startDoctor };