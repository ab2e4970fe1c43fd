import { s as tuplePrefix } from "./version.js";

// src/stories/known-state.ts
/** The state that a record holds. @param name its path on the branch, or the file it was read from */
function stateOfRecord(name, record) {
	const { run, commit } = record;
	return {
		standpoint: {
			label: `the record of ${run.at.slice(0, 10)}`,
			versions: run.versions,
			at: run.at,
			baseline: name,
			...commit === void 0 ? {} : { commit }
		},
		record
	};
}
/**
* What the model is asked for: answers are kept for it alone, so that what a record paid for is never used again, and an
* attribution that was stopped goes on.
*/
function attributionOccasion({ before, after }) {
	return `attribute ${nameOf(before)}..${nameOf(after)}`;
}
function nameOf({ standpoint: { baseline, versions, at } }) {
	return baseline ?? [tuplePrefix(versions), at].filter((part) => part !== void 0).join(" at ");
}

export { stateOfRecord as n, attributionOccasion as t };