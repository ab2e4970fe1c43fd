import { t as effectOf } from "./effect.js";

// src/stories/canary.ts
/** A canary: production against production with one or more layers replaced, both replayed now on the same cases. */
async function canary(suite, overrides, world) {
	const production = await world.variants.at(world.checkout, "production");
	let candidate = production;
	for (const override of overrides) candidate = await world.variants.override(candidate, world.checkout, override);
	const label = `canary ${overrides.map(({ layer, value }) => `${layer}=${value}`).join(" ")}`;
	const found = {
		story: "canary",
		suite: suite.name,
		verdict: "errored",
		gate: "fail",
		touched: overrides.map(({ layer, value }) => ({
			layer,
			files: layer === "model" ? [] : [value]
		})),
		notes: priceNote(production, candidate)
	};
	return effectOf(suite, [production, {
		...candidate,
		label
	}], found, world);
}
/** The suite has one price. Another model's dollars are counted at it, and a reader must know. */
function priceNote(production, candidate) {
	if (production.model === null || candidate.model === null || candidate.model.price === void 0) return [];
	if (production.model.name === candidate.model.name) return [];
	return [`Dollars of ${candidate.model.name} are counted at the price the suite states for ${production.model.name}.`];
}

export { canary };