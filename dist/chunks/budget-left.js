import { a as sumOfDollars } from "./cost.js";

// src/stories/budget-left.ts
/** What is left of the caps of a run after some was spent. What came from a cache is not counted: it was not paid for now. */
function budgetLeft(budget, spend) {
	if (spend === void 0) return budget;
	const { usd, tokens, calls } = budget;
	return {
		...budget,
		...usd === void 0 ? {} : { usd: sumOfDollars(Math.max(0, usd - (spend.usd ?? 0))) },
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
		...usd === void 0 || other.usd === void 0 ? {} : { usd: sumOfDollars(usd + other.usd) }
	};
}

export { spentTogether as n, budgetLeft as t };