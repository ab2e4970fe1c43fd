import { a as layersOfRole, t as BLAMED } from "./attribution.js";
import { t as attributionSentence } from "./attribution2.js";
import { n as PLAIN } from "./markup2.js";
import { n as verdictSentence } from "./sentence.js";

// src/report/annotations.ts
/** GitHub shows ten of a kind for each step. */
const MOST = 10;
/**
* What to show beside the changes of a check that regressed: the verdict, on the lines of the layer files that it brought;
* on the file where its lines are not known. At most ten, those of the layers that did it first, then in the order of the layers; when there are more, the message says
* how many files there are. Empty for other verdicts.
*/
function annotations(result) {
	if (result.verdict !== "regressed" || result.story !== "check") return [];
	const { attribution } = result;
	const blamed = attribution === void 0 ? [] : layersOfRole(attribution, ...BLAMED);
	const who = attribution === void 0 ? "" : ` ${attributionSentence(attribution)}`;
	const touched = [...result.touched].sort((a, b) => Number(blamed.includes(b.layer)) - Number(blamed.includes(a.layer))).flatMap(({ layer, files }) => files.map((file) => [file, layer]));
	const layers = new Map(touched.toReversed());
	const places = [...new Set(touched.map(([file]) => file))].flatMap((file) => placesOf(file, result));
	const more = layers.size > MOST ? ` The change touches ${layers.size} files of a layer; not all are marked.` : "";
	return places.slice(0, MOST).map((place) => ({
		...place,
		title: `${PLAIN.word(result.suite, 60)} regressed (${layers.get(place.file)})`,
		message: `${verdictSentence(result)}${who}${more}`,
		level: LEVEL[result.gate]
	}));
}
function placesOf(file, { changedLines = [] }) {
	const own = changedLines.filter((lines) => lines.file === file);
	return own.length === 0 ? [{ file }] : own.map(({ from, to }) => ({
		file,
		startLine: from,
		endLine: to
	}));
}
const LEVEL = {
	fail: "error",
	warn: "warning",
	pass: "notice"
};

export { annotations };