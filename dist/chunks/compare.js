import { n as compare, t as gateAction } from "./gate.js";

// src/stories/compare.ts
/** Two stored baselines, the earlier one first as the user names them. Nothing is replayed. */
async function compareBaselines(request, { gate, budget }, baselines) {
	const before = await baselines.find(request.before);
	const after = await baselines.find(request.after);
	const [earlier, later] = [before.baseline.run, after.baseline.run];
	const comparison = compare({
		...earlier,
		label: before.name
	}, {
		...later,
		label: after.name
	}, {
		confidence: gate.confidence,
		slices: gate.slices,
		...budget === void 0 ? {} : { errorBudget: budget.errors },
		...request.anytime === true && { anytime: true }
	});
	return {
		story: "compare",
		suite: later.suite,
		verdict: comparison.verdict,
		gate: gateAction(comparison.verdict, gate),
		comparison,
		tuple: later.versions,
		touched: [],
		baseline: before.name,
		notes: []
	};
}

export { compareBaselines };