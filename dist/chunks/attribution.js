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
const CHECKLIST_KEYS = [
	"every-layer-versioned",
	"retrieval-changed",
	"reproduces-with-frozen-retrieval",
	"prompt-or-policy-changed",
	"gone-with-earlier-prompt-and-policy",
	"tools-changed",
	"gone-with-earlier-tools",
	"model-changed",
	"gone-with-earlier-model",
	"probe-changed",
	"traffic-changed",
	"infrastructure-changed"
];
/** Layers that are blamed by the first metric with one of these roles, in its order. */
function layersOfRole({ metrics }, ...roles) {
	return metrics[0]?.layers.filter(({ role }) => roles.includes(role)).map(({ layer }) => layer) ?? [];
}

export { layersOfRole as a, blameGroupOf as i, BLAME_GROUPS as n, CHECKLIST_KEYS as r, BLAMED as t };