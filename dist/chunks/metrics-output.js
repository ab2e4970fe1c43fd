import { t as decisiveComparison } from "./sentence.js";

// src/report/metrics-output.ts
/** GitHub takes 1 MB of outputs from a job, counted in UTF-16. */
const LARGEST = 3e5;
/**
* The metrics of a result for the steps that follow: JSON on one line, an object by metric, sorted. Each has `verdict`,
* `kind`, `unit`, `blocking` and, where something could be compared, `before`, `after`, `difference`, `lower`, `upper` and
* `margin`, as the result file has them: oriented, on the scale of the evidence. "{}" where nothing was compared. Metrics
* beyond 300,000 characters are left to the result file.
*/
function metricsOutput(result) {
	const metrics = decisiveComparison(result)?.metrics ?? [];
	const entries = [];
	let length = 2;
	for (const metric of metrics.toSorted((a, b) => a.metric < b.metric ? -1 : 1)) {
		const entry = `${JSON.stringify(metric.metric)}:${JSON.stringify(shown(metric))}`;
		length += entry.length + 1;
		if (length > LARGEST) break;
		entries.push(entry);
	}
	return `{${entries.join(",")}}`;
}
/** Keys in alphabetical order. */
function shown({ verdict, kind, unit, blocking, evidence }) {
	if (evidence === void 0) return {
		blocking,
		kind,
		unit,
		verdict
	};
	const { before, after, difference, lower, upper, margin, scale } = evidence;
	return {
		after,
		before,
		blocking,
		difference,
		kind,
		lower,
		margin,
		scale,
		unit,
		upper,
		verdict
	};
}

export { metricsOutput };