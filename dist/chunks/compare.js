import { t as UserError } from "./errors2.js";
import { c as openBaselines } from "./world.js";
import { n as suiteOfCheckout } from "./suite-of-checkout.js";

// src/start/compare.ts
/**
* Two stored baselines.
*
* @param request.before, request.after files, or names on the branch; only names need a suite
*/
async function startCompare(request, outside) {
	const { compareBaselines } = await import("./compare3.js");
	const found = await suiteOfCheckout(request.suite, outside).catch((error) => {
		if (request.suite !== void 0 || !(error instanceof UserError)) throw error;
		return error;
	});
	const baselines = await openBaselines(outside, () => {
		if (found instanceof UserError) throw found;
		return found;
	});
	return compareBaselines(request, found instanceof UserError ? { gate: USUAL_GATE } : found.suite, baselines);
}
/** The gate of a comparison of files where no suite says otherwise. */
const USUAL_GATE = {
	onRegressed: "fail",
	onInconclusive: "warn",
	onNotComparable: "fail",
	confidence: .95,
	looks: 1,
	slices: "inform",
	control: 1
};

export { startCompare };