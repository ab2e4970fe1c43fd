import { c as variance, i as normalQuantile, s as mean } from "./distributions.js";

// src/statistics/detectable-effect.ts
/**
* The smallest true loss that a paired comparison sees with the given power (Miller 2024).
*
* δ = (z_{1−α} + z_{1−β}) · √(V/n) with V the variance of one case's difference. With n = 1 and V = SE² it is what a
* comparison that has been made could have seen.
*
* @param differenceVariance V, in the square of the metric's unit, ≥ 0
* @param cases n ≥ 1
* @param alpha one-sided level  @param power 1 − β, 0.8 by custom
* @returns in the metric's unit
*/
function detectableEffect(differenceVariance, cases, alpha, power) {
	return (normalQuantile(1 - alpha) + normalQuantile(power)) * Math.sqrt(differenceVariance / cases);
}
/**
* The smallest true loss that a comparison yet to be made would see, from the parts of its variance.
*
* @param plan.cases n ≥ 1
* @returns in the metric's unit
*/
function minimumDetectableEffect({ cases, alpha, power, sides = 1, ...parts }) {
	return detectableEffect(differenceVariance(parts), cases, alpha / sides, power);
}
/** V of one case's difference, from its parts. */
function differenceVariance(parts) {
	return parts.omega2 + parts.sigma2Before / parts.trialsBefore + parts.sigma2After / parts.trialsAfter;
}

// src/statistics/variance-components.ts
/**
* The variance of a paired difference, split into chance within cases and true differences between them.
*
* Answers: would more trials make a comparison surer, or only more cases? σ̂² = mean over cases of the trials' variance,
* ω̂² = max(0, Var(d) − σ̂²_before/K_before − σ̂²_after/K_after), K the harmonic mean of the trials per case, as the chance
* within a case is divided by its own trials. A case with one trial says nothing of σ². Assumes that trials of a
* case are independent. Source: STATISTICS.md, after Miller 2024.
*
* @param before the trials of each case, at least one each  @param after of the same cases, in the same order
*/
function varianceComponents(before, after) {
	const [sigma2Before, sigma2After] = [withinVariance(before), withinVariance(after)];
	const differenceVariance = variance(after.map((trials, index) => mean(trials) - mean(before[index] ?? [])));
	const known = differenceVariance !== null && sigma2Before !== null && sigma2After !== null;
	const chance = (sigma2Before ?? 0) / harmonicTrials(before) + (sigma2After ?? 0) / harmonicTrials(after);
	return {
		sigma2Before,
		sigma2After,
		differenceVariance,
		omega2: known ? Math.max(0, differenceVariance - chance) : null
	};
}
/**
* Mean over the cases of the variance between their trials.
* @param cases the trials of each case
* @returns null where no case has two trials
*/
function withinVariance(cases) {
	const variances = cases.flatMap((trials) => variance(trials) ?? []);
	return variances.length === 0 ? null : mean(variances);
}
function harmonicTrials(cases) {
	return cases.length / cases.reduce((sum, trials) => sum + 1 / trials.length, 0);
}

export { minimumDetectableEffect as a, differenceVariance as i, withinVariance as n, detectableEffect as r, varianceComponents as t };