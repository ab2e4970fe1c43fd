import { n as attributed } from "./attribute2.js";
import { n as stateOfRecord, r as toldApart } from "./known-state2.js";
import { t as notFoundOut } from "./not-found-out.js";
import { t as draftPostMortem } from "./post-mortem5.js";
import { t as unaskedBudget } from "./unasked-budget.js";

// src/stories/attribute-regression.ts
const IN_BATCHES = "Which layer did it was not asked, since a batch would keep this record waiting for up to another day: eval-baseline attribute.";
/**
* Says which layer did it, right after a record has regressed, under a cap of its own, and keeps a draft of the
* post-mortem beside a record that is kept. The record is there already: whatever goes wrong here is a note.
*/
async function attributeRegression(suite, { reference, baseline, path, sample }, world) {
	if (world.batched === true) return { notes: [IN_BATCHES] };
	try {
		const { before, after } = toldApart({
			before: stateOfRecord(reference.name.path, reference.baseline),
			after: stateOfRecord(path ?? "this record", baseline)
		});
		const { baseline: _, ...standpoint } = after.standpoint;
		const request = {
			before,
			after: path === void 0 ? {
				...after,
				standpoint
			} : after,
			sample
		};
		const found = await attributed({
			...suite,
			budget: unaskedBudget(suite)
		}, request, world);
		const { attribution } = found;
		if (path === void 0 || attribution.incomplete !== void 0) return {
			attribution,
			notes: []
		};
		const draft = await draftPostMortem(suite, {
			request,
			attributed: found
		}, world);
		return {
			attribution,
			...draft.path === void 0 ? {} : { postMortem: draft.path },
			notes: draft.notes
		};
	} catch (error) {
		return { notes: [notFoundOut(error)] };
	}
}

export { attributeRegression };