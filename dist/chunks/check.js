import { n as touchedLayers } from "./touched-layers.js";

// src/stories/check.ts
/**
* The pull-request check: what do the changed files do to the answers?
*
* The suite is that of the base; of the head only the text of layer files is read. A change that touches no layer is
* told so without a call.
*/
async function check(suite, { base, head, changed, keepsSuite }, world) {
	const touched = touchedLayers(suite, changed);
	const notes = changed.includes(suite.path) ? [suiteNote(suite.path, keepsSuite)] : [];
	const found = {
		story: "check",
		suite: suite.name,
		verdict: "errored",
		gate: "fail",
		touched,
		notes
	};
	if (touched.length === 0) return {
		...found,
		verdict: "not-affected",
		gate: keepsSuite ? "pass" : "warn"
	};
	const { effectOf } = await import("./effect2.js");
	const tree = world.repository.at(base);
	return effectOf(suite, [await world.variants.at(tree, `base ${base.slice(0, 7)}`), await world.variants.at(world.repository.at(head), `head ${head.slice(0, 7)}`)], found, {
		world,
		tree
	});
}
function suiteNote(path, keepsSuite) {
	return keepsSuite ? `${path} changes here: this check goes by the one of the base; the new one takes effect after the merge. A model that it changes is not compared here: run a canary.` : `${path} is gone or moved here: nothing is checked by it after the merge.`;
}

export { check };