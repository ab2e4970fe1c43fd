import { t as normalQuantile } from "./distributions.js";

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

export { detectableEffect as t };