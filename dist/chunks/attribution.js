// src/domain/attribution.ts
/** The four layers of blame that the five layers roll up to. */
const BLAME_GROUPS = [
	"model",
	"retrieval and context",
	"prompt and policy",
	"orchestration and tooling"
];
function blameGroupOf(layer) {
	switch (layer) {
		case "model": return "model";
		case "retrieval": return "retrieval and context";
		case "prompt":
		case "policy": return "prompt and policy";
		case "tools": return "orchestration and tooling";
		default: return layer;
	}
}
/** Roles by which a layer is blamed. */
const BLAMED = [
	"proximate",
	"joint",
	"contributing"
];
/** A difference of less than this share of a loss counts as none. */
const SMALL = .25;
/**
* Whether a joint layer and its partners did all of what they did in their way: with `and`, that one alone costs nothing,
* so that taking back any of them is enough; with `or`, that each alone costs all of it. Otherwise they only do more, or
* less, together than apart. To within a quarter of what they did.
*/
function isWhollyJoint({ layer, joint, measured }, layers) {
	if (joint === void 0 || measured === void 0) return false;
	const parts = layers.filter((one) => one.layer === layer || joint.with.includes(one.layer));
	const whole = parts.reduce((sum, one) => sum + (one.measured?.part.value ?? 0), 0);
	const alone = parts.map((one) => one.measured?.sufficiency.value ?? 0);
	return joint.kind === "and" ? alone.every((cost) => cost <= SMALL * whole) : alone.every((cost) => cost >= .75 * whole);
}
/** Whether the state of before is shown to answer worse now than when it was recorded. */
function movedByItself({ thenMinusNow }) {
	return thenMinusNow !== void 0 && thenMinusNow.lower > 0;
}
/** Layers that are blamed by the first metric with one of these roles, in its order. */
function layersOfRole({ metrics }, ...roles) {
	return metrics[0]?.layers.filter(({ role }) => roles.includes(role)).map(({ layer }) => layer) ?? [];
}

export { layersOfRole as a, isWhollyJoint as i, BLAME_GROUPS as n, movedByItself as o, blameGroupOf as r, BLAMED as t };