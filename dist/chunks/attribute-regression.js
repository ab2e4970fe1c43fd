import { n as attributed } from "./attribute2.js";
import { n as stateOfRecord } from "./known-state2.js";
import { t as draftPostMortem } from "./post-mortem4.js";

// src/stories/attribute-regression.ts
const IN_BATCHES = "Which layer did it was not asked, since a batch would keep this record waiting for up to another day: eval-baseline attribute.";
/**
* Says which layer did it, right after a record has regressed, under a cap of its own, and keeps a draft of the
* post-mortem beside a record that is kept. The record is there already: whatever goes wrong here is a note.
*/
async function attributeRegression(suite, { reference, baseline, path, sample }, world) {
	if (world.batched === true) return { notes: [IN_BATCHES] };
	try {
		const after = stateOfRecord(path ?? "this record", baseline);
		const { baseline: _, ...standpoint } = after.standpoint;
		const request = {
			before: stateOfRecord(reference.name.path, reference.baseline),
			after: path === void 0 ? {
				...after,
				standpoint
			} : after,
			sample
		};
		const found = await attributed(suite, request, world);
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
			notes: [...draft.path === void 0 ? [] : [`A draft of the post-mortem is kept as ${draft.path}.`], ...draft.notes]
		};
	} catch (error) {
		const { message, remedy } = error;
		const help = typeof remedy === "string" ? ` ${remedy}` : "";
		return { notes: [`Which layer did it was not found out: ${String(message ?? error)}.${help}`] };
	}
}

export { attributeRegression };