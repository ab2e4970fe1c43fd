import { g as share, i as count, p as probability } from "./numbers.js";
import { r as versionId } from "./version-words.js";
import { i as lossSize, r as lossRange, t as lossLimits } from "./loss-words.js";

// src/report/attribution/around-words.ts
/** Sentences, each with its full stop, in the order in which they matter. */
function aroundWords(attribution, markup) {
	const { bisection, thenMinusNow, probe, trafficMix, metrics, differences } = attribution;
	const [metric] = metrics;
	return [
		...bisection === void 0 ? [] : bisectionWords(bisection, markup),
		...thenMinusNow === void 0 || metric === void 0 ? [] : [againWords(thenMinusNow, metric, differences)],
		...probe === void 0 ? [] : [probeSentence(probe, markup)],
		...trafficMix === void 0 ? [] : [trafficSentence(trafficMix, markup)]
	];
}
/** How the state of before answers now, beside how it did. */
function againWords(loss, metric, differences) {
	const who = `The versions of before${differences.some(({ difference }) => difference === "cannot-tell") ? ", as far as they are known" : ""}, asked again today,`;
	return loss.lower > 0 ? `${who} are ${lossSize(loss.value, metric)} worse than when they were recorded (${lossLimits(loss, metric)}).` : `${who} are not surely worse than when they were recorded (worse by ${lossRange(loss, metric)}).`;
}
/** What the probe says of a model whose name did not change, with its full stop. */
function probeSentence(probe, markup) {
	const { state, onset, latest, why } = probe;
	const model = markup.code(markup.word(probe.model, LONGEST));
	const days = latest === void 0 ? "" : `, the newest of ${markup.word(latest.slice(0, 10))}`;
	const basis = `${count(probe.readings, "reading")} beside the reference${days}`;
	const head = `Probe of ${model}: ${markup.strong(state)}`;
	const names = probe.newNames.length === 0 ? "" : ` Names that are new there: ${probe.newNames.slice(0, 3).map((name) => markup.word(name, 60)).join(", ")}: a hint, no evidence.`;
	switch (state) {
		case "stable": return `${head}, the same model answers (${basis}).${names}`;
		case "suspect": return `${head}, one reading deviates${distanceWords(probe)}; the next one tells.${names}`;
		case "changed": return `${head}${onset === void 0 ? "" : ` since ${markup.word(onset.slice(0, 10))}`}, another model answers to the same name${distanceWords(probe)}.${names}`;
		case "unstable": return `${head}, it differs from itself too much for a statement (${basis}).${names}`;
		case "unavailable": return `${head}${why === void 0 ? "" : `: ${markup.word(why)}`}.${names}`;
		default: return state;
	}
}
const LONGEST = 48;
function distanceWords({ distance, p }) {
	if (distance === void 0) return "";
	return ` (distance ${distance.toFixed(2)}${p === void 0 ? "" : `, p ${probability(p)}`})`;
}
/** Whether the questions of the two times are of one kind, with its full stop. */
function trafficSentence({ before, after, slices, texts, moved }, markup) {
	const of = `${before} before and ${count(after, "request")} after`;
	const said = [...slices === void 0 ? [] : [`shares of ${markup.word(slices.attribute, 60)}: distance ${slices.distance.toFixed(2)}, p ${probability(slices.p)}`], ...texts === void 0 ? [] : [`texts: p ${probability(texts.p)}`]];
	const basis = said.length === 0 ? of : `${of}; ${said.join("; ")}`;
	return moved ? `The traffic is another than before (${basis}).` : `The traffic is the same as before, as far as can be seen (${basis}).`;
}
function bisectionWords({ layer, versions, found, runs, hunks, notes }, markup) {
	const version = found === void 0 ? void 0 : versions[found];
	const likely = versions.toSorted((a, b) => b.probability - a.probability)[0];
	const by = runs === 0 && versions.length <= 2 ? "the only change between the two" : `${count(runs, "replay")} of ${count(versions.length, "version")}`;
	const first = version === void 0 ? `Inside ${layer}: no version is sure enough yet${likely === void 0 ? "" : `; ${versionWords(likely, markup)} is the likeliest (${share(likely.probability)})`} (${by}).` : `Inside ${layer}: ${versionWords(version, markup)} brought it (${share(version.probability)}, ${by}).`;
	const hunk = hunks?.found === void 0 ? void 0 : hunks.list[hunks.found];
	return [
		first,
		...hunk === void 0 ? [] : [`Of its changes it is ${markup.code(markup.word(hunk.file))}, ${hunk.lines < 2 ? `line ${hunk.from}` : `lines ${hunk.from} to ${hunk.from + hunk.lines - 1}`} (${share(hunk.probability)}).`],
		...notes.map((note) => markup.word(note))
	];
}
function versionWords({ id, commit, at }, markup) {
	const known = [commit === void 0 ? void 0 : `commit ${markup.code(markup.word(commit.slice(0, 12)))}`, at && markup.word(at.slice(0, 10))].filter((part) => part !== void 0);
	return `version ${versionId(id, markup)}${known.length === 0 ? "" : ` (${known.join(", ")})`}`;
}

export { probeSentence as n, trafficSentence as r, aroundWords as t };