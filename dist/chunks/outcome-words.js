import { d as list, g as share, i as count } from "./numbers.js";
import { a as percent, o as shareLimits, r as lossRange } from "./loss-words.js";
import { n as shortVersion } from "./version-words.js";

// src/report/attribution/model-words.ts
/** One full sentence: "The model is exonerated.", "The model may be named: …". */
function modelSentence({ model: { reason } }) {
	switch (reason) {
		case "others-accounted-for": return "The model may be named: every other layer is exonerated or has a part of its own.";
		case "silent-change": return "The model may be named: nothing changed, the old state answers worse than when it was recorded, and the probe says that another model answers to its name.";
		case "exonerated": return "The model is exonerated.";
		case "model-unchanged": return "The model did not change.";
		case "not-blamed": return "The model may not be named: nothing shows that it did it, and it is not exonerated either.";
		case "not-replayed": return "The model may not be named: it could not be replayed at both versions, and nothing is named because it is what is left.";
		case "others-not-ruled-out": return "The model may not be named: another layer that changed, or may have, is not ruled out.";
		case "probe-stable": return "The model may not be named: its name did not change, and the probe shows the same model.";
		case "probe-silent": return "The model may not be named: its name did not change, and no probe says whether it did.";
		case "reference-did-not-move": return "The model may not be named: the old state answers as well as when it was recorded.";
		case "open-question": return "The model may not be named: a question of the checklist is open.";
		default: return reason;
	}
}

// src/report/attribution/layer-name.ts
/** A layer in a sentence: "the model", "retrieval". */
function theLayer(layer) {
	return layer === "retrieval" ? layer : `the ${layer}`;
}

// src/report/attribution/outcome-words.ts
/** One or two full sentences on one line. */
function outcomeSentence(attribution, markup) {
	const { outcome, incomplete } = attribution;
	const [metric] = attribution.metrics;
	switch (outcome.status) {
		case "attributed": return metric === void 0 ? nothing(attribution, markup) : culpritWords(metric, markup);
		case "not-version-attributable": return `${markup.strong("No version did it")}: ${CAUSE[outcome.cause]}.`;
		case "not-reproduced": return metric === void 0 ? nothing(attribution, markup) : `${markup.strong("It did not come again")}: ${againWords(metric)}.`;
		case "undetermined": return incomplete === void 0 && metric !== void 0 ? `${markup.strong("Nothing may be blamed yet")}: ${openWords(metric, markup)}.` : nothing(attribution, markup);
		default: return outcome;
	}
}
/** Nothing was replayed: what is known is why. */
function nothing({ incomplete }, markup) {
	const why = incomplete === void 0 ? "nothing was replayed" : markup.word(incomplete.problem);
	return `${markup.strong("Nothing may be blamed yet")}: ${why}.`;
}
function culpritWords(metric, markup) {
	const culprits = metric.layers.filter(({ role }) => role === "proximate" || role === "joint");
	const names = list(culprits.map(({ layer }) => theLayer(layer)));
	const kind = culprits.find(({ joint }) => joint !== void 0)?.joint?.kind;
	const how = culprits.length < 2 || kind === void 0 ? "" : kind === "or" ? ", and each alone would have done it" : ", only together";
	const who = markup.strong(`${names.charAt(0).toUpperCase()}${names.slice(1)} did it${how}`);
	const changed = culprits.map((effect) => changeWords(effect, culprits.length > 1, markup)).join("; ");
	return culprits.length === 1 ? `${who}${shareWords(culprits[0], metric, markup)}: ${changed}.` : `${who}: ${changed}.`;
}
function shareWords(effect, { metric }, markup) {
	const part = effect?.measured?.share;
	if (part === void 0) return "";
	const limits = shareLimits(part);
	return ` (${percent(part.value)} % of the loss in ${markup.word(metric, 40)}${limits === void 0 ? "" : `, ${limits}`})`;
}
function changeWords({ layer, before, after, measured }, isNamed, markup) {
	const versions = `${shortVersion(before, markup)} → ${shortVersion(after, markup)}`;
	if (!isNamed) return versions;
	return `${layer} ${versions}${measured?.share === void 0 ? "" : ` (${percent(measured.share.value)} %)`}`;
}
/** How often the incident's state failed when it was asked again, or how far it is from the state before. */
function againWords(metric) {
	const rates = incidentRate(metric);
	if (rates === void 0 || metric.total.lower > 0) return `the loss is ${lossRange(metric.total, metric)}`;
	const { now, before } = rates;
	if (now.failures === 0) return `0 of ${now.trials} answers fail, at most ${share(roundedUp(now.upper))}`;
	return `${now.failures} of ${now.trials} answers fail (${share(now.lower)} to ${share(now.upper)}), and ${before.failures} of ${before.trials} under the versions of before; the loss is ${lossRange(metric.total, metric)}`;
}
function incidentRate({ configurations }) {
	const before = configurations.find(({ after }) => after.length === 0)?.failures;
	const now = configurations.toSorted((a, b) => b.after.length - a.after.length)[0]?.failures;
	return now === void 0 || before === void 0 ? void 0 : {
		now,
		before
	};
}
/** An upper limit is never rounded to less than it is. */
function roundedUp(value) {
	return Math.ceil(value * 1e3) / 1e3;
}
/** The layers that remain possible, whether or not what could be replayed shows the loss. */
function openWords({ layers, reproduced }, markup) {
	const open = layers.filter(({ role }) => role === "undetermined" || role === "contributing");
	const unplayed = open.filter(({ measured }) => measured === void 0).map(({ layer }) => markup.strong(theLayer(layer)));
	if (reproduced !== "reproduced" && unplayed.length > 0) return `what could be replayed does not show the loss, and ${list(unplayed)} could not be replayed at both versions`;
	if (open.length === 0) return "the loss came again, and no layer that changed can be named";
	const names = list(open.map(({ layer }) => theLayer(layer)));
	const rest = unplayed.length === 0 ? "" : `; ${list(unplayed)} could not be replayed`;
	return `the loss came again, and ${count(open.length, "layer")} ${open.length === 1 ? "is" : "are"} not ruled out: ${names}${rest}`;
}
const CAUSE = {
	"silent-model-change": "another model answers to the same name",
	"unversioned-layer": "something changed that carries no version",
	traffic: "the questions are others than before",
	infrastructure: "what lies below the layers is left: provider, region, time limits",
	unknown: "nothing that was looked at explains it"
};

export { theLayer as n, modelSentence as r, outcomeSentence as t };