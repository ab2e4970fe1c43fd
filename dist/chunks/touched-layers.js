import { i as wayMatcher, t as globMatcher } from "./glob.js";

// src/pipeline/touched-layers.ts
/**
* Which layers a set of changed files touches, in pipeline order, with the files of each. The model's version stands in
* the suite file, which is read from the base: a change to it takes effect after the merge.
*
* @param changed paths relative to the root of the tree
*/
function touchedLayers(suite, changed) {
	return layerGlobs(suite).flatMap(([layer, patterns]) => {
		if (patterns.length === 0) return [];
		const matches = globMatcher(patterns);
		const files = changed.filter(matches);
		return files.length === 0 ? [] : [{
			layer,
			files
		}];
	});
}
/** Those of these paths that a layer's files have, or that lead to such files. */
function pathsOfLayers(suite, paths) {
	const matchers = layerGlobs(suite).flatMap(([, patterns]) => patterns.length === 0 ? [] : [wayMatcher(patterns)]);
	return paths.filter((path) => matchers.some((matches) => matches(path)));
}
/** The files that make each layer, as globs; none for what is not in files. The model is in the suite file. */
function layerGlobs(suite) {
	const { prompt, policy, retrieval, tools } = suite.layers;
	const documents = retrieval?.documents;
	const snapshot = typeof documents === "object" && "snapshot" in documents ? [documents.snapshot] : [];
	return [
		["prompt", [...prompt?.files ?? [], ...prompt?.template === void 0 ? [] : [prompt.template]]],
		["policy", policy?.files ?? []],
		["retrieval", snapshot],
		["tools", tools?.definitions ?? []]
	];
}

export { pathsOfLayers as n, touchedLayers as r, layerGlobs as t };