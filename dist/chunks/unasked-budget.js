// src/stories/unasked-budget.ts
/** Two layers on the usual sixty questions take 720 answers, and as many more with a judge. */
const MOST_CALLS = 2e3;
/** The budget of what nobody asked for: it has a cap, in calls, also where the suite has none. */
function unaskedBudget({ budget, attribution }) {
	const { usd = attribution.usd, tokens, calls } = budget;
	return usd === void 0 && tokens === void 0 && calls === void 0 ? {
		...budget,
		calls: MOST_CALLS
	} : budget;
}

export { unaskedBudget as t };