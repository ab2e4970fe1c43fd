// src/stories/gate.ts
/** What a suite's gate makes of a verdict. Nothing that kept the comparison from being made passes. */
function gateAction(verdict, gate) {
	switch (verdict) {
		case "regressed": return gate.onRegressed;
		case "inconclusive": return gate.onInconclusive;
		case "not-comparable": return gate.onNotComparable;
		case "errored": return "fail";
		case "improved":
		case "unchanged":
		case "no-baseline":
		case "not-affected":
		case "not-evaluated": return "pass";
		default: return verdict;
	}
}

export { gateAction as t };