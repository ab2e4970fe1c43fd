import { r as usdPerAnswerOf } from "./run2.js";
import { t as compare } from "./compare2.js";

// src/stories/former-index.ts
/**
* A run as it is held against an earlier one whose documents were of another index: without the kept cases that were fed
* that index's documents once more. They were recorded then, and would look the same whatever the new index finds.
*
* The whole run where one index found everything, and where too few cases are left to say anything.
*/
function withoutFormerIndex(run, earlier) {
	const { former, newer } = byIndex(run, earlier);
	if (former.length === 0 || clustersOf(newer) < 10) return run;
	const { fixed, ...sample } = run.sample;
	return {
		...run,
		sample,
		cases: newer
	};
}
/** What a reader must know of it, a sentence. */
function formerIndexNotes(run, earlier) {
	const { former, newer } = byIndex(run, earlier);
	if (former.length === 0) return [];
	const kept = `The retrieval index changed: ${former.length} kept ${former.length === 1 ? "question was" : "questions were"} asked with documents that ${earlier.versions.retrieval.id} had found, which show nothing of the new one`;
	return [clustersOf(newer) < 10 ? `${kept}, and too few others are there to compare without them.` : `${kept}. The ${newer.length} others are compared with the record before, as two samples.`];
}
/** The cases of a run of several indexes: fed what the earlier run's index found, or not. */
function byIndex({ cases }, earlier) {
	const { id } = earlier.versions.retrieval;
	const isFormer = ({ part, index }) => part === "fixed" && id !== null && index === id;
	const former = cases.filter(isFormer);
	return cases.some(({ part, index }) => part !== "fixed" && index !== void 0 && index !== id) ? {
		former,
		newer: cases.filter((row) => !isFormer(row))
	} : {
		former: [],
		newer: cases
	};
}
function clustersOf(cases) {
	return new Set(cases.map(({ cluster }) => cluster)).size;
}

// src/stories/compare-with.ts
/** A run against a record, by the rules of the suite's gate. @param counts which kept cases count; all unless given */
function compareWith({ gate, budget }, run, { baseline }, counts) {
	const usdPerAnswer = usdPerAnswerOf(run);
	const options = {
		confidence: gate.confidence,
		errorBudget: budget.errors,
		slices: gate.slices,
		...usdPerAnswer === void 0 ? {} : { usdPerAnswer }
	};
	const compared = withoutFormerIndex(run, baseline.run);
	return compare(baseline.run, counts === void 0 ? compared : countingKept(compared, counts), options);
}
/**
* The same against an older record than the latest. Of the kept cases those count that it has: they are what was to be
* asked of it again. The others come from the latest sample, and it is not to be told that it lacks what it never had.
*/
function compareWithOlder(suite, run, older) {
	const itsOwn = idsOf(older);
	return compareWith(suite, run, older, (id) => itsOwn.has(id));
}
/** The cases of a record. */
function idsOf({ baseline }) {
	return new Set(baseline.run.cases.map(({ id }) => id));
}
function countingKept(run, counts) {
	const { fixed } = run.sample;
	if (fixed === void 0) return run;
	const cases = run.cases.filter(({ id, part }) => part === "fixed" && counts(id)).length;
	return {
		...run,
		sample: {
			...run.sample,
			fixed: {
				...fixed,
				cases
			}
		}
	};
}

export { formerIndexNotes as i, compareWithOlder as n, idsOf as r, compareWith as t };