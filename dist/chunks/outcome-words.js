import { i as isWhollyJoint, o as movedByItself } from "./attribution.js";
import { d as list, g as share, i as count } from "./numbers.js";
import { a as percent, o as shareLimits, r as lossRange } from "./loss-words.js";
import { t as capital } from "./capital.js";
import { n as shortVersion } from "./version-words.js";

// src/report/attribution/model-words.ts
/** One full sentence: "The model is exonerated.", "The model may be named: …". */
function modelSentence({ model: { reason }, probe, metrics = [] }) {
	switch (reason) {
		case "others-accounted-for": return `The model may be named${ownPart(metrics[0])}: every other layer is exonerated or has a part of its own.`;
		case "silent-change": return "The model may be named: the old state answers worse than when it was recorded, and the probe says that another model answers to its name.";
		case "exonerated": return "The model is exonerated.";
		case "model-unchanged": return probe?.state === "changed" ? "The model may not be named: its version did not change, and a layer that did has a part or is not ruled out." : "The model did not change.";
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
/** One that only contributes did no more than its share. */
function ownPart(metric) {
	const model = metric?.layers.find(({ layer }) => layer === "model");
	const share = model?.role === "contributing" ? model.measured?.share : void 0;
	return share === void 0 ? "" : `, for its own part alone (${percent(share.value)} %)`;
}

// src/report/attribution/layer-name.ts
/** A layer in a sentence: "the model", "retrieval". */
function theLayer(layer) {
	return layer === "retrieval" ? layer : `the ${layer}`;
}

// src/report/attribution/outcome-words.ts
/** What came of an attribution, in a sentence. */
/** One or two full sentences on one line. */
function outcomeSentence(attribution, markup) {
	const { outcome, incomplete } = attribution;
	const [metric] = attribution.metrics;
	switch (outcome.status) {
		case "attributed": return metric === void 0 ? nothing(attribution, markup) : culpritWords(metric, markup);
		case "not-version-attributable": return `${markup.strong("No version did it")}: ${CAUSE[outcome.cause]}.`;
		case "not-reproduced": return metric === void 0 ? nothing(attribution, markup) : `${markup.strong(movedByItself(attribution) ? MOVED : "It did not come again")}: ${againWords(metric)}.`;
		case "undetermined": return incomplete === void 0 && metric !== void 0 ? `${markup.strong(hasParts(metric) ? "No layer stands out" : "Nothing may be blamed yet")}: ${openWords(metric, markup)}.` : nothing(attribution, markup);
		default: return outcome;
	}
}
/** Both states answer worse today than the earlier one did: no version is shown to have done it, and it has not passed. */
const MOVED = "It came again, under the versions of before as well";
/** Nothing was replayed: what is known is why. */
function nothing({ incomplete }, markup) {
	const why = incomplete === void 0 ? "nothing was replayed" : markup.word(incomplete.problem);
	return `${markup.strong("Nothing may be blamed yet")}: ${why}.`;
}
function culpritWords(metric, markup) {
	const culprits = metric.layers.filter(({ role }) => role === "proximate" || role === "joint");
	const names = list(culprits.map(({ layer }) => theLayer(layer)));
	const how = culprits.length < 2 ? "" : togetherWords(culprits, metric);
	const who = markup.strong(`${capital(names)} did it${how}`);
	const changed = culprits.map((effect) => changeWords(effect, culprits.length > 1, markup)).join("; ");
	return culprits.length === 1 ? `${who}${shareWords(culprits[0], metric, markup)}: ${changed}.` : `${who}: ${changed}.`;
}
/** How several layers did it; nothing where they did it each by itself, or not all in one way. */
function togetherWords(culprits, { layers }) {
	const [kind, another] = new Set(culprits.map(({ joint }) => joint?.kind));
	if (kind === void 0 || another !== void 0) return "";
	const isWhole = culprits.every((effect) => isWhollyJoint(effect, layers));
	if (kind === "or") return isWhole ? ", and each alone would have done it" : ", and each alone some of the same";
	return isWhole ? ", only together" : ", and more together than apart";
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
	const parts = layers.filter(({ role }) => role === "contributing").map(({ layer }) => theLayer(layer));
	const open = layers.filter(({ role }) => role === "undetermined");
	const unplayed = open.filter(({ measured }) => measured === void 0).map(({ layer }) => markup.strong(theLayer(layer)));
	if (reproduced !== "reproduced" && unplayed.length > 0) return `what could be replayed does not show the loss, and ${list(unplayed)} could not be replayed at both versions`;
	const has = parts.length === 0 ? "" : `${list(parts)} ${parts.length === 1 ? "has" : "have"} a part in it`;
	if (open.length === 0) return `the loss came again, and ${has || "no layer that changed can be named"}`;
	const names = list(open.map(({ layer }) => theLayer(layer)));
	const rest = unplayed.length === 0 ? "" : `; ${list(unplayed)} could not be replayed`;
	const are = `${count(open.length, "layer")} ${open.length === 1 ? "is" : "are"} not ruled out`;
	return `the loss came again, ${has === "" ? "" : `${has}, `}and ${are}: ${names}${rest}`;
}
function hasParts({ layers }) {
	return layers.some(({ role }) => role === "contributing");
}
const CAUSE = {
	"silent-model-change": "another model answers to the same name",
	"unversioned-layer": "what is left is a layer whose version nobody knows",
	traffic: "the questions are others than before",
	infrastructure: "what lies below the layers is left: provider, region, time limits",
	unknown: "nothing that was looked at is shown to explain it"
};

export { theLayer as n, modelSentence as r, outcomeSentence as t };