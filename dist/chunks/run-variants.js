import { n as withRecordedRetrieval, r as createAssembler, t as tooDear } from "./too-dear.js";
import { i as estimate, r as spendLine, t as estimateLine } from "./spend-lines.js";
import { t as redactTexts } from "./redact.js";
import { t as dollarsOf } from "./cost.js";
import { t as canonicalJson } from "./digest.js";
import { t as require_fastest_levenshtein } from "./fastest-levenshtein2.js";
import { a as meter, i as wholeOf, n as openReplay, r as replay, t as openScoring } from "./score.js";
import { n as servedModelVersion } from "./model-version.js";
import { a as commonVersion, i as UNKNOWN_VERSION, n as NO_SUCH_LAYER, t as LAYERS } from "./version.js";
import { t as groupedNumber } from "./grouped-number.js";
import { n as trialCount } from "./run2.js";

// src/pipeline/replay/answer-of-steps.ts
/**
* The step that a model call came to. One that came by a batch has no latency: the time says nothing of the model.
* @param at ISO 8601, UTC: when the model was asked
*/
function stepOf(reply, at, results) {
	const { toolCalls, finish, latencyMs, usage, resolvedModel, fingerprint } = reply;
	return {
		text: shownText(reply),
		toolCalls,
		results,
		finish,
		at,
		...reply.batched ? {} : { latencyMs },
		...usage === void 0 ? {} : { usage },
		...resolvedModel === void 0 ? {} : { resolvedModel },
		...fingerprint === void 0 ? {} : { fingerprint }
	};
}
/**
* The answer that the steps led to: the text of the last one. Latency, usage and dollars are summed over all of them; a
* sum with an unknown part is unknown. Dollars are what the calls cost the application, at the usual price: that a
* replay came by them at half the price in a batch says nothing of the application.
*
* @param last the reply without tool calls  @param steps at least one, its own last
*/
function answerOfSteps(last, steps, opened, { model }) {
	const usage = usageOf(steps);
	const usd = dollarsOf(usage, model?.price);
	const latencyMs = sumOf(steps.map((step) => step.latencyMs));
	return {
		status: "answered",
		text: shownText(last),
		toolCalls: steps.flatMap((step) => step.toolCalls),
		finish: last.finish,
		...last.refusal === void 0 ? {} : { refused: true },
		...latencyMs === void 0 ? {} : { latencyMs },
		...usage === void 0 ? {} : { usage },
		...usd === void 0 ? {} : { usd },
		...last.resolvedModel === void 0 ? {} : { resolvedModel: last.resolvedModel },
		...last.fingerprint === void 0 ? {} : { fingerprint: last.fingerprint },
		modelCalls: steps.length,
		steps,
		messages: opened.messages,
		...opened.documents === void 0 ? {} : { documents: opened.documents },
		...opened.index === void 0 ? {} : { index: opened.index }
	};
}
/** A refusal is what the user would have been shown. */
function shownText({ text, refusal }) {
	return text === "" ? refusal ?? "" : text;
}
function usageOf(steps) {
	const input = sumOf(steps.map(({ usage }) => usage?.input));
	const output = sumOf(steps.map(({ usage }) => usage?.output));
	if (input === void 0 || output === void 0) return void 0;
	const cachedInput = steps.reduce((sum, { usage }) => sum + (usage?.cachedInput ?? 0), 0);
	return {
		input,
		output,
		...steps.some(({ usage }) => usage?.cachedInput !== void 0) ? { cachedInput } : {}
	};
}
/** Undefined where a part is. */
function sumOf(parts) {
	return parts.reduce((sum, part) => sum === void 0 || part === void 0 ? void 0 : sum + part, 0);
}

// src/pipeline/replay/call-key.ts
/**
* Which call this is: its tool and the canonical form of its arguments. The order of keys, white space and the way a
* number is written make no difference, and neither do ignored arguments. Arguments that are no JSON are compared as
* text; none at all are the same as an empty object.
*/
function callKey(tool, text, ignored = {}) {
	const parsed = argumentsOf(tool, text, ignored);
	return JSON.stringify([tool, parsed === void 0 ? text.trim() : canonicalJson(parsed)]);
}
/**
* The arguments of a call as JSON, without the ignored ones. Numbers that a float cannot hold exactly are texts, marked
* so that they equal no text a model would write.
* @returns undefined for what is no JSON, or nested deeper than any tool's arguments
*/
function argumentsOf(tool, text, ignored = {}) {
	const trimmed = text.trim();
	if (trimmed === "") return {};
	try {
		JSON.parse(trimmed);
		if (nesting(trimmed) > MOST_NESTED) return void 0;
		return without(JSON.parse(exactNumbers(trimmed)), [...ignoredOf("*", ignored), ...ignoredOf(tool, ignored)]);
	} catch {
		return;
	}
}
const MOST_NESTED = 500;
function nesting(json) {
	let depth = 0;
	let most = 0;
	for (const [mark] of json.matchAll(/"(?:\\.|[^"\\])*"|[[\]{}]/g)) {
		if (mark === "[" || mark === "{") depth += 1;
		if (mark === "]" || mark === "}") depth -= 1;
		most = Math.max(most, depth);
	}
	return most;
}
function ignoredOf(tool, ignored) {
	return (Object.hasOwn(ignored, tool) ? ignored[tool] : void 0) ?? [];
}
function without(value, names) {
	if (names.length === 0 || typeof value !== "object" || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
const EXACT_DIGITS = 15;
const EXACT_SCALE = 300;
function exactNumbers(json) {
	return json.replace(/"(?:\\.|[^"\\])*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) => {
		if (token.startsWith("\"") || token.length <= EXACT_DIGITS && !/e/i.test(token)) return token;
		const [mantissa = "", exponent = "0"] = token.toLowerCase().split("e");
		const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
		const digits = (whole + fraction).replace(/^0+/, "");
		const kept = withoutZerosAtEnd(digits);
		const scale = Number(exponent) - fraction.length + digits.length - kept.length;
		if (kept === "") return "0";
		if (kept.length <= EXACT_DIGITS && Math.abs(scale + kept.length) < EXACT_SCALE) return token;
		return `"\\u0000${token.startsWith("-") ? "-" : ""}${kept}e${scale}"`;
	});
}
function withoutZerosAtEnd(digits) {
	let end = digits.length;
	while (end > 0 && digits[end - 1] === "0") end -= 1;
	return digits.slice(0, end);
}

// src/pipeline/replay/recorded-end.ts
/**
* Whether the calls of a step are those that production's run ended with: some tools end it (a person takes over), and
* what the model would have said next is nowhere to compare with. To be asked of every step, in order. Equal calls before
* the last one do not end a replay.
*/
function recordedEnd(observed, ignored = {}) {
	const keyOf = (call) => callKey(call.name, call.arguments, ignored);
	const made = observed.status === "answered" && observed.finish === "tool_calls" ? observed.toolCalls.map(keyOf) : [];
	const last = made.at(-1);
	let left = made.filter((key) => key === last).length;
	return (calls) => {
		const equal = calls.filter((call) => keyOf(call) === last).length;
		left -= equal;
		return equal > 0 && left <= 0;
	};
}

// src/pipeline/replay/nearest-call.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
const MOST_CHARACTERS = 1e4;
/**
* Of several recorded calls of one tool, the one whose arguments are most alike: the largest share of arguments (by
* their top-level names) that are there on both sides and equal, and among equals the smallest edit distance of the
* canonical texts, and among equals the one recorded first.
*
* @param asked parsed arguments
* @param recorded parsed arguments of the recorded calls, in their order; undefined for what is no JSON
* @returns the index into `recorded`, or undefined when there are none
*/
function nearestCall(asked, recorded) {
	const text = capped(asked);
	const ranked = recorded.map((given, index) => ({
		index,
		given,
		share: equalShare(asked, given)
	}));
	const most = Math.max(...ranked.map(({ share }) => share));
	return ranked.filter(({ share }) => share === most).map(({ index, given }) => ({
		index,
		edits: (0, import_fastest_levenshtein.distance)(text, capped(given))
	})).sort((a, b) => a.edits - b.edits || a.index - b.index)[0]?.index;
}
function capped(value) {
	return canonicalJson(value).slice(0, MOST_CHARACTERS);
}
/** 0…1: arguments that both have with equal values, of all that either has. */
function equalShare(a, b) {
	const [one, other] = [canonicalEntries(a), canonicalEntries(b)];
	const names = /* @__PURE__ */ new Set([...one.keys(), ...other.keys()]);
	if (names.size === 0) return canonicalJson(a) === canonicalJson(b) ? 1 : 0;
	return [...names].filter((name) => one.has(name) && one.get(name) === other.get(name)).length / names.size;
}
function canonicalEntries(value) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return /* @__PURE__ */ new Map();
	return new Map(Object.entries(value).map(([name, item]) => [name, canonicalJson(item)]));
}

// src/pipeline/replay/recorded-tools.ts
/**
* Answers the tool calls of one replayed trial from what production recorded. Calls are equal when tool and arguments
* are (`callKey`). The n-th of several equal calls gets the n-th result; when there are no more, the last one again.
* Arguments that are no JSON have no nearest call: a result would tell the model that the tool had understood them.
* @returns the result, or undefined for a call that the recording cannot answer
*/
function recordedTools(results, { ignored = {}, nearest = false } = {}) {
	const recorded = /* @__PURE__ */ new Map();
	for (const result of results) {
		const key = callKey(result.tool, result.arguments, ignored);
		const queue = recorded.get(key);
		if (queue === void 0) recorded.set(key, [result]);
		else queue.push(result);
	}
	const asked = /* @__PURE__ */ new Map();
	function nearestKey({ name, arguments: text }) {
		const given = nearest ? argumentsOf(name, text, ignored) : void 0;
		if (given === void 0) return void 0;
		const ofTool = [...recorded].flatMap(([key, [first]]) => first?.tool === name ? [{
			key,
			first
		}] : []);
		const index = nearestCall(given, ofTool.map(({ first }) => argumentsOf(name, first.arguments, ignored)));
		return index === void 0 ? void 0 : ofTool[index]?.key;
	}
	return (call) => {
		const own = callKey(call.name, call.arguments, ignored);
		const key = recorded.has(own) ? own : nearestKey(call);
		const queue = key === void 0 ? void 0 : recorded.get(key);
		if (queue === void 0) return void 0;
		const before = asked.get(own) ?? 0;
		asked.set(own, before + 1);
		const found = queue[Math.min(before, queue.length - 1)];
		if (found === void 0) return void 0;
		const from = key === own ? "recording" : "nearest";
		return {
			text: found.result,
			from,
			...found.error && { error: true }
		};
	};
}

// src/pipeline/replay/tool-answers.ts
/**
* The tools of one trial, answered as the suite says: from the recording, from the recorded call that is most alike,
* or by an endpoint. When a step holds a call that nothing can answer, no endpoint is asked for the others.
*/
function toolAnswers({ spec, definitions, recorded, services, trial }) {
	const nearest = spec?.notRecorded === "nearest";
	const resultOf = recordedTools(recorded, {
		nearest,
		...spec && { ignored: spec.ignoredArguments }
	});
	/** What answers a call: a result that is there, an endpoint that must be asked, or nothing. */
	function sourceOf(call) {
		if (spec === null) return left(`the application has no ${shownTool(call)}`);
		if (spec.results === "recorded") {
			const found = resultOf(call);
			if (found !== void 0) return found;
		}
		const endpoint = endpointOf(spec);
		if (endpoint === void 0) return left(whyNotRecorded(call));
		return definitions.some(({ name }) => name === call.name) ? endpoint : left(`the application has no ${shownTool(call)}`);
	}
	async function ask(call, endpoint, signal) {
		const reply = await services.callTool({
			endpoint,
			call,
			trial
		}, signal);
		if (reply.status === "failed") return reply;
		return {
			callId: call.id,
			text: reply.text,
			from: "endpoint",
			...reply.error && { error: true }
		};
	}
	return async (calls, signal) => {
		const sources = calls.map((call) => ({
			call,
			source: sourceOf(call)
		}));
		const unanswered = sources.map(({ source }) => source).find(isFailed);
		if (unanswered !== void 0) return unanswered;
		const results = await Promise.all(sources.map(({ call, source }) => {
			if (isFailed(source)) return source;
			return "url" in source ? ask(call, source, signal) : {
				callId: call.id,
				...source
			};
		}));
		return results.find(isFailed) ?? results.filter((result) => !isFailed(result));
	};
}
function endpointOf({ results, notRecorded }) {
	if (results !== "recorded") return results.endpoint;
	return typeof notRecorded === "object" ? notRecorded.endpoint : void 0;
}
function isFailed(one) {
	return "status" in one && one.status === "failed";
}
function left(detail) {
	return {
		status: "failed",
		reason: "left-the-recording",
		detail
	};
}
function whyNotRecorded(call) {
	const noJson = argumentsOf(call.name, call.arguments) === void 0;
	return `the trace holds no such call of ${shownTool(call)}${noJson ? ": its arguments are no JSON" : ""}`;
}
/** A model may call a tool by any words; only those that can be a tool's name are shown. */
function shownTool({ name }) {
	return /^[\w.:/-]{1,64}$/.test(name) ? `tool ${name}` : "tool with such a name";
}

// src/pipeline/replay/agent.ts
/**
* Runs the agent: asks the model, answers the tool calls of its reply together, and goes on until it answers without
* one, makes the call that production's run ended with, or has asked the model as often as the suite allows. A failed
* call of the model or of an endpoint is the trial's.
*/
function respondAsAgent({ variant, assemble, tools: spec }, world) {
	const { model, tools: definitions = [] } = variant;
	const { models, services, clock } = world;
	const mostSteps = spec?.mostSteps ?? 1;
	const tools = definitions.length === 0 ? {} : { tools: definitions };
	return async ({ recording, trial }, signal) => {
		if (model === null) return failed("not-replayable", "the suite names no model to replay with");
		const opened = await assemble(recording, {
			trial,
			signal
		});
		if (opened.status === "failed") return opened;
		let known;
		const answersOf = (calls, stop) => {
			known ??= toolAnswers({
				spec,
				definitions,
				recorded: recording.toolResults,
				services,
				trial
			});
			return known(calls, stop);
		};
		const isEnd = recordedEnd(recording.observed, spec?.ignoredArguments);
		let { messages } = opened;
		const steps = [];
		while (steps.length < mostSteps) {
			const at = clock.now().toISOString();
			const reply = await models.ask({
				model,
				messages,
				...tools,
				trial
			}, signal);
			if (reply.status === "failed") return reply;
			const isLast = reply.toolCalls.length === 0 || isEnd(reply.toolCalls);
			if (spec !== null && !isLast && steps.length + 1 >= mostSteps) break;
			const results = isLast ? [] : await answersOf(reply.toolCalls, signal);
			if ("status" in results) return results;
			const step = stepOf(reply, at, results);
			steps.push(step);
			if (isLast) return answerOfSteps(reply, steps, opened, variant);
			messages = [...messages, ...messagesOf(step)];
		}
		return failed("too-many-steps", `still calling tools after ${`${mostSteps} model call${mostSteps === 1 ? "" : "s"}`}`);
	};
}
function messagesOf({ text, toolCalls, results }) {
	const answers = results.map((result, place) => {
		const name = toolCalls[place]?.name;
		return {
			role: "tool",
			text: result.text,
			callId: result.callId,
			...name === void 0 ? {} : { name }
		};
	});
	return [{
		role: "assistant",
		text,
		toolCalls
	}, ...answers];
}
function failed(reason, detail) {
	return {
		status: "failed",
		reason,
		detail
	};
}

// src/stories/suite-meter.ts
/** Counts what a run spends, under the caps of its suite and at the price that it states for its application. */
function suiteMeter({ budget, target }, world) {
	const price = target.kind === "agent" ? void 0 : target.price;
	return meter(world, budget, {
		batched: world.batched === true,
		...price === void 0 ? {} : { applicationPrice: price }
	});
}

// src/stories/left-recording.ts
/**
* Calls of tools in an answer that the recording did not hold, and that got another result in its place; undefined where
* there were none, and where results are not taken from the recording.
*/
function callsOffTheRecording(answer, tools) {
	if (answer.status === "failed" || tools?.results !== "recorded") return void 0;
	return (answer.steps ?? []).flatMap((step) => step.results).filter(({ from }) => from !== "recording").length || void 0;
}
/** How many trials of a run left the recording, in a sentence; undefined where none did. @param withFailed counts those that failed for it */
function leftRecordingNote(run, { withFailed }) {
	const trials = run.cases.flatMap((row) => row.trials);
	const ended = withFailed ? trials.filter(({ reason }) => reason === "left-the-recording").length : 0;
	const wentOn = trials.filter(({ leftRecording = 0 }) => leftRecording > 0).length;
	if (ended + wentOn === 0) return void 0;
	const parts = [...wentOn === 0 ? [] : [`${groupedNumber(wentOn)} went on with another result`], ...ended === 0 ? [] : [`${groupedNumber(ended)} failed`]];
	return `${run.label}: ${groupedNumber(ended + wentOn)} of ${groupedNumber(trialCount(run))} trials asked for something that the recording does not hold; ${parts.join(", ")}.`;
}

// src/pipeline/answer-texts.ts
/** Characters of one answer. Much more than is shown, so that what is redacted is whole. */
const KEPT_OF_AN_ANSWER = 8e3;
/**
* Keeps one text for each case and variant while a run goes on, at most 8,000 characters of it. What is kept of all of them
* together is bounded: past the bound further texts are not at hand.
*
* @param most characters of all texts together
*/
function openAnswerTexts(most = 16e6) {
	const kept = /* @__PURE__ */ new Map();
	let size = 0;
	return {
		keep(variant, { case: { id }, trial }, answer) {
			if (answer.status === "failed") return;
			const texts = kept.get(variant) ?? /* @__PURE__ */ new Map();
			kept.set(variant, texts);
			const earlier = texts.get(id);
			if (earlier !== void 0 && earlier.trial <= trial) return;
			const whole = answer.text === "" ? callsInstead(answer.toolCalls.map(({ name }) => name)) : answer.text;
			const text = whole.slice(0, KEPT_OF_AN_ANSWER);
			const grown = size + text.length - (earlier?.text.length ?? 0);
			if (grown > most) return;
			size = grown;
			texts.set(id, {
				text,
				isCut: text.length < whole.length,
				trial
			});
		},
		textOf(variant, id) {
			const found = kept.get(variant)?.get(id);
			return found && {
				text: found.text,
				isCut: found.isCut
			};
		}
	};
}
function callsInstead(names) {
	return names.length === 0 ? "(no text)" : `(no text; tool calls: ${names.join(", ")})`;
}

// src/pipeline/tag.ts
/**
* Puts the full version tuple, the environment and the sample's facts on the scores: the run.
*
* The model's version is the name the provider says it served, when all answers agree on one, else the name asked for.
*/
function tag(parts) {
	const { suite, target, variant, at, sample, cases, measured, trials, spend } = parts;
	const environment = environmentOf(variant, cases);
	return {
		suite,
		label: variant.label,
		target,
		at: at.toISOString(),
		versions: {
			...variant.versions,
			model: servedModel(variant.versions.model, environment),
			retrieval: askedIndex(variant, cases)
		},
		environment,
		sample: {
			digest: sample.digest,
			seed: sample.seed,
			...sample.design === void 0 ? {} : { design: sample.design },
			traces: sample.traces,
			cases: sample.cases.length,
			...sample.fixed === void 0 ? {} : { fixed: {
				from: sample.fixed.from,
				cases: fixedCases(sample)
			} },
			strata: sample.strata,
			leftOut: sample.leftOut,
			...sample.redacted === void 0 ? {} : { redacted: sample.redacted }
		},
		metrics: measured.metrics,
		trials,
		cases: rowsOf(cases, sample, isOfSeveralIndexes(variant)),
		spend,
		...measured.incomplete === void 0 ? {} : { incomplete: measured.incomplete }
	};
}
/** A replay leaves out what it cannot ask, so the cases are counted again. */
function fixedCases({ cases }) {
	return cases.filter(({ part }) => part === "fixed").length;
}
/** The rows with what the draw knows of their cases, which is that of the sample: a replay may have left some out. */
function rowsOf(answered, { cases }, tellsIndex) {
	const byId = new Map(cases.map((one) => [one.id, one]));
	return answered.map(({ case: { id, cluster, slices, recordings }, trials }) => {
		const one = byId.get(id);
		const index = tellsIndex ? indexOf(recordings) : null;
		return {
			id,
			cluster,
			slices,
			trials: trials.map(({ row }) => row),
			...one?.part === "fixed" && { part: "fixed" },
			...one?.represents !== void 0 && { represents: one.represents },
			...one?.weight !== void 0 && { weight: one.weight },
			...index !== null && { index }
		};
	});
}
/** Documents are fed as they were recorded, and not all of them by one index. */
function isOfSeveralIndexes({ retrieval, versions }) {
	return retrieval.kind === "recorded" && versions.retrieval.id === null;
}
/** The index that found all documents of a case; null where it is not one, or nobody knows. */
function indexOf(recordings) {
	const searching = recordings.filter(({ retrievals }) => retrievals.length > 0);
	return commonVersion(searching.map(({ versions }) => versions.retrieval)).id;
}
/**
* The tuple that production stamped on the traces of a sample, one version per layer that all of them agree on. A layer
* the suite says the application has not got is none, whatever the traces say.
*/
function observedTuple(sample, absent) {
	const recordings = sample.cases.flatMap((item) => item.recordings);
	const versionOf = (layer) => absent.includes(layer) ? {
		id: NO_SUCH_LAYER,
		source: "config"
	} : commonVersion(recordings.map(({ versions }) => versions[layer]));
	return Object.fromEntries(LAYERS.map((layer) => [layer, versionOf(layer)]));
}
function environmentOf(variant, answered) {
	const trials = answered.flatMap((one) => one.trials);
	return {
		requestedModels: variant.model === null || trials.length === 0 ? {} : { [variant.model.name]: trials.length },
		resolvedModels: countsOf(trials.map(({ resolvedModel }) => resolvedModel)),
		fingerprints: countsOf(trials.map(({ fingerprint }) => fingerprint))
	};
}
function countsOf(names) {
	const counts = /* @__PURE__ */ new Map();
	for (const name of names) if (name !== void 0) counts.set(name, (counts.get(name) ?? 0) + 1);
	return Object.fromEntries([...counts].toSorted(([a], [b]) => a < b ? -1 : 1));
}
/**
* The retrieval index: what a live endpoint, or an application that searched by itself, said that it asked, when all
* answers agree on one; else what the variant states, which with recordings and snapshots is known beforehand.
*/
function askedIndex({ retrieval, versions }, answered) {
	const isLive = retrieval.kind === "endpoint";
	const from = isLive ? `endpoint ${hostOf(retrieval.endpoint.url)}` : "the application's index_version";
	const untold = isLive ? UNKNOWN_VERSION : versions.retrieval;
	const named = answered.flatMap(({ case: { recordings }, trials }) => {
		const searching = new Set(recordings.flatMap((one) => one.retrievals.length > 0 ? [one.traceId] : []));
		return trials.flatMap(({ row, index }) => {
			if (index !== void 0) return [index === untold.id ? untold : {
				id: index,
				source: "native",
				from
			}];
			return row.status === "answered" && searching.has(row.trace) ? [untold] : [];
		});
	});
	if (named.some(({ id }) => id !== null)) return commonVersion(named);
	return isLive && versions.retrieval.id === null ? {
		id: null,
		source: "unknown",
		from: `${from} names no index version`
	} : versions.retrieval;
}
/** The host and port alone: an address may hold credentials. */
function hostOf(url) {
	return URL.canParse(url) ? new URL(url).host : "of the suite";
}
function servedModel(asked, { resolvedModels }) {
	const served = Object.keys(resolvedModels);
	const [only] = served;
	if (asked.source !== "config") return asked;
	return only === void 0 || served.length > 1 ? asked : servedModelVersion(asked, only);
}

// src/stories/score-recorded.ts
/**
* What production answered, scored: the first recording of each case that was answered. Scoring that fails leaves an
* answer unscored, and never ends the run.
*/
async function scoreRecorded(plan, scoring, world) {
	const cases = plan.cases.flatMap((one) => {
		const answered = one.recordings.find(({ observed }) => observed.status === "answered");
		return answered === void 0 ? [] : [{
			...one,
			recordings: [answered]
		}];
	});
	if (cases.length === 0) return [];
	const respond = async ({ recording }) => recording.observed;
	const arms = plan.arms.slice(0, 1).map(({ variant }) => ({
		variant,
		respond
	}));
	const label = "score what production answered";
	const observed = {
		...plan,
		label,
		arms,
		cases,
		trials: 1,
		errorBudget: 1
	};
	return ((await replay(observed, {
		progress: world.progress,
		signal: world.signal
	}, async ({ tools }, asked, answer) => scoring.score({
		...asked,
		answer,
		...tools === void 0 ? {} : { tools }
	}))).arms[0]?.cases ?? []).map(({ case: { id, cluster, slices }, trials }) => ({
		id,
		cluster,
		slices,
		trials
	}));
}

// src/stories/measure.ts
/**
* Has a plan answered, scores every answer as it comes and tags the scores. A run that was cut short says so in its
* `incomplete`; with several arms one reason holds for all.
*
* @param refused why nothing is to be started
*/
async function measure(measurement, metered, world, refused) {
	const measuring = await openMeasurement(measurement, metered, world, refused);
	const { plan } = measurement;
	if (refused === void 0 && plan.cases.length > 0) await measuring.ask(wholeOf(plan));
	return measuring.close();
}
/** The same part by part. Nothing is asked yet. */
async function openMeasurement(measurement, metered, world, refused) {
	const { suite, target, sample, plan, trials, scoreRecorded: isRecordedScored } = measurement;
	const began = world.clock.now().getTime();
	const texts = suite.report.answers === "shown" ? openAnswerTexts() : void 0;
	const scoring = await openScoring(suite.metrics, {
		models: metered.models,
		total: wholeOf(plan).total,
		errorBudget: suite.budget.errors,
		signal: world.signal
	});
	const keep = async (variant, asked, answer) => {
		const { tools } = variant;
		texts?.keep(variant, asked, answer);
		const scored = await scoring.score({
			...asked,
			answer,
			...tools === void 0 ? {} : { tools }
		});
		const leftRecording = callsOffTheRecording(answer, suite.layers.tools);
		const row = leftRecording === void 0 ? scored : {
			...scored,
			leftRecording
		};
		if (!isCutOff(answer)) await world.trialLog?.write({
			suite: suite.name,
			variant
		}, {
			...asked,
			answer,
			row
		});
		return {
			row,
			...servedBy(answer)
		};
	};
	const replaying = openReplay(plan, {
		...world,
		inVain: scoring.incomplete
	}, keep);
	const incomplete = () => refused ?? replaying.outcome().incomplete;
	const runsOf = (why) => replaying.outcome().arms.map((arm) => tag({
		suite: suite.name,
		target,
		...arm,
		at: world.clock.now(),
		sample,
		measured: {
			metrics: scoring.metrics,
			...why === void 0 ? {} : { incomplete: why }
		},
		trials,
		spend: metered.spend()
	}));
	return {
		ask: replaying.ask,
		runs: () => runsOf(incomplete()),
		incomplete,
		spend: metered.spend,
		...texts === void 0 ? {} : { textOf: texts.textOf },
		async close() {
			const why = incomplete();
			const observed = isRecordedScored && why === void 0 ? await scoreRecorded(plan, scoring, world) : void 0;
			const spend = {
				...metered.spend(),
				elapsedMs: Math.max(0, world.clock.now().getTime() - began)
			};
			if (spend.calls > 0) world.progress.say(spendLine(spend));
			return {
				runs: runsOf(why),
				spend,
				...observed === void 0 ? {} : { observed }
			};
		}
	};
}
/** Whether nothing came of it but that the run was stopped: the trial is still to be made. */
function isCutOff(answer) {
	return answer.status === "failed" && answer.reason === "cut-off";
}
function servedBy(answer) {
	if (answer.status === "failed") return {};
	const { resolvedModel, fingerprint, index } = answer;
	return {
		...resolvedModel === void 0 ? {} : { resolvedModel },
		...fingerprint === void 0 ? {} : { fingerprint },
		...index === void 0 ? {} : { index }
	};
}

// src/stories/run-variants.ts
/** Replays a sample under the production variant, and scores beside it what production answered. */
async function replayProduction(suite, variant, drawn, world) {
	const prepared = await prepare(suite, [variant], drawn, world, true);
	const { refused } = await prepared.estimate();
	const { runs, ...rest } = await measure(prepared.measurement, prepared.metered, world, refused);
	return {
		run: runs[0],
		...rest
	};
}
/** Makes ready to replay a sample under one or more variants. Nothing is asked yet. */
async function openVariants(suite, variants, drawn, world) {
	const { measurement, metered, estimate } = await prepare(suite, variants, drawn, world, false);
	const { arms, cases } = measurement.plan;
	return {
		...await openMeasurement(measurement, metered, world),
		arms,
		cases,
		estimate
	};
}
async function prepare(suite, variants, drawn, world, observedJudged) {
	const sample = askable(drawn);
	const { trials, metrics, budget, concurrency, target } = suite;
	const { tools } = suite.layers;
	const price = target.kind === "agent" ? void 0 : target.price;
	const metered = suiteMeter(suite, world);
	const planned = await Promise.all(variants.map(async (one) => {
		const variant = await asRedacted(withRecordedRetrieval(one, sample.cases), suite);
		return {
			variant,
			assemble: await createAssembler(variant, metered.services)
		};
	}));
	const arms = planned.map(({ variant, assemble }) => {
		const { application } = metered;
		return {
			variant,
			respond: application === void 0 ? respondAsAgent({
				variant,
				assemble,
				tools
			}, {
				...metered,
				clock: world.clock
			}) : (asked, signal) => application.answer(variant, asked, signal)
		};
	});
	const plan = {
		arms,
		cases: sample.cases,
		trials,
		concurrency,
		errorBudget: budget.errors
	};
	const input = {
		arms: planned,
		cases: sample.cases,
		trials,
		metrics,
		tools,
		observedJudged,
		batched: world.batched === true,
		...target.kind === "agent" ? {} : { application: price === void 0 ? {} : { price } }
	};
	return {
		measurement: {
			suite,
			target: "replay",
			sample,
			plan,
			trials,
			scoreRecorded: observedJudged
		},
		metered,
		async estimate(asks) {
			const whole = await estimate(asks === void 0 ? input : {
				...input,
				asks: asks.all
			});
			const estimated = asks === void 0 ? whole : {
				...whole,
				low: (await estimate({
					...input,
					asks: asks.least
				})).low
			};
			world.progress.say(estimateLine(estimated, budget));
			const refused = tooDear(estimated, budget);
			const answers = arms.length * sample.cases.length * trials;
			return {
				...refused === void 0 ? {} : { refused },
				...whole.usd === void 0 || answers === 0 ? {} : { usdPerAnswer: whole.usd / answers }
			};
		}
	};
}
/** Searches of traces are redacted: a snapshot's are too, or an address in one would keep it from being found. */
async function asRedacted(variant, { traces: { redact } }) {
	const { retrieval } = variant;
	if (redact === null || retrieval.kind !== "snapshot") return variant;
	const { results } = retrieval.snapshot;
	const queries = await redactTexts(results.map(({ query }) => query), void 0, redact);
	const redacted = results.map((result, place) => ({
		...result,
		query: queries[place] ?? result.query
	}));
	return {
		...variant,
		retrieval: {
			kind: "snapshot",
			snapshot: {
				...retrieval.snapshot,
				results: redacted
			}
		}
	};
}
/** The sample without recordings that hold no input: nobody can be asked what was not written down. */
function askable(sample) {
	const cases = sample.cases.flatMap((one) => {
		const [first, ...others] = one.recordings.filter(({ turns }) => turns.length > 0);
		return first === void 0 ? [] : [{
			...one,
			recordings: [first, ...others]
		}];
	});
	return {
		...sample,
		cases
	};
}

export { KEPT_OF_AN_ANSWER as a, respondAsAgent as c, observedTuple as i, replayProduction as n, leftRecordingNote as o, measure as r, suiteMeter as s, openVariants as t };