// src/domain/run.ts
/** Failed trials by reason. */
function failuresOf(run) {
	const counts = {};
	for (const { trials } of run.cases) for (const { reason } of trials) if (reason !== void 0) counts[reason] = (counts[reason] ?? 0) + 1;
	return counts;
}
/** All trials of a run, answered or failed. */
function trialCount(run) {
	return run.cases.reduce((sum, { trials }) => sum + trials.length, 0);
}
/**
* Dollars that one answer took with its scores. Undefined where a price is not known, where nothing was asked, and where a
* part came from the cache: it cost nothing this time, and would the next.
*/
function usdPerAnswerOf({ spend, cases }) {
	const answers = cases.reduce((sum, { trials }) => sum + trials.length, 0);
	if (spend.usd === void 0 || spend.calls === 0 || spend.cachedCalls > 0 || answers === 0) return void 0;
	return spend.usd / answers;
}

export { trialCount as n, usdPerAnswerOf as r, failuresOf as t };