import { r as usdPerAnswerOf } from "./run2.js";
import { t as compare } from "./compare2.js";
import { t as gateAction } from "./gate.js";

// src/stories/compare.ts
/** Two stored baselines, the earlier one first as the user names them. Nothing is replayed. */
async function compareBaselines(request, { gate, budget }, baselines) {
	const before = await baselines.find(request.before);
	const after = await baselines.find(request.after);
	const [earlier, later] = [before.baseline.run, after.baseline.run];
	const usdPerAnswer = usdPerAnswerOf(later);
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
		...request.anytime === true && { anytime: true },
		...usdPerAnswer === void 0 ? {} : { usdPerAnswer }
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
		notes: notesOf(before, after)
	};
}
/** What was named in a way that makes the verdict say less than it seems to. */
function notesOf(before, after) {
	if (before.name === after.name) return ["Both sides are one and the same baseline, so nothing can differ."];
	return after.baseline.run.at < before.baseline.run.at ? [`${before.name} was recorded after ${after.name}: gains and losses are swapped.`] : [];
}

export { compareBaselines };