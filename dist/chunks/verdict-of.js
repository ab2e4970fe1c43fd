// src/pipeline/compare/verdict-of.ts
/**
* The verdict of one metric (STATISTICS.md): the first line that holds. The order makes the four verdicts exclusive and
* the last line makes them complete.
*
* Worse and better take the interval as well as the test: a limit that was widened for skew may reach over 0 where a
* plain p-value does not, since the rare cases that make the mean what it is were hardly met.
*
* @param evidence limits of the oriented difference, p-values after correction, the margin, and the one-sided level
*   that a p-value has to stay below
*/
function verdictOf(evidence) {
	const { lower, upper, pRegressed, pImproved, margin, alpha } = evidence;
	if (pRegressed < alpha && upper < 0 && lower <= -margin) return {
		verdict: "regressed",
		kind: upper < -margin ? "material" : "real"
	};
	if (pImproved < alpha && lower > 0) return {
		verdict: "improved",
		kind: lower > margin ? "material" : "real"
	};
	if (lower > -margin) {
		if (upper >= margin) return {
			verdict: "unchanged",
			kind: "non-inferior"
		};
		return {
			verdict: "unchanged",
			kind: upper < 0 ? "equivalent-below-baseline" : "equivalent"
		};
	}
	return {
		verdict: "inconclusive",
		kind: "wide-interval"
	};
}
/**
* The verdict of a comparison: the worst of its blocking metrics. Without a blocking metric there is
* nothing to pass: inconclusive.
*/
function overallVerdict(metrics) {
	const blocking = metrics.filter((metric) => metric.blocking).map(({ verdict }) => verdict);
	for (const verdict of [
		"regressed",
		"errored",
		"not-comparable",
		"inconclusive",
		"improved"
	]) if (blocking.includes(verdict)) return verdict;
	return blocking.length === 0 ? "inconclusive" : "unchanged";
}

export { verdictOf as n, overallVerdict as t };