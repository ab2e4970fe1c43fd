import { n as verdictSentence } from "./sentence.js";

// src/report/annotations.ts
/** GitHub shows ten of a kind for each step. */
const MOST = 10;
/**
* What to show beside the changed files of a check that regressed: the verdict, on each file of a changed layer. At
* most ten, in the order of the layers; when there are more files, the message says how many. Empty for other verdicts.
*/
function annotations(result) {
	if (result.verdict !== "regressed" || result.story !== "check") return [];
	const files = result.touched.flatMap(({ layer, files }) => files.map((file) => ({
		layer,
		file
	})));
	const more = files.length > MOST ? ` The change touches ${files.length} files of a layer; ${MOST} are marked.` : "";
	return files.slice(0, MOST).map(({ layer, file }) => ({
		file,
		title: `${result.suite} regressed (${layer})`,
		message: `${verdictSentence(result)}${more}`,
		level: LEVEL[result.gate]
	}));
}
const LEVEL = {
	fail: "error",
	warn: "warning",
	pass: "notice"
};

export { annotations };