import { c as openBaselines } from "./world.js";
import { o as readStampsFile } from "./named-files.js";
import { resolve } from "node:path";

// src/start/state-finder.ts
/**
* Finds one of the two states of an incident by what a person called it: a record on the branch or a file of one, or a file
* that `versions --json` printed.
*/
async function stateFinder({ ground, suite }, outside) {
	const { stateOfRecord } = await import("./known-state.js");
	const baselines = await openBaselines(outside, () => ({
		ground,
		suite
	}));
	return async (reference) => {
		const stamped = await readStampsFile(resolve(outside.directory, reference), reference);
		if (stamped !== void 0) return { standpoint: {
			label: reference,
			versions: stamped.versions
		} };
		const { name, baseline } = await baselines.find(reference);
		return stateOfRecord(name, baseline);
	};
}

export { stateFinder as t };