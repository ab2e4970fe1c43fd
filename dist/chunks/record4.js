import { i as mixedModels, n as runNotes } from "./run-notes.js";
import { t as examine } from "./examine.js";
import { I as scoredValues } from "./lib.js";
import { s as mean } from "./distributions.js";
import { i as pairedDifference } from "./compare2.js";
import { n as trialCount, t as failuresOf } from "./run2.js";
import { t as levelsOf } from "./level.js";
import { i as byAge, n as baselineName, r as baselinePath } from "./baseline2.js";
import { n as historyOf, r as readRecords, t as changesBroughtBy } from "./history3.js";
import { t as isForPeople } from "./for-people.js";
import { a as meter } from "./score.js";
import { n as spentTogether, t as budgetLeft } from "./budget-left.js";
import { a as brokenTemplate, t as tooDear } from "./too-dear.js";
import { t as pLimit } from "./p-limit.js";
import { a as readingEstimate, i as probedVersion, n as calledAs, o as findInputs, r as nextReading, t as probeEstimate } from "./probe-estimate.js";
import { r as standingOf } from "./probe.js";
import { i as estimate, r as spendLine, t as estimateLine } from "./spend-lines.js";
import { t as LAYERS } from "./version.js";
import { t as anchorPath } from "./anchor.js";
import { i as formerIndexNotes, n as compareWithOlder, r as idsOf, t as compareWith } from "./compare-with.js";
import { r as lacksAnchor, t as drawSample } from "./draw-sample.js";
import { n as notAccepted } from "./accepted.js";
import { t as gateAction } from "./gate.js";
import { n as verdictOfOthers } from "./verdict-of-others.js";
import { n as keptFirst, t as withKeptTexts } from "./kept-texts.js";
import { t as latestBaseline } from "./latest-baseline.js";
import { t as missingVariables } from "./missing-variables.js";
import { i as observedTuple, n as replayProduction, r as measure, s as suiteMeter } from "./run-variants.js";

// src/pipeline/fidelity/cause.ts
/**
* Why a replay is not like production: of what it feeds on, the field that is recorded least; where all of it is
* recorded, the calls that the recording did not hold; where there were none, chance.
*
* @param run.least the metric that agrees least
*/
function causeOf(fields, layers, { replayed, least: metric }) {
	const needed = neededFor(layers);
	const [least] = fields.filter(({ remedy, present, hops }) => needed.has(remedy) && present < hops).toSorted((a, b) => a.present / a.hops - b.present / b.hops);
	if (least !== void 0) return {
		kind: "not-recorded",
		...least
	};
	const left = replayed.cases.flatMap((row) => row.trials).filter(({ reason, leftRecording = 0 }) => reason === "left-the-recording" || leftRecording > 0);
	if (left.length > 0) return {
		kind: "left-the-recording",
		trials: left.length,
		of: trialCount(replayed)
	};
	const amongTrials = agreementAmongTrials(replayed, metric);
	return {
		kind: "chance",
		trials: replayed.trials,
		...amongTrials === void 0 ? {} : { amongTrials }
	};
}
/**
* 1 less the mean distance between two trials of one case, over the cases with two scored trials. Were production's
* answers drawn like the replay's, an observed one would be as far from a replayed one.
*/
function agreementAmongTrials({ cases }, metric) {
	const distances = cases.flatMap(({ trials }) => {
		const values = scoredValues(trials, {
			name: metric,
			unit: "score"
		});
		const pairs = values.flatMap((one, place) => values.slice(place + 1).map((other) => Math.abs(one - other)));
		return pairs.length === 0 ? [] : [mean(pairs)];
	});
	return distances.length === 0 ? void 0 : 1 - mean(distances);
}
/** What a replay takes from the recording, as the suite feeds it. */
function neededFor({ retrieval, tools }) {
	const found = retrieval === null ? [] : retrieval.documents === "recorded" ? ["documents", "document-text"] : ["query"];
	const told = tools?.results === "recorded" ? ["arguments", "results"] : [];
	return /* @__PURE__ */ new Set([
		"messages",
		...found,
		...told
	]);
}

// src/pipeline/fidelity.ts
/**
* How like production's own answers a replay of production is: per metric, over the cases with a score of both, the mean
* of each, their difference, and the agreement 1 − mean |replayed case mean − observed score|. The fidelity of the run is
* the least agreement over the metrics that decide.
*
* The limits are those of `pairedDifference` on the differences and on their distances, clustered; an agreement's are
* kept within 0…1. What production or a provider decided outside of the answer (latency, cost, recorded attributes) is
* no sign of a faithful replay, and is left out.
*/
function fidelityOf(input) {
	const { observed, replayed, confidence, atLeast } = input;
	if (observed.length === 0) return {
		status: "unknown",
		reason: "no-observed-answers"
	};
	const compared = input.metrics.filter(isAboutTheAnswer);
	const pairs = pairsOf$1(observed, replayed.cases);
	const metrics = compared.flatMap((metric) => metricFidelity(metric, pairs, confidence));
	const deciding = metrics.filter(({ blocking }) => blocking).map(({ agreement }) => agreement.value);
	if (deciding.length === 0) return {
		status: "unknown",
		reason: "nothing-scored"
	};
	const agreement = Math.min(...deciding);
	const least = metrics.find((one) => one.blocking && one.agreement.value === agreement)?.metric ?? "";
	return {
		status: "measured",
		confidence,
		metrics,
		agreement,
		atLeast,
		leftOut: replayed.cases.length - usedCases(pairs, compared),
		...agreement < atLeast - ROUNDING && { cause: causeOf(input.fields, input.layers, {
			replayed,
			least
		}) }
	};
}
/** A sum of tenths is off by about 1e-17; 0.90 is not to be called below 0.90. */
const ROUNDING = 1e-9;
function isAboutTheAnswer({ spec }) {
	return spec.scorer !== "trace-attribute" && spec.scorer !== "latency" && spec.scorer !== "cost";
}
function pairsOf$1(observed, replayed) {
	const byId = new Map(observed.map((row) => [row.id, row]));
	return replayed.flatMap((row) => {
		const match = byId.get(row.id);
		return match === void 0 ? [] : [{
			observed: match,
			replayed: row
		}];
	});
}
function metricFidelity(metric, pairs, confidence) {
	const both = pairs.flatMap(({ observed, replayed }) => {
		const [before, after] = [meanScore(observed, metric), meanScore(replayed, metric)];
		return before === void 0 || after === void 0 ? [] : [{
			before,
			after,
			cluster: replayed.cluster
		}];
	});
	if (both.length === 0) return [];
	const clusters = both.map(({ cluster }) => cluster);
	const differences = both.map(({ before, after }) => after - before);
	const distance = estimateOf(differences.map(Math.abs), clusters, confidence);
	return [{
		metric: metric.name,
		blocking: metric.blocking,
		cases: both.length,
		clusters: new Set(clusters).size,
		observedMean: mean(both.map(({ before }) => before)),
		replayMean: mean(both.map(({ after }) => after)),
		difference: estimateOf(differences, clusters, confidence),
		agreement: {
			value: 1 - distance.value,
			...distance.upper !== void 0 && { lower: Math.max(0, 1 - distance.upper) },
			...distance.lower !== void 0 && { upper: Math.min(1, 1 - distance.lower) }
		}
	}];
}
/** One cluster says nothing of how far the next may be off. */
function estimateOf(values, clusters, confidence) {
	if (new Set(clusters).size < 2) return { value: mean(values) };
	const options = {
		alpha: (1 - confidence) / 2,
		margin: 0,
		range: 1
	};
	const { mean: value, lower, upper } = pairedDifference(values, clusters, options);
	return {
		value,
		lower,
		upper
	};
}
function meanScore({ trials }, metric) {
	const values = scoredValues(trials, metric);
	return values.length === 0 ? void 0 : mean(values);
}
/** Cases that count for at least one metric. */
function usedCases(pairs, metrics) {
	return pairs.filter(({ observed, replayed }) => metrics.some((metric) => meanScore(observed, metric) !== void 0 && meanScore(replayed, metric) !== void 0)).length;
}

// src/stories/anchor-baseline.ts
/**
* The anchor with its record, read before anything is paid for. As with the latest record, observed and replayed answers
* are never compared.
*
* @throws UserError when the anchor or its record cannot be read, or the record is not there
*/
async function anchorBaseline(suite, target, world) {
	const anchor = await world.store.anchor(suite.name);
	const name = anchor && baselineName(anchor.baseline);
	if (anchor === void 0 || name === void 0) return { notes: [] };
	const baseline = await world.store.read(name);
	if (baseline.run.target === target) return {
		found: {
			anchor,
			name,
			baseline
		},
		notes: []
	};
	const [blessed, made] = target === "replay" ? ["observed", "replay"] : ["replayed", "observation"];
	return { notes: [`The anchor holds ${blessed} answers, so this ${made} was not compared with it.`] };
}

// src/stories/changes-brought.ts
/**
* The change points of the weekly series that a new record brings to light. Records that cannot be read are told, and
* keep nothing else of the new one from being told: it has been paid for.
*
* @param kept its path on the branch, where it has been kept
*/
async function changesBrought(baseline, kept, world) {
	const { suite, target } = baseline.run;
	try {
		const others = (await world.store.list(suite)).filter(({ path }) => path !== kept);
		const names = others.slice(-52);
		if (names.length + 1 < 8) return {
			changes: [],
			notes: []
		};
		const stored = await readRecords(names, world);
		if (stored === void 0) return {
			changes: [],
			notes: ["The series was not looked at: the run was stopped."]
		};
		const path = kept ?? baselinePath(baseline, 1 + Math.max(0, ...others.map(({ ordinal }) => ordinal)));
		const earlier = stored.map(({ name, baseline: record }) => ({
			path: name.path,
			baseline: record
		}));
		const series = historyOf([...earlier, {
			path,
			baseline
		}], {
			suite,
			target
		});
		return {
			changes: changesBroughtBy(series, path),
			notes: []
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return {
			changes: [],
			notes: [`The series was not looked at: ${error.message}. ${error.remedy}`]
		};
	}
}

// src/pipeline/probe/asker.ts
/** Nothing is asked yet. */
function openAsker({ model, models, concurrency, signal }) {
	const fingerprints = /* @__PURE__ */ new Map();
	const served = /* @__PURE__ */ new Map();
	let calls = 0;
	const ask = async (input, trial, parameters) => {
		const asked = {
			...model,
			parameters: {
				...ownParameters(model, parameters),
				...parameters
			}
		};
		calls += 1;
		const reply = await models.ask({
			model: asked,
			messages: [{
				role: "user",
				text: input
			}],
			trial
		}, signal);
		if (reply.status === "replied") {
			count(fingerprints, reply.fingerprint);
			count(served, reply.resolvedModel);
		}
		return saidIn(reply);
	};
	return {
		ask,
		tally: (inputs, trials, parameters) => tallyWith((input, trial) => ask(input, trial, parameters), concurrency, inputs, trials),
		seen: () => ({
			calls,
			fingerprints: Object.fromEntries(fingerprints),
			served: Object.fromEntries(served)
		})
	};
}
/** Of every name of the limit on what is written one is allowed. */
const LIMITS = [
	"max_tokens",
	"max_completion_tokens",
	"max_output_tokens"
];
/** These shape the text, where nothing but the model is to be seen; and a fixed seed would hide what wavers. */
const SHAPING = /* @__PURE__ */ new Set([
	"response_format",
	"text",
	"stop",
	"seed",
	"tools",
	"tool_choice",
	"logit_bias"
]);
function ownParameters({ parameters: own }, set) {
	const isLimited = LIMITS.some((name) => Object.hasOwn(set, name));
	const isOurs = (name) => SHAPING.has(name) || isLimited && LIMITS.some((limit) => limit === name);
	return Object.fromEntries(Object.entries(own).filter(([name]) => !isOurs(name)));
}
/** Characters of an answer that are kept: no token is as long, and no short line need be. */
const LONGEST = 60;
function saidIn(reply) {
	if (reply.status === "replied") {
		const text = [...reply.text].slice(0, LONGEST).join("");
		return text.trim() === "" ? { status: "nothing" } : {
			status: "said",
			text
		};
	}
	const { reason, detail } = reply;
	if (reason === "empty-answer") return { status: "nothing" };
	if (reason !== "refused-request") return {
		status: "failed",
		why: detail
	};
	const parameter = ["temperature", ...LIMITS].find((name) => detail.includes(name));
	return {
		status: "refused",
		why: detail,
		...parameter === void 0 ? {} : { parameter }
	};
}
/** The share of calls that may come to nothing. */
const MOST_FAILED = .1;
async function tallyWith(ask, concurrency, inputs, { from, calls }) {
	const limit = pLimit(concurrency);
	const failures = [];
	const most = inputs.length * calls * MOST_FAILED;
	const outputs = inputs.map(() => /* @__PURE__ */ new Map());
	const one = async (place, trial) => {
		if (failures.length > most) return;
		const said = await ask(inputs[place] ?? "", trial);
		if (said.status === "refused" || said.status === "failed") failures.push(said);
		else count(outputs[place] ?? /* @__PURE__ */ new Map(), said.status === "said" ? said.text : "");
	};
	await Promise.all(Array.from({ length: calls }, (_, trial) => inputs.map((__, place) => limit(() => one(place, from + trial)))).flat());
	const [first] = failures;
	if (first !== void 0 && failures.length > most) return first;
	return {
		status: "tallied",
		inputs: inputs.map((input, place) => ({
			input,
			outputs: Object.fromEntries(outputs[place] ?? [])
		}))
	};
}
function count(counts, name) {
	if (name !== void 0) counts.set(name, (counts.get(name) ?? 0) + 1);
}

// src/stories/probe.ts
/**
* Takes a reading of a model: a few cheap calls that show whether the same model still answers. The first reading of a
* model finds the inputs that later ones ask, and is their reference; so does one after a change that has lasted.
*
* @param world its models count what is spent
* @param options.seeks false: inputs are not sought, because the reading will not be kept
* @param options.left caps that hold for it: what would pass them is not begun
*/
async function takeReading(suite, model, world, { seeks = true, left } = {}) {
	const version = probedVersion(suite, model);
	if (suite.probe === null) return unavailable(version, "the suite asks for no probe");
	if (world.batched === true) return unavailable(version, "models are asked in batches, and it would wait for each");
	const { inputs: wanted, calls } = suite.probe;
	const stored = await readingsOf(suite, world);
	if ("why" in stored) return unavailable(version, stored.why);
	const { signal, models } = world;
	const asker = openAsker({
		model,
		models,
		concurrency: suite.concurrency,
		signal
	});
	const ground = {
		suite,
		wanted,
		calls,
		model,
		version,
		called: calledAs(model),
		stored,
		asker,
		seeks,
		world
	};
	const next = nextReading(model, version, stored);
	if ((seeks || next.kind === "beside") && left !== void 0 && tooDear(readingEstimate(suite.probe, next, model), left) !== void 0) return failed(ground, "what the record leaves of its budget is less than it would take at the least");
	return next.kind === "beside" ? readBeside(next.reference, ground) : findAnew(ground, next.why);
}
async function readBeside(reference, ground) {
	const { model, version, stored, wanted, calls, asker } = ground;
	const { reading: before, path } = reference;
	const { kind, parameters = {} } = before;
	const inputs = before.inputs.slice(0, wanted).map(({ input }) => input);
	const tallied = await asker.tally(inputs, {
		from: READ_FROM,
		calls
	}, parameters);
	if (tallied.status === "refused") return findAnew(ground, `${model.name} refuses a request that it took on ${before.at.slice(0, 10)}`);
	if (tallied.status === "failed") return failed(ground, tallied.why);
	const reading = readingOf(ground, {
		kind,
		parameters,
		inputs: tallied.inputs,
		reference: path
	});
	const moved = movedTo(before, reading);
	if (moved !== void 0) return findAnew(ground, `${model.name} is served by ${moved} now`);
	return {
		reading,
		standing: standingOf([...stored, {
			path: "",
			reading
		}], version),
		notes: []
	};
}
/** Answers of a reading are no answers of a reference. */
const READ_FROM = 10001;
/** @param why what there was will not do, a sentence without a full stop */
async function findAnew(ground, why) {
	const { model, version, stored, asker, wanted, seeks, world } = ground;
	if (!seeks) return unavailable(version, "it has no reference yet, and none is taken where nothing is kept");
	world.progress.say(`Probe: looking for inputs that show which model answers as ${model.name}.`);
	const found = await findInputs(asker, model, wanted);
	if (found.status === "unavailable") return failed(ground, found.why);
	const { kind, parameters, inputs } = found;
	const reading = readingOf(ground, {
		kind,
		parameters,
		inputs
	});
	const told = why === void 0 ? [] : [`${why}: the probe has a new reference, of this record.`];
	return {
		reading,
		standing: standingOf([...stored, {
			path: "",
			reading
		}], version),
		notes: told
	};
}
function readingOf({ suite, version, called, asker, world }, taken) {
	const at = world.clock.now().toISOString();
	return {
		format: 1,
		suite: suite.name,
		at,
		model: version,
		called,
		...taken,
		...asker.seen()
	};
}
/** The name that is served now, where it is one and none that the reference saw: no silent change, but one in plain view. */
function movedTo(reference, { served }) {
	const [now, ...others] = Object.keys(served);
	const before = Object.keys(reference.served);
	return now !== void 0 && others.length === 0 && before.length > 0 && !before.includes(now) ? now : void 0;
}
/** What there is to say without this reading: what the earlier ones said holds for their time, and not for now. */
function failed({ stored, version }, why) {
	const { reference, latest, kind } = standingOf(stored, version);
	const { standing } = unavailable(version, why);
	return {
		standing: {
			...standing,
			...kind === void 0 ? {} : { kind },
			...reference === void 0 ? {} : { reference },
			...latest === void 0 ? {} : { latest }
		},
		notes: []
	};
}
function unavailable(model, why) {
	return {
		standing: {
			model,
			state: "unavailable",
			readings: 0,
			newNames: [],
			why
		},
		notes: []
	};
}
async function readingsOf(suite, world) {
	try {
		return await world.store.probes(suite.name);
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return { why: error.message };
	}
}

// src/stories/probe-production.ts
/**
* Takes the reading that belongs to a record, with what the record has left of its budget. Undefined where there is
* nothing to probe: no model was asked, or the suite wants no probe.
*
* @param spent by the record so far
* @param isKept whether readings are kept: a search for inputs that nobody will ask again is not paid for
*/
async function probeProduction(suite, production, { spent, isKept }, world) {
	const model = production?.model ?? null;
	if (suite.probe === null || model === null) return void 0;
	const left = budgetLeft(suite.budget, spent);
	const metered = meter(world, left);
	const probed = await takeReading(suite, model, {
		...world,
		models: metered.models
	}, {
		seeks: isKept,
		left
	});
	const spend = metered.spend();
	if (spend.calls > 0) world.progress.say(`Probe. ${spendLine(spend)}`);
	return {
		...probed,
		spend: spentTogether(spent, spend)
	};
}
/** Keeps a reading on the branch. @returns what to tell where the branch refused it: the record is kept already */
async function keepReading(probed, world) {
	if (probed?.reading === void 0) return [];
	try {
		await world.store.addProbe(probed.reading);
		return [];
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return [`The reading of the probe was not kept: ${error.message}. ${error.remedy}`];
	}
}

// src/stories/beside-record.ts
/**
* What is found out beside a record: whether the same model still answers, what the series says, which layer brought a loss.
* The record is kept by now: nothing here that fails, or takes long, can lose what has been paid for.
*
* @property isAlarm a version changed that nobody told of, or another model answers under its name
*/
async function besideRecord(suite, record, { isKept }, world) {
	const { baseline, path, production, spent, incident } = record;
	const probed = await probeProduction(suite, production, {
		spent,
		isKept
	}, world);
	const unkept = path === void 0 ? [] : await keepReading(probed, world);
	const series = await changesBrought(baseline, path, world);
	const told = await withWritten(await whichLayer(suite, record, world), isKept && world.incidents !== void 0 ? incident : void 0, suite, world);
	return {
		...probed === void 0 ? {} : {
			probe: probed.standing,
			spend: probed.spend
		},
		...told,
		...series.changes.length === 0 ? {} : { changes: series.changes },
		notes: [
			...series.notes,
			...probed?.notes ?? [],
			...unkept,
			...told.notes
		],
		isAlarm: series.changes.some(({ unversioned }) => unversioned) || probed?.standing.state === "changed"
	};
}
/** Which layer brought a loss, where the suite wants to be told. Loaded only then: most records lose nothing. */
async function whichLayer(suite, { baseline, path, sample, production, lostAgainst }, world) {
	if (production === void 0 || lostAgainst === void 0 || !suite.attribution.isAutomatic) return { notes: [] };
	const { attributeRegression } = await import("./attribute-regression.js");
	return attributeRegression(suite, {
		reference: lostAgainst,
		baseline,
		path,
		sample
	}, world);
}
/** An incident that goes on or ends, with what was found out when it began: no record pays for that again. */
async function withWritten(blamed, incident, suite, world) {
	if (incident === void 0) return blamed;
	if (incident.status === "begins" || blamed.postMortem !== void 0) return {
		...blamed,
		incident
	};
	const { writtenIncident } = await import("./written-incident.js");
	const { reference, since } = incident;
	const { found, notes } = await writtenIncident({
		suite: suite.name,
		reference,
		since
	}, world);
	const said = [...blamed.notes, ...notes];
	if (found === void 0) return {
		...blamed,
		incident,
		notes: said
	};
	const { path, attribution } = found;
	return {
		...blamed,
		postMortem: path,
		incident: {
			...incident,
			attribution
		},
		notes: said
	};
}

// src/stories/commit-of.ts
/** The commit whose layer files were run; none for observed answers, and where the checkout has changes of its own. */
async function commitOf(production, world) {
	if (production === void 0) return {};
	try {
		const commit = await world.repository.resolve("HEAD");
		const committed = await world.variants.at(world.repository.at(commit), "HEAD");
		return LAYERS.every((layer) => committed.versions[layer].id === production.versions[layer].id) ? { commit } : {};
	} catch (error) {
		if (isForPeople(error)) return {};
		throw error;
	}
}

// src/stories/compare-with-both.ts
/**
* A run against the latest record, which shows what has happened since, and against the anchor, which shows what has
* added up. Both by the same rules.
*/
function compareWithBoth(suite, run, references) {
	const { latest, anchor: blessed } = references;
	const comparison = latest && compareWith(suite, run, latest, fromLatest(latest, blessed));
	const indexNotes = latest === void 0 ? [] : formerIndexNotes(run, latest.baseline.run);
	if (blessed === void 0) return {
		...comparison === void 0 ? {} : { comparison },
		notes: indexNotes
	};
	const isLatest = comparison !== void 0 && blessed.name.path === latest?.name.path;
	const anchored = {
		anchor: blessed.anchor,
		comparison: isLatest ? comparison : compareWithOlder(suite, run, blessed)
	};
	return {
		...comparison === void 0 ? {} : { comparison },
		anchored,
		notes: [
			...indexNotes,
			...isLatest ? ["The latest record is the anchor, so both comparisons are one."] : [],
			...anchored.comparison.verdict === "not-comparable" ? [outlived(suite.name, anchored.comparison)] : []
		]
	};
}
/** The kept cases that came back from the anchor do not count against the latest record: its sample had lost them. */
function fromLatest(latest, anchor) {
	if (anchor === void 0) return void 0;
	const [inLatest, inAnchor] = [idsOf(latest), idsOf(anchor)];
	return (id) => inLatest.has(id) || !inAnchor.has(id);
}
function outlived(suite, { metrics }) {
	const blocking = metrics.filter((metric) => metric.blocking);
	const lost = blocking.filter(({ verdict }) => verdict === "not-comparable").map(({ metric }) => metric);
	const what = lost.length === blocking.length ? "This record" : `This record, by ${lost.join(", ")},`;
	const losses = lost.length === blocking.length ? "losses" : "such losses";
	return `${what} measures something else than the anchor (${anchorPath(suite)}) did, so nothing is known of ${losses} that add up slowly. Once this record is reviewed, bless it: eval-baseline anchor latest --why TEXT.`;
}

// src/stories/accepted-since.ts
/**
* The regressions that people accepted since each of these records: of the pull requests that were merged since, and those
* that later records hold.
*
* @param references each of a different path
* @param options.commit that is recorded now; without one it is not known what was merged
*/
async function acceptedSince(suite, references, { commit, world }) {
	const since = /* @__PURE__ */ new Map();
	try {
		for (const reference of references) {
			const merged = await mergedSince(suite, reference, commit, world);
			since.set(reference.name.path, onceEach$1([...merged, ...await keptSince(suite, reference, world)]));
		}
		return {
			since,
			notes: isAskable(suite, world) && !areKnown(references, commit) ? [NO_COMMIT] : []
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return {
			since,
			notes: [`Whether people accepted the regression is not known: ${error.message}. ${error.remedy}`]
		};
	}
}
const NO_COMMIT = "Whether people accepted the regression is not known: this record or the one before it names no commit, since its answers were observed or its layers are not those of the commit.";
function isAskable({ gate }, { acceptances }) {
	return acceptances !== void 0 && gate.acceptLabel !== void 0;
}
function areKnown(references, commit) {
	return references.every(({ baseline }) => baseline.commit !== void 0 && commit !== void 0);
}
async function mergedSince({ name, gate }, { baseline }, upTo, { acceptances }) {
	const { commit: after, run } = baseline;
	const label = gate.acceptLabel;
	if (acceptances === void 0 || label === void 0 || after === void 0 || upTo === void 0) return [];
	return after === upTo ? [] : acceptances.merged(name, {
		after,
		upTo,
		since: run.at,
		label
	});
}
/** Nothing is younger than the latest record, so nothing is read for it. */
async function keptSince(suite, { name }, world) {
	const later = (await world.store.list(suite.name)).filter((other) => byAge(other, name) > 0);
	return ((later.length === 0 ? [] : await readRecords(later, world)) ?? []).flatMap(({ baseline }) => baseline.accepted ?? []);
}
/** Two records at once keep the same acceptance; its losses count once. */
function onceEach$1(all) {
	const numbers = all.map(({ pullRequest }) => pullRequest);
	return all.filter(({ pullRequest }, place) => numbers.indexOf(pullRequest) === place);
}

// src/stories/incident-of.ts
/**
* What a record says of the incident of its suite.
*
* The week after a loss the latest record shows it too, and compared with that nothing is wrong any more. So an incident
* ends where it began: when its metrics are as good again as in the last record before it, or their losses were accepted.
*
* @param at ISO instant of the record
* @returns undefined where no incident is open and none begins
*/
function incidentOf(open, against, at) {
	const raised = namesOf([against.latest, against.anchor]);
	if (open !== void 0) return incidentGoesOn(open, against, raised);
	const reference = against.latest?.raised.length ? against.latest : against.anchor;
	if (raised.length === 0 || reference === void 0) return void 0;
	return {
		status: "begins",
		reference: reference.path,
		since: at,
		metrics: raised,
		...comparedWith(reference, against)
	};
}
function incidentGoesOn(open, against, raised) {
	const { reference } = against;
	const metrics = [.../* @__PURE__ */ new Set([
		...open.metrics,
		...raised,
		...reference?.raised ?? []
	])].toSorted();
	return {
		status: statusOf(open.metrics, reference, raised),
		reference: open.reference,
		since: open.since,
		metrics,
		...reference === void 0 ? { unread: true } : comparedWith(reference, against)
	};
}
function statusOf(began, reference, raised) {
	if (raised.length > 0 || reference !== void 0 && reference.raised.length > 0) return "lasts";
	if (reference === void 0 || reference.comparison.verdict === "errored") return "unclear";
	const { metrics } = reference.comparison;
	const isHealed = (name) => metrics.some(({ metric, verdict }) => metric === name && [
		"improved",
		"unchanged",
		"regressed"
	].includes(verdict));
	return began.every(isHealed) ? "over" : "unclear";
}
/** The comparison, where it is not the result's own. */
function comparedWith({ path, comparison }, { latest }) {
	return path === latest?.path ? {} : { comparison };
}
function namesOf(against) {
	return [...new Set(against.flatMap((one) => one?.raised ?? []))].toSorted();
}

// src/stories/record-verdict.ts
/** The worse first. */
const WORST_FIRST = [
	"regressed",
	"errored",
	"not-comparable",
	"inconclusive",
	"improved",
	"unchanged"
];
/**
* What a record says that is compared with the latest one and with the anchor: the worse of the two. Small losses add up
* against the anchor alone, and a sudden one shows against both.
*
* An anchor that cannot be compared with, because the suite measures something else by now, takes nothing from what the
* latest one says: it is told, and stays so until a person blesses another.
*
* @returns undefined when there was nothing to compare with
*/
function recordVerdict(latest, anchor) {
	if (latest === void 0 || anchor === void 0) return latest ?? anchor;
	if (anchor === "not-comparable") return latest;
	return WORST_FIRST.find((verdict) => verdict === latest || verdict === anchor);
}

// src/stories/judge-regression.ts
/**
* The verdict of a record, whether people accepted what it lost, and what it says of the incident. Nobody is asked about
* acceptances unless something regressed.
*
* What was accepted neither fails nor warns: it was decided when its pull request was merged.
*/
async function judgeRegression(suite, run, compared, { commit, world }) {
	const pairs = pairsOf(suite, run, compared);
	const regressed = Object.values(pairs).filter(({ comparison }) => comparison.verdict === "regressed");
	const asked = regressed.length === 0 ? [] : [pairs.latest, ...regressed].flatMap((pair) => pair?.record ?? []);
	const accepted = await acceptedSince(suite, byPath(asked), {
		commit,
		world
	});
	const against = {
		...pairs.latest && { latest: judged(pairs.latest, accepted) },
		...pairs.anchor && { anchor: judged(pairs.anchor, accepted) },
		...pairs.reference && { reference: judged(pairs.reference, accepted) }
	};
	const raised = [...against.latest?.raised ?? [], ...against.anchor?.raised ?? []];
	const verdictBy = (of) => recordVerdict(pairs.latest && of(pairs.latest.comparison), pairs.anchor && of(pairs.anchor.comparison));
	const verdict = verdictBy((comparison) => comparison.verdict) ?? "no-baseline";
	const decides = verdict === "regressed" && raised.length === 0 ? verdictBy(verdictOfOthers) : verdict;
	const shown = regressed.flatMap((pair) => ofThisRegression(pair, accepted));
	const incident = incidentOf(compared.open.incident, against, run.at);
	const last = against.latest?.raised.length ? pairs.latest : pairs.anchor;
	const lostAgainst = verdict === "regressed" && raised.length > 0 ? (pairs.reference ?? last)?.record : void 0;
	return {
		verdict,
		gate: gateAction(decides ?? verdict, suite.gate),
		...shown.length === 0 ? {} : { accepted: onceEach(shown) },
		...incident === void 0 ? {} : { incident },
		found: sinceOf(pairs.latest, accepted),
		...lostAgainst === void 0 ? {} : { lostAgainst },
		notes: [...accepted.notes, ...lostMore(raised, onceEach(shown))]
	};
}
/** What has been compared already is not compared again. */
function pairsOf(suite, run, { latest, comparison, anchor, anchored, open }) {
	const done = {
		...latest && comparison && { latest: {
			record: latest,
			comparison
		} },
		...anchor && anchored && { anchor: {
			record: anchor,
			comparison: anchored.comparison
		} }
	};
	const { reference: record } = open;
	if (record === void 0) return done;
	const same = Object.values(done).find((pair) => pair.record.name.path === record.name.path);
	return {
		...done,
		reference: same ?? {
			record,
			comparison: compareWithOlder(suite, run, record)
		}
	};
}
function byPath(records) {
	return [...new Map(records.map((record) => [record.name.path, record])).values()];
}
function judged(pair, accepted) {
	const { record, comparison } = pair;
	return {
		path: record.name.path,
		comparison,
		raised: notAccepted(comparison, sinceOf(pair, accepted))
	};
}
function sinceOf(pair, { since }) {
	return (pair && since.get(pair.record.name.path)) ?? [];
}
/** The acceptances that are about what regressed here. */
function ofThisRegression(pair, accepted) {
	const names = notAccepted(pair.comparison, []);
	return sinceOf(pair, accepted).filter(({ losses }) => losses.some(({ metric }) => names.includes(metric)));
}
function onceEach(acceptances) {
	return [...new Map(acceptances.map((acceptance) => [acceptance.pullRequest, acceptance])).values()];
}
/** Of a metric that was accepted and is raised all the same, people must know why. */
function lostMore(raised, acceptances) {
	return [...new Set(raised)].flatMap((name) => {
		const numbers = acceptances.filter(({ losses }) => losses.some(({ metric }) => metric === name)).map(({ pullRequest }) => pullRequest);
		return numbers.length === 0 ? [] : [`${name} lost more than was accepted by pull request ${numbers.join(", ")}.`];
	});
}

// src/stories/keep-baseline.ts
/**
* Adds a record to the branch, with the texts of its sample where the suite keeps them. What the branch refuses is told
* beside the result: the run has been paid for.
*
* @param traces that the sample was made of, redacted
*/
async function keepBaseline(baseline, world, traces) {
	try {
		return {
			status: "kept",
			name: await world.store.add(baseline, traces)
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		const remedy = `${error.remedy} The answers are kept for a day: the same command then asks no model again.`;
		return {
			status: "refused",
			incomplete: {
				reason: "not-kept",
				problem: `the baseline was not kept: ${error.message}`,
				remedy
			}
		};
	}
}

// src/stories/kept-from.ts
/**
* Whose cases a record keeps, and the world with the texts of their samples: those of the anchor are read where the latest
* sample has lost too many of its cases. Without a latest record nothing is kept.
*/
async function keptFrom(sample, references, world) {
	const { latest, anchor } = references;
	const { world: knowing, notes } = await withKeptTexts(world, latest);
	if (latest === void 0) return {
		world: knowing,
		notes
	};
	const from = {
		latest,
		...anchor === void 0 ? {} : { anchor }
	};
	if (anchor === void 0 || !lacksAnchor(sample, from)) return {
		from,
		world: knowing,
		notes
	};
	try {
		const kept = await world.store.readSample(anchor.baseline);
		if (kept === void 0) return {
			from,
			world: knowing,
			notes
		};
		const traces = keptFirst(kept, knowing.traces);
		return {
			from: {
				...from,
				anchorTexts: true
			},
			world: {
				...knowing,
				traces
			},
			notes
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		const note = `The texts kept beside the anchor cannot be read, so its cases do not come back: ${error.message}. ${error.remedy}`;
		return {
			from,
			world: knowing,
			notes: [...notes, note]
		};
	}
}

// src/stories/nothing-scored.ts
/** A record without a single score of a metric that decides would be a baseline nobody can be compared with. */
function nothingScored(run) {
	const trials = run.cases.flatMap((row) => row.trials);
	const empty = run.metrics.find(({ name, blocking }) => blocking && !trials.some(({ scores }) => scores[name]?.status === "scored"));
	if (empty === void 0) return void 0;
	const counts = { ...failuresOf(run) };
	for (const { scores } of trials) {
		const score = scores[empty.name];
		if (score?.status === "unscored") counts[score.reason] = (counts[score.reason] ?? 0) + 1;
	}
	const reasons = Object.entries(counts).map(([reason, count]) => `${reason} ${count}`);
	return {
		reason: "no-cases",
		problem: `not one of ${trials.length} trials has a score of ${empty.name}${reasons.length === 0 ? "" : ` (${reasons.join(", ")})`}`,
		remedy: `Check that the traces hold what ${empty.name} looks at, and that its scorer works on one answer (docs/scorers.md has the reasons), or let it only inform.`
	};
}

// src/stories/open-incident.ts
/**
* Asked before anything is paid for. What keeps it from being found is told, and keeps nothing from being recorded: an
* incident that nobody knows of stays as it is.
*/
async function openIncident(suite, target, world) {
	let incident;
	try {
		incident = await world.incidents?.open(suite.name);
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return { notes: [`Whether an incident is open is not known: ${error.message}. ${error.remedy}`] };
	}
	if (incident === void 0) return { notes: [] };
	const name = baselineName(incident.reference);
	const unclear = (why) => ({
		incident,
		notes: [`This record cannot tell whether the incident of issue ${incident.issue} is over: ${why}`]
	});
	if (name?.suite !== suite.name) return unclear("the issue names no record of this suite.");
	try {
		const baseline = await world.store.read(name);
		if (baseline.run.target === target) return {
			incident,
			reference: {
				name,
				baseline
			},
			notes: []
		};
		return unclear("it began with answers of the other kind, observed or replayed.");
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return unclear(`${error.message}. ${error.remedy}`);
	}
}

// src/stories/score-observed.ts
/** Scores what production answered; only judges are called. */
async function scoreObserved(suite, sample, world) {
	const absent = LAYERS.filter((layer) => suite.layers[layer] === null && layer !== "model");
	const variant = {
		label: "production as observed",
		versions: observedTuple(sample, absent),
		model: null,
		policy: "",
		retrieval: { kind: "recorded" }
	};
	const { metrics, budget, concurrency } = suite;
	const planned = await estimate({
		arms: [],
		cases: sample.cases,
		trials: 1,
		metrics,
		batched: world.batched === true
	});
	if (planned.calls > 0) world.progress.say(estimateLine(planned, budget));
	const respond = async ({ recording }) => recording.observed;
	const measurement = {
		suite,
		target: "observed",
		sample,
		plan: {
			label: "score what production answered",
			arms: [{
				variant,
				respond
			}],
			cases: sample.cases,
			trials: "recordings",
			concurrency,
			errorBudget: 1
		},
		trials: 1,
		scoreRecorded: false
	};
	const { runs, spend } = await measure(measurement, suiteMeter(suite, world), world, tooDear(planned, budget));
	return {
		run: runs[0],
		spend
	};
}

// src/stories/record.ts
/**
* The weekly baseline: draw → replay, or score what was observed → compare with the latest record and with the anchor →
* commit. Only the latest record moves by this; the anchor is moved by a person (anchor.ts).
*
* A run that is not complete never becomes a baseline. A drift is reported and does not fail the run: what production
* did is not this run's doing; what people did not accept of it is an incident until it is over.
*/
async function record(suite, { target, commit }, world) {
	const production = target === "observed" ? void 0 : await world.variants.at(world.checkout, "production");
	const broken = production && await brokenTemplate(suite, [production]);
	if (broken !== void 0) return { result: {
		...opening(suite),
		incomplete: broken
	} };
	const latest = await latestBaseline(suite, target, world);
	if (commit) await world.store.checkWritable();
	const { found: anchor, notes: anchorNotes } = await anchorBaseline(suite, target, world);
	const open = commit ? await openIncident(suite, target, world) : { notes: [] };
	const kept = target === "observed" ? void 0 : latest;
	const { from, world: knowing, notes } = await keptFrom(suite.sample, {
		latest: kept,
		anchor
	}, world);
	const drawn = withoutFixed(await drawSample(suite, knowing, from), from === void 0 ? latest : void 0);
	if (drawn.status === "empty") return { result: {
		...opening(suite),
		incomplete: drawn.incomplete
	} };
	const probing = await probeEstimate(suite, production?.model ?? null, { isKept: commit }, world);
	if (probing !== void 0) world.progress.say(`Probe, beside the record: ${probing}.`);
	const measured = production === void 0 ? await scoreObserved(suite, drawn.sample, world) : await replayProduction(suite, production, drawn.sample, world);
	const diagnosis = examine(suite, {
		...drawn,
		notes: [],
		...latest === void 0 ? {} : { latest: latest.baseline.run }
	});
	const run = withFidelity(suite, measured, diagnosis);
	const unfilled = production && await missingVariables(suite, production, drawn.sample.cases);
	const found = {
		...opening(suite),
		tuple: run.versions,
		spend: measured.spend,
		diagnosis,
		...run.fidelity === void 0 ? {} : { fidelity: run.fidelity },
		notes: [
			...notes,
			...anchorNotes,
			...open.notes,
			...drawn.notes,
			...unfilled ?? [],
			...runNotes(suite, run)
		]
	};
	const incomplete = run.incomplete ?? nothingScored(run);
	if (incomplete !== void 0) return { result: {
		...found,
		incomplete
	} };
	const { comparison, anchored, notes: comparisonNotes } = compareWithBoth(suite, run, {
		latest,
		anchor
	});
	const compared = {
		...found,
		...comparison === void 0 ? { levels: levelsOf(run) } : { comparison },
		...anchored === void 0 ? {} : { anchored },
		notes: [...found.notes, ...comparisonNotes]
	};
	const mixed = mixedModels(run);
	if (mixed !== void 0) return { result: {
		...compared,
		incomplete: mixed
	} };
	const stored = await commitOf(production, world);
	const { found: accepted, incident, lostAgainst, ...judged } = await judgeRegression(suite, run, {
		latest,
		comparison,
		anchor,
		anchored,
		open
	}, {
		...stored,
		world
	});
	const baseline = {
		format: 2,
		...stored,
		...accepted.length === 0 ? {} : { accepted },
		run
	};
	const added = commit ? await keepBaseline(baseline, world, drawn.traces) : void 0;
	if (added?.status === "refused") return { result: {
		...compared,
		incomplete: added.incomplete
	} };
	const path = added?.name.path;
	const known = {
		baseline,
		path,
		sample: drawn.sample,
		production,
		spent: measured.spend,
		lostAgainst,
		incident
	};
	const { notes: others, isAlarm, ...beside } = await besideRecord(suite, known, { isKept: commit }, world);
	return {
		baseline,
		result: {
			...compared,
			...judged,
			...beside,
			notes: [
				...compared.notes,
				...judged.notes,
				...others
			],
			gate: judged.gate === "fail" || isAlarm ? "warn" : judged.gate,
			...path === void 0 ? {} : { baseline: path }
		}
	};
}
function opening(suite) {
	return {
		story: "record",
		suite: suite.name,
		verdict: "errored",
		gate: "fail",
		touched: [],
		notes: []
	};
}
/** A sample that was drawn anew beside a latest one says so: it is not held against it that few cases are in both. */
function withoutFixed(drawn, latest) {
	if (drawn.status === "empty" || latest === void 0) return drawn;
	return {
		...drawn,
		sample: {
			...drawn.sample,
			fixed: {
				from: latest.name.path,
				cases: 0
			}
		}
	};
}
/** A replay with what it is worth beside production's own answers; one that was cut short is not measured. */
function withFidelity(suite, { run, observed }, { fields }) {
	if (observed === void 0) return run;
	const { metrics, layers, fidelity, gate } = suite;
	const { atLeast } = fidelity;
	return {
		...run,
		fidelity: fidelityOf({
			metrics,
			layers,
			atLeast,
			confidence: gate.confidence,
			observed,
			replayed: run,
			fields
		})
	};
}

export { record };