import { a as minimumDetectableEffect, i as differenceVariance } from "./variance-components.js";
import { i as normalQuantile } from "./distributions.js";

// src/statistics/sample-size.ts
/**
* How many cases a paired comparison needs to see a loss with the given power (Miller 2024).
*
* n = (z_{1−α} + z_{1−β})² · V/δ², V = ω² + σ²_before/K_before + σ²_after/K_after. The same number rules out a loss of δ
* with that power when nothing changed. Assumes independent cases and a mean that is near enough to normal.
*
* @param plan.delta the loss to see, > 0, in the metric's unit
* @returns `n` as computed, `cases` rounded up
*/
function casesNeeded({ delta, alpha, power, sides = 1, ...parts }) {
	const n = (normalQuantile(1 - alpha / sides) + normalQuantile(power)) ** 2 * differenceVariance(parts) / delta ** 2;
	return {
		n,
		cases: Math.ceil(n)
	};
}
/**
* The fewest trials per case and side with which a loss is seen with the given power.
*
* More trials shrink only the chance within cases: where (z_{1−α} + z_{1−β}) · √(ω²/n) is above δ, none will do.
*
* @param plan.cases n ≥ 1  @param plan.delta > 0  @param plan.most the largest number of trials thought of, ≥ 1
* @returns undefined where no number of trials up to `most` does
*/
function trialsNeeded({ delta, most, ...plan }) {
	for (let trials = 1; trials <= most; trials++) if (minimumDetectableEffect({
		...plan,
		trialsBefore: trials,
		trialsAfter: trials
	}) <= delta) return trials;
}
/**
* How many cases show that two systems are equivalent, when they are (two one-sided tests).
*
* n = (z_{1−α} + z_{1−β/2})² · V/δ², rounded up: both tests have to succeed, hence half of β for each.
* Source: Schuirmann 1987.
*
* @param plan.differenceVariance V of one case's difference, ≥ 0  @param plan.delta largest difference that counts as none, > 0
*/
function casesForEquivalence({ differenceVariance, delta, alpha, power }) {
	const z = normalQuantile(1 - alpha) + normalQuantile((1 + power) / 2);
	return Math.ceil(z ** 2 * differenceVariance / delta ** 2);
}

export { casesNeeded as n, trialsNeeded as r, casesForEquivalence as t };