import { F as scoreBy } from "./lib.js";
import { t as groupedNumber } from "./grouped-number.js";
import { g as share, i as count } from "./numbers.js";
import { o as leftRecordingNote } from "./run-variants.js";

// src/domain/flip-rate.ts
/**
* How often a pairwise judge changed its mind with the order of the answers.
* @returns pairs: trials with a score by this metric; flipped: those of them in which it did
*/
function flipRate({ cases }, metric) {
	let [flipped, pairs] = [0, 0];
	for (const { trials } of cases) for (const trial of trials) {
		const score = scoreBy(trial, metric);
		if (score?.status !== "scored") continue;
		pairs += 1;
		if (score.flipped) flipped += 1;
	}
	return {
		flipped,
		pairs
	};
}

// src/domain/mixed-models.ts
/**
* Why a replay in which the provider served several models is no baseline: nothing can be compared with two models at
* once. Undefined where it served one, and for observed answers, which production may have had from several.
*/
function mixedModels(run) {
	const served = servedModels(run);
	if (served === void 0) return void 0;
	return {
		reason: "mixed-models",
		problem: `the provider served ${served.many} in one run: ${served.counts}`,
		remedy: "Pin a dated model name under layers.model in the suite file, or record again."
	};
}
/** A sentence about a side of a comparison that several models answered; undefined where one did. */
function mixedModelsNote(run) {
	const served = servedModels(run);
	return served && `The provider served ${served.many} to ${run.label}: ${served.counts}.`;
}
function servedModels({ target, environment }) {
	const models = Object.entries(environment.resolvedModels).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
	if (target !== "replay" || models.length < 2) return void 0;
	const counts = models.map(([name, trials]) => `${name} (${groupedNumber(trials)} ${trials === 1 ? "trial" : "trials"})`);
	return {
		many: `${IN_WORDS[models.length] ?? groupedNumber(models.length)} models`,
		counts: `${counts.slice(0, -1).join(", ")} and ${counts.at(-1)}`
	};
}
const IN_WORDS = [
	"no",
	"one",
	"two",
	"three",
	"four",
	"five"
];

// src/report/flip-sentence.ts
/**
* How often a judge changed its mind with the order, without a full stop: "the judge changed its mind with the order in 12
* of 142 pairs (8.5 %)". Undefined where there was no pair.
*/
function flipSentence({ flipped, pairs }) {
	if (pairs === 0) return void 0;
	return `the judge changed its mind with the order in ${flipped} of ${count(pairs, "pair")} (${share(flipped / pairs)})`;
}

// src/stories/run-notes.ts
/**
* What a reader must know of a replay beside its scores, one sentence each: trials that left the recording, and how often
* a pairwise judge changed its mind with the order.
*/
function runNotes(suite, run) {
	return notesOf(suite, run, { withFailed: true });
}
/** The same for one side of a comparison, which counts failures itself, with the models that were served to it where there were several. */
function sideNotes(suite, run) {
	const mixed = mixedModelsNote(run);
	return [...mixed === void 0 ? [] : [mixed], ...notesOf(suite, run, { withFailed: false })];
}
/**
* The same for the replays of several combinations: for the state of before and that of the incident alone. What a version
* did by another result of a tool may be the result's doing.
*
* @param cells nothing of the incident first, all of it last
*/
function endNotes(suite, cells) {
	return (cells.length > 1 ? [cells[0], cells.at(-1)] : cells).flatMap((cell) => cell === void 0 ? [] : sideNotes(suite, cell.run));
}
function notesOf({ metrics }, run, counted) {
	const flips = metrics.flatMap(({ name, spec }) => {
		const sentence = spec.scorer === "pairwise" ? flipSentence(flipRate(run, name)) : void 0;
		return sentence === void 0 ? [] : [`${name}, ${run.label}: ${sentence}.`];
	});
	const left = leftRecordingNote(run, counted);
	return left === void 0 ? flips : [left, ...flips];
}

export { mixedModels as i, runNotes as n, sideNotes as r, endNotes as t };