import { t as keyIn } from "./environment.js";
import { t as endpointOf } from "./endpoint.js";

// src/edges/missing-keys.ts
/**
* The environment variables that would hold keys this suite asks with, and do not; sorted, each once. A model on this
* machine needs no key.
*/
function missingKeys(suite, environment) {
	const unset = (name) => keyIn(environment, name).status === "unset";
	const variables = [
		...modelsOf(suite).filter((model) => endpointOf(model, environment).status === "unusable").map(({ keyVariable }) => keyVariable),
		...endpointsOf(suite).flatMap(({ keyVariable }) => keyVariable ?? []),
		...suite.traces.from.flatMap(keysOfOrigin)
	];
	return [...new Set(variables.filter(unset))].sort();
}
/** The models a run asks: the one under test, unless the user's application does, and those of scorers. */
function modelsOf({ layers, metrics, target }) {
	const own = target.kind === "agent" && layers.model !== null ? [layers.model] : [];
	const scorers = metrics.flatMap(({ spec }) => {
		if ("judge" in spec) return [spec.judge];
		return spec.scorer === "similar" ? [spec.model] : [];
	});
	return [...own, ...scorers];
}
function endpointsOf({ layers, target }) {
	const documents = layers.retrieval?.documents;
	const { tools } = layers;
	const results = [tools?.results, tools?.notRecorded].filter((one) => typeof one === "object");
	return [
		...target.kind === "http" ? [target] : [],
		...typeof documents === "object" && "endpoint" in documents ? [documents.endpoint] : [],
		...results.map(({ endpoint }) => endpoint)
	];
}
/** A Phoenix may be open to all. */
function keysOfOrigin(origin) {
	switch (origin.kind) {
		case "langfuse": return [origin.publicKeyVariable, origin.secretKeyVariable];
		case "langsmith": return [origin.keyVariable];
		case "phoenix":
		case "files":
		case "command": return [];
		default: return origin;
	}
}

export { missingKeys };