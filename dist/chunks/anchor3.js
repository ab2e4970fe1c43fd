import { n as asOneLine } from "./anchor.js";
import { t as UserError } from "./errors2.js";
import { r as personAt } from "./world.js";
import { t as inWorld } from "./in-world.js";
import { n as suiteOfCheckout } from "./suite-of-checkout.js";

// src/start/anchor.ts
/** Shows or moves the anchor of a suite: who asks for it, and whether a person does. */
/**
* The anchor as it is, or as it was just moved.
*
* @throws UserError when it cannot be read or written, there is no such record, nobody says why or who, or no person
*   started the run
*/
async function startAnchor(request, outside) {
	const { baseline } = request;
	if (baseline === void 0) refuseWordsWithoutBaseline(request);
	else refuseUnattended(outside.environment);
	const why = baseline === void 0 ? "" : reasonIn(request.why);
	const { ground, suite } = await suiteOfCheckout(request.suite, outside);
	const by = baseline === void 0 ? "" : await whoBlesses(request.by, ground.root, outside.environment);
	const { blessBaseline, showAnchor } = await import("./anchor4.js");
	return inWorld({
		ground,
		suite,
		outside,
		purpose: { occasion: async () => "anchor" }
	}, async (world) => {
		if (baseline === void 0) return showAnchor(suite, world);
		const anchoring = await blessBaseline(suite, {
			baseline,
			by,
			why
		}, world);
		if (anchoring.status === "refused") throw new UserError(anchoring.problem, anchoring.remedy);
		return anchoring.shown;
	});
}
function refuseWordsWithoutBaseline({ why, by }) {
	if (why === void 0 && by === void 0) return;
	throw new UserError(`${why === void 0 ? "--by" : "--why"} is given, and no baseline to bless`, "Name the baseline: eval-baseline anchor BASELINE --why TEXT. Without one the anchor is only shown.");
}
const BY_HAND = "Bless on the command line, or in a workflow that a person starts by hand (on: workflow_dispatch) with nothing else in it that starts it.";
/** In a workflow only what a person dispatched may move an anchor: one that moves by itself is no reference. */
function refuseUnattended(environment) {
	const event = environment["GITHUB_EVENT_NAME"] ?? "";
	if (environment["GITHUB_ACTIONS"] !== "true" && event === "") return;
	if (event !== "workflow_dispatch") {
		const started = event === "" ? "an unknown event" : `the event ${asOneLine(event)}`;
		throw new UserError(`only a person moves an anchor, and this run was started by ${started}`, BY_HAND);
	}
	const bot = [environment["GITHUB_ACTOR"], environment["GITHUB_TRIGGERING_ACTOR"]].find((actor) => actor?.endsWith("[bot]"));
	if (bot !== void 0) throw new UserError(`only a person moves an anchor, and this run was started by ${asOneLine(bot)}`, BY_HAND);
}
/** The reason on one line. @throws UserError when there is none, or more than one line can hold */
function reasonIn(why) {
	const remedy = `Say in one line of at most ${500} characters why this baseline is good: --why "reviewed 40 answers after the move to the new index".`;
	if (why === void 0) throw new UserError("a baseline is not blessed without a reason", remedy);
	if ([...why].length > 500) throw new UserError(`--why is longer than ${500} characters`, remedy);
	const line = asOneLine(why);
	if ((line.match(/[\p{L}\p{N}]/gu) ?? []).length < 3) throw new UserError("--why says nothing", remedy);
	return line;
}
async function whoBlesses(by, root, environment) {
	if (by !== void 0) {
		const named = asOneLine(by);
		if (named === "") throw new UserError("--by names nobody", "Name a person: --by \"Ada <ada@example.org>\".");
		return named;
	}
	const person = asOneLine(environment["GITHUB_ACTOR"] || (await personAt(root) ?? ""));
	if (person !== "") return person;
	throw new UserError("nobody knows who blesses this baseline", "Say who you are: --by \"Ada <ada@example.org>\", or git config user.name and user.email.");
}

export { startAnchor as t };