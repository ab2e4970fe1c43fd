import { t as metricDifference } from "./metric-difference.js";

// src/statistics/effective-number.ts
/**
* As many values of equal weight as say as much: (Σw)²/Σw² (Kish 1965).
*
* @param weights ≥ 0, not all 0  @returns 1 to the number of weights; equal weights give their number
*/
function effectiveNumber(weights) {
	let [sum, squares] = [0, 0];
	for (const weight of weights) {
		sum += weight;
		squares += weight ** 2;
	}
	return sum ** 2 / squares;
}

// src/pipeline/compare/incomparability.ts
/**
* What keeps two runs from being compared by a metric, or undefined when nothing does. A difference in what is
* measured, in the judge or in the scoring code would show as a difference of the system, which it is not.
*/
function incomparability(metric, before, after) {
	if (before.suite !== after.suite) return {
		kind: "suite-differs",
		reason: `the runs are of different suites, ${before.suite} and ${after.suite}`
	};
	if (before.target !== after.target) return {
		kind: "target-differs",
		reason: `the runs measure different things, ${before.target} answers and ${after.target} answers`
	};
	const earlier = before.metrics.find(({ name }) => name === metric.name);
	const later = after.metrics.find(({ name }) => name === metric.name);
	if (earlier === void 0 || later === void 0) return {
		kind: "on-one-side-only",
		reason: `${earlier === void 0 ? before.label : after.label} has no metric ${metric.name}`
	};
	return metricDifference(earlier, later);
}

export { effectiveNumber as n, incomparability as t };