import { t as LAYERS } from "./version.js";

// src/stories/differing-layers.ts
/**
* The layers that differ between two variants, in pipeline order, as far as that is known before anything is asked.
* Documents that come from elsewhere are another retrieval, even where neither side's index has a name yet.
*/
function differingLayers(before, after) {
	return LAYERS.filter((layer) => before.versions[layer].id !== after.versions[layer].id || layer === "retrieval" && placeOf(before.retrieval) !== placeOf(after.retrieval));
}
/** Snapshots are told apart by the index they name. */
function placeOf(means) {
	return means.kind === "endpoint" ? `${means.kind} ${means.endpoint.url}` : means.kind;
}

export { differingLayers as t };