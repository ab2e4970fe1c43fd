import { t as canonicalJson } from "./digest.js";
import { t as buildWorld } from "./world.js";
import { n as suiteOfCheckout } from "./suite-of-checkout.js";

// src/start/canary.ts
/** Production against production with layers replaced. @param request.overrides at least one */
async function startCanary(request, outside) {
	const { ground, suite } = await suiteOfCheckout(request.suite, outside);
	const { canary } = await import("./canary3.js");
	const { world, leave } = buildWorld(ground, suite, outside, { occasion: () => contentOf(request.overrides, world) });
	try {
		return await canary(suite, request.overrides, world);
	} finally {
		await leave();
	}
}
/** A canary is the same occasion while both of its sides hold the same texts. */
async function contentOf(overrides, world) {
	const production = await world.variants.at(world.checkout, "production");
	const sides = [production];
	for (const override of overrides) sides.push(await world.variants.override(production, world.checkout, override));
	return `canary ${canonicalJson({
		overrides,
		versions: sides.map(({ versions }) => versions)
	})}`;
}

export { startCanary as t };