import { t as inWorld } from "./in-world.js";
import { n as suiteOfCheckout } from "./suite-of-checkout.js";

// src/start/versions.ts
/** The five versions of the checkout. @param request.since a revision to compare the checkout with */
async function startVersions(request, outside) {
	const { ground, suite } = await suiteOfCheckout(request.suite, outside);
	const { versions } = await import("./versions2.js");
	return inWorld({
		ground,
		suite,
		outside,
		purpose: { occasion: async () => "versions" }
	}, (world) => versions(suite, request.since, world));
}

export { startVersions };