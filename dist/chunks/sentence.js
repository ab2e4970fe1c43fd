import { a as factor, d as list, i as count, r as change } from "./numbers.js";
import { t as sliceName } from "./slice-name.js";
import { a as isSlowDecay, c as regressedSlices, i as isAnchorLatest, l as settleWords, s as metricSentence, t as anchorName, u as sliceSentence } from "./anchor-words.js";
import { t as layerSentence } from "./layer-sentence.js";
import { n as PLAIN, t as MARKDOWN } from "./markup2.js";
import { t as block } from "./markdown.js";
import { a as askedWords, d as levelsWords, t as VERDICT_TITLE } from "./verdict-title.js";

// src/report/accepted-words.ts
/** "octocat accepted this.", behind the verdict; empty where nobody did. */
function acceptedAside({ accepted = [], story }, markup) {
	if (accepted.length === 0) return [];
	const names = [...new Set(accepted.map(({ by }) => loginWord(by, markup)))];
	const shown = names.slice(0, SPELT_OUT$2);
	const who = list(names.length > shown.length ? [...shown, `${names.length - shown.length} more`] : shown);
	return [story === "record" ? `${who} accepted losses that it shows` : `${who} accepted this`];
}
/** A line for each acceptance: who, when, by which label, of which commit, which losses. At most twenty are told. */
function acceptedWords(result, markup) {
	const { accepted = [] } = result;
	const lines = accepted.slice(0, MOST$1).map((acceptance) => acceptanceWords(acceptance, result, markup));
	const rest = accepted.length - lines.length;
	return rest === 0 ? lines : [...lines, `and ${count(rest, "more acceptance")}; the result file has them.`];
}
const MOST$1 = 20;
const SPELT_OUT$2 = 3;
function acceptanceWords(acceptance, result, markup) {
	const { by, at, label, head, pullRequest, losses } = acceptance;
	const shown = losses.slice(0, MOST$1).map((loss) => lossWords(loss, result, markup));
	const rest = losses.length - shown.length;
	const what = list(rest === 0 ? shown : [...shown, `${rest} more`]);
	const when = `${markup.word(at.slice(0, 10))} ${markup.word(at.slice(11, 16))} UTC`;
	const where = `pull request ${pullRequest} at ${markup.code(markup.word(head.slice(0, 7)))}`;
	const named = markup.code(markup.word(label, 60));
	return `${markup.strong("Accepted on purpose")} by ${loginWord(by, markup)} on ${when}, with the label ${named} on ${where}: ${what === "" ? "no loss of a metric" : what}.`;
}
/** In code, so that nobody is called. */
function loginWord(login, markup) {
	return markup.code(markup.word(login, 60));
}
/** "cites −17.0 points"; the name alone where no comparison of this result says what its unit is. */
function lossWords({ metric, slice, scale, difference }, result, markup) {
	const name = slice === void 0 ? markup.word(metric) : `${markup.word(metric)} of ${sliceName(slice, markup)}`;
	const compared = metricOf(metric, result);
	if (compared === void 0) return name;
	const asMeasured = compared.direction === "higher-is-better" ? difference : -difference;
	return `${name} ${scale === "ratio" ? factor(Math.exp(asMeasured)) : change(asMeasured, compared.unit)}`;
}
function metricOf(name, { comparison, anchored, incident }) {
	return [
		comparison,
		anchored?.comparison,
		incident?.comparison
	].flatMap((one) => one?.metrics ?? []).find(({ metric }) => metric === name);
}

// src/report/not-evaluated-words.ts
/** What the verdict says after its title, with full stops. */
function notEvaluatedSentence({ suite, gate, notEvaluated }, markup) {
	const name = markup.word(suite);
	if (notEvaluated === void 0) return `nothing was asked about ${name}.`;
	const why = WHY[notEvaluated.reason](notEvaluated, name, markup);
	return gate === "fail" ? `${why} The input ${markup.code("on-missing-secrets")} makes that a failure.` : why;
}
/** How a maintainer runs it, on one line for a terminal; undefined where there is nothing to be done. */
function runItLine({ notEvaluated }, markup) {
	if (notEvaluated?.reason !== "no-secrets") return void 0;
	const inputs = inputsOf(notEvaluated).map(([name, value]) => `${name}: ${markup.word(value)}`);
	return `${BY_HAND} ${list(inputs)}. ${CARE} ${OTHERWISE[notEvaluated.from]}`;
}
/** The same as a section of a comment or a summary. */
function runItSection({ notEvaluated }) {
	if (notEvaluated?.reason !== "no-secrets") return void 0;
	const inputs = inputsOf(notEvaluated).map(([name, value]) => `${name}: ${PLAIN.word(value)}`);
	return [
		`${MARKDOWN.strong("For a maintainer.")} ${BY_HAND}`,
		block("yaml", inputs.join("\n")),
		`${CARE} ${OTHERWISE[notEvaluated.from]}`
	].join("\n\n");
}
const WHY = {
	"no-secrets": ({ from, missing }, suite, markup) => `${WHOSE[from]}, so ${keysWords(missing, markup)} and nothing was asked about ${suite}.`,
	"checked-by-its-own-run": (_found, suite) => `the pull request comes from this repository, so its own run has the keys and checks ${suite}.`,
	"moved-on": ({ pullRequest, head }, suite, markup) => `${pullRequest === void 0 ? "the pull request" : `pull request ${pullRequest}`} has another head than ${markup.code(markup.word(head.slice(0, 7)))} by now, or is closed, so nothing was asked about ${suite}; its newest run counts.`
};
const WHOSE = {
	fork: "GitHub gives a run for a fork no secrets",
	dependabot: "GitHub gives a run for Dependabot no secrets but Dependabot's own",
	repository: "this run was given no key"
};
function keysWords(missing, markup) {
	if (missing.length === 0) return "there is no key to ask a model with";
	const shown = missing.slice(0, SPELT_OUT$1).map((name) => markup.code(markup.word(name, 60)));
	const rest = missing.length - shown.length;
	return `${list(rest === 0 ? shown : [...shown, count(rest, "more variable")])} ${missing.length === 1 ? "is" : "are"} not set`;
}
/** Names beyond this are counted. */
const SPELT_OUT$1 = 4;
const BY_HAND = "Read the whole change first. Then run the check by hand (Actions, the workflow of the check, Run workflow) with these inputs:";
const CARE = "The run asks your model, with your key and your money, what the author of the change wrote. It reads the texts of the layers as data, at exactly that commit; a later push needs another look and another run.";
const OTHERWISE = {
	fork: "A second stage can do it after an approval: eval-baseline's docs/github.md, forks.",
	dependabot: "Or give Dependabot the key: Settings, Secrets and variables, Dependabot.",
	repository: "Or give the job the key: env, in the step of the check."
};
/** The inputs of the dispatch, as they are typed in. */
function inputsOf({ pullRequest, head }) {
	return [...pullRequest === void 0 ? [] : [["pull-request", pullRequest.toString()]], ["head", head]];
}

// src/report/slice-words.ts
/**
* What stands beside the verdict, without full stops: slices that got worse although the whole did not, slices in which a
* loss shows, and a whole that moved against all of its parts.
*/
function sliceAsides({ metrics }, markup) {
	return metrics.flatMap((metric) => [...asideOf(metric, markup), ...paradoxOf(metric, markup)]);
}
/** What stands above a metric's table of slices. */
function slicesTitle({ metric }, markup) {
	return markup.strong(`Slices of ${markup.word(metric)}`);
}
/**
* Every slice that got worse, and of metrics that decide every one that got better, in full; but for those that the
* verdict's sentence spells out, and those of a metric that only informs and got worse as a whole.
*/
function slicesInWords({ metrics }, markup) {
	const said = metrics.flatMap((metric) => (metric.slices ?? []).filter(({ verdict }) => verdict === "improved" ? metric.blocking : verdict === "regressed" && isTold(metric)).map((slice) => `${sliceSentence(metric, slice, markup)}.`));
	if (said.length <= MOST) return said;
	return [...said.slice(0, MOST), `${count(said.length - MOST, "more slice")} moved; the table has all.`];
}
/** The slices of a metric that belong into its table: those with numbers, and those whose scores went missing. */
function tabledSlices({ slices = [] }) {
	return slices.filter(({ evidence, verdict }) => evidence !== void 0 || verdict === "errored");
}
/**
* The slices that no metric has numbers for, and why: "Too few questions to say: refunds (app.intent). Too many answers
* without a score: orders (app.intent)."
*/
function silentSlices({ metrics }, markup) {
	const key = ({ attribute, value }) => JSON.stringify([attribute, value]);
	const tabled = new Set(metrics.flatMap(tabledSlices).map(key));
	const slices = metrics.flatMap(({ slices = [] }) => slices).filter((slice) => !tabled.has(key(slice)));
	const silent = [...new Map(slices.map((slice) => [key(slice), slice])).values()];
	const said = Object.entries(SILENT).flatMap(([kind, why]) => {
		const names = silent.filter((slice) => slice.kind === kind).map((slice) => sliceName(slice, markup));
		if (names.length === 0) return [];
		const rest = names.length - MOST;
		return [`${why}: ${list(rest > 0 ? [...names.slice(0, MOST), `${rest} more`] : names)}.`];
	});
	return said.length === 0 ? void 0 : said.join(" ");
}
/** Why a slice has no numbers. */
const SILENT = {
	"too-few-cases": "Too few questions to say",
	"missing-results": "Too many answers without a score"
};
/** Whether a loss in its slices is news: not where the verdict has spelt it out, or where all of a lesser metric got worse. */
function isTold({ kind, verdict, blocking }) {
	return kind !== "slice-regressed" && (blocking || verdict !== "regressed");
}
/** Slices beyond this are in the table. */
const MOST = 8;
/** Slices that are named in one sentence. */
const NAMED = 3;
function asideOf(metric, markup) {
	const worse = regressedSlices(metric);
	if (worse.length === 0 || !isTold(metric)) return [];
	const shown = worse.slice(0, NAMED).map((slice) => sliceName(slice, markup));
	const names = list(worse.length > NAMED ? [...shown, `${worse.length - NAMED} more`] : shown);
	const name = markup.word(metric.metric);
	return [metric.verdict === "regressed" ? `The loss in ${name} shows in ${names}` : `In ${name}, ${names} got worse although ${WHOLE[metric.verdict]}`];
}
const WHOLE = {
	improved: "the whole got better",
	unchanged: "the whole held",
	inconclusive: "the whole is undecided",
	"not-comparable": "the whole was not compared",
	errored: "the whole cannot be judged"
};
function paradoxOf({ metric, paradox }, markup) {
	if (paradox === void 0) return [];
	return [`Every slice of ${markup.word(paradox, 40)} moved the other way than ${markup.word(metric)} as a whole did (Simpson's paradox): believe the slices`];
}

// src/report/together-words.ts
/** More metrics than this are counted, not spelt out; the table has them all. */
const SPELT_OUT = 3;
/** Metrics that all held: no interval is needed to believe that, and the table has them. */
function allHeld({ pairing }, held, markup) {
	return `${namesWords(held, markup)} held: no loss as large as you allow, ${askedTogether(held, pairing)}`;
}
/** Whether an interval that is too wide is all that keeps a metric undecided. */
function isOpen({ kind, evidence }) {
	return kind === "wide-interval" && evidence !== void 0 && evidence.margin > 0;
}
/** In one sentence what is the same for all; the table has their intervals. */
function allOpen({ pairing }, open, markup) {
	const said = `${namesWords(open, markup)} are undecided: losses as large as you allow are neither seen nor ruled out, ${askedTogether(open, pairing)}`;
	const settle = hardest(open.map(({ evidence }) => evidence?.settle));
	return settle === void 0 ? said : `${said}. ${settleWords(settle)}`;
}
/** What settles each of several settles all. */
function hardest(settles) {
	const known = settles.filter((settle) => settle !== void 0);
	if (known.length < settles.length) return void 0;
	const byCases = known.toSorted((a, b) => b.cases - a.cases)[0];
	const byTrials = known.find(({ trials }) => trials === void 0) ?? known.find(({ trials }) => trials === null) ?? known.toSorted((a, b) => (b.trials ?? 0) - (a.trials ?? 0))[0];
	if (byCases === void 0 || byTrials === void 0) return void 0;
	const { cases, casesUsd } = byCases;
	const { trials, trialsUsd } = byTrials;
	return {
		cases,
		...casesUsd === void 0 ? {} : { casesUsd },
		...trials === void 0 ? {} : { trials },
		...trialsUsd === void 0 ? {} : { trialsUsd }
	};
}
/** "cites (91 % → 88 %), answers (80 % → 79 %) and 2 more metrics". */
function namesWords(metrics, markup) {
	const names = metrics.slice(0, 3).map((metric) => {
		const levels = metric.evidence === void 0 ? "" : ` (${levelsWords(metric, metric.evidence)})`;
		return `${markup.word(metric.metric)}${levels}`;
	});
	return list(withRest(names, metrics.length));
}
function askedTogether(metrics, { paired }) {
	const asked = new Set(metrics.flatMap(({ evidence }) => evidence === void 0 ? [] : [askedWords(evidence)]));
	return asked.size === 1 ? [...asked].join("") : count(paired, "question");
}
/** The metrics shown, and how many more there are. */
function withRest(shown, all) {
	return all > shown.length ? [...shown, count(all - shown.length, "more metric")] : shown;
}

// src/report/sentence.ts
/**
* The verdict for someone who reads nothing else: what it is, the number behind it, the layers that changed. Full
* sentences on one line.
*/
function verdictSentence(result, markup = PLAIN) {
	return `${markup.strong(`${VERDICT_TITLE[result.verdict]}:`)} ${explanation(result, markup)}`;
}
/**
* The comparison that the verdict was reached on: the effect, or what a record is to the latest baseline; that to the
* anchor where only it says the same. A drift only informs.
*/
function decisiveComparison(result) {
	const candidates = [result.comparison, result.anchored?.comparison].filter((comparison) => comparison !== void 0);
	return candidates.find(({ verdict }) => verdict === result.verdict) ?? candidates[0];
}
function explanation(result, markup) {
	const suite = markup.word(result.suite);
	switch (result.verdict) {
		case "no-baseline":
			if (result.baseline !== void 0) return `${suite} had no baseline to compare with; this run is its first, ${markup.word(result.baseline)}.`;
			return result.story === "record" ? `${suite} had no baseline to compare with, and this run was not kept as one.` : `${suite} has no baseline to compare with, so nothing was judged. Record one first: ${markup.code("eval-baseline record")}.`;
		case "not-affected": return result.touched.length === 0 ? `the changed files touch no layer of ${suite}, so nothing was replayed.` : `no layer of ${suite} would be another, so nothing was replayed.`;
		case "not-evaluated": return notEvaluatedSentence(result, markup);
		case "errored":
			if (result.incomplete !== void 0) return `${markup.word(result.incomplete.problem)}. ${markup.word(result.incomplete.remedy)}`;
			return decisiveComparison(result)?.verdict === "errored" ? comparedWords(result, markup) : "the run did not finish, so there is no verdict.";
		case "regressed":
		case "improved":
		case "unchanged":
		case "inconclusive":
		case "not-comparable": return comparedWords(result, markup);
		default: return result.verdict;
	}
}
function comparedWords(result, markup) {
	const comparison = decisiveComparison(result);
	if (comparison === void 0) return "nothing was asked, because no replay can show what this change does.";
	const { verdict } = result;
	return [
		`${sinceWords(result, comparison, markup)}${metricsWords(comparison, verdict, markup)}`,
		...isSlowDecay(result) ? ["Against the latest baseline it did not get worse: this is slow decay"] : [],
		...verdict === "not-comparable" ? [] : sampleWords(comparison.pairing),
		...sliceAsides(comparison, markup),
		...asideWords(comparison, verdict, markup),
		...alarmWords(result, markup),
		...verdict === "not-comparable" ? [] : [layerSentence(comparison.layers, markup)],
		...verdict === "regressed" ? acceptedAside(result, markup) : []
	].map((sentence) => `${sentence}.`).join(" ");
}
function sinceWords(result, comparison, markup) {
	const { anchored } = result;
	return anchored?.comparison === comparison && !isAnchorLatest(result) ? `since ${anchorName(anchored.anchor, markup)}, ` : "";
}
function metricsWords(comparison, verdict, markup) {
	const deciding = comparison.metrics.filter((metric) => metric.blocking && metric.verdict === verdict);
	if (deciding.length === 0) return nothingDecided(comparison, verdict);
	if (verdict === "unchanged" && deciding.length > 1) return allHeld(comparison, deciding, markup);
	if (verdict === "inconclusive" && deciding.length > 1 && deciding.every(isOpen)) return allOpen(comparison, deciding, markup);
	const sentences = deciding.slice(0, 3).map((metric) => metricSentence(metric, markup));
	return withRest(sentences, deciding.length).join(". ");
}
function nothingDecided({ pairing, metrics }, verdict) {
	if (pairing.paired === 0) return "no question stands on both sides";
	if (!metrics.some(({ blocking }) => blocking)) return "no metric decides; every one only informs";
	return verdict === "not-comparable" ? "the two runs do not measure the same thing" : `${count(pairing.paired, "question")} compared`;
}
/** What a reader must know of the samples before believing a number. */
function sampleWords({ relation, paired, onlyBefore, onlyAfter }) {
	switch (relation) {
		case "same": return [];
		case "overlapping": return [`Compared on the ${count(paired, "question")} that both sides were asked`];
		case "disjoint": return onlyBefore === 0 || onlyAfter === 0 ? [] : ["Other questions were asked on each side: a difference may be the traffic's, not the system's"];
		default: return relation;
	}
}
/** A metric that only informs never decides, and a loss in it is never hidden. */
function asideWords(comparison, verdict, markup) {
	const worse = comparison.metrics.filter((metric) => !metric.blocking && metric.verdict === "regressed");
	if (worse.length === 0 || verdict === "not-comparable") return [];
	const names = worse.slice(0, 3).map(({ metric }) => markup.word(metric));
	const too = verdict === "regressed" ? " too" : "";
	return [`${list(withRest(names, worse.length))} got worse${too}, but only ${worse.length === 1 ? "informs" : "inform"}`];
}
/** A change of level that no version explains is an alarm, whatever the verdict. */
function alarmWords({ changes = [] }, markup) {
	const unversioned = changes.filter((change) => change.unversioned).map(({ metric }) => markup.word(metric));
	const names = [...new Set(unversioned)];
	if (names.length === 0) return [];
	return [`${list(withRest(names.slice(0, 3), names.length))} moved to another level, and no version differs across it`];
}

export { slicesTitle as a, runItSection as c, slicesInWords as i, acceptedWords as l, verdictSentence as n, tabledSlices as o, silentSlices as r, runItLine as s, decisiveComparison as t };