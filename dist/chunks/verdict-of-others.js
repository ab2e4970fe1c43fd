import { t as overallVerdict } from "./verdict-of.js";

// src/stories/verdict-of-others.ts
/**
* What a comparison says besides the metrics that regressed, where all of those were accepted: scores of others may have
* gone missing meanwhile. That nothing else is measured is no fault.
*/
function verdictOfOthers({ metrics, verdict }) {
	if (verdict !== "regressed") return verdict;
	const others = metrics.filter((metric) => metric.blocking && metric.verdict !== "regressed");
	return others.length === 0 ? "unchanged" : overallVerdict(others);
}
/** The severest of several; "pass" of none. */
function severest(actions) {
	return ["fail", "warn"].find((action) => actions.includes(action)) ?? "pass";
}

export { verdictOfOthers as n, severest as t };