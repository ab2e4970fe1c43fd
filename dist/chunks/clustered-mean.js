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
	let totalWeight = 0;
	let weighted = 0;
	for (let index = 0; index < values.length; index++) {
		const weight = weights?.[index] ?? 1;
		totalWeight += weight;
		weighted += weight * (values[index] ?? 0);
	}
	const mean = weighted / totalWeight;
	const { residualSums, clusterWeights } = sumsByCluster(values, clusters, {
		mean,
		weights
	});
	const count = residualSums.length;
	const variance = count < 2 ? 0 : count / (count - 1) * sumOfSquares(residualSums) / totalWeight ** 2;
	return {
		mean,
		standardError: Math.sqrt(variance),
		clusters: count,
		clusterWeights,
		residualSums,
		totalWeight
	};
}
function sumsByCluster(values, clusters, { mean, weights }) {
	const places = /* @__PURE__ */ new Map();
	const residualSums = [];
	const clusterWeights = [];
	for (let index = 0; index < values.length; index++) {
		const cluster = clusters[index] ?? index;
		const place = places.get(cluster) ?? residualSums.length;
		if (place === residualSums.length) places.set(cluster, place);
		const weight = weights?.[index] ?? 1;
		residualSums[place] = (residualSums[place] ?? 0) + weight * ((values[index] ?? 0) - mean);
		clusterWeights[place] = (clusterWeights[place] ?? 0) + weight;
	}
	return {
		residualSums,
		clusterWeights
	};
}
function sumOfSquares(values) {
	return values.reduce((sum, value) => sum + value * value, 0);
}

export { clusteredMean as t };