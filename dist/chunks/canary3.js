import { t as overrideLabel } from "./override-label.js";
import { t as effectOf } from "./effect.js";

// src/stories/canary.ts
/** A canary: production against production with one or more layers replaced, both replayed now on the same cases. */
async function canary(suite, overrides, world) {
	const production = await world.variants.at(world.checkout, "production");
	let candidate = production;
	for (const override of overrides) candidate = await world.variants.override(candidate, world.checkout, override);
	const label = `canary ${overrides.map(overrideLabel).join(" ")}`;
	const found = {
		story: "canary",
		suite: suite.name,
		verdict: "errored",
		gate: "fail",
		touched: overrides.map((override) => ({
			layer: override.layer,
			files: filesOf(override)
		})),
		notes: priceNote(production, candidate)
	};
	return effectOf(suite, [production, {
		...candidate,
		label
	}], found, {
		world,
		tree: world.checkout
	});
}
/** The files, or where in which commit they are; a text, a name and an endpoint are no files. */
function filesOf({ layer, value }) {
	if (layer === "model") return value.startsWith("@") ? [value.slice(1)] : [];
	return /^(text:|https?:)/i.test(value) || value === "recorded" ? [] : [value];
}
/** The suite has one price. Another model's dollars are counted at it where none was given, and a reader must know. */
function priceNote({ model: usual }, { model: chosen }) {
	if (usual === null || chosen === null || chosen.price === void 0) return [];
	if (usual.name === chosen.name || chosen.price !== usual.price) return [];
	return [`Dollars of ${chosen.name} are counted at the price the suite states for ${usual.name}.`];
}

export { canary };