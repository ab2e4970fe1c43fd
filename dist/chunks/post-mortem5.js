import { i as stoppedEarly } from "./incomplete.js";
import { a as postMortemPath, i as incidentName, n as INCIDENT_STATUSES, r as SEVERITIES, t as INCIDENT_KINDS } from "./post-mortem4.js";
import { n as attributed } from "./attribute2.js";
import { t as STAMP_PREFIX } from "./stamp.js";
import { t as GAP_CODES } from "./detection-gap.js";
import { n as sliceSampleSize, t as missProbability } from "./slice-sample-size.js";
import { c as cosine, f as withCases, l as textVectors, s as mmdCosine, u as labelPermutation } from "./find-players.js";
import { r as ASSUMED_WITHIN, t as ASSUMED_BETWEEN } from "./plan3.js";
import { r as detectableEffect } from "./variance-components.js";
import { n as seedOf, r as holm, t as compare } from "./compare2.js";
import { t as wilson } from "./wilson.js";
import { n as notAccepted } from "./accepted.js";
import { n as compareWithOlder, t as compareWith } from "./compare-with.js";
import { n as orUndefined, t as isForPeople } from "./for-people.js";
import { t as gateAction } from "./gate.js";
import { t as attributeText } from "./attribute-text.js";
import { i as variantOfCell, n as isFailing, t as FIRST_TRIAL } from "./trial-numbers.js";
import { t as isNegative } from "./negative-feedback.js";
import { I as scoredValues } from "./lib.js";
import { s as mean } from "./distributions.js";
import { n as caseWeights } from "./metric-difference.js";
import { n as historyOf, r as readRecords } from "./history3.js";
import { a as commonVersion, o as diffTuples, s as tupleOf, t as LAYERS } from "./version.js";
import { n as sampleOfRecord } from "./sample-of-baseline.js";
import { t as timesApart } from "./times-apart.js";
import { a as layersOfRole, i as isWhollyJoint, o as movedByItself, t as BLAMED } from "./attribution.js";
import { a as percent, i as lossSize, r as lossRange, t as lossLimits } from "./loss-words.js";
import { n as PLAIN, t as MARKDOWN } from "./markup2.js";
import { d as list, g as share$1, i as count, n as certainty, p as probability, u as level } from "./numbers.js";
import { n as shortVersion, t as briefVersion } from "./version-words.js";
import { c as designWords, i as otherMetrics, l as checklistQuestion, n as blameSentence, o as sharesSentence, r as interactionSentences, s as totalSentence, t as joinSections, u as checklistRows } from "./sections.js";
import { n as theLayer, r as modelSentence, t as outcomeSentence } from "./outcome-words.js";
import { c as instant, i as summaryLines, l as preventionSentence, n as overrideWords, o as gapSentence, r as rateWords, s as gapTitle, t as oftenWords, u as preventionWords } from "./summary.js";
import { t as levelsOf } from "./level.js";
import { r as scoresReplays } from "./scorer-spec.js";
import { t as filesOfLayer } from "./touched-layers.js";
import { t as newestRecord } from "./newest-record.js";
import { n as traceLine } from "./trace-line.js";
import { n as redactTraces, t as redactTexts } from "./redact.js";
import { n as keptFirst } from "./kept-texts.js";
import { a as table, i as folded, n as bullets, r as fenced } from "./markdown.js";
import { t as capital } from "./capital.js";
import { n as attributionTable } from "./attribution2.js";
import { p as spendWords, t as layerRows } from "./tables.js";
import { t as groupedNumber } from "./grouped-number.js";
import { t as aroundWords } from "./around-words2.js";
import { t as sliceName } from "./slice-name.js";
import { t as budgetLeft } from "./budget-left.js";
import { t as openVariants } from "./run-variants.js";

// src/pipeline/gaps/added-cases.ts
/** A post-mortem adds so many questions at most: a person has to look at each. */
const MOST = 20;
/** From here on two questions ask nearly the same. */
const NEARLY = .9;
/**
* Questions of the incident to add: those that fail under its versions and pass under those of before come first, then those
* unlike all that was asked, then others that fail; of those that ask nearly the same one.
*
* @param among.novel ids of questions unlike all that was asked  @param among.only no others than these
* @returns nothing where there is none
*/
function addedCases(candidates, among) {
	const { slice, novel, only } = among;
	const rank = (one) => one.resolves ? 0 : novel?.has(one.case) ? 1 : 2;
	const chosen = withoutNear(candidates.filter((one) => only === void 0 || only.has(one.case)).filter((one) => slice === void 0 || isIn(one, slice)).filter((one) => one.fails || novel?.has(one.case)).toSorted((a, b) => rank(a) - rank(b) || (a.case < b.case ? -1 : 1))).slice(0, MOST);
	if (chosen.length === 0) return [];
	return [{
		kind: "add-cases",
		cases: chosen.map((one) => one.case),
		traces: [...new Set(chosen.flatMap(({ traces }) => traces))],
		...slice === void 0 ? {} : { slice }
	}];
}
/** Whether a question is of a slice. */
function isIn({ slices }, { attribute, value }) {
	return Object.hasOwn(slices, attribute) && slices[attribute] === value;
}
/** In their order; a question without a text at hand is like no other. */
function withoutNear(ranked) {
	const { vectors } = textVectors(ranked.map(({ text = "" }) => text));
	const kept = [];
	vectors.forEach((vector, place) => {
		if (!kept.some((other) => cosine(vector, vectors[other] ?? /* @__PURE__ */ new Map()) >= NEARLY)) kept.push(place);
	});
	return kept.flatMap((place) => ranked[place] ?? []);
}

// src/pipeline/gaps/facts.ts
/** Looks for a gap where its fact is known. */
function lookAt(code, fact, look) {
	return "known" in fact ? look(fact.known) : {
		code,
		why: fact.why
	};
}

// src/pipeline/gaps/needed-cases.ts
/** By custom. */
const POWER = .8;
/** The variance of one question's difference for want of data: a score of 0 or 1, asked once before and once after. */
const ASSUMED_VARIANCE = ASSUMED_BETWEEN + 2 * ASSUMED_WITHIN;
/** The smallest loss that so many questions show. @param cases at least 1  @param confidence of the gate's intervals, 0…1 */
function detectableWith(cases, variance, confidence) {
	return detectableEffect(variance, cases, (1 - confidence) / 2, POWER);
}
/** How many questions show a loss; below ten nothing is said at all. @param loss above 0 */
function casesThatShow(loss, variance, confidence) {
	return Math.max(10, Math.ceil((detectableWith(1, variance, confidence) / loss) ** 2));
}

// src/pipeline/gaps/coverage.ts
/** A sample should meet the slice in so many of all draws. */
const MEETS = .95;
/** G1: no question of the slice was asked. */
function noCaseInSlice(facts) {
	return lookAtSlice("no-case-in-slice", facts.slice, (covered) => {
		const { slice, share, cases } = covered;
		if (cases > 0) return void 0;
		return {
			code: "no-case-in-slice",
			slice,
			share,
			needed: share >= 1 ? 1 : sliceSampleSize(share, MEETS),
			prevention: preventionOf(facts, covered)
		};
	});
}
/** G2: too few of them to show what the slice lost. */
function underpoweredSlice(facts) {
	return lookAtSlice("underpowered-slice", facts.slice, (covered) => {
		const { slice, loss, cases, variance = ASSUMED_VARIANCE } = covered;
		if (cases === 0) return void 0;
		const detectable = detectableWith(cases, variance, facts.gate.confidence);
		if (detectable <= loss && cases >= 10) return void 0;
		return {
			code: "underpowered-slice",
			slice,
			cases,
			detectable,
			loss,
			needed: casesThatShow(loss, variance, facts.gate.confidence),
			prevention: preventionOf(facts, covered)
		};
	});
}
function lookAtSlice(code, slice, look) {
	return lookAt(code, slice, (known) => known === void 0 ? void 0 : look(known));
}
function preventionOf(facts, { slice, loss, variance = ASSUMED_VARIANCE }) {
	const cases = casesThatShow(loss, variance, facts.gate.confidence);
	return [...addedCases(facts.candidates, { slice }), {
		kind: "slice-quota",
		slice,
		cases
	}];
}

// src/statistics/novelty.ts
/**
* How new texts are beside known ones, by their characters alone.
*
* Answers: is a request like those that are tested? Similarity is the largest cosine of three-character windows
* (text-vectors.ts); p(q) = (1 + #{known texts no nearer to the others than q is})/(N + 1), small for what is unlike all
* that is known. Blind to meaning; fits up to about 10⁴ texts. Source: STATISTICS.md.
*
* @param known at least one text  @returns a function of a text
*/
function noveltyBeside(known) {
	const { vectors, vectorOf } = textVectors(known);
	const usual = vectors.map((vector, index) => nearest(vector, vectors.toSpliced(index, 1)));
	return (text) => {
		const similarity = nearest(vectorOf(text), vectors);
		return {
			similarity,
			p: (1 + usual.filter((own) => own <= similarity).length) / (known.length + 1)
		};
	};
}
function nearest(text, others) {
	return others.reduce((best, other) => Math.max(best, cosine(text, other)), 0);
}

// src/pipeline/gaps/novel-queries.ts
/** A query is novel when so few of the suite's are as far from the others. */
const NOVEL = .1;
/** Queries are novel as a set at this level. */
const SET_LEVEL = .01;
const PERMUTATIONS$1 = 199;
/** A smaller set is seldom told from another. */
const FEWEST_IN_SET = 5;
/** With fewer questions in the suite no query can come to a p of 0.1. */
const FEWEST_IN_SUITE = 9;
/**
* G10: the incident's queries are unlike those that are asked, one by one or as a set. What was asked word for word is not
* novel, and where most of it was, the set is not either.
*
* Questions that failed are no random draw: where they are of one slice, they are of one kind, and as a set they differ from
* a suite of many kinds however well that covers theirs. So the set is held against the suite's questions of that slice, and
* is novel only if at least one of its queries is.
*/
function novelQueries({ queries, slice, candidates, seed }) {
	return lookAt("novel-queries", queries, ({ incident, suite }) => {
		const others = incident.filter(({ isAsked }) => !isAsked);
		if (2 * others.length <= incident.length) return void 0;
		const noveltyOf = noveltyBeside(suite.map(({ text }) => text));
		const novel = new Set(others.filter(({ text }) => noveltyOf(text).p <= NOVEL).map((one) => one.case));
		if (novel.size === 0) return void 0;
		const p = pOfSet({
			incident: others,
			suite
		}, "known" in slice ? slice.known : void 0, seed);
		if ((p === void 0 || p > SET_LEVEL) && 2 * novel.size < incident.length) return void 0;
		return {
			code: "novel-queries",
			queries: incident.length,
			novel: novel.size,
			...p === void 0 ? {} : { p },
			prevention: addedCases(candidates, {
				novel,
				only: novel
			})
		};
	});
}
/** Whether there are enough questions to tell. @returns why not, or undefined */
function tooFewToCompare({ incident, suite }) {
	if (incident.length === 0) return "no question of the incident has a text at hand";
	if (suite.length < FEWEST_IN_SUITE) return `the sample before has ${suite.length} questions with a text at hand, and ${FEWEST_IN_SUITE} are needed`;
}
function pOfSet({ incident, suite }, covered, seed) {
	const ofSlice = (texts) => texts.filter((one) => covered === void 0 || isIn(one, covered.slice)).map(({ cluster, text }) => ({
		unit: cluster,
		text
	}));
	const [own, failed] = [ofSlice(suite), ofSlice(incident)];
	const isSmall = (texts) => new Set(texts.map(({ unit }) => unit)).size < FEWEST_IN_SET;
	if (isSmall(own) || isSmall(failed)) return void 0;
	return mmdCosine(own, failed, {
		permutations: PERMUTATIONS$1,
		seed: seedOf(seed)
	}).p;
}

// src/pipeline/gaps/running.ts
const HOUR_MS$3 = 36e5;
/** G5: no run between the first sight of the bad versions and the beginning. */
function cadence({ runs }) {
	return lookAt("cadence", runs, (known) => {
		if (known.inBetween > 0 || known.began <= known.firstBad) return void 0;
		const { firstBad, began, last, everyHours } = known;
		const hours = hoursThatFit(known);
		return {
			code: "cadence",
			firstBad,
			began,
			...last === void 0 ? {} : { last },
			...everyHours === void 0 ? {} : { everyHours },
			prevention: hours === void 0 ? [] : [{
				kind: "record-every",
				hours
			}]
		};
	});
}
/** Times between runs that people set: a week, three days, a day and parts of it. */
const STEPS$1 = [
	168,
	72,
	24,
	12,
	6,
	4,
	2,
	1
];
/** The longest time between runs that puts one in between; none within an hour, which no schedule does. */
function hoursThatFit({ firstBad, began }) {
	const hours = (Date.parse(began) - Date.parse(firstBad)) / HOUR_MS$3;
	return STEPS$1.find((step) => step <= hours);
}
/** G7: what was evaluated is not what production ran. */
function otherTuple({ evaluated }) {
	return lookAt("other-tuple", evaluated, ({ run, differences }) => {
		const changed = differences.filter(({ difference }) => difference === "changed");
		if (changed.length === 0) return void 0;
		return {
			code: "other-tuple",
			run,
			differences: changed,
			prevention: [{
				kind: "align-suite",
				layers: changed.map(({ layer }) => layer)
			}]
		};
	});
}
/** G6: a layer whose version nobody recorded, or a change that no version tells of. */
function unversioned({ unversioned: { layers, changePoint }, stamps }) {
	if (layers.length === 0 && changePoint === void 0) return void 0;
	return {
		code: "unversioned",
		layers,
		...changePoint === void 0 ? {} : { changePoint },
		prevention: layers.map((layer) => ({
			kind: "stamp-version",
			layer,
			attribute: stamps[layer]
		}))
	};
}
/** G8: it was told, and nothing came of it. */
function alertIgnored({ alerts, gate }) {
	return lookAt("alert-ignored", alerts, (known) => known.length === 0 ? void 0 : {
		code: "alert-ignored",
		alerts: known,
		prevention: gate.onRegressed === "fail" ? [] : [{ kind: "fail-on-regressed" }]
	});
}

// src/pipeline/gaps/seeing.ts
/** A metric that surely sees less than half of what people find bad is blind to it. */
const SEES = .5;
/** Bad answers and good ones that a judge is trusted by (docs/calibration.md): 30 of each. */
const LABELS = 60;
/** G3: the metric passes what people found bad. */
function blindMetric({ confirmed: fact, gate, candidates }) {
	return lookAt("blind-metric", fact, ({ metric, isJudged, confirmed, seen }) => {
		if (confirmed === 0) return void 0;
		const { upper } = wilson(seen, confirmed, gate.confidence);
		if (upper >= SEES) return void 0;
		return {
			code: "blind-metric",
			metric,
			confirmed,
			seen,
			upper,
			prevention: isJudged ? [{
				kind: "calibrate-judge",
				metric,
				labels: LABELS
			}] : addedCases(candidates, {})
		};
	});
}
/** G4: what was lost is within what is accepted, at the place where it is judged. */
function marginTooWide({ loss: fact, slice, gate }) {
	return lookAt("margin-too-wide", fact, (lost) => {
		const known = "known" in slice ? slice.known : void 0;
		const { loss, share } = judgedLoss(lost, known, gate.slices);
		if (loss >= lost.margin || loss <= 0) return void 0;
		const least = known === void 0 ? loss : known.loss;
		const margin = Math.min(lost.margin, roundedDown(least / 2));
		const where = known === void 0 ? {} : { slice: known.slice };
		return {
			code: "margin-too-wide",
			metric: lost.metric,
			loss,
			margin: lost.margin,
			share,
			prevention: [{
				kind: "narrow-margin",
				metric: lost.metric,
				margin,
				...where
			}]
		};
	});
}
/** The gate judges all of the traffic, in which a slice is diluted, or each slice by itself. */
function judgedLoss({ loss }, slice, slices) {
	if (slice === void 0) return {
		loss,
		share: 1
	};
	if (slices === "block") return {
		loss: slice.loss,
		share: slice.share
	};
	return {
		loss: slice.share * slice.loss,
		share: slice.share
	};
}
/** Two digits, as people write a margin. */
function roundedDown(value) {
	const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
	return Number((Math.floor(value / unit + 1e-9) * unit).toPrecision(2));
}
/** G9: the canary would as likely as not have met none of it, or too little to tell. */
function canaryTooSmall({ canary, loss, slice, gate }) {
	const lost = "known" in loss ? loss.known : void 0;
	return lookAt("canary-too-small", canary, (cases) => {
		const covered = "known" in slice ? slice.known : void 0;
		const chance = covered === void 0 ? 0 : missProbability(covered.share, cases);
		const toMeet = covered === void 0 || covered.share >= 1 ? 1 : sliceSampleSize(covered.share, MET);
		const whole = covered === void 0 ? lost?.loss : covered.share * covered.loss;
		const toTell = whole === void 0 || whole <= 0 ? 0 : casesThatShow(whole, varianceOf(lost), gate.confidence);
		const needed = Math.max(toMeet, toTell);
		if (chance <= 1 - MET && cases >= needed) return void 0;
		return {
			code: "canary-too-small",
			cases,
			needed,
			chance,
			prevention: [{
				kind: "canary-size",
				cases: needed
			}]
		};
	});
}
const MET = .95;
function varianceOf(lost) {
	return lost?.variance ?? ASSUMED_VARIANCE;
}

// src/pipeline/gaps.ts
/** Why an incident was not caught before, each gap by its own condition (docs/gaps.md). A fact that is not known is no gap. */
function gapsOf(facts) {
	const looked = GAP_CODES.map((code) => LOOKS[code](facts)).filter((found) => found !== void 0);
	return {
		gaps: looked.flatMap((found) => "why" in found ? [] : [found]),
		notLookedAt: looked.flatMap((found) => "why" in found ? [found] : [])
	};
}
const LOOKS = {
	cadence,
	"other-tuple": otherTuple,
	unversioned,
	"no-case-in-slice": noCaseInSlice,
	"novel-queries": novelQueries,
	"underpowered-slice": underpoweredSlice,
	"blind-metric": blindMetric,
	"margin-too-wide": marginTooWide,
	"canary-too-small": canaryTooSmall,
	"alert-ignored": alertIgnored
};

// src/stories/detection-gaps/alerts.ts
/** Runs of the window that regressed and let it pass, and a probe that had told of a change by then. */
async function alertsBefore(suite, incident, records, runs, world) {
	if ("why" in records) return records;
	const from = "known" in runs ? runs.known.firstBad : incident.before.standpoint.at;
	const began = "known" in runs ? runs.known.began : incident.after.standpoint.at;
	if (from === void 0 || began === void 0) return { why: "the time of the incident is not known" };
	const regressed = records.known.flatMap((record, place) => {
		const { at } = record.baseline.run;
		const previous = records.known[place - 1];
		if (previous === void 0 || at < from || at >= began) return [];
		return regressedUnheard(suite, previous, record, incident);
	});
	const probed = await probeAlert(suite, incident, began, world);
	if ("why" in probed) return probed;
	return { known: [...regressed, ...probed.known].toSorted((a, b) => a.at < b.at ? -1 : 1) };
}
function regressedUnheard(suite, previous, record, { after }) {
	const { run, accepted = [] } = record.baseline;
	const comparison = compareWith(suite, run, previous);
	if (comparison.verdict !== "regressed") return [];
	const all = [...accepted, ...after.record?.accepted ?? []];
	const isAccepted = notAccepted(comparison, all).length === 0;
	const action = gateAction("regressed", suite.gate);
	if (action === "fail" && !isAccepted) return [];
	return [{
		at: run.at,
		what: "regressed",
		gate: isAccepted ? "accepted" : action
	}];
}
/** Two readings that deviate are a change, and a record with it warns. */
async function probeAlert(suite, { attribution: { probe } }, began, world) {
	const onset = probe?.state === "changed" ? probe.onset : void 0;
	if (onset === void 0) return { known: [] };
	try {
		return { known: (await world.store.probes(suite.name)).map(({ reading }) => reading).filter(({ model, at }) => model === probe?.model && at >= onset && at < began).length < 2 ? [] : [{
			at: onset,
			what: "probe-changed",
			gate: "warn"
		}] };
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return { why: `the readings of the probe could not be read: ${error.message}` };
	}
}

// src/stories/detection-gaps/comparison.ts
/** @param records of the suite before the incident, oldest first */
function metricCompared(suite, { attribution, before, after }, records) {
	const [then, now] = [before.record, after.record];
	const incident = then && now && compareWithOlder(suite, now.run, { baseline: then }).metrics;
	const [earlier, last] = records.slice(-2);
	const quiet = earlier && last && compareWithOlder(suite, last.baseline.run, earlier).metrics;
	const [attributed] = attribution.metrics;
	const name = attributed?.metric ?? worst(incident)?.metric;
	const of = (metrics) => metrics?.find(({ metric }) => metric === name);
	const [compared, usual] = [of(incident), of(quiet)];
	const { confidence } = suite.gate;
	const varianceOf = (evidence) => evidence && variance(evidence, confidence);
	const wholeVariance = varianceOf(usual?.evidence) ?? varianceOf(compared?.evidence);
	return {
		loss: lossOf$1(compared, attributed, wholeVariance),
		varianceIn: (attribute, value) => {
			const slice = (metric) => metric?.slices?.find((one) => one.attribute === attribute && one.value === value)?.evidence;
			return varianceOf(slice(usual)) ?? varianceOf(slice(compared)) ?? wholeVariance;
		}
	};
}
/** Of the metrics that decide, the one that lost most beside what is accepted. */
function worst(metrics) {
	const size = ({ evidence }) => evidence === void 0 ? Number.NEGATIVE_INFINITY : -evidence.difference / Math.max(evidence.margin, 1e-9);
	return metrics?.filter(({ blocking }) => blocking).toSorted((a, b) => size(b) - size(a))[0];
}
function lossOf$1(compared, attributed, spread) {
	const known = spread === void 0 ? {} : { variance: spread };
	if (compared?.evidence !== void 0) {
		const { metric, unit, direction, evidence } = compared;
		const { before, after, ratio } = evidence;
		return { known: {
			metric,
			unit,
			direction,
			loss: direction === "higher-is-better" ? before - after : after - before,
			margin: ratio === void 0 ? evidence.margin : Math.abs(before * (ratio.allowed - 1)),
			...known
		} };
	}
	if (attributed === void 0 || attributed.scale === "ratio") return { why: "the two states are not compared by any metric" };
	const { metric, unit, direction, total, margin } = attributed;
	return { known: {
		metric,
		unit,
		direction,
		loss: total.value,
		margin,
		...known
	} };
}
/** From the smallest loss that a comparison would have seen, in the square of the metric's unit. */
function variance({ detectable, ratio, before, cases }, confidence) {
	return ((ratio === void 0 ? detectable : Math.abs(before * (ratio.detectable - 1))) / detectableWith(cases, 1, confidence)) ** 2;
}

// src/stories/detection-gaps/confirmed.ts
/**
* The answers that people found bad, and how many of them the best metric finds bad too: a suite is not blind while one of
* the metrics that decide sees.
*
* @param run whose scores say what the metrics see  @param feedback the attribute that says how satisfied the user was
*/
function confirmedFailures(cases, run, feedback) {
	if (cases === void 0 || run === void 0) return { why: "the traces of the incident, or the scores of their questions, are not at hand" };
	const told = cases.filter((one) => one.recordings.some((recording) => isTold(recording, feedback)));
	if (told.length === 0) return { why: "no trace of the incident says what people found of its answer" };
	const bad = new Set(told.filter((one) => one.recordings.some((recording) => isBad(recording, feedback))).map(idOf));
	const [best] = run.metrics.filter(({ blocking, unit }) => blocking && unit === "score").map((metric) => seenBy(metric, run, bad)).toSorted((a, b) => share(b) - share(a) || b.confirmed - a.confirmed);
	return best === void 0 ? { why: "no metric that decides scores answers from 0 to 1" } : { known: best };
}
function idOf({ id }) {
	return id;
}
function isTold({ evaluations, attributes }, feedback) {
	return evaluations.some(({ by }) => by === "human") || feedback !== void 0 && attributeText(attributes, feedback) !== void 0;
}
function isBad({ evaluations, attributes }, feedback) {
	const saysBad = ({ by, value, label }) => by === "human" && (value === void 0 ? isNegative(label) : value <= 0);
	return evaluations.some(saysBad) || feedback !== void 0 && isNegative(attributeText(attributes, feedback));
}
/** Of the answers that people found bad those that the metric has scored, and those it fails too. */
function seenBy(metric, run, bad) {
	const scored = run.cases.filter(({ id }) => bad.has(id)).map(({ trials }) => scoredValues(trials, metric)).filter((values) => values.length > 0);
	return {
		metric: metric.name,
		isJudged: metric.judge !== void 0,
		confirmed: scored.length,
		seen: scored.filter((values) => isFailing(mean(values), metric)).length
	};
}
function share({ confirmed, seen }) {
	return confirmed === 0 ? -1 : seen / confirmed;
}

// src/pipeline/gaps/incident-slice.ts
const PERMUTATIONS = 999;
const LEVEL = .05;
/** Of an attribute with more values (an id, say) only the largest could say anything. */
const MOST_VALUES = 50;
/**
* The slice that a loss is confined to: of those whose questions surely lose more than all others together do, the one that
* holds most of the loss. Surely: by permuting which conversations are of the slice, adjusted by Holm over all slices.
*
* @returns undefined where the loss is not confined to any
*/
function incidentSlice(losses, attributes, seed) {
	const found = attributes.flatMap((attribute) => valuesOf(losses, attribute)).map((slice) => tested(losses, slice, seed));
	const adjusted = holm(found.map(({ p }) => p));
	const [first] = found.filter(({ loss, excess }, place) => loss > 0 && excess > 0 && (adjusted[place] ?? 1) <= LEVEL).toSorted((a, b) => b.held - a.held || b.excess - a.excess);
	return first === void 0 ? void 0 : {
		slice: first.slice,
		loss: first.loss
	};
}
/** The largest values of an attribute that some questions have and some have not. */
function valuesOf(losses, attribute) {
	const counts = /* @__PURE__ */ new Map();
	for (const { slices } of losses) {
		const value = Object.hasOwn(slices, attribute) ? slices[attribute] : void 0;
		if (value !== void 0) counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return [...counts].filter(([, count]) => count < losses.length).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_VALUES).map(([value]) => ({
		attribute,
		value
	}));
}
function tested(losses, slice, seed) {
	const units = unitsOf(losses, slice);
	const labels = units.map(({ side }) => side);
	const options = {
		permutations: PERMUTATIONS,
		seed: seedOf(`${seed} ${slice.attribute} ${slice.value}`)
	};
	const excess = excessOf(units, Uint8Array.from(labels));
	const p = excess > 0 ? labelPermutation(labels, (sides) => excessOf(units, sides), options).p : 1;
	const own = units.filter(({ side }) => side === 1);
	const [held, weight] = [sumOf(own.map((unit) => unit.loss)), sumOf(own.map((unit) => unit.weight))];
	return {
		slice,
		loss: weight > 0 ? held / weight : 0,
		held,
		excess,
		p
	};
}
function unitsOf(losses, slice) {
	const units = /* @__PURE__ */ new Map();
	for (const one of losses) {
		const side = isIn(one, slice) ? 1 : 0;
		const key = `${side} ${one.cluster}`;
		const { loss, weight } = units.get(key) ?? {
			loss: 0,
			weight: 0
		};
		units.set(key, {
			side,
			loss: loss + one.weight * one.loss,
			weight: weight + one.weight
		});
	}
	return [...units.values()];
}
function excessOf(units, sides) {
	const [loss, weight] = [[0, 0], [0, 0]];
	units.forEach((unit, place) => {
		const side = sides[place] ?? 0;
		loss[side] = (loss[side] ?? 0) + unit.loss;
		weight[side] = (weight[side] ?? 0) + unit.weight;
	});
	const meanOf = (side) => (weight[side] ?? 0) > 0 ? (loss[side] ?? 0) / (weight[side] ?? 1) : 0;
	return meanOf(1) - meanOf(0);
}
function sumOf(values) {
	return values.reduce((sum, value) => sum + value, 0);
}

// src/stories/detection-gaps/losses.ts
/**
* What each question scored at the two states: replayed afresh for the attribution where it was, else as recorded.
*
* @param runs.before, runs.after of the two records, where there are any
*/
function caseStates(metric, runs, cells) {
	const bare = cells.find(({ after }) => after.length === 0);
	const full = cells.toSorted((a, b) => b.after.length - a.after.length)[0];
	const states = /* @__PURE__ */ new Map();
	put(states, runs.before, "before", metric);
	put(states, runs.after, "after", metric);
	if (full !== void 0 && full.after.length > 0) {
		put(states, bare?.run, "before", metric);
		put(states, full.run, "after", metric);
	}
	return states;
}
function put(states, run, side, metric) {
	for (const row of run?.cases ?? []) {
		const values = scoredValues(row.trials, metric);
		const known = states.get(row.id) ?? { row };
		states.set(row.id, values.length === 0 ? known : {
			...known,
			[side]: mean(values)
		});
	}
}
/** How much worse a question became: above 0 for worse, undefined where a side is not known. */
function lossOf({ before, after }, { direction }) {
	if (before === void 0 || after === void 0) return void 0;
	return direction === "higher-is-better" ? before - after : after - before;
}
/** A question of the incident: whether it fails there, and whether it passes under the versions of before. */
function verdictOnCase(state, metric) {
	if (metric.unit !== "score") {
		const loss = state === void 0 ? void 0 : lossOf(state, metric);
		const fails = loss !== void 0 && loss > metric.margin;
		return {
			fails,
			resolves: fails
		};
	}
	const fails = state?.after !== void 0 && isFailing(state.after, metric);
	return {
		fails,
		resolves: fails && state.before !== void 0 && !isFailing(state.before, metric)
	};
}
/**
* The losses that a slice is looked for among: of the questions that have a score at both states, each counting for what it
* stands for in the later record. A question of a kind that was never asked before has none; it is held against what
* questions scored before on the whole.
*
* @param asked the rows of the last run before
*/
function caseLosses(states, metric, rows, asked) {
	const { weights } = caseWeights(rows);
	const weightOf = new Map(rows.map(({ id }, place) => [id, weights[place] ?? 1]));
	const usual = mean([...states.values()].flatMap(({ before }) => before ?? []));
	const kinds = new Set(asked.flatMap((row) => Object.entries(row.slices).map(kindOf)));
	const isNew = ({ slices }) => Object.entries(slices).some((kind) => !kinds.has(kindOf(kind)));
	return [...states].flatMap(([id, state]) => {
		const before = state.before ?? (Number.isFinite(usual) && isNew(state.row) ? usual : void 0);
		const loss = lossOf({
			...state,
			...before === void 0 ? {} : { before }
		}, metric);
		const { cluster, slices } = state.row;
		return loss === void 0 ? [] : [{
			case: id,
			cluster,
			slices,
			loss,
			weight: weightOf.get(id) ?? 1
		}];
	});
}
function kindOf(slice) {
	return JSON.stringify(slice);
}
/** The same where people named the traces that failed: their questions lost, and those of the sample before are the others. */
function namedLosses(named, others, states, metric) {
	const ids = new Set(named.map(({ id }) => id));
	const lossOfCase = (id) => {
		const state = states.get(id);
		return state === void 0 ? void 0 : lossOf(state, metric);
	};
	return [...named.flatMap(({ id, cluster, slices }) => {
		const loss = lossOfCase(id);
		return loss === void 0 ? [] : [{
			case: id,
			cluster,
			slices,
			loss,
			weight: 1
		}];
	}), ...others.filter(({ id }) => !ids.has(id)).map(({ id, cluster, slices }) => ({
		case: id,
		cluster,
		slices,
		loss: lossOfCase(id) ?? 0,
		weight: 1
	}))];
}
/** Questions that may be added to a suite, from the sample, or from rows where its texts are not at hand. */
function candidatesOf(sample, rows, verdictOf) {
	if (sample === void 0) return rows.map(({ id, slices, trials }) => {
		return {
			case: id,
			traces: [...new Set(trials.map(({ trace }) => trace))],
			slices,
			...verdictOf(id)
		};
	});
	return sample.cases.map((one) => {
		const text = lastAsked(one);
		const traces = one.recordings.map(({ traceId }) => traceId);
		return {
			case: one.id,
			traces,
			slices: one.slices,
			...verdictOf(one.id),
			...text === void 0 ? {} : { text }
		};
	});
}
/** What the user said last; undefined where its text was not recorded. */
function lastAsked({ recordings: [{ turns }] }) {
	const text = turns.findLast(({ role }) => role === "user")?.text.trim();
	return text === "" ? void 0 : text;
}

// src/stories/detection-gaps/coverage.ts
/** Where the loss is confined to, and how the last run before covered it. */
function sliceOf(suite, { losses, rows }, asked, { varianceIn }) {
	if ("why" in losses) return losses;
	const found = incidentSlice(losses.known, suite.traces.slices, suite.sample.seed);
	if (found === void 0) return { known: void 0 };
	if (asked === void 0) return { why: "no run before the incident is kept" };
	const { attribute, value } = found.slice;
	const variance = varianceIn(attribute, value);
	return { known: {
		...found,
		share: shareOf(rows, found.slice),
		cases: asked.filter((row) => isIn(row, found.slice)).length,
		...variance === void 0 ? {} : { variance }
	} };
}
/** A slice's share of the traffic, by the questions that were drawn anew; of none of n it is taken for one in n + 1. */
function shareOf(rows, slice) {
	const drawn = rows.filter(({ part }) => part === void 0);
	const fresh = drawn.length > 0 ? drawn : rows;
	const { weights } = caseWeights(fresh);
	const own = fresh.reduce((sum, row, place) => isIn(row, slice) ? sum + (weights[place] ?? 1) : sum, 0);
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	return own > 0 ? own / all : 1 / (fresh.length + 1);
}
/** What failed, beside what the sample before asked. */
function queriesOf({ sample, earlier }, candidates, asked) {
	if (earlier === void 0) return { why: "the questions of the run before are not at hand" };
	const known = new Set([...asked ?? [], ...earlier.cases].map(({ id }) => id));
	const clusters = new Map(sample?.cases.map(({ id, cluster }) => [id, cluster]));
	const queries = {
		incident: candidates.flatMap((one) => {
			const isAsked = known.has(one.case);
			const cluster = clusters.get(one.case) ?? one.case;
			return one.fails && one.text !== void 0 ? [{
				case: one.case,
				cluster,
				text: one.text,
				slices: one.slices,
				isAsked
			}] : [];
		}),
		suite: earlier.cases.flatMap((one) => {
			const text = lastAsked(one);
			return text === void 0 ? [] : [{
				cluster: one.cluster,
				text,
				slices: one.slices
			}];
		})
	};
	const why = tooFewToCompare(queries);
	return why === void 0 ? { known: queries } : { why };
}

// src/stories/detection-gaps/runs.ts
const HOUR_MS$2 = 36e5;
/** The records of the suite up to the incident, the incident's own left out; oldest first. */
async function recordsBefore(suite, { before, after }, world) {
	const target = (after.record ?? before.record)?.run.target ?? "replay";
	const upTo = after.standpoint.at ?? world.clock.now().toISOString();
	try {
		const names = (await world.store.list(suite.name)).filter(({ path, date }) => path !== after.standpoint.baseline && date <= upTo.slice(0, 10));
		const records = await readRecords(names.slice(-60), world);
		if (records === void 0) return { why: "reading the records was stopped" };
		const own = after.record?.run.at;
		return { known: records.filter(({ baseline: { run } }) => run.target === target && run.at <= upTo && run.at !== own).toSorted((a, b) => a.baseline.run.at < b.baseline.run.at ? -1 : 1) };
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return { why: `the records before could not be read: ${error.message}` };
	}
}
/** When the bad versions were first seen, when the incident began, and which runs there were in between. */
function runsBefore(incident, records, sample) {
	if ("why" in records) return records;
	const began = beganAt(incident, sample);
	if (began === void 0) return { why: "when the incident began is not known" };
	const changed = incident.attribution.differences.filter(({ difference }) => difference === "changed");
	if (changed.length === 0) return { why: "no version changed, so there is no first sight of one" };
	const since = incident.before.standpoint.at ?? "";
	const isBad = (versions) => changed.some(({ layer, after }) => versions[layer].id === after.id) && changed.every(({ layer, after }) => versions[layer].id === null || versions[layer].id === after.id);
	const firstBad = [...recordingsOf(sample).map(({ time, versions }) => ({
		at: time,
		versions
	})), ...records.known.map(({ baseline: { run } }) => run)].flatMap(({ at, versions }) => at !== void 0 && at >= since && at <= began && isBad(versions) ? [at] : []).toSorted()[0];
	if (firstBad === void 0) return { why: "no trace and no record before the incident says when its versions were first in use" };
	const times = records.known.map(({ baseline }) => baseline.run.at);
	const last = times.findLast((at) => at <= firstBad);
	const everyHours = usualHours(times);
	return { known: {
		firstBad,
		began,
		inBetween: times.filter((at) => at > firstBad && at <= began).length,
		...last === void 0 ? {} : { last },
		...everyHours === void 0 ? {} : { everyHours }
	} };
}
/** The first of the traces that people named, else the record that showed it. */
function beganAt({ traces, after }, sample) {
	const recorded = after.standpoint.at ?? after.record?.run.at;
	if (traces === void 0) return recorded;
	return recordingsOf(sample).filter(({ traceId }) => traces.includes(traceId)).flatMap(({ time }) => time ?? []).toSorted()[0] ?? recorded;
}
/** All traces of a sample's cases; none without one. */
function recordingsOf(sample) {
	return sample?.cases.flatMap(({ recordings }) => recordings) ?? [];
}
/** The median time between two runs, in hours; undefined below two. */
function usualHours(times) {
	const gaps = times.slice(1).map((at, place) => (Date.parse(at) - Date.parse(times[place] ?? at)) / HOUR_MS$2);
	const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)];
	return middle === void 0 ? void 0 : Math.round(middle * 10) / 10;
}

// src/stories/detection-gaps/tuples.ts
const HOUR_MS$1 = 36e5;
/** What the last run before the incident evaluated, against what production ran then. */
async function evaluatedTuple(suite, incident, records, world) {
	if ("why" in records) return records;
	const last = records.known.at(-1);
	if (last === void 0) return { why: "no run before the incident is kept" };
	const { name, baseline } = last;
	const sample = name.path === incident.before.standpoint.baseline && incident.earlier ? { known: incident.earlier } : await sampleAtHand(suite, last, world);
	if ("why" in sample) return sample;
	const production = productionTuple(recordingsOf(sample.known), baseline.run.at, suite.attribution.hoursBefore);
	if (LAYERS.every((layer) => production[layer].id === null)) return { why: "the traces of that time say no version" };
	return { known: {
		run: name.path,
		differences: diffTuples(baseline.run.versions, production)
	} };
}
/** The questions of a record, or why they are not at hand. */
async function sampleAtHand(suite, { baseline }, world) {
	const day = baseline.run.at.slice(0, 10);
	try {
		const { drawn } = await sampleOfRecord(suite, { baseline }, world);
		if (drawn.status === "drawn") return { known: drawn.sample };
		return { why: `the traces of the record of ${day} are gone` };
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return { why: `the traces of the record of ${day} could not be read: ${error.message}` };
	}
}
/** What production ran in the last hours before an instant, as its traces agree; where none is of those hours, all before. */
function productionTuple(recordings, at, hours) {
	const from = (/* @__PURE__ */ new Date(Date.parse(at) - hours * HOUR_MS$1)).toISOString();
	const earlier = recordings.filter(({ time = at }) => time <= at);
	const late = earlier.filter(({ time }) => time !== void 0 && time >= from);
	const of = (late.length > 0 ? late : earlier).map(({ versions }) => versions);
	return tupleOf((layer) => commonVersion(of.map((versions) => versions[layer])));
}
/** Layers whose version nobody recorded, and a change since the earlier state that no version tells of. */
function unversionedFacts(suite, { attribution, before, after }, records) {
	const layers = attribution.differences.filter((difference) => difference.before.id === null || difference.after.id === null).map(({ layer }) => layer);
	const known = "known" in records ? records.known : [];
	const own = after.standpoint.baseline;
	const all = [...known.map(({ name, baseline }) => ({
		path: name.path,
		baseline
	})), ...after.record === void 0 || own === void 0 ? [] : [{
		path: own,
		baseline: after.record
	}]];
	const since = before.standpoint.at ?? "";
	const change = historyOf(all, { suite: suite.name }).metrics.flatMap((metric) => metric.changes).find(({ unversioned, at }) => unversioned && at > since);
	return {
		layers,
		...change === void 0 ? {} : { changePoint: change.baseline }
	};
}

// src/stories/detection-gaps.ts
/** Why it was not caught before it was an incident. Nothing is asked of a model, and nothing is written. */
async function detectionGaps(suite, incident, world) {
	const records = await recordsBefore(suite, incident, world);
	const known = await withSamples(suite, incident, world);
	const compared = metricCompared(suite, known, "known" in records ? records.known : []);
	const asked = askedBefore(known, records);
	const found = casesOf$1(suite, known, compared, asked);
	const runs = runsBefore(known, records, known.sample);
	return gapsOf({
		gate: suite.gate,
		stamps: stampsOf(suite),
		seed: suite.sample.seed,
		runs,
		evaluated: await evaluatedTuple(suite, known, records, world),
		unversioned: unversionedFacts(suite, known, records),
		loss: compared.loss,
		slice: sliceOf(suite, found, asked, compared),
		queries: queriesOf(known, found.candidates, asked),
		confirmed: confirmedFailures(incidentCases(known), runOfScores(known), suite.traces.feedback),
		alerts: await alertsBefore(suite, known, records, runs, world),
		canary: known.canary === void 0 ? { why: "no canary of this rollout is known" } : { known: known.canary },
		candidates: found.candidates
	});
}
/** With the questions of both states, where they are at hand. */
async function withSamples(suite, incident, world) {
	const of = async (given, { record }) => {
		if (given !== void 0 || record === void 0) return given;
		const found = await sampleAtHand(suite, { baseline: record }, world);
		return "known" in found ? found.known : void 0;
	};
	const [sample, earlier] = [await of(incident.sample, incident.after), await of(incident.earlier, incident.before)];
	return {
		...incident,
		...sample === void 0 ? {} : { sample },
		...earlier === void 0 ? {} : { earlier }
	};
}
function stampsOf({ traces }) {
	const of = (layer) => traces.versions[layer] ?? `${"eval_baseline.version."}${layer}`;
	return {
		model: of("model"),
		prompt: of("prompt"),
		policy: of("policy"),
		retrieval: of("retrieval"),
		tools: of("tools")
	};
}
/** The rows of the last run before the incident: what the suite asked. */
function askedBefore({ before }, records) {
	return (("known" in records ? records.known.at(-1) : void 0)?.baseline ?? before.record)?.run.cases;
}
/** The cases of the traces that people named; else all of the later state. */
function incidentCases({ sample, traces }) {
	if (traces === void 0 || sample === void 0) return sample?.cases;
	return sample.cases.filter(({ recordings }) => recordings.some(({ traceId }) => traces.includes(traceId)));
}
/** The later record, or what the attribution replayed of it. */
function runOfScores({ after, cells = [] }) {
	return after.record?.run ?? cells.toSorted((a, b) => b.after.length - a.after.length)[0]?.run;
}
function casesOf$1(suite, incident, { loss }, asked) {
	const { before, after, cells = [], traces, sample } = incident;
	const rows = after.record?.run.cases ?? [];
	if ("why" in loss) return {
		losses: loss,
		candidates: candidatesOf(sample, rows, () => NO_VERDICT),
		rows
	};
	const metric = {
		...loss.known,
		name: loss.known.metric
	};
	const states = caseStates(metric, {
		before: before.record?.run,
		after: after.record?.run
	}, cells);
	const named = traces === void 0 ? void 0 : incidentCases(incident);
	const isNamed = new Set(named?.map(({ id }) => id));
	const candidates = candidatesOf(sample, rows, (id) => {
		const verdict = verdictOnCase(states.get(id), metric);
		return isNamed.has(id) ? {
			...verdict,
			fails: true
		} : verdict;
	});
	return {
		losses: enough(named === void 0 ? caseLosses(states, metric, rows, asked ?? rows) : namedLosses(named, asked ?? [], states, metric), suite),
		candidates,
		rows: rows.length > 0 ? rows : asked ?? []
	};
}
const NO_VERDICT = {
	fails: false,
	resolves: false
};
function enough(losses, { traces }) {
	if (traces.slices.length === 0) return { why: "the suite declares no slices" };
	if (losses.length >= 10) return { known: losses };
	return { why: `${losses.length} questions have a score at both states, and ${10} are needed to find a slice` };
}

// src/report/post-mortem/findings.ts
/** What the configurations say for and against each layer, by the leading metric: sentences with their numbers. */
function findingsOf({ metrics: [metric] }, markup = PLAIN) {
	return (metric?.layers ?? []).map((effect) => ({
		layer: effect.layer,
		for: sentencesFor(effect, metric, markup),
		against: sentencesAgainst(effect, metric)
	}));
}
function sentencesFor(effect, metric, markup) {
	const { before, after, measured, joint, notReplayed } = effect;
	const changed = `It went from ${briefVersion(before, markup)} to ${briefVersion(after, markup)}.`;
	if (measured === void 0) return [changed, `It is not ruled out: ${notReplayed === void 0 ? "it was not replayed" : markup.word(notReplayed, LONGEST$1)}.`];
	const { part, share: ofWhole, necessity, sufficiency, p } = measured;
	return [
		changed,
		...part.lower > 0 ? [`Its part of the loss is ${lossSize(part.value, metric)} (${at(metric)}${lossLimits(part, metric)}; p ${probability(p)})${ofWhole === void 0 ? "" : `, ${percent(ofWhole.value)} % of it`}.`] : [],
		...necessity.lower > 0 ? [`Taking it back alone gives back ${lossSize(necessity.value, metric)} (${lossLimits(necessity, metric)}).`] : [],
		...sufficiency.lower > 0 ? [`Brought in alone it costs ${lossSize(sufficiency.value, metric)} (${lossLimits(sufficiency, metric)}).`] : [],
		...alone(effect.layer, metric),
		...joint === void 0 ? [] : [jointSentence(joint, isWhollyJoint(effect, metric.layers))]
	];
}
function sentencesAgainst(effect, metric) {
	const { measured, role, protective, casesToExonerate } = effect;
	if (measured === void 0) return [];
	const { part, necessity, sufficiency } = measured;
	const within = `± ${lossSize(metric.equivalence, metric)}`;
	return [
		...role === "exonerated" && protective !== true ? [`Its part, taking it back and bringing it in all lie within ${within}, which counts as none: its part is ${lossRange(part, metric)}.`] : [],
		...protective === true ? [`Its new version makes answers better: its part is ${lossRange(part, metric)}.`] : [],
		...part.lower <= 0 && role !== "exonerated" ? [`Its part may be nothing: ${lossRange(part, metric)}.`] : [],
		...necessity.lower <= 0 ? [`Taking it back alone does not surely give anything back: ${lossRange(necessity, metric)}.`] : [],
		...sufficiency.lower <= 0 ? [`Brought in alone it does not surely cost anything: ${lossRange(sufficiency, metric)}.`] : [],
		...casesToExonerate === void 0 ? [] : [`${casesToExonerate} more questions would be needed to rule it out, were it innocent.`]
	];
}
const LONGEST$1 = 1e3;
/** How often the layer's new version fails all by itself, beside how often nothing of the incident does. */
function alone(layer, { configurations }) {
	const none = configurations.find(({ after }) => after.length === 0)?.failures;
	const only = configurations.find(({ after }) => after.length === 1 && after[0] === layer)?.failures;
	if (none === void 0 || only === void 0 || only.lower <= none.upper) return [];
	return [`With its new version alone ${rate(only)} fail; with nothing of the incident ${rate(none)}.`];
}
function rate({ failures, trials, lower, upper }) {
	return `${failures} of ${trials} answers (${share$1(lower)} to ${share$1(upper)})`;
}
function jointSentence({ with: others, kind }, isWhole) {
	if (kind === "or") return `It and ${list(others)} each do ${isWhole ? "it" : "some of the same"} alone: taking one back is not enough.`;
	return isWhole ? `It does it only together with ${list(others)}.` : `It does more together with ${list(others)} than each does alone.`;
}
function at({ confidence }) {
	return `${certainty(confidence)}: `;
}

// src/report/post-mortem/standing.ts
/** What stands in the place of the status until somebody changes it; its words are read again. */
const FIRST_STANDING = "- status: draft\n- kind: incident\n- severity: unknown\n";
/**
* What people say of the incident as a whole: of lines such as "status: confirmed" the words that are known; all else is
* theirs alone.
*
* @param words what stands in the place of the status; undefined where there is none yet
*/
function standingIn(words) {
	const { status, kind, severity } = saidIn(words);
	return {
		status: status.word,
		kind: kind.word,
		...severity.word === "unknown" ? {} : { severity: severity.word }
	};
}
/** One sentence for each of these lines whose word is not known: what it is taken for instead. */
function notReadIn(words) {
	return Object.values(saidIn(words)).flatMap(({ notRead }) => notRead ?? []);
}
function saidIn(words = "") {
	return {
		status: said(words, "status", INCIDENT_STATUSES, "draft"),
		kind: said(words, "kind", INCIDENT_KINDS, "incident"),
		severity: said(words, "severity", [...SEVERITIES, "unknown"], "unknown")
	};
}
/** The word that the first line of a name gives it. */
function said(words, name, known, usual) {
	const line = new RegExp(`^[ \\t>*-]*${name}[ \\t*]*:[^\\r\\n\\p{L}\\p{N}]*([\\p{L}\\p{N}-]+)`, "imu").exec(words);
	if (line === null) return { word: usual };
	const [, given = ""] = line;
	const word = known.find((one) => one.toLowerCase() === given.toLowerCase());
	if (word !== void 0) return { word };
	return {
		word: usual,
		notRead: `In the place of the status, the line "${name}: ${given}" has none of the words ${known.join(", ")}: it is taken for ${usual}.`
	};
}

// src/stories/post-mortem/actions.ts
/** Who has to do with a layer, as a role. */
const OWNER = {
	model: "owner of the choice of model",
	prompt: "owner of the prompt",
	policy: "owner of the policy",
	retrieval: "owner of the retrieval index",
	tools: "owner of the tools"
};
const OF_THE_SUITE = "owner of the evaluation suite";
const OF_OPERATION = "owner of operation";
/**
* What is to be done: taking back or mending what is blamed, settling what stays open, and for each gap of detection what
* would have caught it. Each by a role, with the questions that will tell whether it helped.
*
* @param verifying ids of such questions
*/
function actionsOf(attribution, gaps, verifying) {
	const unit = attribution.metrics[0]?.unit ?? "score";
	const actions = [
		...fixes(attribution),
		...openEnds(attribution),
		...preventionsOf(gaps).map(({ code, prevention }) => ({
			...preventive(prevention, unit),
			gap: code
		}))
	].map((action) => ({
		verifiedBy: verifying,
		...action
	}));
	return [...new Map(actions.map((action) => [action.key, action])).values()];
}
/** What several gaps ask for is asked for once, by the first of them. All questions that they want added are added. */
function preventionsOf(gaps) {
	const all = gaps.flatMap(({ code, prevention }) => prevention.map((one) => ({
		code,
		prevention: one
	})));
	const added = all.flatMap(({ prevention }) => prevention.kind === "add-cases" ? [prevention] : []);
	const [first] = added;
	const isOneSlice = added.every(({ slice }) => slice?.attribute === first?.slice?.attribute && slice?.value === first?.slice?.value);
	const together = {
		kind: "add-cases",
		cases: [...new Set(added.flatMap(({ cases }) => cases))],
		traces: [...new Set(added.flatMap(({ traces }) => traces))],
		...first?.slice === void 0 || !isOneSlice ? {} : { slice: first.slice }
	};
	return all.filter(({ prevention }) => prevention.kind !== "add-cases" || prevention === first).map((one) => one.prevention === first ? {
		...one,
		prevention: together
	} : one);
}
function fixes({ metrics, model }) {
	const fixed = (metrics[0]?.layers ?? []).filter(({ role }) => BLAMED.includes(role)).map((effect) => ({
		key: `fix-${effect.layer}`,
		type: "fix",
		text: `Take ${theLayer(effect.layer)} back from ${shortVersion(effect.after, PLAIN)} to ${shortVersion(effect.before, PLAIN)}, or mend the new version${together(effect, metrics[0]?.layers ?? [])}.`,
		role: OWNER[effect.layer]
	}));
	if (model.reason !== "silent-change") return fixed;
	const text = "Ask for a model by a dated name, or adapt to the one that answers now: another one answers to the same name.";
	return [...fixed, {
		key: "fix-silent-model",
		type: "fix",
		text,
		role: OWNER.model
	}];
}
function together(effect, layers) {
	const { joint } = effect;
	if (joint === void 0) return "";
	const [others, isWhole] = [list(joint.with), isWhollyJoint(effect, layers)];
	if (joint.kind === "and" && isWhole) return `; it does it only together with ${others}, so one of them is enough`;
	return `; ${joint.kind === "or" && isWhole ? "each alone does it" : "each alone does some of it"}, so ${others} must be taken back or mended too`;
}
function openEnds(attribution) {
	const { metrics, checklist } = attribution;
	return [
		...(metrics[0]?.layers ?? []).filter(({ role }) => role === "undetermined").map(settling),
		...answering(checklist.filter(({ answer, by }) => answer === "unknown" && by === "human")),
		...otherEnds(attribution)
	];
}
/** One thing to do, however many questions: each has a place of its own in the checklist. */
function answering(open) {
	const [first, another] = open;
	if (first === void 0) return [];
	return [{
		key: "answer-checklist",
		type: "process",
		text: `Answer what no machine can: ${another === void 0 ? checklistQuestion(first.key) : `${count(open.length, "question")} of the checklist.`}`,
		role: OF_OPERATION
	}];
}
function settling({ layer, notReplayed, casesToExonerate }) {
	if (notReplayed !== void 0) return {
		key: `keep-${layer}`,
		type: "process",
		text: `Keep every version of ${layer} at hand for as long as an incident may need it: ${notReplayed}.`,
		role: OWNER[layer]
	};
	const more = casesToExonerate === void 0 ? "more questions" : count(casesToExonerate, "more question");
	return {
		key: `settle-${layer}`,
		type: "test",
		text: `Attribute again with ${more}: whether ${layer} had a part in it is not settled.`,
		role: OF_THE_SUITE
	};
}
function otherEnds(attribution) {
	const { outcome } = attribution;
	switch (outcome.status) {
		case "attributed":
		case "undetermined": return [];
		case "not-reproduced": return [{
			key: "watch",
			type: "monitor",
			text: movedByItself(attribution) ? "Attribute again with more questions: the loss is there under the versions of before as well." : "Record again and look whether the loss is there: it did not come again when it was replayed.",
			role: OF_THE_SUITE
		}];
		case "not-version-attributable": return outcome.cause === "infrastructure" || outcome.cause === "unknown" ? [{
			key: "look-below",
			type: "process",
			text: "Look below the layers: provider, region, time limits, application release.",
			role: OF_OPERATION
		}] : [];
		default: return outcome;
	}
}
/** What would have caught it, as something to do. */
function preventive(prevention, unit) {
	const text = preventionSentence(prevention, unit, PLAIN);
	switch (prevention.kind) {
		case "add-cases": return {
			key: prevention.kind,
			type: "test",
			text,
			role: OF_THE_SUITE,
			verifiedBy: prevention.cases
		};
		case "slice-quota":
		case "calibrate-judge": return {
			key: prevention.kind,
			type: "test",
			text,
			role: OF_THE_SUITE
		};
		case "stamp-version": return {
			key: `stamp-${prevention.layer}`,
			type: "monitor",
			text,
			role: OWNER[prevention.layer]
		};
		case "narrow-margin":
		case "record-every":
		case "canary-size": return {
			key: prevention.kind,
			type: "monitor",
			text,
			role: OF_THE_SUITE
		};
		case "align-suite":
		case "fail-on-regressed": return {
			key: prevention.kind,
			type: "process",
			text,
			role: OF_THE_SUITE
		};
		default: return prevention;
	}
}

// src/stories/post-mortem/confidence.ts
/**
* How sure the answer is, by rule. Low: nothing could be concluded, or the experiment was cut short. High: a layer is named,
* every other one that changed is ruled out or has its own part, all combinations were replayed on at least 20
* independent questions, a replay is as like production as the suite asks for, and fresh replays of one trace show what
* resolves it. Medium: all between.
*
* @param fidelity of the state before, or of the incident's where that one is not known
*/
function confidenceIn(attribution, reproduction, fidelity) {
	const low = reasonsForLow(attribution);
	if (low.length > 0) return {
		level: "low",
		because: low
	};
	const doubts = [...doubtsOf(attribution, reproduction), ...doubtsOfFidelity(fidelity)];
	if (doubts.length > 0) return {
		level: "medium",
		because: doubts
	};
	return {
		level: "high",
		because: ["Every layer that changed is blamed or ruled out, all combinations were replayed, and fresh replays of one trace show what resolves it."]
	};
}
function reasonsForLow(attribution) {
	const { outcome, incomplete, metrics } = attribution;
	const notAgain = movedByItself(attribution) ? "The loss came again under the versions of before as well, and no version is shown to have a part." : "The loss did not come again, and may be one of chance.";
	return [
		...incomplete === void 0 ? [] : [`The experiment is not complete: ${incomplete.problem}.`],
		...outcome.status === "undetermined" && metrics.length > 0 ? ["The loss came again, and no layer can be named."] : [],
		...outcome.status === "not-reproduced" ? [notAgain] : [],
		...outcome.status === "not-version-attributable" && outcome.cause === "unknown" ? ["No version did it, and nothing says what did."] : [],
		...metrics.length === 0 && incomplete === void 0 ? ["Nothing was replayed."] : []
	];
}
function doubtsOf({ metrics, design, outcome, checklist }, reproduction) {
	const undetermined = (metrics[0]?.layers ?? []).filter(({ role }) => role === "undetermined");
	const clusters = metrics[0]?.clusters ?? 0;
	const open = checklist.filter(({ answer }) => answer === "unknown").length;
	return [
		...undetermined.map(({ layer }) => `${layer} is not ruled out.`),
		...clusters < 20 ? [`Only ${count(clusters, "independent question")} could be used, of ${20} that are wanted.`] : [],
		...design?.kind === "factorial" || outcome.status === "not-version-attributable" ? [] : ["Not all combinations of versions were replayed."],
		...open === 0 ? [] : [`${count(open, "question")} of the checklist ${open === 1 ? "is" : "are"} open.`],
		...doubtsOfReproduction(outcome, reproduction)
	];
}
function doubtsOfReproduction(outcome, reproduction) {
	if (outcome.status !== "attributed") return [];
	if (reproduction === void 0) return ["No single trace was reproduced."];
	if (reproduction.from === "configurations") return ["No single trace was replayed afresh."];
	if (reproduction.overrides.some(({ resolves }) => resolves)) return [];
	return ["Fresh replays of one trace do not surely show what resolves it."];
}
function doubtsOfFidelity(fidelity) {
	if (fidelity?.status !== "measured" || fidelity.agreement >= fidelity.atLeast) return [];
	return ["A replay is less like production's own answers than the suite asks for."];
}

// src/stories/post-mortem/impact.ts
/** Of every interval of a share here. */
const CONFIDENCE = .95;
/**
* What users met: how often it failed before and during, in which slices, and how many requests that stands for.
*
* @param runs of the two records, where there are both; without them the attribution's own replays say how often
*/
function impactOf(attribution, runs, confidence) {
	const leading = attribution.metrics[0];
	const compared = runs && compare(runs.before, runs.after, {
		confidence,
		crossCheck: false
	});
	const metric = leading?.metric ?? compared?.metrics.find(({ verdict }) => verdict === "regressed")?.metric;
	if (metric === void 0) return { slices: [] };
	const record = runs?.after.metrics.find(({ name }) => name === metric);
	const rates = (runs && record && ratesOfRecords(runs, record)) ?? ratesOfReplays(attribution);
	const means = rates === void 0 && runs && record ? meansOf(runs, record) : void 0;
	const volume = runs && record && volumeOf(runs.after, record);
	return {
		metric,
		...rates === void 0 ? {} : { rates },
		...means === void 0 ? {} : { means },
		slices: slicesOf(compared?.metrics.find((one) => one.metric === metric)),
		...volume === void 0 ? {} : { volume }
	};
}
/** So many failures among so many, with Wilson's limits. */
function failureRate(failures, trials) {
	const { share, lower, upper } = wilson(failures, trials, CONFIDENCE);
	return {
		failures,
		trials,
		rate: share,
		lower,
		upper
	};
}
/** Trials of one question are not independent, so questions are counted. */
function ratesOfRecords({ before, after }, metric) {
	if (metric.unit !== "score") return void 0;
	const [then, during] = [before, after].map(({ cases }) => {
		const fails = cases.map((row) => failsBy(row, metric)).filter((one) => one !== void 0);
		return fails.length === 0 ? void 0 : failureRate(fails.filter(Boolean).length, fails.length);
	});
	return then && during && {
		from: "records",
		of: "questions",
		before: then,
		during
	};
}
function ratesOfReplays({ metrics }) {
	const configurations = metrics[0]?.configurations ?? [];
	const most = Math.max(0, ...configurations.map(({ after }) => after.length));
	const then = configurations.find(({ after }) => after.length === 0)?.failures;
	const during = configurations.find(({ after }) => after.length === most && most > 0)?.failures;
	return then && during && {
		from: "replays",
		of: "trials",
		before: then,
		during
	};
}
/** Undefined where nothing was scored. */
function failsBy({ trials }, metric) {
	const values = scoredValues(trials, metric);
	return values.length === 0 ? void 0 : isFailing(mean(values), metric);
}
function meansOf({ before, after }, { name, unit }) {
	const [then, during] = [before, after].map((run) => levelsOf(run).find(({ metric }) => metric === name)?.mean);
	return then === void 0 || during === void 0 ? void 0 : {
		unit,
		before: then,
		during
	};
}
/** Cases of the fixed part stand for nothing that was drawn, so only fresh ones are counted, and only if each of them knows. */
function volumeOf({ cases }, metric) {
	if (metric.unit !== "score") return void 0;
	const fresh = cases.filter(({ part }) => part !== "fixed");
	for (const [key, unit] of [["weight", "requests"], ["represents", "traces"]]) {
		if (fresh.length === 0 || fresh.some((row) => row[key] === void 0)) continue;
		return {
			value: fresh.filter((row) => failsBy(row, metric) === true).reduce((sum, row) => sum + (row[key] ?? 0), 0),
			unit
		};
	}
}
/** The loss of a slice is oriented as an attribution's: positive is worse. */
function slicesOf(metric) {
	return (metric?.slices ?? []).flatMap(({ attribute, value, verdict, evidence }) => {
		if (verdict !== "regressed" || evidence === void 0) return [];
		const { difference, lower, upper, cases, scale } = evidence;
		return [{
			attribute,
			value,
			loss: {
				value: -difference,
				lower: -upper,
				upper: -lower
			},
			scale,
			cases
		}];
	});
}

// src/stories/post-mortem/telling-trace.ts
/** The trace that tells most of an incident: of those that people named, if they named any. */
function chosenTrace(suite, { attributed, traces, metric: named }) {
	const { attribution, players, sample, cells = [] } = attributed;
	if (players === void 0 || sample === void 0) return none("there is no state that could be replayed");
	const name = attribution.metrics[0]?.metric ?? named;
	const metric = suite.metrics.find((one) => one.name === name) ?? suite.metrics.find(({ unit, blocking, spec }) => unit === "score" && blocking && scoresReplays(spec));
	if (metric === void 0 || metric.unit !== "score") return none("its metric knows no failures, only amounts");
	const case_ = mostTelling(players, {
		attribution,
		cells,
		metric,
		traces
	});
	if (case_ === void 0) return none("no question of it can be asked again");
	const recording = tellingRecording(case_, {
		players,
		cells,
		metric,
		traces
	});
	return {
		status: "chosen",
		players,
		sample,
		metric,
		one: {
			...case_,
			recordings: [recording]
		},
		trace: recording.traceId
	};
}
function none(why) {
	return {
		status: "none",
		why: `No trace was reproduced: ${why}.`
	};
}
/** The question that fails most often at the incident and least with what is blamed taken back; of those named, if any was. */
function mostTelling(players, telling) {
	const ordered = byTelling(players, telling).map(({ one }) => one);
	const isNamed = ({ recordings }) => recordings.some(({ traceId }) => telling.traces?.includes(traceId));
	return ordered.find(isNamed) ?? ordered[0];
}
/** Questions in the order in which they tell the incident's state from the one that resolves it. */
function byTelling({ played, cases }, { attribution, cells, metric }) {
	const blamed = layersOfRole(attribution, ...BLAMED);
	const resolved = without(played, blamed.length === 0 ? played : blamed);
	const failing = (after, id) => shareFailing(rowOf(runOf(cells, after), id), metric);
	return cases.map((one) => {
		const at = failing(played, one.id) ?? 0;
		return {
			one,
			at,
			gained: at - (failing(resolved, one.id) ?? at)
		};
	}).toSorted((a, b) => b.gained - a.gained || b.at - a.at || (a.one.id < b.one.id ? -1 : 1));
}
/**
* Ids of questions by which it can be told whether something helped: those that fail at the incident and less with what is
* blamed taken back; else those that fail at all. At most five.
*/
function verifyingCases(suite, { attribution, players, cells = [] }) {
	const metric = suite.metrics.find(({ name }) => name === attribution.metrics[0]?.metric);
	if (players === void 0 || metric?.unit !== "score") return [];
	const ordered = byTelling(players, {
		attribution,
		cells,
		metric
	});
	const gaining = ordered.filter(({ gained }) => gained > 0);
	return (gaining.length > 0 ? gaining : ordered.filter(({ at }) => at > 0)).slice(0, MOST_VERIFYING).map(({ one }) => one.id);
}
const MOST_VERIFYING = 5;
/** One that was named, or one whose replay failed at the incident, or the first. */
function tellingRecording({ id, recordings }, { players, cells, metric, traces }) {
	const failed = rowOf(runOf(cells, players.played), id)?.trials.filter((trial) => shareFailing({ trials: [trial] }, metric) === 1).map(({ trace }) => trace);
	const isWanted = ({ traceId }, wanted) => wanted?.includes(traceId) === true;
	return recordings.find((one) => isWanted(one, traces)) ?? recordings.find((one) => isWanted(one, failed)) ?? recordings[0];
}
function runOf(cells, after) {
	return cells.find((cell) => cell.after.join() === after.join())?.run;
}
function rowOf(run, id) {
	return run?.cases.find((row) => row.id === id);
}
function shareFailing(row, metric) {
	const values = scoredValues(row?.trials ?? [], metric);
	return values.length === 0 ? void 0 : values.filter((value) => isFailing(value, metric)).length / values.length;
}
/** Layers that stay at the version of the incident where some are taken back. */
function without(played, back) {
	return played.filter((layer) => !back.includes(layer));
}

// src/stories/post-mortem/committed-changes.ts
/** Commits of a changed layer's files between the two states. */
async function committedChanges(suite, { before, after, differences }, world) {
	if (before.at === void 0 || after.at === void 0) return {
		entries: [],
		notes: []
	};
	const { repository } = world;
	const entries = [];
	const notes = [];
	for (const change of differences) {
		const { layer, difference } = change;
		const files = changedWith(suite, change);
		if (difference === "same" || files.length === 0) continue;
		try {
			const upTo = after.commit ?? await repository.resolve("HEAD");
			const commits = await repository.history(files, upTo, MOST_COMMITS);
			const isNew = await isAfter(before, after, files, world);
			for (const { id, at } of commits.filter(isNew)) entries.push({
				at,
				event: "change-committed",
				layer,
				evidence: id
			});
		} catch (error) {
			if (!isForPeople(error)) throw error;
			notes.push(`The commits of ${layer} could not be listed: ${error.message}.`);
		}
	}
	return {
		entries,
		notes
	};
}
/** Whether a commit was not yet in the state before: by its history where its commit is known, else by the clock. */
async function isAfter(before, after, files, { repository }) {
	if (before.commit === void 0) return ({ at }) => at > (before.at ?? "") && (after.at === void 0 || at <= after.at);
	const known = new Set((await repository.history(files, before.commit, 10 * MOST_COMMITS)).map(({ id }) => id));
	return ({ id }) => !known.has(id);
}
/** What the suite file states itself, a model or the name of an index, changes with that; an index that traces name does not. */
function changedWith(suite, { layer, before, after }) {
	const isNamed = [before, after].some(({ source }) => source === "config");
	return [...layer === "model" || layer === "retrieval" && isNamed ? [suite.path] : [], ...filesOfLayer(suite, layer)];
}
/** More would be no timeline. */
const MOST_COMMITS = 20;

// src/stories/post-mortem/window.ts
/**
* What is known of its ends. The first bad sign is the first trace that failed or met the new version of a layer that is
* blamed, or the record that shows the loss.
*/
function windowOf(entries, attribution) {
	const blamed = layersOfRole(attribution, ...BLAMED);
	const lastGood = entries.find(({ event }) => event === "last-good-record")?.at;
	const end = entries.find(({ event }) => event === "recovered")?.at;
	const isBad = ({ event, layer }) => event === "first-failing-trace" || event === "first-bad-record" || event === "change-deployed" && layer !== void 0 && blamed.includes(layer);
	const firstBad = entries.find((entry) => isBad(entry) && (lastGood === void 0 || entry.at >= lastGood))?.at;
	return {
		...lastGood === void 0 ? {} : { lastGood },
		...firstBad === void 0 ? {} : { firstBad },
		...end === void 0 ? {} : { end }
	};
}
/** How long it took from the first bad sign to the record that shows it, and to the one that is as good as before. */
function durationsOf(entries, { firstBad, end }) {
	const detected = entries.find(({ event }) => event === "first-bad-record")?.at;
	if (firstBad === void 0) return {};
	return {
		...detected === void 0 ? {} : { toDetect: hours(firstBad, detected) },
		...end === void 0 ? {} : { toRecover: hours(firstBad, end) }
	};
}
function hours(from, to) {
	return (Date.parse(to) - Date.parse(from)) / 36e5;
}

// src/stories/post-mortem/timeline.ts
/**
* What happened when, oldest first: from records, commits of layer files (their ids and times alone), readings of the probe
* and the incident's traces. Each entry says where that is written.
*/
async function timelineOf(suite, sources, world) {
	const { attribution } = sources;
	const commits = await committedChanges(suite, attribution, world);
	const [probe, recovered] = await Promise.all([deviated(suite, attribution, world), recoveredBy(suite, sources, world)]);
	const entries = [
		...recordEntries(attribution),
		...commits.entries,
		...deployed(sources),
		...firstFailing(sources),
		...probe,
		...recovered
	].toSorted((a, b) => a.at.localeCompare(b.at) || a.event.localeCompare(b.event));
	const window = windowOf(entries, attribution);
	return {
		entries,
		window,
		durations: durationsOf(entries, window),
		notes: commits.notes
	};
}
function recordEntries({ before, after }) {
	return [["last-good-record", before], ["first-bad-record", after]].flatMap(([event, { at, baseline }]) => at === void 0 || baseline === void 0 ? [] : [{
		at,
		event,
		evidence: baseline
	}]);
}
/** The first of the incident's requests that met the new version of a layer. */
function deployed({ attribution: { differences }, cases }) {
	const recordings = cases.flatMap((one) => one.recordings);
	return differences.flatMap(({ layer, after, difference }) => {
		if (difference !== "changed" || after.id === null) return [];
		return earliest(recordings.filter(({ versions }) => versions[layer].id === after.id), (at, trace) => ({
			at,
			event: "change-deployed",
			layer,
			evidence: trace
		}));
	});
}
function firstFailing({ attribution, runs, cases, traces }) {
	const observed = runs.after?.target === "observed" ? runs.after : void 0;
	const failing = new Set(traces ?? failedTraces(observed, attribution.metrics[0]));
	return earliest(cases.flatMap((one) => one.recordings).filter(({ traceId }) => failing.has(traceId)), (at, trace) => ({
		at,
		event: "first-failing-trace",
		evidence: trace
	}));
}
/** Traces whose trials fail in a record. */
function failedTraces(run, metric) {
	if (run === void 0 || metric?.unit !== "score") return [];
	const { direction, unit } = metric;
	const named = {
		name: metric.metric,
		unit,
		direction
	};
	return run.cases.flatMap(({ trials }) => trials.flatMap((trial) => scoredValues([trial], named).some((value) => isFailing(value, named)) ? [trial.trace] : []));
}
function earliest(recordings, entry) {
	const [first] = recordings.flatMap(({ time, traceId }) => time === void 0 ? [] : [{
		time,
		traceId
	}]).toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time) || a.traceId.localeCompare(b.traceId));
	return first === void 0 ? [] : [entry(new Date(first.time).toISOString(), first.traceId)];
}
async function deviated({ name }, { probe }, { store }) {
	const at = probe?.onset;
	if (at === void 0) return [];
	const reading = (await store.probes(name)).find((one) => one.reading.at === at && one.reading.model === probe?.model);
	return reading === void 0 ? [] : [{
		at,
		event: "probe-deviated",
		evidence: reading.path
	}];
}
/** The first record after the incident by which it is not worse any more. */
async function recoveredBy({ name: suite, gate }, { attribution, runs }, { store }) {
	const [before, from, metric] = [
		runs.before,
		runs.after?.at,
		attribution.metrics[0]?.metric
	];
	if (before === void 0 || from === void 0 || metric === void 0) return [];
	const names = (await store.list(suite)).filter(({ date }) => date >= from.slice(0, 10));
	for (const name of names.slice(0, MOST_RECORDS)) {
		const { run } = await store.read(name);
		if (run.at <= from || run.target !== before.target) continue;
		const verdict = compare(before, run, {
			confidence: gate.confidence,
			crossCheck: false
		}).metrics.find((one) => one.metric === metric)?.verdict;
		if (verdict === "unchanged" || verdict === "improved") return [{
			at: run.at,
			event: "recovered",
			evidence: name.path
		}];
	}
	return [];
}
/** A year of weeks. */
const MOST_RECORDS = 52;

// src/stories/post-mortem/versions.ts
const HOUR_MS = 36e5;
/**
* The versions at the incident against those of the newest record that is at least as many hours older as the suite says,
* layers that nobody knows the version of, and whether the judges stayed the same.
*/
async function versionStateOf(suite, { after }, runs, world) {
	const reference = after.at === void 0 ? void 0 : await recordBefore(after.at, suite, world);
	return {
		atIncident: after.versions,
		...reference === void 0 ? {} : { reference },
		unversioned: LAYERS.filter((layer) => after.versions[layer].id === null),
		judges: (runs.after?.metrics ?? []).flatMap(({ name, judge }) => {
			if (judge === void 0) return [];
			return [{
				metric: name,
				judge,
				isSame: runs.before?.metrics.find((metric) => metric.name === name)?.judge === judge
			}];
		})
	};
}
async function recordBefore(at, suite, world) {
	const asked = suite.attribution.hoursBefore;
	const upTo = (/* @__PURE__ */ new Date(Date.parse(at) - asked * HOUR_MS)).toISOString();
	const found = await newestRecord(suite, { upTo }, world);
	if (found?.record === void 0) return void 0;
	const { run } = found.record;
	const hoursBefore = (Date.parse(at) - Date.parse(run.at)) / HOUR_MS;
	return {
		versions: run.versions,
		at: run.at,
		baseline: found.standpoint.baseline ?? "",
		hoursBefore,
		asked
	};
}

// src/stories/post-mortem/composed.ts
/** The post-mortem, as far as a machine can write it: its standing is that of a draft until people's words are read. */
async function composed(suite, parts, world) {
	const { incident, request, asked, found, gaps, reproduced } = parts;
	const { attribution, sample } = found;
	const { before, after } = request;
	const runs = {
		before: before.record?.run,
		after: after.record?.run
	};
	const both = runs.before && runs.after && {
		before: runs.before,
		after: runs.after
	};
	const { reproduction } = reproduced;
	const { traces } = request;
	const sources = {
		attribution,
		runs,
		cases: sample?.cases ?? [],
		...traces === void 0 ? {} : { traces }
	};
	const versionState = await versionStateOf(suite, attribution, runs, world);
	const timeline = await timelineOf(suite, sources, world);
	const impact = impactOf(attribution, both, suite.gate.confidence);
	const verifying = verifyingCases(suite, found);
	const incomplete = attribution.incomplete ?? reproduction?.incomplete;
	return {
		format: 1,
		incident,
		suite: suite.name,
		at: world.clock.now().toISOString(),
		title: titleOf(attribution, {
			metric: impact.metric ?? reproduction?.metric,
			isWorse: gotWorse(attribution, both, suite)
		}),
		asked,
		standing: standingIn(void 0),
		failureKinds: failureKindsOf(suite, attribution),
		window: timeline.window,
		detection: detectionOf(attribution, traces),
		impact,
		versionState,
		timeline: timeline.entries,
		durations: timeline.durations,
		...reproduction === void 0 ? {} : { reproduction },
		attribution,
		findings: findingsOf(attribution),
		...gaps,
		actions: actionsOf(attribution, gaps.gaps, verifying.length > 0 || !reproduction ? verifying : [reproduction.case]),
		confidence: confidenceIn(attribution, reproduction, (runs.before ?? runs.after)?.fidelity),
		limits: [.../* @__PURE__ */ new Set([
			...limitsOf(suite, {
				attribution,
				impact,
				versionState
			}),
			...timeline.notes,
			...parts.limits
		])],
		cost: {
			...attribution.spend === void 0 ? {} : { attribution: attribution.spend },
			...reproduced.spend === void 0 ? {} : { reproduction: reproduced.spend }
		},
		references: referencesOf(attribution, versionState, [...timeline.entries.map(({ evidence }) => evidence), reproduction?.trace]),
		...incomplete === void 0 ? {} : { incomplete }
	};
}
function titleOf({ suite, before, after, metrics: [leading] }, { metric, isWorse }) {
	const what = leading?.metric ?? metric ?? "answers";
	const when = before.at === void 0 || after.at === void 0 ? `from ${before.label} to ${after.label}` : `between ${timesApart(before.at, after.at).join(" and ")}`;
	return `${what} of ${suite} ${isWorse ? "got worse" : "compared"} ${when}`;
}
/** A loss that replays or records show. One that did not come again may be one of chance. */
function gotWorse({ outcome, metrics: [leading] }, runs, { gate }) {
	if (outcome.status === "not-reproduced") return false;
	if (leading?.reproduced === "reproduced") return true;
	if (runs === void 0) return false;
	return compare(runs.before, runs.after, {
		confidence: gate.confidence,
		crossCheck: false
	}).metrics.some(({ metric, verdict }) => verdict === "regressed" && (leading === void 0 || metric === leading.metric));
}
/** What kind of failure a scorer finds. */
const KIND_OF = [
	[/^(citation-support|context-faithfulness)$/, "unsupported-claim"],
	[/^(tool-|step-count)/, "tool-call"],
	[/^(is-json|json-schema|regex|length|finish-reason)$/, "output-format"],
	[/^latency$/, "latency"],
	[/^cost$/, "cost"],
	[/^is-refusal$/, "policy-refusal"],
	[/^(llm-rubric|factuality|answer-relevance|equals|i?contains|contains-several|starts-with|levenshtein|rouge-n|similar|pairwise)$/, "wrong-answer"]
];
function failureKindsOf({ metrics }, attribution) {
	const kinds = attribution.metrics.map(({ metric }) => {
		const scorer = metrics.find(({ name }) => name === metric)?.spec.scorer ?? "";
		return KIND_OF.find(([pattern]) => pattern.test(scorer))?.[1] ?? "other";
	});
	return [...new Set(kinds)];
}
function detectionOf({ after }, traces) {
	if (traces !== void 0) return {
		method: "review",
		...traces[0] === void 0 ? {} : { source: traces[0] }
	};
	if (after.baseline === void 0) return { method: "unknown" };
	return {
		method: "weekly",
		...after.at === void 0 ? {} : { at: after.at },
		source: after.baseline
	};
}
function limitsOf({ layers }, { attribution, impact, versionState }) {
	const { design, notes, metrics } = attribution;
	const missing = (metrics[0]?.layers ?? []).flatMap(({ layer, notReplayed }) => notReplayed === void 0 ? [] : [`${layer} was not replayed at both versions: ${notReplayed}.`]);
	return [
		...(design?.reduced ?? []).map(stopped),
		...(design?.cannotSee ?? []).map(stopped),
		...missing,
		...layers.tools?.results === "recorded" ? ["Tool results are those that production recorded: a change of what a tool returns is not replayed."] : [],
		...layers.retrieval?.documents === "recorded" ? ["Documents are those that production recorded: another search is not replayed."] : [],
		...impact.volume === void 0 ? ["How many requests were concerned is unknown."] : [],
		...versionState.reference === void 0 ? ["No record is old enough to say which versions ran that long before."] : [],
		...notes.map(stopped)
	];
}
function stopped(text) {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}
function referencesOf({ before, after }, { reference }, others) {
	const named = [
		...[
			before.baseline,
			after.baseline,
			reference?.baseline
		],
		before.commit,
		after.commit,
		...others
	];
	return [...new Set(named.filter((one) => one !== void 0))].toSorted();
}

// src/pipeline/curated-cases.ts
/** The attribute by which a curated case of an incident is known; its value is the incident's name. */
const INCIDENT_ATTRIBUTE = "eval_baseline.incident";
/**
* Traces of an incident as JSON lines that a suite's `files` reads (schema/trace.json): whole, so that they can be asked
* again as they were, and marked with the incident. What was expected of them stays where the suite looks for it: among
* their attributes.
*
* @param traces redacted; those that are not among the ids are left out
* @param ids of traces, in the order of the lines; one that is not there is left out
*/
function curatedCases(traces, ids, options) {
	const byId = new Map(traces.map((trace) => [trace.id, trace]));
	return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []).map((trace) => traceLine(marked(trace, options.incident))).join("");
}
function marked(trace, incident) {
	return {
		...trace,
		attributes: {
			...trace.attributes,
			[INCIDENT_ATTRIBUTE]: incident
		}
	};
}

// src/stories/post-mortem/curated-cases.ts
/**
* The cases that the gaps say are to be added, ready for a suite's `files`: redacted as the suite says, marked with the
* incident. Where their text may be kept is the caller's to decide.
*
* @param incident.name the value of the mark
* @returns undefined where no case is to be added, or no trace of one is at hand
*/
async function curatedCasesOf(suite, incident, world) {
	const ids = tracesToAdd(incident.gaps);
	if (ids.length === 0) return void 0;
	const redacted = await redact(await (await keptSource(incident.after, world)).fetch(ids.toSorted()), suite);
	if (redacted.length === 0) return void 0;
	const missing = ids.length - redacted.length;
	return {
		text: curatedCases(redacted, ids, { incident: incident.name }),
		traces: redacted.length,
		notes: missing === 0 ? [] : [`${missing} of the ${ids.length} traces to add are no longer where traces are read, and are left out.`]
	};
}
/** Ids of the traces that gaps say are to be added, each once, in the order of the gaps. */
function tracesToAdd(gaps) {
	const added = gaps.flatMap(({ prevention }) => prevention.filter((one) => one.kind === "add-cases"));
	return [...new Set(added.flatMap(({ traces }) => traces))];
}
/** Texts kept beside the record first; where these cannot be read, the traces are asked of their source. */
async function keptSource({ record }, { store, traces }) {
	if (record === void 0) return traces;
	try {
		return keptFirst(await store.readSample(record), traces);
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return traces;
	}
}
async function redact(traces, { traces: { redact: spec } }) {
	return spec === null ? traces : (await redactTraces(traces, spec)).traces;
}

// src/report/post-mortem/marks.ts
/** A place, with what stands in it. @param text ends in a line break, or is empty */
function place(key, text) {
	return `<!-- yours: ${key} -->\n${text}<!-- /yours -->`;
}
/**
* What people wrote in a Markdown text of ours, byte for byte.
*
* @param required keys that every such text has: where one is gone, so may be what was written there
*/
function readMarks(markdown, required = []) {
	const words = /* @__PURE__ */ new Map();
	let open;
	let at = 0;
	let line = 0;
	for (const whole of markdown.split(/(?<=\n)/)) {
		line += 1;
		const mark = markIn(whole);
		if (mark?.kind === "open") {
			if (open !== void 0) return broken(line, `${quoted(mark.key)} begins here, and ${quoted(open.key)} of line ${open.line} has no end`);
			if (words.has(mark.key)) return broken(line, `${quoted(mark.key)} begins here for the second time`);
			open = {
				key: mark.key,
				line,
				from: at + whole.length
			};
		} else if (mark?.kind === "close") {
			if (open === void 0) return broken(line, "a place ends here that has no beginning");
			words.set(open.key, markdown.slice(open.from, at));
			open = void 0;
		}
		at += whole.length;
	}
	if (open !== void 0) return broken(open.line, `${quoted(open.key)} begins here and has no end`);
	const gone = required.find((key) => !words.has(key));
	return gone === void 0 ? {
		status: "read",
		words
	} : broken(line, `the marks of ${quoted(gone)} are gone`);
}
function broken(line, problem) {
	return {
		status: "broken",
		line,
		problem
	};
}
/** A key is ours: anything longer or stranger is what somebody wrote. */
const OPEN = /^[ \t]*<!-- yours: ([a-z0-9][a-z0-9.-]{0,99}) -->[ \t]*\r?\n?$/;
const CLOSE = /^[ \t]*<!-- \/yours -->[ \t]*\r?\n?$/;
function markIn(line) {
	const key = OPEN.exec(line)?.[1];
	if (key !== void 0) return {
		kind: "open",
		key
	};
	return CLOSE.test(line) ? { kind: "close" } : void 0;
}
function quoted(key) {
	return `the place "${key}"`;
}

// src/report/post-mortem/places.ts
/** What stands in a place until somebody writes there. */
const UNWRITTEN = "_Nothing written yet._\n";
/** @param earlier what people wrote in an earlier version */
function placesOf(earlier) {
	const used = /* @__PURE__ */ new Map();
	return {
		place(key, unwritten = UNWRITTEN) {
			used.set(key, unwritten);
			return place(key, earlier.get(key) ?? unwritten);
		},
		leftOver() {
			const rest = [...earlier].filter(([key, text]) => !used.has(key) && isWritten(text));
			if (rest.length === 0) return void 0;
			return `## Kept from earlier versions\n\nWhat was written in places that this version no longer has.\n\n${rest.map(([key, text]) => `From ${key}:\n\n${place(key, text)}`).join("\n\n")}`;
		}
	};
}
/** Whether somebody wrote more than what stands in an empty place. */
function isWritten(text) {
	const said = text.trim();
	return said !== "" && !UNWRITTEN_TEXTS.has(said);
}
/**
* The places that the page of a post-mortem has, by its record: where the marks of one are gone, nobody can tell what was
* written there.
*/
function placesIn({ attribution, actions }) {
	const open = attribution.checklist.filter(({ answer }) => answer === "unknown");
	return [
		...ALWAYS,
		...open.map(({ key }) => checklistPlace(key)),
		...actions.map(({ key }) => actionPlace(key))
	];
}
const ALWAYS = [
	"summary",
	"status",
	"timeline",
	"factors",
	"lessons"
];
function checklistPlace(key) {
	return `checklist.${key}`;
}
function actionPlace(key) {
	return `action.${key}`;
}
/** The words with which actions wait for an owner. */
const UNOWNED = "_Owner and date: not set yet._\n";
const UNWRITTEN_TEXTS = /* @__PURE__ */ new Set([UNWRITTEN.trim(), UNOWNED.trim()]);

// src/report/post-mortem/actions.ts
const LONGEST_ID$1 = 64;
const LONGEST_SENTENCE$2 = 1e3;
/** What is to be done, by which role, and by which questions it will be told that it helped; owner and date are people's. */
function actionsSection(postMortem, places, hasCases) {
	const { actions } = postMortem;
	const parts = actions.map((action, index) => {
		return `${`### ${index + 1}. ${TYPE[action.type]} (${MARKDOWN.word(action.role)})`}\n\n${MARKDOWN.word(action.text, LONGEST_SENTENCE$2)}${gapWords(action)}${verifiedWords(action)}\n\n${places.place(actionPlace(action.key), UNOWNED)}`;
	});
	return [
		"## Actions",
		...parts.length === 0 ? ["None follows from what was measured."] : parts,
		...casesWords(postMortem, hasCases)
	].join("\n\n");
}
function gapWords({ gap }) {
	return gap === void 0 ? "" : ` Closes the gap: ${gapTitle(gap).toLowerCase()}.`;
}
function verifiedWords({ verifiedBy }) {
	if (verifiedBy.length === 0) return " No question verifies it.";
	const shown = verifiedBy.slice(0, MOST_SHOWN).map((id) => MARKDOWN.code(MARKDOWN.word(id, LONGEST_ID$1)));
	const rest = verifiedBy.length - shown.length;
	return ` Verified by ${list(rest === 0 ? shown : [...shown, `${rest} more`])}.`;
}
const MOST_SHOWN = 5;
/** Where the ready questions are, or how to have them: texts do not lie where others may read them unless the suite says so. */
function casesWords({ gaps, incident }, hasCases) {
	const traces = gaps.flatMap(({ prevention }) => prevention.flatMap((one) => one.kind === "add-cases" ? one.traces : []));
	if (traces.length === 0) return [];
	if (hasCases) return [`The questions to add lie ready beside this file, in ${MARKDOWN.code("cases.jsonl")}: name it under traces.from.`];
	const ids = [...new Set(traces)].slice(0, MOST_TRACES).map((id) => MARKDOWN.code(MARKDOWN.word(id, LONGEST_ID$1)));
	return [`The questions to add come from the traces ${list(ids)}. Their texts do not lie here; this writes them, redacted, to a folder of yours:`, fenced(`eval-baseline post-mortem --incident ${incident} --out incident`)];
}
const MOST_TRACES = 20;
const TYPE = {
	fix: "Fix",
	test: "Test",
	monitor: "Monitor",
	process: "Process"
};

// src/report/post-mortem/analysis.ts
const ROLES = [
	"proximate",
	"joint",
	"contributing",
	"exonerated",
	"undetermined"
];
const LONGEST_SENTENCE$1 = 1e3;
/** Who did it, with what speaks for and against each layer, and what may be said of the model. */
function attributionSection(postMortem) {
	const { attribution, confidence } = postMortem;
	const [metric] = attribution.metrics;
	const loss = metric === void 0 ? [] : [
		totalSentence(metric, MARKDOWN),
		...interactionSentences(metric),
		...otherMetrics(attribution, MARKDOWN),
		blameSentence(attribution),
		sharesSentence(metric)
	].filter((words) => words !== void 0);
	return joined$1([
		"## Which layer did it",
		outcomeSentence(attribution, MARKDOWN),
		metric === void 0 || metric.layers.length === 0 ? table(layerRows(attribution.differences, MARKDOWN)) : table(attributionTable(metric, MARKDOWN)),
		bullets([
			...metric === void 0 ? [] : ROLES.map((role) => `${capital(role)}: ${list(layersOfRole(attribution, role)) || "none"}.`),
			`${MARKDOWN.strong("May the model be named")}: ${attribution.model.isAdmissible ? "yes" : "no"}. ${modelSentence(attribution)}`,
			`Confidence: ${MARKDOWN.strong(confidence.level)}. ${confidence.because.map((why) => MARKDOWN.word(why, LONGEST_SENTENCE$1)).join(" ")}`,
			...loss,
			...designWords(attribution, MARKDOWN)
		]),
		findingsPart(postMortem),
		configurationsPart(postMortem)
	]);
}
function findingsPart({ attribution }) {
	const findings = findingsOf(attribution, MARKDOWN);
	if (findings.length === 0) return void 0;
	const said = (side, sentences) => sentences.length === 0 ? [`${side}: nothing.`] : sentences.map((sentence) => `${side}: ${sentence}`);
	const parts = findings.map((finding) => `${MARKDOWN.strong(finding.layer)}\n\n${bullets([...said("For", finding.for), ...said("Against", finding.against)])}`);
	return folded("For and against each layer", parts.join("\n\n"));
}
function configurationsPart({ attribution: { metrics } }) {
	const [metric] = metrics;
	if (metric === void 0 || metric.configurations.length < 2) return void 0;
	const rows = metric.configurations.map(({ after, mean, failures }) => [
		after.length === 0 ? "none" : list(after),
		level(mean, metric.unit),
		failures === void 0 ? "–" : rateWords(failures)
	]);
	return folded("All combinations that were replayed", table([[
		"Layers at the version of the incident",
		"Mean",
		"Answers that fail"
	], ...rows]));
}
/** The questions that must be answered before the model may be named, and places for those that only people can answer. */
function checklistSection({ attribution: { checklist } }, places) {
	if (checklist.length === 0) return "## Checklist\n\nNo question was asked: nothing could be replayed.";
	const asked = checklist.filter(({ answer }) => answer === "unknown").map(({ key }) => `${checklistQuestion(key)} Your answer:\n\n${places.place(checklistPlace(key))}`);
	return joined$1([
		"## Checklist",
		"Before the model may be named, the opposite must be ruled out. What a machine could not answer stays open, and blocks.",
		table(checklistRows(checklist, MARKDOWN)),
		...asked
	]);
}
/** Why nothing caught it before, and what would have. */
function detectionSection({ gaps, notLookedAt, attribution }) {
	const unit = attribution.metrics[0]?.unit ?? "score";
	const rows = gaps.toSorted((a, b) => GAP_CODES.indexOf(a.code) - GAP_CODES.indexOf(b.code)).map((gap) => [
		MARKDOWN.strong(gapTitle(gap.code)),
		gapSentence(gap, unit, MARKDOWN),
		list(gap.prevention.map((one) => preventionWords(one, unit, MARKDOWN))) || "–"
	]);
	return joined$1([
		"## Why it was not caught before",
		rows.length === 0 ? "No gap was found among those that could be looked at." : table([[
			"Gap",
			"What says so",
			"What would have caught it"
		], ...rows]),
		notLookedAt.length === 0 ? void 0 : joined$1(["Not looked at:", bullets(notLookedAt.map(({ code, why }) => `${gapTitle(code)}: ${MARKDOWN.word(why, LONGEST_SENTENCE$1)}.`))])
	]);
}
function joined$1(parts) {
	return parts.filter((part) => part !== void 0).join("\n\n");
}

// src/report/post-mortem/around.ts
const LONGEST_SENTENCE = 1e3;
/** Traffic, probe, the reference asked again, and which version inside the layer. */
function aroundSection({ attribution }) {
	const { probe, trafficMix } = attribution;
	const unknown = [...probe === void 0 ? ["No reading of a probe says whether the model changed in silence."] : [], ...trafficMix === void 0 ? ["Whether the traffic is another than before is unknown."] : []];
	return `## Traffic, probe and what else was looked at\n\n${bullets([...aroundWords(attribution, MARKDOWN), ...unknown])}`;
}
/** What finding all this out took. */
function costSection({ cost: { attribution, reproduction } }) {
	const lines = [...attribution === void 0 ? [] : [`Attribution. ${spendWords(attribution)}`], ...reproduction === void 0 ? [] : [`Reproduction. ${spendWords(reproduction)}`]];
	return `## Cost\n\n${bullets(lines) ?? "No model was asked."}`;
}
/** What this cannot tell. */
function limitsSection({ limits, incomplete }) {
	const lines = [...incomplete === void 0 ? [] : [`${MARKDOWN.strong("Not complete")}: ${MARKDOWN.word(incomplete.problem)}. ${MARKDOWN.word(incomplete.remedy)}`], ...limits.slice(0, MOST_LIMITS).map((limit) => MARKDOWN.word(limit, LONGEST_SENTENCE))];
	return `## Limits\n\n${bullets(lines) ?? "None that is known."}`;
}
const MOST_LIMITS = 30;
/** What it rests on. */
function referencesSection({ references }) {
	if (references.length === 0) return void 0;
	const shown = references.slice(0, MOST_REFERENCES).map((one) => MARKDOWN.code(MARKDOWN.word(one)));
	const rest = references.length - shown.length;
	const more = rest === 0 ? [] : [`and ${groupedNumber(rest)} more, in post-mortem.json`];
	return `## References\n\n${folded("Records, readings, commits and traces", bullets([...shown, ...more]) ?? "")}`;
}
const MOST_REFERENCES = 60;

// src/report/post-mortem/facts.ts
const LONGEST_ID = 64;
/** Whom it met, and how often. */
function impactSection(postMortem) {
	const { impact, failureKinds, attribution, durations } = postMortem;
	const [metric] = attribution.metrics;
	const slices = impact.slices.slice(0, MOST_SLICES).map(({ loss, scale, cases, ...slice }) => {
		const measured = {
			unit: metric?.unit ?? "score",
			scale
		};
		return [
			sliceName(slice, MARKDOWN),
			lossSize(loss.value, measured),
			lossLimits(loss, measured),
			groupedNumber(cases)
		];
	});
	const volume = impact.volume === void 0 ? "How many requests were concerned is unknown." : `The failing questions stand for about ${count(Math.round(impact.volume.value), VOLUME[impact.volume.unit])} of the record's window.`;
	return joined([
		"## Impact",
		bullets([
			`${impact.metric === void 0 ? "" : `${MARKDOWN.code(MARKDOWN.word(impact.metric, LONGEST_ID))}: `}${oftenWords(postMortem) ?? "Unknown."}`,
			volume,
			`Kind: ${failureKinds.length === 0 ? "unknown" : list(failureKinds)}.`,
			`From the first bad sign to its detection: ${hoursWords(durations.toDetect)}; to recovery: ${hoursWords(durations.toRecover)}.`,
			...slices.length === 0 ? [concentration(postMortem)] : []
		]),
		slices.length === 0 ? void 0 : table([[
			"Slice",
			"Loss",
			"Interval",
			"Questions"
		], ...slices])
	]);
}
/** Too few questions of a slice for a verdict of its own may still be where the loss is. */
function concentration({ gaps }) {
	const found = gaps.find((gap) => gap.code === "underpowered-slice" || gap.code === "no-case-in-slice");
	return found === void 0 ? "No slice regressed by itself, as far as the records tell." : `It is concentrated in ${sliceName(found.slice, MARKDOWN)}, of which there were too few questions for a verdict of its own.`;
}
const MOST_SLICES = 10;
const VOLUME = {
	requests: "request",
	traces: "trace"
};
/** Versions of each layer at the incident, at the state it is compared with, and some hours before. */
function versionsSection({ attribution, versionState }) {
	const { atIncident, reference, unversioned, judges } = versionState;
	const { before } = attribution;
	const isSame = reference === void 0 || reference.baseline === before.baseline;
	const rows = diffTuples(before.versions, atIncident).map(({ layer, difference }) => [
		difference === "changed" ? MARKDOWN.strong(layer) : layer,
		...isSame || reference === void 0 ? [] : [shortVersion(reference.versions[layer], MARKDOWN)],
		shortVersion(before.versions[layer], MARKDOWN),
		shortVersion(atIncident[layer], MARKDOWN),
		difference === "cannot-tell" ? "cannot tell" : difference
	]);
	const hours = (value) => `${groupedNumber(value, 0, 0)} hours before`;
	const heads = isSame || reference === void 0 ? [] : [capital(hours(reference.hoursBefore))];
	const age = reference === void 0 ? "No record is old enough to say what ran so long before." : `The newest record that is ${groupedNumber(reference.asked)} or more hours older is of ${instant(reference.at)}, ${hours(reference.hoursBefore)}${isSame ? ": the state it is compared with" : ""}.`;
	return joined([
		"## Versions",
		table([[
			"Layer",
			...heads,
			"Before",
			"At the incident",
			"Change"
		], ...rows]),
		bullets([
			`Before is ${MARKDOWN.word(before.label)}, the incident is ${MARKDOWN.word(attribution.after.label)}.`,
			age,
			unversioned.length === 0 ? "Every layer carried a version at the incident." : `${MARKDOWN.strong("Unknown at the incident")}: ${list(unversioned)}. What carries no version can be neither blamed nor ruled out.`,
			...judges.map(({ metric, judge, isSame: same }) => `Judge of ${MARKDOWN.word(metric, LONGEST_ID)}: ${MARKDOWN.code(MARKDOWN.word(judge.slice(0, 12)))}, ${same ? "the same on both sides" : MARKDOWN.strong("another one before")}.`)
		])
	]);
}
/**
* What happened when, and where that is written; and a place for what no record knows.
*
* @param most rows, from the oldest on
*/
function timelineSection({ timeline }, places, most = MOST_ENTRIES) {
	const yours = `When it was escalated and mitigated, no record knows:\n\n${places.place("timeline")}`;
	if (timeline.length === 0) return `## Timeline\n\nNothing of it has a time.\n\n${yours}`;
	const rows = timeline.slice(0, most).map((entry) => [
		instant(entry.at),
		eventWords(entry),
		MARKDOWN.code(MARKDOWN.word(isCommit(entry) ? entry.evidence.slice(0, 12) : entry.evidence, LONGEST_ID))
	]);
	const rest = timeline.length - rows.length;
	return joined([
		"## Timeline",
		table([[
			"UTC",
			"What",
			"Written in"
		], ...rows]),
		rest === 0 ? void 0 : `And ${groupedNumber(rest)} more, in post-mortem.json.`,
		yours
	]);
}
const MOST_ENTRIES = 60;
function isCommit({ event }) {
	return event === "change-committed";
}
function eventWords({ event, layer }) {
	return layer === void 0 ? EVENT[event] : `${EVENT[event]}: ${layer}`;
}
const EVENT = {
	"last-good-record": "last good record",
	"change-committed": "change committed",
	"change-deployed": "first sampled request with the new version",
	"first-failing-trace": "first trace that failed",
	"probe-deviated": "the probe began to deviate",
	"first-bad-record": "record that shows it",
	recovered: "record as good as before"
};
/** One trace, so many times in each state: rates, never yes or no. */
function reproductionSection({ reproduction }) {
	if (reproduction === void 0) return "## Reproduction\n\nNo trace was reproduced; the limits below say why.";
	const { overrides, atIncident, confidence } = reproduction;
	const rows = [[
		"as at the incident",
		rateWords(atIncident),
		""
	], ...overrides.map((one) => [
		overrideWords(one),
		rateWords(one.failures),
		one.resolves ? MARKDOWN.strong("resolves it") : "not surely"
	])];
	return joined([
		"## Reproduction",
		reproducedWords(reproduction),
		table([[
			"State",
			`Fails (${certainty(confidence)})`,
			""
		], ...rows]),
		reproduction.question === void 0 ? void 0 : `> ${MARKDOWN.word(reproduction.question, LONGEST_QUESTION$1)}`,
		atIncident.failures === 0 ? `${MARKDOWN.strong("It did not come again")}: 0 of ${atIncident.trials}, upper bound ${share$1(Math.ceil(atIncident.upper * 100) / 100)}. Nothing is blamed by it.` : void 0,
		reproduction.incomplete && `Cut short: ${MARKDOWN.word(reproduction.incomplete.problem)}. ${MARKDOWN.word(reproduction.incomplete.remedy)}`
	]);
}
const LONGEST_QUESTION$1 = 600;
function reproducedWords({ trace, case: id, metric, from, atIncident }) {
	const named = `trace ${MARKDOWN.code(MARKDOWN.word(trace, LONGEST_ID))} (question ${MARKDOWN.code(MARKDOWN.word(id, LONGEST_ID))})`;
	const by = MARKDOWN.code(MARKDOWN.word(metric, LONGEST_ID));
	return from === "fresh" ? `${capital(named)}, replayed ${count(atIncident.trials, "time")} afresh in each state; an answer fails where ${by} is below one half.` : `The attribution's own replays of all its questions; ${named} shows it best. An answer fails where ${by} is below one half.`;
}
function hoursWords(value) {
	return value === void 0 ? "unknown" : `${groupedNumber(value, 0, 1)} hours`;
}
function joined(parts) {
	return parts.filter((part) => part !== void 0).join("\n\n");
}

// src/report/post-mortem.ts
/** What people wrote comes on top. */
const LONGEST = 6e4;
/**
* The post-mortem as Markdown: seven lines for somebody who is tired, then everything with its evidence. What people wrote in
* an earlier version stands where it stood, byte for byte. Beyond 60,000 characters of ours the references go, then most of the
* timeline, then the cost; nothing else does, so that it may be longer all the same.
*
* @param options.words of an earlier version; none for a first one
* @param options.hasCases whether ready questions are kept beside it
*/
function renderPostMortem(postMortem, { words = /* @__PURE__ */ new Map(), hasCases }) {
	const places = placesOf(words);
	const sections = sectionsOf(postMortem, places, hasCases);
	const leftOver = places.leftOver();
	const peoples = [...words.values()].reduce((sum, text) => sum + text.length, 0);
	return joinSections([...sections, ...leftOver === void 0 ? [] : [{
		name: "left over",
		text: leftOver
	}]], {
		limit: LONGEST + peoples,
		size: (text) => text.length,
		steps: STEPS,
		where: "post-mortem.json has them."
	});
}
/** In this order, after the summary (docs/post-mortem.md). */
function sectionsOf(postMortem, places, hasCases) {
	return [
		["title", `# Post-mortem: ${MARKDOWN.word(postMortem.title)}`],
		["about", aboutWords(postMortem)],
		["summary", `## Summary\n\n${summaryLines(postMortem)}\n\n${places.place("summary")}`],
		["status", `## Status\n\n${places.place("status", FIRST_STANDING)}`],
		["impact", impactSection(postMortem)],
		["versions", versionsSection(postMortem)],
		[
			"timeline",
			timelineSection(postMortem, places),
			timelineSection(postMortem, places, FEW)
		],
		["reproduction", reproductionSection(postMortem)],
		["which layer", attributionSection(postMortem)],
		["factors", `## Further factors\n\nWhat no experiment shows: of the system, of the situation, of what was known.\n\n${places.place("factors")}`],
		["checklist", checklistSection(postMortem, places)],
		["why it was not caught", detectionSection(postMortem)],
		["around", aroundSection(postMortem)],
		["actions", actionsSection(postMortem, places, hasCases)],
		["lessons", `## Lessons\n\n${places.place("lessons")}`],
		["cost", costSection(postMortem)],
		["limits", limitsSection(postMortem)],
		["references", referencesSection(postMortem)]
	].flatMap(([name, text, shorter]) => text === void 0 ? [] : [{
		name,
		text,
		...shorter === void 0 ? {} : { shorter }
	}]);
}
/** Rows of a timeline that has to be shorter. */
const FEW = 10;
/** Sections that hold places for people are never dropped. */
const STEPS = [
	{ drop: "references" },
	{ shorten: "timeline" },
	{ drop: "cost" }
];
function aboutWords({ incident, at }) {
	const path = MARKDOWN.code(MARKDOWN.word(postMortemPath(incident)));
	return `Written by eval-baseline on ${MARKDOWN.word(at.slice(0, 10))} (${path}). It names layers and roles, never persons. What you write between two marks (${MARKDOWN.code("&lt;!-- yours: … --&gt;")}, seen when you edit) stays when it is written anew; all else is replaced.`;
}

// src/stories/post-mortem/kept.ts
/** Somebody may write at the same time; nobody writes so often. */
const TRIES = 4;
/**
* Puts people's words from an earlier version into a post-mortem, and keeps it on the branch where it is to be kept. Where
* people write at the same time, their words are read again.
*
* @throws UserError when the branch cannot be written, or what is there cannot be read
*/
async function keptPostMortem({ postMortem, cases }, { keep, earlier }, world) {
	const { incident } = postMortem;
	const there = async () => keep ? world.store.postMortem(incident) : earlier?.(incident);
	for (let attempt = 1;; attempt += 1) {
		const before = await there();
		const marks = readMarks(before?.markdown ?? "", before === void 0 ? [] : placesIn(before.postMortem));
		if (marks.status === "broken") return {
			status: "broken-marks",
			incident,
			line: marks.line,
			problem: marks.problem
		};
		const status = marks.words.get("status");
		const limits = [...notReadIn(status), ...postMortem.limits];
		const said = {
			...postMortem,
			standing: standingIn(status),
			limits
		};
		const kept = {
			postMortem: said,
			markdown: renderPostMortem(said, {
				words: marks.words,
				hasCases: cases !== void 0
			}),
			...cases === void 0 ? {} : { cases }
		};
		if (!keep) return {
			status: "written",
			kept
		};
		try {
			await world.store.keepPostMortem(kept, before?.markdown);
			return {
				status: "written",
				kept,
				path: postMortemPath(incident)
			};
		} catch (error) {
			if (attempt === TRIES || !isForPeople(error) || (await there())?.markdown === before?.markdown) throw error;
		}
	}
}

// src/stories/post-mortem/name.ts
/**
* What an incident is called on the branch: as it is called there already, whichever metric led when it was written, so that
* a draft and what is written after it are one; else its usual name, with a number where another incident of the day has that.
*
* @param wanted.usual "2026-11-02-support-desk-answers"  @param wanted.metric a person's choice of one, which has a name of its own
*/
async function nameOnBranch({ asked, usual, metric }, store) {
	const day = usual.slice(0, 10);
	const taken = /* @__PURE__ */ new Set();
	for (const name of (await store.incidents()).filter((one) => one.startsWith(day))) {
		const there = (await orUndefined(() => store.postMortem(name)))?.postMortem;
		if (there === void 0) continue;
		if (isSame(there.asked, asked) && (metric === void 0 || isNumbered(name, usual))) return name;
		taken.add(name);
	}
	let name = usual;
	for (let number = 2; taken.has(name); number += 1) name = `${usual}-${number}`;
	return name;
}
function isSame(one, other) {
	const traces = ({ traces: ids = [] }) => JSON.stringify(ids.toSorted());
	return one.before === other.before && one.after === other.after && traces(one) === traces(other);
}
function isNumbered(name, usual) {
	return name.startsWith(usual) && /^(-\d+)?$/.test(name.slice(usual.length));
}

// src/stories/post-mortem/reproduction.ts
/**
* Replays one trace of the incident so many times afresh, in the incident's state and with each override that may resolve
* it: the one that fails most often at the incident and least with what is blamed taken back. The states take turns.
*
* @param trials of each state, at least 1
*/
async function reproduce(suite, asked, trials, world) {
	const chosen = chosenTrace(suite, asked);
	if (chosen.status === "none") return { limits: [chosen.why] };
	const { players, sample, metric, one, trace } = chosen;
	const overrides = overridesOf(asked.attributed.attribution, players.played);
	const variants = [[], ...overrides].map((back) => variantOfCell(players, without(players.played, back)));
	const { attribution } = asked.attributed;
	const usd = asked.usd ?? suite.attribution.usd;
	const errors = Math.max(suite.budget.errors, TOLERATED);
	const cap = {
		...suite.budget,
		errors,
		...usd === void 0 ? {} : { usd }
	};
	const limited = {
		...suite,
		trials,
		metrics: [metric],
		budget: budgetLeft(cap, attribution.spend),
		report: { answers: "none" }
	};
	const replaying = await openVariants(limited, variants, withCases(sample, [one]), world);
	const { arms, cases } = replaying;
	const asks = cases.flatMap((same) => Array.from({ length: trials }, (_, trial) => ({
		case: same,
		trial: FIRST_TRIAL.reproduction + trial,
		arms
	})));
	const all = arms.map(() => asks.map(({ case: { id }, trial }) => ({
		id,
		trial
	})));
	const { refused } = await replaying.estimate({
		all,
		least: all
	});
	if (refused === void 0 && asks.length > 0) await replaying.ask({
		asks,
		total: asks.length * arms.length,
		label: "reproduction"
	});
	const { runs, spend } = await replaying.close();
	const incomplete = refused ?? runs.find((run) => run.incomplete !== void 0)?.incomplete;
	const question = await questionOf(suite, one.recordings[0]);
	return {
		...withRates({
			trace,
			case: one.id,
			...question === void 0 ? {} : { question },
			metric: metric.name,
			from: "fresh",
			confidence: CONFIDENCE
		}, {
			runs,
			overrides,
			players,
			metric,
			incomplete
		}),
		spend,
		...incomplete === void 0 ? {} : { incomplete }
	};
}
/** Share of so few replays that may fail: one of twenty is more than a suite allows, and a rate says of how many it is. */
const TOLERATED = .2;
/**
* What the attribution's own replays say of it, for a draft that asks nothing more: the rates of its configurations, over
* all its questions.
*/
function reproducedByConfigurations(suite, asked) {
	const chosen = chosenTrace(suite, asked);
	if (chosen.status === "none") return { limits: [chosen.why] };
	const { players, metric, one, trace } = chosen;
	const configurations = asked.attributed.attribution.metrics[0]?.configurations ?? [];
	const rateAt = (back) => {
		const after = without(players.played, back);
		return configurations.find((same) => same.after.join() === after.join())?.failures;
	};
	const atIncident = rateAt([]);
	if (atIncident === void 0) return { limits: ["No configuration says how often the incident's state fails."] };
	const overrides = overridesOf(asked.attributed.attribution, players.played).flatMap((back) => {
		const failures = rateAt(back);
		return failures === void 0 ? [] : [overrideOf(back, failures, atIncident, players)];
	});
	return {
		reproduction: {
			trace,
			case: one.id,
			metric: metric.name,
			from: "configurations",
			confidence: CONFIDENCE,
			atIncident,
			overrides
		},
		limits: ["Nothing was replayed for the reproduction: its rates are those of the attribution's configurations, over all of their questions."]
	};
}
/** Sets of layers to take back: each that is blamed and all of these together; all that differ where none is blamed. */
function overridesOf(attribution, played) {
	const blamed = played.filter((layer) => layersOfRole(attribution, ...BLAMED).includes(layer));
	if (blamed.length === 0) return played.length === 0 ? [] : [played];
	return blamed.length === 1 ? [blamed] : [...blamed.map((layer) => [layer]), blamed];
}
function withRates(named, { runs, overrides, players, metric, incomplete }) {
	const [atIncident, ...others] = runs.map((run) => rateIn(run, metric));
	if (atIncident === void 0) return { limits: [`No trace was reproduced: ${incomplete?.problem ?? "no replay of it could be scored"}.`] };
	return {
		reproduction: {
			...named,
			atIncident,
			overrides: overrides.flatMap((back, place) => {
				const failures = others[place];
				return failures === void 0 ? [] : [overrideOf(back, failures, atIncident, players)];
			}),
			...incomplete === void 0 ? {} : { incomplete }
		},
		limits: incomplete === void 0 ? [] : [`The reproduction was cut short: ${incomplete.problem}.`]
	};
}
/** Of those that could be scored; undefined where none could. */
function rateIn({ cases }, metric) {
	const values = cases.flatMap(({ trials }) => scoredValues(trials, metric));
	if (values.length === 0) return void 0;
	return failureRate(values.filter((value) => isFailing(value, metric)).length, values.length);
}
function overrideOf(back, failures, atIncident, { before }) {
	return {
		layers: back.map((layer) => ({
			layer,
			to: before.versions[layer]
		})),
		failures,
		resolves: failures.upper < atIncident.lower
	};
}
/** What was asked, where the suite lets texts be shown: the last turn of the user, redacted and cut. */
async function questionOf({ report, traces: { redact } }, recording) {
	const turn = recording.turns.findLast(({ role }) => role === "user");
	if (report.answers !== "shown" || turn === void 0) return void 0;
	const [text = ""] = redact === null ? [turn.text] : await redactTexts([turn.text], void 0, redact);
	return text.length > LONGEST_QUESTION ? `${text.slice(0, LONGEST_QUESTION).toWellFormed()}…` : text;
}
const LONGEST_QUESTION = 500;

// src/stories/post-mortem.ts
/**
* Attributes a loss, reproduces it, says why it was not caught, and writes all of it down. What people wrote in an earlier
* version stays as it is.
*/
async function postMortem(suite, request, world) {
	const { attribute, trials } = request;
	const found = await attributed(suite, attribute, world);
	const { incomplete, metrics } = found.attribution;
	if (incomplete !== void 0 && metrics.length === 0 && incomplete.reason !== "no-cases") return {
		status: "unanswered",
		incomplete
	};
	const { traces, metric, usd } = attribute;
	const reproduced = await reproduce(suite, {
		attributed: found,
		traces,
		metric,
		usd
	}, trials, world);
	const { aborted, reason } = world.signal;
	if (aborted) return {
		status: "unanswered",
		incomplete: reproduced.incomplete ?? stoppedEarly(0, trials, "replays of one trace", reason)
	};
	return written(suite, request, {
		attributed: found,
		reproduced
	}, world);
}
/**
* The draft that a record keeps on the branch after it was attributed: no model is asked anything more. Whatever goes wrong
* is a note, and never an error.
*/
async function draftPostMortem(suite, { request, attributed: found }, world) {
	const { before, after } = request;
	const asked = {
		...before.standpoint.baseline === void 0 ? {} : { before: before.standpoint.baseline },
		...after.standpoint.baseline === void 0 ? {} : { after: after.standpoint.baseline }
	};
	try {
		const reproduced = reproducedByConfigurations(suite, { attributed: found });
		const outcome = await written(suite, {
			attribute: request,
			asked,
			trials: 0,
			keep: true
		}, {
			attributed: found,
			reproduced
		}, world);
		if (outcome.status === "written") return {
			...outcome.path === void 0 ? {} : { path: outcome.path },
			notes: []
		};
		return { notes: [`No draft of a post-mortem was kept: ${outcome.status === "unanswered" ? outcome.incomplete.problem : `in line ${outcome.line} of that of ${outcome.incident} ${outcome.problem}`}.`] };
	} catch (error) {
		return { notes: [`No draft of a post-mortem was kept: ${error instanceof Error ? error.message : String(error)}.`] };
	}
}
async function written(suite, request, { attributed: found, reproduced }, world) {
	const { attribute, asked, keep } = request;
	const { attribution } = found;
	const metric = attribution.metrics[0]?.metric ?? reproduced.reproduction?.metric;
	const usual = incidentName(attribution.after.at ?? attribution.at, suite.name, metric);
	const incident = request.incident ?? await nameOnBranch({
		asked,
		usual,
		metric: attribute.metric
	}, world.store);
	const { traces, before, after } = attribute;
	const known = {
		...found,
		before,
		after,
		...traces === void 0 ? {} : { traces }
	};
	const gaps = await detectionGaps(suite, known, world);
	const curated = await casesOf(suite, {
		name: incident,
		gaps: gaps.gaps,
		after
	}, { keep }, world);
	const limits = [...reproduced.limits, ...curated.notes];
	const postMortem = await composed(suite, {
		incident,
		request: attribute,
		asked,
		found,
		gaps,
		reproduced,
		limits
	}, world);
	const { text: cases } = curated;
	return keptPostMortem({
		postMortem,
		...cases === void 0 ? {} : { cases }
	}, request, world);
}
/** On the branch, which others may read, only where the suite keeps texts there for all to read. */
async function casesOf(suite, incident, { keep }, world) {
	if (keep && suite.store.text !== "plain") return { notes: [] };
	try {
		const curated = await curatedCasesOf(suite, incident, world);
		return curated === void 0 ? { notes: [] } : {
			text: curated.text,
			notes: curated.notes
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return { notes: [`The questions to add were not written: ${error.message}.`] };
	}
}

export { postMortem as n, draftPostMortem as t };