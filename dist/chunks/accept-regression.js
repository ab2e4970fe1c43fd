import { t as lossesOf } from "./accepted.js";
import { t as isForPeople } from "./for-people.js";
import { t as gateAction } from "./gate.js";
import { n as verdictOfOthers, t as severest } from "./verdict-of-others.js";

// src/stories/accept-regression.ts
/**
* A check that regressed, and whether people accepted that, by the suite's label on the pull request. The verdict stays:
* what was measured is so. Only the gate gives way, and only for what was accepted.
*
* Nothing is asked where the check did not regress, the suite names no label, or there is no pull request.
*/
async function acceptRegression(suite, result, world) {
	const { verdict, comparison } = result;
	const label = suite.gate.acceptLabel;
	if (verdict !== "regressed" || comparison === void 0 || label === void 0) return result;
	const found = await ofPullRequest(label, world);
	switch (found.status) {
		case "none": return world.acceptances === void 0 || result.gate !== "fail" ? result : {
			...result,
			notes: [...result.notes, howAccepted(label)]
		};
		case "refused": return {
			...result,
			notes: [...result.notes, `The label ${label} accepts nothing here: ${found.why}`]
		};
		case "accepted": {
			const own = result.gate === "fail" ? "warn" : result.gate;
			const accepted = [{
				...found.acceptance,
				losses: lossesOf(comparison)
			}];
			return {
				...result,
				accepted,
				gate: severest([own, gateAction(verdictOfOthers(comparison), suite.gate)])
			};
		}
		default: return found;
	}
}
/** Whoever meets the first red check should not have to look for it. */
function howAccepted(label) {
	return `A loss that is meant is accepted by the label ${label} on the pull request, set after the last push by somebody with write permission.`;
}
/** The check has been paid for: what GitHub refuses is told beside it. */
async function ofPullRequest(label, { acceptances }) {
	if (acceptances === void 0) return { status: "none" };
	try {
		return await acceptances.ofPullRequest(label);
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return {
			status: "refused",
			why: `${error.message}. ${error.remedy}`
		};
	}
}

export { acceptRegression };