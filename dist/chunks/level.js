import { n as caseWeights } from "./metric-difference.js";
import { I as scoredValues } from "./lib.js";
import { s as mean } from "./distributions.js";

// src/pipeline/level.ts
/**
* What each metric came to over one run: the mean of its case means, weighted where cases stand for different numbers of
* requests, and how many trials had a score.
*/
function levelsOf({ metrics, cases }) {
	const { weights } = caseWeights(cases);
	return metrics.map(({ name, unit }) => {
		const scored = cases.flatMap(({ trials }, place) => {
			const values = scoredValues(trials, {
				name,
				unit
			});
			return values.length === 0 ? [] : [{
				values,
				weight: weights[place] ?? 1
			}];
		});
		const level = mean(scored.map(({ values }) => mean(values)), scored.map(({ weight }) => weight));
		return {
			metric: name,
			unit,
			...Number.isFinite(level) && { mean: level },
			scored: scored.reduce((sum, { values }) => sum + values.length, 0),
			trials: cases.reduce((sum, { trials }) => sum + trials.length, 0),
			cases: scored.length
		};
	});
}

export { levelsOf as t };