import { t as isForPeople } from "./for-people.js";
import { i as sha256, n as digestOf } from "./digest.js";
import { t as modelVersion } from "./model-version.js";
import { d as exactly, f as times, n as estimateWords, p as totalOf } from "./spend-lines.js";
import { n as referenceOf } from "./probe.js";

// src/pipeline/probe/candidates.ts
/**
* Short inputs, most of them one token, among which those are sought that a model answers now with one token and now with
* another: words, numbers and fragments of words, mixed by a digest. Always the same ones in the same order.
*/
function candidateInputs() {
	const fragments = CONSONANTS.flatMap((first) => VOWELS.map((second) => `${first}${second}`));
	const longer = fragments.flatMap((start, index) => ENDINGS.map((step) => `${start}${CONSONANTS[(index + step) % CONSONANTS.length]}`));
	const numbers = Array.from({ length: 100 }, (_, index) => String(index * 7 + 1));
	return [.../* @__PURE__ */ new Set([
		...WORDS,
		...fragments,
		...longer,
		...numbers
	])].map((input) => ({
		input,
		place: sha256(input)
	})).sort((a, b) => a.place < b.place ? -1 : 1).map(({ input }) => input);
}
/**
* What a model without single tokens is asked: its answers are one short line, and differ from time to time by what the
* model is.
*/
const SHORT_QUESTIONS = [
	"a colour",
	"an animal",
	"a city",
	"a whole number between 1 and 100",
	"a first name",
	"a tree",
	"a musical instrument",
	"a river",
	"a dish",
	"a trade",
	"a fruit",
	"a word that begins with q"
].map((thing) => `Reply with one word and nothing else: ${thing}.`);
const CONSONANTS = [..."bcdfghjklmnprstvwz"];
const VOWELS = [..."aeiou"];
/** Three endings for each beginning, others for each: enough words that mean nothing. */
const ENDINGS = [
	0,
	5,
	11
];
const WORDS = "the of and to in is it on as at by or an be we he she you they who what when where why how all any some none one two new old big red blue green black white hot cold fast slow day night sun moon star sea land tree leaf root seed fish bird cat dog horse cow sheep house door wall roof road bridge river hill rock sand snow rain wind fire ice salt milk bread meat apple rice tea wine gold iron wood stone glass paper book page word line letter name song game ball king queen child man woman friend work time year week hour first last next left right up down over under yes no go come see hear say tell ask give take make open close start stop run walk sit stand sleep eat drink read write count add".split(" ");

// src/pipeline/probe/find-inputs.ts
/** Fewer inputs than these tell too little. */
const FEWEST = 3;
/** Inputs that are tried at once, and calls of each. */
const WAVE = 40;
const TRIED = {
	from: 1,
	calls: 3
};
/** Of the inputs that waver twice as many as are wanted are asked again, and the most balanced ones kept. */
const SPARE = 2;
const SCREENED = {
	from: 101,
	calls: 10
};
/** Enough that a lucky draw of the reference does not colour a year of readings (STATISTICS.md). */
const REFERENCE = {
	from: 1001,
	calls: 50
};
/** Texts tell more than tokens, and cost more. */
const COMPLETIONS = {
	from: 1001,
	calls: 20
};
/**
* Looks for inputs on the edge between two single tokens, and asks those that waver most so often that later readings can
* be held against it. A model that gives no single tokens, or does not waver, is asked short questions in their place.
*
* @param wanted inputs, at least 3
*/
async function findInputs(asker, model, wanted) {
	const shape = await singleTokens(asker, model);
	if (shape.status === "failed") return unavailable(shape.why);
	if (shape.status === "none") return byCompletions(asker, wanted);
	const { parameters } = shape;
	const wavering = await waveringInputs(asker, parameters, wanted * SPARE);
	if ("why" in wavering) return unavailable(wavering.why);
	const screened = await asker.tally(wavering, SCREENED, parameters);
	if (screened.status !== "tallied") return unavailable(screened.why);
	const best = mostBalanced(screened.inputs).slice(0, wanted);
	if (best.length < FEWEST) return byCompletions(asker, wanted);
	const reference = await asker.tally(best, REFERENCE, parameters);
	if (reference.status !== "tallied") return unavailable(reference.why);
	return {
		status: "found",
		kind: "border",
		parameters,
		inputs: reference.inputs
	};
}
/** Calls that a search and its reference take: where the first inputs waver, and where one in sixteen does, or none. */
function callsToFind(wanted) {
	const waves = Math.ceil(candidateInputs().length / WAVE);
	const after = (count) => 1 + Math.min(count, waves) * WAVE * TRIED.calls + wanted * (SPARE * SCREENED.calls + REFERENCE.calls);
	return {
		low: after(1),
		likely: after(Math.ceil(wanted * SPARE * 16 / WAVE)),
		high: after(waves)
	};
}
/** A token is no longer than this; what is longer was not limited. */
const LONGEST_TOKEN = 24;
/** The parameters under which the model answers with one token, if it does under any: which are refused is found out. */
async function singleTokens(asker, model) {
	const refused = /* @__PURE__ */ new Set();
	for (const parameters of shapesOf(model)) {
		if (Object.keys(parameters).some((name) => refused.has(name))) continue;
		const said = await firstSaid(asker, parameters);
		if (said.status === "failed") return said;
		if (said.status === "said" && [...said.text].length <= LONGEST_TOKEN) return {
			status: "single",
			parameters
		};
		if (said.status !== "refused") return { status: "none" };
		if (said.parameter !== void 0) refused.add(said.parameter);
	}
	return { status: "none" };
}
function shapesOf({ api, parameters }) {
	const usual = Object.hasOwn(parameters, "max_completion_tokens") ? ["max_completion_tokens", "max_tokens"] : ["max_tokens", "max_completion_tokens"];
	const names = api === "responses" ? ["max_output_tokens"] : usual;
	return [...names.map((name) => ({
		temperature: 0,
		[name]: 1
	})), ...names.map((name) => ({ [name]: 1 }))];
}
/** What the first of a few inputs brings: one of them may have no answer by chance. */
async function firstSaid(asker, parameters) {
	let said = { status: "nothing" };
	for (const input of candidateInputs().slice(0, FEWEST)) {
		said = await asker.ask(input, 0, parameters);
		if (said.status !== "nothing") return said;
	}
	return said;
}
async function waveringInputs(asker, parameters, wanted) {
	const candidates = candidateInputs();
	const found = [];
	for (let start = 0; start < candidates.length && found.length < wanted; start += WAVE) {
		const wave = await asker.tally(candidates.slice(start, start + WAVE), TRIED, parameters);
		if (wave.status !== "tallied") return { why: wave.why };
		found.push(...wave.inputs.filter(({ outputs }) => tokensOf(outputs).length > 1).map(({ input }) => input));
	}
	return found.slice(0, wanted);
}
/** Inputs that wavered again, by how near the second token comes to the first. */
function mostBalanced(inputs) {
	return inputs.map(({ input, outputs }) => {
		const [first = 0, second = 0] = tokensOf(outputs).map(([, times]) => times).sort((a, b) => b - a);
		return {
			input,
			balance: first === 0 ? 0 : second / first
		};
	}).filter(({ balance }) => balance > 0).sort((a, b) => b.balance - a.balance).map(({ input }) => input);
}
function tokensOf(outputs) {
	return Object.entries(outputs).filter(([token]) => token !== "");
}
async function byCompletions(asker, wanted) {
	const reference = await asker.tally(SHORT_QUESTIONS.slice(0, wanted), COMPLETIONS, {});
	if (reference.status !== "tallied") return unavailable(reference.why);
	const answered = reference.inputs.filter(({ outputs }) => tokensOf(outputs).length > 0);
	if (answered.length < FEWEST) return unavailable("the model answered no short question with a text");
	return {
		status: "found",
		kind: "completions",
		parameters: {},
		inputs: answered
	};
}
function unavailable(why) {
	return {
		status: "unavailable",
		why
	};
}

// src/stories/next-reading.ts
/** The version id under which readings of a model are kept. */
function probedVersion({ layers }, model) {
	return modelVersion(model, layers.model ?? model).id ?? model.name;
}
/** Which it will be, by what is stored. */
function nextReading(model, version, stored) {
	const known = referenceOf(stored, version);
	if (known === void 0) return { kind: "anew" };
	const { called } = known.reference.reading;
	if (called !== void 0 && called !== calledAs(model)) return {
		kind: "anew",
		why: `${model.name} is called in another way than when its reference was taken`
	};
	if (known.deviating >= LASTING) return {
		kind: "anew",
		why: `What answers as ${model.name} has been another model for ${known.deviating} readings`
	};
	return {
		kind: "beside",
		reference: known.reference
	};
}
/** Deviating readings in a row after which what answers now is the model to hold later ones against. */
const LASTING = 4;
/** Tokens of an input, with what a provider puts around it. */
const SENT = 12;
/** Tokens of one word for an answer: a reasoning model thinks before it says it. */
const WRITTEN = {
	low: 1,
	likely: 20,
	high: 300
};
/** What a reading is likely to take, and between what it may lie. */
function readingEstimate({ inputs, calls }, next, model) {
	if (next.kind === "anew") return totalOf([needOf(callsToFind(inputs), "border", model)], false);
	const { reading } = next.reference;
	const asked = exactly(Math.min(inputs, reading.inputs.length) * calls);
	return totalOf([needOf(asked, reading.kind, model)], false);
}
function needOf(calls, kind, { price }) {
	const output = times(calls, kind === "border" ? exactly(1) : WRITTEN);
	return {
		calls,
		input: times(calls, exactly(SENT)),
		output,
		...price === void 0 ? {} : { price }
	};
}
/** How it is asked: another endpoint or parameter may answer otherwise, whatever the model. */
function calledAs({ baseUrl, api, parameters }) {
	return digestOf({
		baseUrl,
		api,
		parameters
	}).slice(0, 8);
}

// src/stories/probe-estimate.ts
/**
* What the probe of a record is likely to take, in words, before the first call; undefined where nothing will be probed. It
* holds up nothing: a probe takes what the record leaves of the budget.
*
* @param isKept whether the record and its reading will be kept; inputs are sought for nothing else
*/
async function probeEstimate(suite, model, { isKept }, world) {
	const { probe } = suite;
	if (probe === null || model === null || world.batched === true) return void 0;
	try {
		const next = nextReading(model, probedVersion(suite, model), await world.store.probes(suite.name));
		if (next.kind === "anew" && !isKept) return void 0;
		return estimateWords(readingEstimate(probe, next, model));
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return;
	}
}

export { readingEstimate as a, probedVersion as i, calledAs as n, findInputs as o, nextReading as r, probeEstimate as t };