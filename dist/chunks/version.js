import { n as digestOf } from "./digest.js";

// src/domain/version.ts
/** The parts of an LLM feature that carry a version and can be overridden, in pipeline order. */
const LAYERS = [
	"model",
	"prompt",
	"policy",
	"retrieval",
	"tools"
];
const UNKNOWN_VERSION = {
	id: null,
	source: "unknown"
};
/** The id a layer has when the suite states that the application has no such layer. */
const NO_SUCH_LAYER = "none";
/** A tuple, layer by layer. */
function tupleOf(versionOf) {
	return {
		model: versionOf("model"),
		prompt: versionOf("prompt"),
		policy: versionOf("policy"),
		retrieval: versionOf("retrieval"),
		tools: versionOf("tools")
	};
}
const UNKNOWN_TUPLE = {
	model: UNKNOWN_VERSION,
	prompt: UNKNOWN_VERSION,
	policy: UNKNOWN_VERSION,
	retrieval: UNKNOWN_VERSION,
	tools: UNKNOWN_VERSION
};
/** The first eight hexadecimal digits that stand for a tuple in file names and reports; ids only, whatever their source. */
function tuplePrefix(tuple) {
	return digestOf(LAYERS.map((layer) => tuple[layer].id)).slice(0, 8);
}
/** Every layer, in pipeline order, before against after. */
function diffTuples(before, after) {
	return LAYERS.map((layer) => ({
		layer,
		before: before[layer],
		after: after[layer],
		difference: differenceOf(layer, before[layer], after[layer])
	}));
}
function differenceOf(layer, before, after) {
	if (before.id === null || after.id === null) return "cannot-tell";
	if (layer === "tools" && before.partial && after.partial && before.id === after.id) return "cannot-tell";
	if (before.id === "none" || after.id === "none" || before.id === after.id) return before.id === after.id ? "same" : "changed";
	const oneIsPartial = (before.partial ?? false) !== (after.partial ?? false);
	const oneIsHash = before.source === "hash" !== (after.source === "hash");
	return oneIsPartial || oneIsHash ? "cannot-tell" : "changed";
}
/**
* The one version that many observations of a layer agree on. Disagreement is unknown, with the counts of each id in
* `from`; observations without an id count as disagreement once any has one.
*/
function commonVersion(versions) {
	const first = versions[0];
	if (first === void 0) return UNKNOWN_VERSION;
	if (versions.every((version) => version.id === first.id)) return first;
	const counts = /* @__PURE__ */ new Map();
	for (const { id } of versions) counts.set(id ?? "unknown", (counts.get(id ?? "unknown") ?? 0) + 1);
	const shown = [...counts].sort(([, a], [, b]) => b - a).map(([id, count]) => `${id} (${count})`);
	return {
		id: null,
		source: "unknown",
		from: `mixed: ${shown.slice(0, 4).join(", ")}${shown.length > 4 ? ", …" : ""}`
	};
}

export { commonVersion as a, tuplePrefix as c, UNKNOWN_VERSION as i, NO_SUCH_LAYER as n, diffTuples as o, UNKNOWN_TUPLE as r, tupleOf as s, LAYERS as t };