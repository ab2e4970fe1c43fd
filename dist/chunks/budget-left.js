// src/domain/players.ts
/** The combination's arm: every played layer from one of the two states. */
function variantOfCell({ before, after }, layers) {
	const from = (layer) => layers.includes(layer) ? after : before;
	const { template } = from("prompt");
	const { tools } = from("tools");
	return {
		label: layers.length === 0 ? before.label : `with ${layers.join(", ")} of ${after.label}`,
		versions: {
			model: from("model").versions.model,
			prompt: from("prompt").versions.prompt,
			policy: from("policy").versions.policy,
			retrieval: from("retrieval").versions.retrieval,
			tools: from("tools").versions.tools
		},
		model: from("model").model,
		policy: from("policy").policy,
		retrieval: from("retrieval").retrieval,
		...template === void 0 ? {} : { template },
		...tools === void 0 ? {} : { tools }
	};
}

// src/stories/budget-left.ts
/** What is left of the caps of a run after some was spent. What came from a cache is not counted: it was not paid for now. */
function budgetLeft(budget, spend) {
	if (spend === void 0) return budget;
	const { usd, tokens, calls } = budget;
	return {
		...budget,
		...usd === void 0 ? {} : { usd: Math.max(0, usd - (spend.usd ?? 0)) },
		...tokens === void 0 ? {} : { tokens: Math.max(0, tokens - spend.inputTokens - spend.outputTokens) },
		...calls === void 0 ? {} : { calls: Math.max(0, calls - (spend.calls - spend.cachedCalls)) }
	};
}
/** What several parts of a story took together. Dollars are known where they are of every part. */
function spentTogether(first, other) {
	if (other === void 0) return first;
	const { usd, ...rest } = first;
	return {
		...rest,
		calls: first.calls + other.calls,
		cachedCalls: first.cachedCalls + other.cachedCalls,
		inputTokens: first.inputTokens + other.inputTokens,
		outputTokens: first.outputTokens + other.outputTokens,
		...usd === void 0 || other.usd === void 0 ? {} : { usd: usd + other.usd }
	};
}

export { spentTogether as n, variantOfCell as r, budgetLeft as t };