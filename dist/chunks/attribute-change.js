import { a as incidentCases, i as attributedMetrics, o as experiment, r as playersOf, t as asPlayed } from "./find-players.js";
import { t as budgetLeft } from "./budget-left.js";
import { t as unaskedBudget } from "./unasked-budget.js";

// src/stories/attribute-change.ts
/**
* Which of the layers of a change did it, on the questions that lost most, with what the check has left of its budget.
* It says more of a verdict that is given already, and changes nothing of it.
*/
async function attributeChange(suite, { variants, runs, sample, comparison, spend }, world) {
	const led = attributedMetrics(suite, comparison, void 0);
	if (led.status === "none") return void 0;
	const [before, after] = variants;
	const { attribution } = suite;
	const [metric] = led.metrics;
	const chosen = incidentCases(sample.cases, {
		runs: {
			before: runs[0],
			after: runs[1]
		},
		metric,
		most: attribution.mostCases
	});
	const players = await playersOf(before, after, chosen.cases, suite.target);
	const left = unaskedBudget({
		budget: budgetLeft(suite.budget, spend),
		attribution
	});
	const usd = Math.min(attribution.usd ?? Number.POSITIVE_INFINITY, left.usd ?? Number.POSITIVE_INFINITY);
	const limited = {
		...suite,
		metrics: led.metrics,
		trials: attribution.trials,
		budget: Number.isFinite(usd) ? {
			...left,
			usd
		} : left
	};
	const side = ({ label, versions }) => ({ standpoint: {
		label,
		versions
	} });
	const { attribution: found } = await experiment(limited, {
		before: side({
			...before,
			versions: comparison.before.versions
		}),
		after: side({
			...after,
			versions: comparison.after.versions
		}),
		differences: comparison.layers.map((one) => asPlayed(one, players)),
		players,
		metrics: led.metrics,
		chosen,
		sample,
		notes: []
	}, world);
	return found;
}

export { attributeChange };