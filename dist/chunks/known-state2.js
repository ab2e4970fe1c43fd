import { t as timesApart } from "./times-apart.js";
import { c as tuplePrefix } from "./version.js";

// src/stories/known-state.ts
/** The state that a record holds. @param name its path on the branch, or the file it was read from */
function stateOfRecord(name, record) {
	const { run, commit } = record;
	return {
		standpoint: {
			label: recordLabel(run.at.slice(0, 10)),
			versions: run.versions,
			at: run.at,
			baseline: name,
			...commit === void 0 ? {} : { commit }
		},
		record
	};
}
/** Two records, where those of one day go by the time of day as well: a sentence names both. */
function toldApart({ before, after }) {
	const [one, other] = [before.standpoint, after.standpoint];
	if (one.label !== other.label || one.at === void 0 || other.at === void 0) return {
		before,
		after
	};
	const [earlier, later] = timesApart(one.at, other.at);
	const named = (state, time) => ({
		...state,
		standpoint: {
			...state.standpoint,
			label: recordLabel(time)
		}
	});
	return {
		before: named(before, earlier),
		after: named(after, later)
	};
}
function recordLabel(time) {
	return `the record of ${time}`;
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

export { stateOfRecord as n, toldApart as r, attributionOccasion as t };