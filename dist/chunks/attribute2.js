import { r as usdPerAnswerOf } from "./run2.js";
import { o as diffTuples } from "./version.js";
import { a as incidentCases, d as concludeAttribution, f as withCases, i as attributedMetrics, n as findPlayers, o as experiment, t as asPlayed } from "./find-players.js";
import { n as sampleAgain } from "./draw-sample.js";
import { t as isForPeople } from "./for-people.js";
import { n as sampleOfRecord, t as sampleOfBaseline } from "./sample-of-baseline.js";
import { a as layersOfRole } from "./attribution.js";
import { I as scoredValues } from "./lib.js";
import { s as mean } from "./distributions.js";
import { n as spentTogether, t as budgetLeft } from "./budget-left.js";
import { n as compareWithOlder } from "./compare-with.js";

// src/stories/attribute/incident-questions.ts
/**
* What was asked at the two states: the cases of the traces that failed, of the later record, or, where neither is known,
* of the latest one. The earlier record's are wanted for its documents and its traffic, and are not needed.
*/
async function questionsOf(suite, request, world) {
	const later = await laterQuestions(suite, request, world);
	if (later.drawn.status === "empty") return later.drawn;
	const { sample } = later.drawn;
	const notes = [...later.notes, ...later.drawn.notes];
	const earlier = await earlierQuestions(suite, request, world);
	return {
		status: "drawn",
		sample,
		...earlier.sample === void 0 ? {} : { earlier: earlier.sample },
		notes: [...notes, ...earlier.notes]
	};
}
async function laterQuestions(suite, request, world) {
	const { traces, sample, after } = request;
	if (sample !== void 0) return {
		drawn: {
			status: "drawn",
			sample,
			traces: [],
			notes: []
		},
		notes: []
	};
	if (traces !== void 0) {
		const draw = {
			seed: suite.sample.seed,
			traces: traces.length,
			strata: [],
			leftOut: {}
		};
		return {
			drawn: await sampleAgain(traces, draw, suite, world),
			notes: []
		};
	}
	if (after.record !== void 0) return sampleOfRecord(suite, { baseline: after.record }, world);
	return {
		drawn: (await sampleOfBaseline(suite, world)).drawn,
		notes: []
	};
}
async function earlierQuestions(suite, { before }, world) {
	if (before.record === void 0) return { notes: [] };
	try {
		const { drawn } = await sampleOfRecord(suite, { baseline: before.record }, world);
		return drawn.status === "empty" ? { notes: [] } : {
			sample: drawn.sample,
			notes: []
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return { notes: [`The questions of ${before.standpoint.label} are not at hand: ${error.message}. ${error.remedy}`] };
	}
}

// src/pipeline/bisect/telling-cases.ts
/**
* The cases that tell most of a layer's versions: those that lost most by its new one, all other layers at the later
* state. Those that lost nothing are left out.
*
* @param cells the combination with all layers of the incident is needed; best beside it is the one with all but this
*   layer, else the one with none
* @param most so many, at least 1
* @returns ids, the largest loss first
*/
function tellingCases(cells, layer, metric, most) {
	const after = cells.reduce((a, b) => a === void 0 || b.after.length > a.after.length ? b : a, void 0);
	if (after === void 0) return [];
	const others = after.after.filter((one) => one !== layer);
	const reverted = cells.find(({ after: layers }) => isSame(layers, others)) ?? cells.find(({ after: layers }) => layers.length === 0);
	if (reverted === void 0 || reverted === after) return [];
	const [worse, better] = [means(after.run.cases, metric), means(reverted.run.cases, metric)];
	const sign = metric.direction === "higher-is-better" ? 1 : -1;
	return [...worse].map(([id, value]) => ({
		id,
		loss: sign * ((better.get(id) ?? NaN) - value)
	})).filter(({ loss }) => loss > 0).toSorted((a, b) => b.loss - a.loss).slice(0, most).map(({ id }) => id);
}
function isSame(some, others) {
	return some.length === others.length && some.every((layer) => others.includes(layer));
}
function means(cases, metric) {
	return new Map(cases.flatMap(({ id, trials }) => {
		const values = scoredValues(trials, metric);
		return values.length === 0 ? [] : [[id, mean(values)]];
	}));
}

// src/stories/attribute/inside-the-layer.ts
/** Layers that are made of files with a history. */
const OF_FILES = [
	"prompt",
	"policy",
	"tools"
];
/** Cases by which the versions of a layer are told apart, at most. */
const MOST_TELLING = 20;
/**
* Which version inside the layer that did it brought the loss, and which part of its change, with what is left of the
* budget. The attribution as it is where no layer of files did it by itself.
*/
async function insideTheLayer(suite, { before, after, metrics: [leading] }, { attribution, players, cells }, world) {
	const layer = layersOfRole(attribution, "proximate").find((one) => OF_FILES.includes(one));
	const record = cells[0]?.run.metrics.find(({ name }) => name === leading.name);
	const { spend } = attribution;
	if (layer === void 0 || record === void 0 || spend === void 0) return attribution;
	if (world.batched === true) return withNote(attribution, "Versions inside the layer are not told apart in batches.");
	const cases = tellingCases(cells, layer, record, MOST_TELLING).flatMap((id) => players.cases.find((one) => one.id === id) ?? []);
	const { bisectLayer } = await import("./bisect-layer.js");
	const limited = {
		...suite,
		budget: budgetLeft(suite.budget, spend)
	};
	const past = {
		layer,
		players,
		before: before.standpoint,
		after: after.standpoint
	};
	try {
		const bisection = await bisectLayer(limited, {
			...past,
			cases,
			metric: leading.name
		}, world);
		return {
			...attribution,
			bisection,
			spend: spentTogether(spend, bisection.spend)
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return withNote(attribution, `Which version of the ${layer} it was is not known: ${error.message}. ${error.remedy}`);
	}
}
function withNote(attribution, note) {
	return {
		...attribution,
		notes: [...attribution.notes, note]
	};
}

// src/stories/attribute/newest-index.ts
/**
* Takes a record whose documents were recorded under several indexes for what the state was at its end: that of the newest
* recordings. A sample keeps questions of the week before, with what the index of then had found.
*
* A state whose index is known stays as it is, and so does one whose recordings do not all tell theirs, one that was not
* fed what was recorded, and one whose indexes answered by turns: which of them did it is then not known.
*/
function atNewestIndex({ before, after }, { sample, earlier }) {
	const then = earlier && newestIndex(before, earlier.cases);
	const now = newestIndex(after, sample.cases);
	const at = (state, index) => index === void 0 ? state : {
		...state,
		standpoint: {
			...state.standpoint,
			versions: {
				...state.standpoint.versions,
				retrieval: index
			}
		}
	};
	const cases = now === void 0 ? sample.cases : sample.cases.flatMap((one) => recordedUnder(one, now));
	if (cases.length < 10) return {
		before: at(before, then),
		after,
		sample,
		notes: []
	};
	const left = sample.cases.length - cases.length;
	return {
		before: at(before, then),
		after: at(after, now),
		sample: {
			...sample,
			cases
		},
		notes: now === void 0 ? [] : [`The questions of ${after.standpoint.label} were recorded under several indexes. ${now.id} is the newest, so it counts as that state's; ${left} of ${sample.cases.length} questions that an earlier one answered are left out.`]
	};
}
function newestIndex({ record }, cases) {
	if (record?.run.cases.some(({ index }) => index !== void 0) !== true) return void 0;
	const searching = cases.flatMap(({ recordings }) => recordings).filter(isSearching);
	if (searching.some(({ versions, time }) => versions.retrieval.id === null || time === void 0)) return void 0;
	const byTime = searching.toSorted((a, b) => timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0);
	const newest = byTime.at(-1)?.versions.retrieval;
	const first = byTime.findIndex(({ versions }) => versions.retrieval.id === newest?.id);
	return byTime.slice(first).every(({ versions }) => versions.retrieval.id === newest?.id) ? newest : void 0;
}
function timeOf({ time = "" }) {
	return time;
}
function isSearching({ retrievals }) {
	return retrievals.length > 0;
}
/** The case with those recordings alone that an index answered, or that asked none. */
function recordedUnder(one, { id }) {
	const [first, ...others] = one.recordings.filter((recording) => !isSearching(recording) || recording.versions.retrieval.id === id);
	return first === void 0 ? [] : [{
		...one,
		recordings: [first, ...others]
	}];
}

// src/stories/attribute.ts
/**
* Which layer broke first: replays of the combinations of the versions that differ between two states, on the questions
* that got worse, and what they say of each layer.
*
* What keeps it from being answered is in the attribution's `incomplete`, beside what is known all the same.
*
* @throws UserError when what a person named is not there, or contradicts what is recorded
*/
async function attributed(suite, request, world) {
	const comparison = comparedStates(suite, request);
	const led = attributedMetrics(suite, comparison, request.metric);
	if (led.status === "none") return notStarted(suite, request, {
		reason: "could-not-start",
		problem: led.problem,
		remedy: led.remedy
	}, world);
	const gathered = await questionsOf(suite, request, world);
	if (gathered.status === "empty") return notStarted(suite, request, gathered.incomplete, world);
	const { earlier } = gathered;
	const { before, after, sample, notes } = atNewestIndex(request, gathered);
	const differences = diffTuples(before.standpoint.versions, after.standpoint.versions);
	const limited = limitedTo(suite, request, led.metrics);
	const chosen = incidentCases(sample.cases, {
		runs: request.traces === void 0 ? runsOf(request) : void 0,
		metric: led.metrics[0],
		most: request.traces === void 0 ? limited.attribution.mostCases : sample.cases.length,
		unselected: differences.every(({ difference }) => difference !== "changed")
	});
	const states = {
		before: before.standpoint,
		after: after.standpoint
	};
	const { means } = request;
	const asked = {
		sample: withCases(sample, chosen.cases),
		...earlier === void 0 ? {} : { earlier },
		...means === void 0 ? {} : { means }
	};
	const players = await findPlayers(limited, states, asked, world);
	const whole = {
		before,
		after,
		differences: differences.map((one) => asPlayed(one, players)),
		players: {
			...players,
			cases: inOrder(players.cases, chosen.cases)
		},
		metrics: led.metrics,
		chosen,
		sample,
		...earlier === void 0 ? {} : { earlier },
		notes: [
			...request.notes ?? [],
			...gathered.notes,
			...notes
		]
	};
	const experimented = await experiment(limited, whole, world);
	const attribution = await insideTheLayer(limited, whole, experimented, world);
	return {
		...experimented,
		attribution,
		sample,
		...earlier === void 0 ? {} : { earlier }
	};
}
/** The same, the answer alone. */
async function attribute(suite, request, world) {
	return (await attributed(suite, request, world)).attribution;
}
function notStarted(suite, request, incomplete, world) {
	const { before, after, notes = [] } = request;
	return { attribution: concludeAttribution(suite, {
		before,
		after,
		notes,
		missing: []
	}, {
		metrics: [],
		incomplete,
		notes: []
	}, world) };
}
/** The suite as it holds for an attribution: its metrics, its trials, its cap in dollars. */
function limitedTo(suite, request, metrics) {
	const { attribution, budget } = suite;
	const usd = request.usd ?? attribution.usd ?? budget.usd;
	const { cases: mostCases = attribution.mostCases, trials = attribution.trials } = request;
	return {
		...suite,
		metrics,
		trials,
		target: pricedBy(suite.target, request.after.record?.run),
		attribution: {
			...attribution,
			mostCases,
			trials
		},
		budget: {
			...budget,
			...usd === void 0 ? {} : { usd }
		}
	};
}
/**
* An application that says of each answer what it cost, and whose price nobody stated, costs what it did when it was
* recorded: without a price there is no design that a cap would allow.
*/
function pricedBy(target, run) {
	const price = run === void 0 ? void 0 : usdPerAnswerOf(run);
	return target.kind === "agent" || target.price !== void 0 || price === void 0 ? target : {
		...target,
		price
	};
}
function runsOf({ before, after }) {
	const [then, now] = [before.record?.run, after.record?.run];
	return then === void 0 || now === void 0 ? void 0 : {
		before: then,
		after: now
	};
}
/** The two states as they were recorded, where both were. */
function comparedStates(suite, request) {
	const { before, after } = request;
	if (before.record === void 0 || after.record === void 0) return void 0;
	return compareWithOlder(suite, after.record.run, { baseline: before.record });
}
/** Players may leave out cases, and keep the order of the others. */
function inOrder(cases, wanted) {
	const places = new Map(wanted.map(({ id }, place) => [id, place]));
	return cases.toSorted((a, b) => (places.get(a.id) ?? wanted.length) - (places.get(b.id) ?? wanted.length));
}

export { attributed as n, attribute as t };