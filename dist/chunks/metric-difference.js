// src/statistics/cluster-sums.ts
/**
* What the values of each cluster come to, in order of the clusters' first appearance.
*
* @param values any unit  @param clusters one name per value; a value without one is a cluster of its own
*/
function clusterSums(values, clusters) {
	const places = /* @__PURE__ */ new Map();
	const sums = [];
	for (let index = 0; index < values.length; index++) {
		const cluster = clusters[index] ?? index;
		const place = places.get(cluster) ?? sums.length;
		if (place === sums.length) places.set(cluster, place);
		sums[place] = (sums[place] ?? 0) + (values[index] ?? 0);
	}
	return sums;
}

// src/domain/case-weight.ts
/**
* What each case counts for in a mean that is to hold for the traffic, not for the sample.
*
* Production requests where every fresh case knows how many it stands for, else traces where every fresh case knows that,
* else all the same: one unknown count makes the others worthless as weights. Cases of the fixed part stand for nothing
* that was drawn; one without a weight counts as an average one. Only ratios matter to a mean, so weights are scaled to
* mean 1 over the cases that have one.
*
* @param rows cases of one run, or of a part of it
*/
function caseWeights(rows) {
	const known = countsOf(rows, "weight") ?? countsOf(rows, "represents");
	if (known === void 0) return {
		weights: rows.map(() => 1),
		equal: true
	};
	const counted = known.filter((count) => count !== void 0);
	const mean = counted.reduce((sum, count) => sum + count, 0) / counted.length;
	const weights = known.map((count) => count === void 0 ? 1 : count / mean);
	const first = weights[0] ?? 1;
	return {
		weights,
		equal: weights.every((weight) => Math.abs(weight - first) <= 1e-12)
	};
}
/** The counts of one kind, or undefined where a fresh case lacks one, or there is nothing to weigh by. */
function countsOf(rows, kind) {
	const counts = rows.map((row) => row[kind]);
	const complete = rows.every((row, index) => row.part === "fixed" || counts[index] !== void 0);
	const total = counts.reduce((sum, count) => sum + (count ?? 0), 0);
	return complete && total > 0 ? counts : void 0;
}

// src/domain/metric-difference.ts
/**
* What keeps two records of one metric from being compared, or undefined when nothing does. A difference in the judge, in
* what is measured or in the scoring code would show as a difference of the system, which it is not.
*/
function metricDifference(earlier, later) {
	const { name } = later;
	if (earlier.judge !== later.judge) return {
		kind: "judge-differs",
		reason: `the judge of ${name} differs: its model, prompt or parameters changed`
	};
	if (earlier.definition !== later.definition) return {
		kind: "definition-differs",
		reason: `${name} measures something else now: its scorer, options or files changed`
	};
	if (earlier.code !== later.code) return {
		kind: "scoring-code-differs",
		reason: `the scoring code of ${name} changed from ${earlier.code} to ${later.code}`
	};
}

export { caseWeights as n, clusterSums as r, metricDifference as t };