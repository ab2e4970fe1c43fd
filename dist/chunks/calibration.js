import { t as groupedNumber } from "./grouped-number.js";
import { t as jsonText } from "./json-text2.js";
import { t as layoutOf } from "./columns.js";
import { n as PLAIN, r as terminalMarkup } from "./markup2.js";
import { d as list, g as share, i as count } from "./numbers.js";

// src/report/calibration.ts
/** The whole of it, as JSON with stable key order. */
function calibrationJson(calibration) {
	return jsonText(calibration);
}
/** The calibration for a terminal: whether the judge may be trusted first, the numbers after it, what to do last. */
async function calibrationTerminal(calibration, face) {
	const { paragraph, columns } = await layoutOf(face.width);
	const { strong } = terminalMarkup(face.colour);
	return `${[
		paragraph(verdictWords(calibration)),
		paragraph(comparedWords(calibration)),
		columns(tableRows(calibration)),
		columns(measureRows(calibration)),
		strong(rateTitle(calibration)),
		columns(rateRows(calibration)),
		[...rateNotes(calibration), ...calibration.notes.map((note) => PLAIN.word(note))].map(paragraph).join("\n"),
		remedyWords(calibration).map(paragraph).join("\n")
	].filter((block) => block !== "").join("\n\n")}\n`;
}
const TRUST = {
	trusted: "it may be trusted: it agrees with people substantially, and the whole interval of kappa is at 0.6 or above",
	"not-shown": "it agrees with people substantially, but more labels have to show it: the interval of kappa reaches below 0.6, or a kind has fewer than 30",
	"with-correction": "it agrees with people moderately: read its rates corrected, and let it inform rather than decide (informs: true)",
	untrusted: "it may not be trusted: kappa is below 0.4",
	unknown: "nothing can be said: people and the judge gave all answers one and the same verdict, so agreement has no measure"
};
function verdictWords({ metric, judge, trust }) {
	return `The judge ${PLAIN.word(judge)} of ${PLAIN.word(metric)}: ${TRUST[trust]}.`;
}
function comparedWords({ compared, given, unscored, threshold }) {
	const missing = Object.entries(unscored).map(([reason, times]) => `${reason} ${times}`);
	const left = missing.length === 0 ? "" : ` Without a score: ${list(missing)}.`;
	const from = given === 0 ? "" : ` ${count(given, "score")} stood in the file.`;
	return `${count(compared, "answer")} judged by people and by the judge; a score of ${groupedNumber(threshold, 0, 3)} or more passes.${from}${left}`;
}
function tableRows({ table }) {
	const { bothPass, onlyPeoplePass, onlyJudgePasses, bothFail } = table;
	return [
		[
			"",
			"Judge passes",
			"Judge fails",
			"Together"
		],
		[
			"People pass",
			`${bothPass}`,
			`${onlyPeoplePass}`,
			`${bothPass + onlyPeoplePass}`
		],
		[
			"People fail",
			`${onlyJudgePasses}`,
			`${bothFail}`,
			`${onlyJudgePasses + bothFail}`
		],
		[
			"Together",
			`${bothPass + onlyJudgePasses}`,
			`${onlyPeoplePass + bothFail}`,
			`${bothPass + onlyPeoplePass + onlyJudgePasses + bothFail}`
		]
	];
}
function measureRows({ agreement, kappa, sensitivity, specificity, confidence }) {
	return [
		[
			"Measure",
			"Value",
			`${share(confidence)} interval`,
			""
		],
		[
			"Agreement",
			share(agreement),
			"",
			"a part of it is chance"
		],
		kappa === void 0 ? [
			"Cohen's kappa",
			"unknown",
			"",
			"one verdict for all answers"
		] : [
			"Cohen's kappa",
			number(kappa.kappa),
			`${number(kappa.lower)} to ${number(kappa.upper)}`,
			kappaWord(kappa.kappa)
		],
		[
			"Sensitivity",
			...shareCells(sensitivity),
			"of what people pass, what the judge passes"
		],
		[
			"Specificity",
			...shareCells(specificity),
			"of what people fail, what the judge fails"
		]
	];
}
function shareCells(measured) {
	if (measured === void 0) return ["unknown", "no such label"];
	return [share(measured.share), `${share(measured.lower)} to ${share(measured.upper)}, of ${measured.of}`];
}
/** Landis & Koch 1977. */
const KAPPA_WORDS = [
	[.8, "almost perfect (above 0.8)"],
	[.6, "substantial (above 0.6)"],
	[.4, "moderate (above 0.4)"],
	[.2, "fair (above 0.2)"],
	[0, "slight (0.2 or less)"]
];
function kappaWord(kappa) {
	return KAPPA_WORDS.find(([above]) => kappa > above)?.[1] ?? "none beyond chance";
}
function rateTitle({ rate }) {
	return rate.baseline === void 0 ? "The labelled answers" : `The latest baseline, ${PLAIN.word(rate.baseline)}`;
}
function rateRows({ rate, mean, confidence }) {
	const { corrected } = rate;
	return [
		[
			"",
			"By the judge",
			"Without its errors",
			`${share(confidence)} interval`
		],
		[
			"Pass rate",
			`${share(rate.judged)} of ${rate.of}`,
			corrected === void 0 ? "unknown" : share(corrected.estimate),
			corrected === void 0 ? "" : `${share(corrected.lower)} to ${share(corrected.upper)}`
		],
		...mean === void 0 ? [] : [[
			"Mean score",
			share(mean.judged),
			share(mean.estimate),
			`${share(mean.lower)} to ${share(mean.upper)}`
		]]
	];
}
function rateNotes({ rate, mean, sensitivity, specificity }) {
	const coin = rate.corrected === void 0 && sensitivity !== void 0 && specificity !== void 0 ? ["The judge is no better than a coin here, so nothing can be corrected by it."] : [];
	const drawn = mean === void 0 ? [] : ["The mean holds if the labelled answers were drawn from the same traffic at random."];
	const itself = rate.baseline === void 0 && rate.corrected !== void 0 ? ["For the labelled answers the corrected rate is what people say of them."] : [];
	const impossible = rate.baseline !== void 0 && rate.corrected !== void 0 && rate.corrected.lower === rate.corrected.upper ? [`The judge passes ${rate.corrected.upper === 1 ? "more" : "fewer"} of these answers than its errors on the labels allow: the two may not be of the same kind.`] : [];
	return [
		...coin,
		...impossible,
		...drawn,
		...itself
	];
}
function remedyWords({ wanted, trust }) {
	if (wanted !== void 0) {
		const kinds = [...wanted.failed === 0 ? [] : [`${wanted.failed} that people fail`], ...wanted.passed === 0 ? [] : [`${wanted.passed} that people pass`]];
		return [`There are fewer than 30 labels of a kind, too few to know the judge by. Label more: ${list(kinds)}.`];
	}
	if (trust === "untrusted" || trust === "with-correction") return ["Look at the answers on which the two differ, mend the rubric or take another judge, and calibrate again."];
	return trust === "not-shown" ? ["Label more answers of both kinds, and calibrate again."] : [];
}
function number(value) {
	return groupedNumber(value, 2, 3).replace("-", "−");
}

export { calibrationJson, calibrationTerminal };