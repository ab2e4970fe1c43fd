import { r as clusterSums } from "./metric-difference.js";
import { s as mean } from "./distributions.js";

// src/statistics/clustered-mean.ts
/**
* Mean with a cluster-robust standard error, weighted where the values have weights.
*
* Answers: how uncertain is the mean when values of one cluster (turns of a conversation) move together?
* x̄ = Σwx/Σw, SE² = C/(C−1) · Σ_c (Σ_{i∈c} w_i(x_i − x̄))² / (Σw)², which is sd²/n when every value is a cluster of its own
* and weighs the same. Source: STATISTICS.md; the factor C/(C−1) as in inspect_ai. For clusters that weigh very
* differently see unequal-clusters.ts.
*
* @param values at least one, any unit
* @param clusters one name per value
* @param weights one per value, ≥ 0 and not all 0; only their ratios matter. Absent: all the same
*/
function clusteredMean(values, clusters, weights) {
	const centre = mean(values, weights);
	const residualSums = clusterSums(values.map((value, index) => (weights?.[index] ?? 1) * (value - centre)), clusters);
	const clusterWeights = clusterSums(weights ?? values.map(() => 1), clusters);
	const totalWeight = clusterWeights.reduce((sum, weight) => sum + weight, 0);
	const count = residualSums.length;
	const squares = residualSums.reduce((sum, residual) => sum + residual ** 2, 0);
	const variance = count < 2 ? 0 : count / (count - 1) * squares / totalWeight ** 2;
	return {
		mean: centre,
		standardError: Math.sqrt(variance),
		clusters: count,
		clusterWeights,
		residualSums,
		totalWeight
	};
}

export { clusteredMean as t };