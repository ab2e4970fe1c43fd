import { t as LAYERS } from "./version.js";
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
/** The files that make each layer, as globs, in pipeline order. The model is in the suite file. */
function layerGlobs(suite) {
	return LAYERS.flatMap((layer) => layer === "model" ? [] : [[layer, filesOfLayer(suite, layer)]]);
}
/** The files that a layer is made of, as globs; none for what is not in files of its own. */
function filesOfLayer({ layers }, layer) {
	switch (layer) {
		case "model": return [];
		case "prompt": return [...layers.prompt?.files ?? [], ...layers.prompt?.template === void 0 ? [] : [layers.prompt.template]];
		case "policy": return layers.policy?.files ?? [];
		case "retrieval": {
			const documents = layers.retrieval?.documents;
			return typeof documents === "object" && "snapshot" in documents ? [documents.snapshot] : [];
		}
		case "tools": return layers.tools?.definitions ?? [];
		default: return layer;
	}
}

export { touchedLayers as i, layerGlobs as n, pathsOfLayers as r, filesOfLayer as t };