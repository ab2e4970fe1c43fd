import { n as LACKS } from "./diagnosis.js";
import { t as LAYERS } from "./version.js";
import { r as ASSUMED_WITHIN, t as ASSUMED_BETWEEN } from "./plan3.js";
import { I as scoredValues } from "./lib.js";
import { a as minimumDetectableEffect, n as withinVariance } from "./variance-components.js";
import { t as attributeText } from "./attribute-text.js";

// src/pipeline/examine/coverage.ts
/**
* For each layer, how many traces know its version and from where, in pipeline order. Of a layer that the suite says the
* application has not got, every trace knows that.
*/
function layerCoverage(traces, layers) {
	return LAYERS.map((layer) => layers[layer] === null ? absent(layer, traces.length) : coverageOf(layer, traces));
}
function absent(layer, traces) {
	return {
		layer,
		traces,
		known: traces,
		sources: traces === 0 ? {} : { "config: none": traces },
		ids: 1
	};
}
function coverageOf(layer, traces) {
	const known = traces.flatMap(({ versions }) => versions[layer].id === null ? [] : [versions[layer]]);
	return {
		layer,
		traces: traces.length,
		known: known.length,
		sources: counted(known.map(({ source, from, partial }) => `${partial ? "partial " : ""}${source}${from ? `: ${from}` : ""}`)),
		ids: new Set(known.map(({ id }) => id)).size
	};
}
/** How often each word occurs, the most frequent first. */
function counted(words) {
	const counts = /* @__PURE__ */ new Map();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
	return Object.fromEntries(ordered);
}

// src/pipeline/examine/detectable.ts
const POWER = .8;
/**
* The smallest loss that a comparison of this many cases would show, per metric that decides. Where the latest baseline
* has several trials of its cases, their spread is used; else a usual one. Time and money have no usual spread: without
* a baseline they are left out.
*
* @param clusters independent cases, at least 1  @param confidence of the intervals, 0…1  @param latest the run to learn from
*/
function detectableLosses(metrics, { clusters, trials, confidence, latest }) {
	return metrics.flatMap(({ name, unit, blocking, margin }) => {
		const measured = latest && trialVariance(latest, {
			name,
			unit
		});
		const within = measured ?? (unit === "score" ? .08999999999999998 : void 0);
		if (!blocking || within === void 0) return [];
		const omega2 = unit === "score" ? ASSUMED_BETWEEN : 0;
		const chance = {
			sigma2Before: within,
			trialsBefore: trials,
			sigma2After: within,
			trialsAfter: trials
		};
		const rates = {
			alpha: (1 - confidence) / 2,
			power: POWER
		};
		return [{
			metric: name,
			unit,
			loss: minimumDetectableEffect({
				omega2,
				...chance,
				...rates,
				cases: clusters
			}),
			...margin.kind === "absolute" && { margin: margin.value },
			spread: measured === void 0 ? "assumed" : "measured"
		}];
	});
}
/** The variance between trials of one case; undefined where no case has two scored trials. */
function trialVariance({ cases }, metric) {
	return withinVariance(cases.map(({ trials }) => scoredValues(trials, metric))) ?? void 0;
}

// src/pipeline/examine/fields.ts
const MODEL = [
	{
		field: "the messages as they were sent",
		remedy: "messages",
		isPresent: ({ input = [] }) => input.length > 0
	},
	{
		field: "the served model",
		remedy: "served-model",
		isPresent: (hop) => hop.resolvedModel !== void 0,
		needsSuccess: true
	},
	{
		field: "the answer",
		remedy: "completion",
		isPresent: ({ output }) => output !== void 0,
		needsSuccess: true
	},
	{
		field: "start and end",
		remedy: "latency",
		isPresent: ({ startNs, endNs }) => startNs !== null && endNs !== null
	}
];
const RETRIEVAL = [
	{
		field: "the query",
		remedy: "query",
		isPresent: ({ query }) => query !== void 0
	},
	{
		field: "the documents",
		remedy: "documents",
		isPresent: ({ documents }) => documents !== void 0
	},
	{
		field: "their scores",
		remedy: "scores",
		isPresent: ({ documents }) => documents?.every(({ score }) => score !== void 0) ?? false
	},
	{
		field: "their texts",
		remedy: "document-text",
		isPresent: ({ documents }) => documents?.every(({ text }) => text !== void 0) ?? false
	},
	{
		field: "the index version",
		remedy: "index-version",
		isPresent: (_, { versions }) => versions.retrieval.id !== null
	}
];
const TOOL = [
	{
		field: "the arguments",
		remedy: "arguments",
		isPresent: (hop) => hop.arguments !== void 0
	},
	{
		field: "the result",
		remedy: "results",
		isPresent: ({ result }) => result !== void 0,
		needsSuccess: true
	},
	{
		field: "the schema version",
		remedy: "tool-schema",
		isPresent: (_, { versions: { tools } }) => tools.id !== null && tools.partial !== true
	}
];
/** Of every hop there is, how many have each thing the job needs. Kinds that no trace has are left out. */
function fieldCoverage(traces) {
	const isAsked = (hop) => hop.kind !== "retrieval" || hop.embedding !== true;
	const hops = traces.flatMap((trace) => trace.hops.filter(isAsked).map((hop) => ({
		hop,
		trace
	})));
	const of = (kind, fields) => {
		const ours = hops.filter((found) => found.hop.kind === kind);
		return fields.flatMap(({ field, remedy, isPresent, needsSuccess }) => {
			const asked = needsSuccess ? ours.filter(({ hop }) => hop.status !== "error") : ours;
			const present = asked.filter(({ hop, trace }) => isPresent(hop, trace)).length;
			return asked.length === 0 ? [] : [{
				hop: kind,
				field,
				hops: asked.length,
				present,
				remedy
			}];
		});
	};
	return [
		...of("model", MODEL),
		...of("retrieval", RETRIEVAL),
		...of("tool", TOOL)
	];
}

// src/pipeline/examine/grade.ts
/**
* What a trace can be used for. A level fails when a lower one fails; a level about hops that the trace has not got is
* skipped, so plain chat reaches 1, tools without retrieval 2. Sampling parameters and prices come from the suite and
* are not asked for.
*/
function gradeOf(trace) {
	const calls = trace.hops.filter((hop) => hop.kind === "model");
	const searches = trace.hops.filter(isSearch);
	const tools = trace.hops.filter((hop) => hop.kind === "tool");
	const usesTools = tools.length > 0 || calls.some(({ output }) => (output?.toolCalls ?? []).length > 0);
	const first = textLacks(trace, calls);
	const second = usesTools ? toolLacks(calls, tools) : [];
	const third = searches.length > 0 ? searchLacks(searches) : [];
	const ceiling = searches.length > 0 ? 3 : usesTools ? 2 : 1;
	return {
		grade: gradeReached(first, second, third, ceiling),
		ceiling,
		lacks: [
			...first,
			...second,
			...third
		]
	};
}
function gradeReached(first, second, third, ceiling) {
	if (first.length > 0) return 0;
	if (second.length > 0) return 1;
	if (third.length > 0) return ceiling === 3 && second.length === 0 ? 2 : 1;
	return ceiling;
}
/** An embedding is a step of a search and finds nothing by itself. */
function isSearch(hop) {
	return hop.kind === "retrieval" && hop.embedding !== true;
}
function textLacks(trace, calls) {
	const last = calls.at(-1);
	if (last === void 0) return ["model-call"];
	const named = last.resolvedModel ?? last.requestedModel;
	const input = last.input ?? [];
	return [
		...named === void 0 && trace.versions.model.id === null ? ["model-name"] : [],
		...input.some(({ role }) => role === "user") ? [] : ["input"],
		...continues(trace) ? ["earlier-turns"] : [],
		...input.some(({ text }) => MEDIA.test(text)) ? ["media"] : [],
		...trace.flaws.includes("truncated") ? ["whole-text"] : []
	];
}
/** The provider holds the earlier turns: they are in no message of this trace. */
function continues({ attributes }) {
	return PREVIOUS.some((name) => attributeText(attributes, name) !== void 0);
}
const PREVIOUS = [
	"gen_ai.request.previous_response.id",
	"gen_ai.request.previous_response_id",
	"previous_response_id"
];
/** What readers leave in the place of an image or a file. */
const MEDIA = /^\[(image|image_url|audio|input_audio|video|file|uri|blob)\]$/m;
function toolLacks(calls, tools) {
	const definitions = calls.flatMap(({ definitions: told = [] }) => told);
	const asked = calls.flatMap(({ output }) => output?.toolCalls ?? []).length;
	const answered = tools.filter(({ result }) => result !== void 0).length + quotedResults(calls);
	return [
		...definitions.length === 0 ? ["tool-definitions"] : [],
		...definitions.some(({ parameters }) => parameters === void 0) ? ["tool-parameters"] : [],
		...Math.max(asked, tools.length) > answered ? ["tool-results"] : []
	];
}
/** Results without a span of their own still stand in the input of the last call. */
function quotedResults(calls) {
	return (calls.at(-1)?.input ?? []).filter(({ role }) => role === "tool").length;
}
function searchLacks(searches) {
	const documents = searches.flatMap(({ documents: found = [] }) => found);
	return [
		...searches.every(({ query }) => query !== void 0) ? [] : ["query"],
		...searches.every(({ documents: found }) => found !== void 0) ? [] : ["documents"],
		...documents.every(({ text }) => text !== void 0) ? [] : ["document-text"]
	];
}

// src/pipeline/examine.ts
const SHOWN_CONTRADICTIONS = 5;
const GRADES = [
	0,
	1,
	2,
	3
];
/**
* What drawn traces hold and lack for the job.
*
* @param traces those that were drawn  @param sample the cases they make  @param latest a run whose spread is known
*/
function examine(suite, { traces, sample, latest, notes }) {
	const graded = traces.map(gradeOf);
	const clusters = new Set(sample.cases.map(({ cluster }) => cluster)).size;
	const lacks = counted(graded.flatMap(({ lacks: lacking }) => lacking));
	const contradictions = traces.flatMap(({ id, contradictions: found }) => found.map((one) => ({
		...one,
		trace: id
	})));
	return {
		suite: suite.name,
		there: sample.traces,
		estimated: sample.strata.some(({ estimated }) => estimated === true),
		examined: traces.length,
		cases: sample.cases.length,
		clusters,
		stacks: counted(traces.map(({ stack }) => stack)),
		layers: layerCoverage(traces, suite.layers),
		fields: fieldCoverage(traces),
		grades: GRADES.map((grade) => ({
			grade,
			traces: graded.filter((one) => one.grade === grade).length
		})),
		atCeiling: graded.filter(({ grade, ceiling }) => grade === ceiling).length,
		lacks: LACKS.flatMap((lack) => lacks[lack] === void 0 ? [] : [{
			lack,
			traces: lacks[lack]
		}]).sort((a, b) => b.traces - a.traces),
		flaws: counted(traces.flatMap(({ flaws }) => flaws)),
		contradicted: new Set(contradictions.map(({ trace }) => trace)).size,
		contradictions: contradictions.slice(0, SHOWN_CONTRADICTIONS),
		slices: sliceSizes(sample.cases, suite.traces.slices),
		detectable: clusters === 0 ? [] : detectableLosses(suite.metrics, {
			clusters,
			trials: suite.trials,
			confidence: suite.gate.confidence,
			...latest === void 0 ? {} : { latest }
		}),
		notes
	};
}
/** Cases by value, the largest first; those without the attribute count as "(none)". */
function sliceSizes(cases, attributes) {
	return attributes.flatMap((attribute) => Object.entries(counted(cases.map(({ slices }) => slices[attribute] ?? "(none)"))).map(([value, count]) => ({
		attribute,
		value,
		cases: count
	})));
}

export { examine as t };